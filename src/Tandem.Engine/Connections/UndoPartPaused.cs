using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Connections;

/// <summary>Undoes that a shop or an account was paused, or runs again.</summary>
internal sealed class UndoPartPaused(SellerParts parts) : IUndo
{
    public string Setting => SettingNotes.PartPaused;

    public async Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct) =>
        await Part(db, seller, note, ct) is { } part ? part.Paused.ToString() : null;

    public async Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        var part = await Part(db, seller, note, ct);
        await parts.Pause(db, seller, part!, bool.Parse(note["was"]), ct);
        return null;
    }

    private static async Task<SellerPart?> Part(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        var id = Guid.Parse(note["part"]);
        var (shop, account) = (new ShopId(id), new AccountId(id));
        var isShop = await db.Shops.AnyAsync(s => s.SellerId == seller && s.Id == shop, ct);
        if (!isShop && !await db.Accounts.AnyAsync(a => a.SellerId == seller && a.Id == account, ct)) return null;
        var paused = await db.SettingsOf<PausedParts>(seller, ct);
        return new SellerPart(id, isShop, note["name"], paused.Has(id));
    }
}

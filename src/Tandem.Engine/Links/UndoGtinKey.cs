using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>Undoes changes of where a shop's GTINs are read from.</summary>
internal sealed class UndoGtinKey(ChangeMatching matching) : IUndo
{
    public string Setting => SettingNotes.GtinKey;

    public async Task<string?> Now(TandemDb db, SellerId seller, Reason note, CancellationToken ct)
    {
        var shop = ShopId.TryParse(note["part"]);
        var row = await db.Shops.AsNoTracking().SingleOrDefaultAsync(s => s.SellerId == seller && s.Id == shop, ct);
        return row is null ? null : row.GtinKey ?? "";
    }

    public Task<Reason?> PutBack(TandemDb db, SellerId seller, Reason note, CancellationToken ct) =>
        matching.SetGtinKey(
            db, seller, ShopId.TryParse(note["part"])!.Value, note["was"] is { Length: > 0 } key ? key : null, ct);
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Connections;

/// <summary>Lists the shops and accounts of a seller, and pauses and resumes them, or the seller as a whole.</summary>
public sealed class SellerParts(Database database, TimeProvider clock)
{
    public async Task<IReadOnlyList<SellerPart>> List(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        var paused = await db.SettingsOf<PausedParts>(seller, ct);
        var shops = await db.Shops.Where(s => s.SellerId == seller).OrderBy(s => s.Rank).ToListAsync(ct);
        var accounts = await db.Accounts.Where(a => a.SellerId == seller).OrderBy(a => a.Name).ToListAsync(ct);
        return
        [
            .. shops.Select(s => new SellerPart(s.Id.Value, true, s.Name, paused.Has(s.Id))),
            .. accounts.Select(a => new SellerPart(a.Id.Value, false, a.Name, paused.Has(a.Id))),
        ];
    }

    /// <summary>Where the shop is.</summary>
    public async Task<Uri> AddressOf(ShopId shop, CancellationToken ct)
    {
        await using var db = database.Read();
        return new Uri(await db.Shops.Where(s => s.Id == shop).Select(s => s.Url).SingleAsync(ct));
    }

    /// <summary>Since when the whole seller is paused; null: it runs.</summary>
    public async Task<DateTimeOffset?> PausedSince(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Sellers.Where(s => s.Id == seller).Select(s => s.PausedAt).SingleOrDefaultAsync(ct);
    }

    /// <summary>
    /// Pauses a shop or an account, or lets it run again: it is neither read nor told a number; shipments and changes of orders
    /// that were begun are followed to their end. While a shop is paused no order goes into any shop.
    /// </summary>
    public Task Pause(SellerId seller, SellerPart part, bool paused, CancellationToken ct) =>
        database.WriteFor(seller, db => Pause(db, seller, part, paused, ct), ct);

    internal async Task Pause(TandemDb db, SellerId seller, SellerPart part, bool paused, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Sellers.SingleAsync(s => s.Id == seller, ct);
        if (!row.Set(row.Get<PausedParts>().With(part.Id, part.IsShop, paused))) return;
        db.NoteChange(seller, now, SettingNotes.PartPaused, paused
            ? Reason.Of("seller.part-paused", ("name", part.Name), ("part", part.Id), ("was", !paused), ("now", paused))
            : Reason.Of("seller.part-resumed", ("name", part.Name), ("part", part.Id), ("was", !paused), ("now", paused)));
        await LookAgain(db, seller, part, now, ct);
    }

    /// <summary>
    /// Pauses a whole seller, or lets it run again: nothing is read and nothing written, at once, wherever its loop runs.
    /// </summary>
    public Task Pause(SellerId seller, bool paused, CancellationToken ct) =>
        database.WriteFor(seller, db => Pause(db, seller, paused, ct), ct);

    internal async Task Pause(TandemDb db, SellerId seller, bool paused, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await db.Sellers.SingleAsync(s => s.Id == seller, ct);
        if (row.PausedAt is not null == paused) return;
        row.PausedAt = paused ? now : null;

        // Whoever owns it has lost it by this.
        row.Epoch++;
        row.Owner = null;
        db.NoteChange(seller, now, SettingNotes.SellerPaused, paused
            ? Reason.Of("seller.paused", ("name", row.Name), ("was", !paused), ("now", paused))
            : Reason.Of("seller.resumed", ("name", row.Name), ("was", !paused), ("now", paused)));
    }

    /// <summary>All of it is read at once, and offers of it are decided again.</summary>
    internal static async Task LookAgain(TandemDb db, SellerId seller, SellerPart part, DateTimeOffset now, CancellationToken ct)
    {
        var account = new AccountId(part.Id);
        await db.Observations.Where(o => o.SellerId == seller && o.Part == part.Id).ExecuteUpdateAsync(o => o
            .SetProperty(x => x.DueAt, now).SetProperty(x => x.Failures, 0).SetProperty(x => x.Problem, (Reason?)null)
            .SetProperty(x => x.FailingSince, (DateTimeOffset?)null), ct);
        await AskAboutReadings.Drop(db, seller, part.Id, now, ct);
        await db.Offers.Where(o => o.SellerId == seller && (part.IsShop || o.AccountId == account))
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        var shop = new ShopId(part.Id);
        await db.Items.Where(i => i.SellerId == seller && i.ShopId == shop && i.ExternalQuantity != null)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, true), ct);
        await IntentsAtOnce.MakeDue(db.Intents
            .Where(i => i.SellerId == seller && i.State == IntentState.Planned && i.DueAt > now), now, ct);
    }
}

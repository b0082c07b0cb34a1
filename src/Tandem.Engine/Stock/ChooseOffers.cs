using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Stock;

/// <summary>
/// Lets Tandem write the stock of all offers or of a chosen few, and takes offers back. Each in one transaction that the
/// seller's loop waits for: nothing outside the choice is ever written, not even for a moment.
/// </summary>
public sealed class ChooseOffers(Database database, TimeProvider clock)
{
    /// <summary>
    /// The picked offers are live from now on. Everything: no choice any more, offers that come later are live too. While stock
    /// is not live yet a choice replaces an earlier one; after that it is added to what is live.
    /// </summary>
    /// <returns>How many offers are live now that were not.</returns>
    public Task<int> GoLive(SellerId sellerId, OfferPick pick, CancellationToken ct) => database.WriteFor(sellerId, async db =>
    {
        if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == sellerId, ct) is not { } seller) return 0;
        var before = await Live(db, seller).CountAsync(ct);
        var stock = seller.Of(Module.Stock);
        var wasLive = seller.Writes(Module.Stock);
        if (wasLive && !stock.OnlyChosen) return 0;

        if (pick.IsEverything)
        {
            await Others(db, seller).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
            stock.OnlyChosen = false;
        }
        else
        {
            // What is picked is said by what is not live now: found before anything changes.
            var picked = await Keys(db, seller, pick, ct);
            if (picked.Count == 0) return 0;
            if (!wasLive)
                await db.Offers.Where(o => o.SellerId == sellerId && o.Chosen)
                    .ExecuteUpdateAsync(o => o.SetProperty(x => x.Chosen, false), ct);
            await Choose(db, picked, true, ct);
            stock.OnlyChosen = true;
        }

        // What the shop should show of an outside number was only decided until now.
        await db.Items.Where(i => i.SellerId == sellerId && i.ExternalQuantity != null)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, true), ct);
        var now = clock.GetUtcNow();
        stock.Since ??= now;
        await db.SaveChangesAsync(ct);
        var after = await Live(db, seller).CountAsync(ct);
        db.NoteChange(sellerId, now, SettingNotes.Offers, pick.IsEverything
            ? Reason.Of("seller.all-live", ("offers", after))
            : Reason.Of("seller.chosen-live", ("offers", after - (wasLive ? before : 0)), ("live", after)));
        return after - before;
    }, ct);

    /// <summary>
    /// The picked offers are only decided from now on; a push of theirs that was planned is taken away. What was sent already is
    /// still followed to its end. Everything else that is live stays live.
    /// </summary>
    /// <returns>How many offers are no longer live.</returns>
    public Task<int> TakeBack(SellerId sellerId, OfferPick pick, CancellationToken ct) => database.WriteFor(sellerId, async db =>
    {
        if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == sellerId, ct) is not { } seller || !seller.Writes(Module.Stock))
            return 0;
        var stock = seller.Of(Module.Stock);
        var before = await Live(db, seller).CountAsync(ct);
        var picked = await Keys(db, seller, pick, ct);
        if (picked.Count == 0) return 0;
        if (!stock.OnlyChosen)
            await db.Offers.Where(o => o.SellerId == sellerId && !o.Chosen)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.Chosen, true), ct);
        await Choose(db, picked, false, ct);
        stock.OnlyChosen = true;
        await db.SaveChangesAsync(ct);

        var now = clock.GetUtcNow();
        var back = await (
            from intent in db.Intents
            join offer in db.Offers on intent.Subject equals offer.Key
            where intent.SellerId == sellerId && intent.Kind == IntentKind.Stock && intent.State == IntentState.Planned
                && !offer.Chosen
            select new { intent, offer }).ToListAsync(ct);
        await TakeBackWrites.Run(db, back.ConvertAll(b => (b.intent, PushStock.About(b.offer))), now, ct);
        var after = await Live(db, seller).CountAsync(ct);
        db.NoteChange(sellerId, now, SettingNotes.Offers,
            Reason.Of("seller.chosen-back", ("offers", before - after), ("live", after)));
        return before - after;
    }, ct);

    /// <summary>
    /// Finds offers by EAN, reference, offer id or the SKU of an item that they sell; a code of several offers means all of them.
    /// </summary>
    /// <param name="codes">None: the offers that were chosen before.</param>
    public async Task<OffersNamed> Named(SellerId seller, IReadOnlyCollection<string> codes, CancellationToken ct)
    {
        await using var db = database.Read();
        var offers = db.Offers.Where(o => o.SellerId == seller && !o.Gone);
        if (codes.Count == 0) return new OffersNamed(await offers.Where(o => o.Chosen).Select(o => o.Key).ToListAsync(ct), []);

        var keys = new HashSet<long>();
        var unknown = new List<string>();
        foreach (var piece in codes.Select(c => c.Trim()).Where(c => c.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)
            .Chunk(500))
        {
            var gtins = piece.Select(c => Gtin.TryParse(c)?.Digits).OfType<string>().ToList();
            var words = piece.Select(c => c.ToLowerInvariant()).ToList();
            var byOffer = await offers.Where(o => gtins.Contains(o.Gtin!) || words.Contains(o.OfferId.ToLower())
                || words.Contains(o.Reference!.ToLower()))
                .Select(o => new { o.Key, o.Gtin, o.OfferId, o.Reference, Sku = (string?)null }).ToListAsync(ct);
            var byItem = await (
                from item in db.Items
                where item.SellerId == seller && !item.Gone && words.Contains(item.Sku!.Trim().ToLower())
                join part in db.LinkParts on item.Key equals part.ItemKey
                join offer in offers on part.OfferKey equals offer.Key
                select new { offer.Key, Gtin = (string?)null, OfferId = "", Reference = (string?)null, item.Sku })
                    .ToListAsync(ct);
            foreach (var code in piece)
            {
                var gtin = Gtin.TryParse(code)?.Digits;
                var found = byOffer.Concat(byItem)
                    .Where(o => (gtin is not null && o.Gtin == gtin) || Same(code, o.OfferId) || Same(code, o.Reference)
                        || Same(code, o.Sku)).ToList();
                if (found.Count == 0) unknown.Add(code);
                keys.UnionWith(found.Select(o => o.Key));
            }
        }

        return new OffersNamed(keys, unknown);
    }

    private static bool Same(string code, string? known) =>
        string.Equals(code, known?.Trim(), StringComparison.OrdinalIgnoreCase);

    private static IQueryable<Offer> Live(TandemDb db, Seller seller) =>
        DiffQuery.Of(db, seller, new DiffFilter(Live: true)).Select(d => d.Offer);

    private static IQueryable<Offer> Others(TandemDb db, Seller seller)
    {
        var chosenAreLive = seller.Writes(Module.Stock);
        return db.Offers.Where(o => o.SellerId == seller.Id && !o.Gone && !(chosenAreLive && o.Chosen));
    }

    private static async Task<List<long>> Keys(TandemDb db, Seller seller, OfferPick pick, CancellationToken ct)
    {
        var keys = new List<long>();
        foreach (var piece in DiffQuery.Pieces(DiffQuery.Of(db, seller, pick.Filter ?? new DiffFilter()), pick))
            keys.AddRange(await piece.Select(d => d.Offer.Key).ToListAsync(ct));
        return keys;
    }

    private static async Task Choose(TandemDb db, List<long> keys, bool chosen, CancellationToken ct)
    {
        foreach (var piece in keys.Chunk(1000))
        {
            await db.Offers.Where(o => piece.Contains(o.Key)).ExecuteUpdateAsync(
                o => o.SetProperty(x => x.Chosen, chosen).SetProperty(x => x.DecideDue, true), ct);
        }
    }
}

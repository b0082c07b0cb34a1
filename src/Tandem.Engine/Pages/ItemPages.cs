using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Pictures;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>What lies in bol's own warehouse of an item.</summary>
/// <param name="Graded">No longer for sale.</param>
public sealed record ItemAtBol(int Regular, int Graded, DateTimeOffset ReadAt);

/// <summary>What an external source says of an item.</summary>
/// <param name="At">When the number was true; null: not known.</param>
/// <param name="Target">What the shop should show because of it; null where it has no say.</param>
public sealed record ItemFromOutside(int Units, DateTimeOffset? At, int? Target, IntentState? Write, string? RemoteWords);

/// <summary>An offer on the page of its item, with why it shows what it shows.</summary>
/// <param name="Write">State of the write that is under way, or of the last one.</param>
/// <param name="Shows">What shoppers see at bol now: read or written last, less the sales since.</param>
/// <param name="Live">Whether Tandem writes its stock.</param>
/// <param name="Proposal">What adaptive safety stock would hold back, where it only proposes.</param>
/// <param name="ShownFrom">How <paramref name="Shows"/> came about; empty where that is not known.</param>
public sealed record ItemOffer(
    long Key, string OfferId, string? Ean, string? Reference, bool Lvb, MatchVerdict Verdict, int? Target, Reason? Why,
    DateTimeOffset? DecidedAt,
    int? Confirmed, DateTimeOffset? ConfirmedAt, int? Shows, DateTimeOffset? ReadAt, IntentState? Write, string? RemoteWords,
    bool Live, Reason? Proposal, IReadOnlyList<SumTerm> ShownFrom);

/// <summary>A bol line that the item's stock reading cannot contain yet.</summary>
public sealed record PromisedLine(long OrderKey, string BolOrderId, DateTimeOffset PlacedAt, DateTimeOffset? ImportedAt,
    int Units);

/// <summary>Reads what the pages about items show.</summary>
public sealed class ItemPages(Database database, TimeProvider clock)
{
    /// <param name="search">A SKU or GTIN, or a part of it or of the name; empty for all.</param>
    /// <param name="verdict">Only items with this verdict; null for all.</param>
    public async Task<PageOf<ItemRow>> List(SellerId seller, string? search, MatchVerdict? verdict, int skip, int take,
        CancellationToken ct)
    {
        await using var db = database.Read();
        var items = db.Items.Where(i => i.SellerId == seller && !i.Gone);
        if (verdict is { } wanted) items = items.Where(i => i.Verdict == wanted);
        var page = await ItemSearch.ByName(db, await ItemSearch.Found(db, seller, items, search, ct), skip, take, ct);
        var keys = page.Rows.Select(i => i.Key).ToList();
        var offers = (await OwnOffers(db, keys).ToListAsync(ct)).ToLookup(o => o.ItemKey, o => o.Offer);
        var gtins = page.Rows.Select(i => i.Gtin).OfType<string>().Distinct().ToList();
        var atBol = (await db.LvbStocks.Where(s => s.SellerId == seller && gtins.Contains(s.Gtin)).ToListAsync(ct))
            .ToLookup(s => s.Gtin, s => s.Regular);
        return page.As(i => Row(i, offers[i.Key].FirstOrDefault()) with
        {
            Lvb = i.Gtin is not null && atBol.Contains(i.Gtin) ? atBol[i.Gtin].Sum() : null
        });
    }

    /// <returns>Null where the seller has no such item.</returns>
    public async Task<ItemPage?> Of(SellerId sellerId, long itemKey, CancellationToken ct)
    {
        await using var db = database.Read();
        var item = await db.Items.SingleOrDefaultAsync(i => i.Key == itemKey && i.SellerId == sellerId, ct);
        if (item is null) return null;

        var seller = await db.Sellers.SingleAsync(s => s.Id == sellerId, ct);
        var shop = await db.Shops.SingleAsync(s => s.Id == item.ShopId, ct);
        var offerKeys = await db.LinkParts.Where(p => p.ItemKey == itemKey).Select(p => p.OfferKey).ToListAsync(ct);
        var offers = await db.Offers
            .Where(o => offerKeys.Contains(o.Key)
                || (item.Gtin != null && o.SellerId == sellerId && o.Gtin == item.Gtin && !o.Gone)).ToListAsync(ct);
        var keys = offers.ConvertAll(o => o.Key);
        var writes = await db.Intents.Where(i => i.Kind == IntentKind.Stock && keys.Contains(i.Subject))
            .ToDictionaryAsync(i => i.Subject, ct);
        var inputs = await StockInputs.Read(db, seller, offers, clock.GetUtcNow(), ct);
        var part = offers.SelectMany(o => inputs.FactsOf(o).Parts).FirstOrDefault(p => p.ItemKey == itemKey);
        var sent = offers.Where(o => o is { Lvb: false, ConfirmedSentAt: not null })
            .ToDictionary(o => o.Key, o => o.ConfirmedSentAt!.Value);
        var sold = (await SoldLines.Since(db, sent, clock.GetUtcNow(), ct)).ToLookup(l => l.OfferKey, l => l.Quantity);
        var lines = await (
            from line in db.OrderLines
            join order in db.Orders on line.OrderKey equals order.Key
            where line.OfferKey != null && keys.Contains(line.OfferKey.Value) && !line.InStockReading
            orderby line.PlacedAt
            select new
            {
                line.Imported,
                line.Quantity,
                line.Cancelled,
                order.Key,
                order.BolOrderId,
                order.PlacedAt,
                order.ImportedAt
            }).ToListAsync(ct);

        return new ItemPage(
            Row(item, offers.Find(o => !o.Lvb && offerKeys.Contains(o.Key))),
            item.ProductId, item.VariationId, shop.Name, new Uri(shop.Url), Gtin.Read(item.GtinText),
            part?.Promised ?? 0, part?.Held ?? 0,
            [
                .. lines.Where(l => l.ImportedAt is null || l.ImportedAt >= (part?.ReadAt ?? item.ReadAt))
                    .Select(l => new PromisedLine(l.Key, l.BolOrderId, l.PlacedAt, l.ImportedAt, l.Imported
                        ?? Math.Max(0, l.Quantity - l.Cancelled)))
                    .Where(l => l.Units > 0),
            ],
            [
                .. offers.Select(o => new ItemOffer(
                    o.Key, o.OfferId, o.Ean, o.Reference, o.Lvb, o.Verdict, o.Target, o.TargetReason, o.DecidedAt, o.Confirmed,
                    o.ConfirmedAt,
                    o.Shows, o.ReadAt, writes.GetValueOrDefault(o.Key)?.State, writes.GetValueOrDefault(o.Key)?.RemoteWords,
                    seller.WritesStockOf(o), inputs.ProposalFor(o),
                    o.Lvb ? [] : ShownSum.Of(o.Shows, o.Confirmed, sold[o.Key].Sum()))),
            ],
            seller.Writes(Module.Stock))
        {
            AtBol = await AtBol(db, item, ct),
            FromOutside = await FromOutside(db, item, ct),
        };
    }

    private static async Task<ItemAtBol?> AtBol(TandemDb db, Item item, CancellationToken ct)
    {
        if (item.Gtin is null) return null;
        var stocks = await db.LvbStocks.Where(s => s.SellerId == item.SellerId && s.Gtin == item.Gtin).ToListAsync(ct);
        return stocks.Count == 0 ? null
            : new ItemAtBol(stocks.Sum(s => s.Regular), stocks.Sum(s => s.Graded), stocks.Min(s => s.ReadAt));
    }

    private static async Task<ItemFromOutside?> FromOutside(TandemDb db, Item item, CancellationToken ct)
    {
        if (item.ExternalQuantity is not { } units) return null;
        var key = External.DecideShopStock.BusinessKey(item.Key);
        var write = await db.Intents.SingleOrDefaultAsync(i => i.SellerId == item.SellerId && i.BusinessKey == key, ct);
        var fileAt = await db.ExternalSources.Where(s => s.SellerId == item.SellerId).Select(s => s.FileAt)
            .SingleOrDefaultAsync(ct);
        return new ItemFromOutside(units, item.ExternalAt ?? fileAt, item.ShopTarget, write?.State, write?.RemoteWords);
    }

    private static IQueryable<ItemWithOffer> OwnOffers(TandemDb db, List<long> itemKeys) =>
        from part in db.LinkParts
        join offer in db.Offers on part.OfferKey equals offer.Key
        where itemKeys.Contains(part.ItemKey) && !offer.Lvb
        select new ItemWithOffer { ItemKey = part.ItemKey, Offer = offer };

    private static ItemRow Row(Item item, Offer? offer) => new(
        item.Key, item.Name, item.Sku, item.GtinText, item.Verdict, item.StockKept, item.Quantity, offer?.Target, offer?.Shows,
        item.ReadAt, Why: offer?.TargetReason)
    {
        Picture = ItemPicture.Of(item.Key, item.Picture),
    };

    private sealed class ItemWithOffer
    {
        public required long ItemKey { get; init; }
        public required Offer Offer { get; init; }
    }
}

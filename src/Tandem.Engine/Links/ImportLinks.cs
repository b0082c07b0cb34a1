using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>An offer that a file links, and what it is to sell.</summary>
public sealed record LinkFileOffer(long OfferKey, string? Ean, string Sells, IReadOnlyList<LinkWish> Parts);

/// <summary>
/// What a file comes to: what it changes, what is so already, and every row that cannot be used. An offer with such a row is left
/// as it is.
/// </summary>
public sealed record LinkImport(IReadOnlyList<LinkFileOffer> Changes, int Unchanged, IReadOnlyList<LinkFileProblem> Problems);

/// <summary>Links offers as a file says. First looked at, then done.</summary>
public sealed class ImportLinks(Database database, LinkByHand links)
{
    public const int LargestFile = 5 << 20;

    /// <summary>Says what the file would do; changes nothing.</summary>
    public async Task<LinkImport> Preview(SellerId seller, byte[] file, CancellationToken ct)
    {
        var content = LinkFile.Read(file);
        await using var db = database.Read();
        var found = await Found.Read(db, seller, content.Rows, ct);
        var problems = new List<LinkFileProblem>(content.Problems);
        var wanted = new Dictionary<long, List<(LinkFileRow Row, Item Item)>>();
        var spoilt = new HashSet<long>();
        foreach (var row in content.Rows)
        {
            var (offer, noOffer) = found.OfferOf(row);
            if (offer is null)
            {
                problems.Add(new LinkFileProblem(row.Line, noOffer!));
                continue;
            }

            var (item, noItem) = found.ItemOf(row);
            if (item is not null)
            {
                if (!wanted.TryGetValue(offer.Key, out var rows)) wanted[offer.Key] = rows = [];
                rows.Add((row, item));
                continue;
            }

            problems.Add(new LinkFileProblem(row.Line, noItem!));
            spoilt.Add(offer.Key);
        }

        return await Plan(db, seller, found, wanted.Where(w => !spoilt.Contains(w.Key)), problems, ct);
    }

    /// <summary>Does what <see cref="Preview"/> says, one offer after the other.</summary>
    /// <returns>What was done; what was refused since stands among the problems, on line 0.</returns>
    public async Task<LinkImport> Apply(SellerId seller, byte[] file, CancellationToken ct)
    {
        var plan = await Preview(seller, file, ct);
        var done = new List<LinkFileOffer>(plan.Changes.Count);
        var problems = new List<LinkFileProblem>(plan.Problems);
        foreach (var change in plan.Changes)
        {
            if (await links.Link(seller, change.OfferKey, change.Parts, LinkedBy.Csv, ct) is { } refused)
                problems.Add(new LinkFileProblem(0, refused));
            else done.Add(change);
        }

        return new LinkImport(done, plan.Unchanged, problems);
    }

    private static async Task<LinkImport> Plan(
        TandemDb db, SellerId seller, Found found, IEnumerable<KeyValuePair<long, List<(LinkFileRow Row, Item Item)>>> wanted,
        List<LinkFileProblem> problems, CancellationToken ct)
    {
        var present = (await db.LinkParts.Where(p => p.SellerId == seller).Select(p => new { p.OfferKey, p.ItemKey, p.Quantity })
            .ToListAsync(ct)).ToLookup(p => p.OfferKey);
        var changes = new List<LinkFileOffer>();
        var unchanged = 0;
        foreach (var (key, rows) in wanted)
        {
            var parts = rows.ConvertAll(r => new LinkWish(r.Item.Key, r.Row.Quantity));
            if (LinkWishRule.Decide(parts, rows.Select(r => r.Item).DistinctBy(i => i.Key)
                .ToDictionary(i => i.Key)) is { } refused)
            {
                problems.Add(new LinkFileProblem(rows[0].Row.Line, refused));
                continue;
            }

            if (present[key].Select(p => (p.ItemKey, p.Quantity)).ToHashSet()
                .SetEquals(parts.Select(p => (p.ItemKey, p.Quantity))))
            {
                unchanged++;
                continue;
            }

            var sells =
                string.Join(" + ", rows.Select(r => r.Row.Quantity == 1 ? r.Item.Name : $"{r.Row.Quantity} × {r.Item.Name}"));
            changes.Add(new LinkFileOffer(key, found.Offer(key).Ean, sells, parts));
        }

        return new LinkImport(changes, unchanged, [.. problems.OrderBy(p => p.Line)]);
    }

    /// <summary>The seller's offers and items among those that the file names.</summary>
    private sealed class Found(List<Offer> offers, List<Item> items)
    {
        private readonly Dictionary<long, Offer> _byKey = offers.ToDictionary(o => o.Key);
        private readonly ILookup<string, Offer> _byId = offers.ToLookup(o => o.OfferId, StringComparer.OrdinalIgnoreCase);
        private readonly ILookup<string?, Offer> _byGtin = offers.ToLookup(o => o.Gtin);
        private readonly ILookup<Sku?, Item> _bySku = items.ToLookup(i => Sku.TryParse(i.Sku));
        private readonly ILookup<long, Item> _byShopId = items.ToLookup(i => i.VariationId == 0 ? i.ProductId : i.VariationId);

        public static async Task<Found> Read(TandemDb db, SellerId seller, IReadOnlyList<LinkFileRow> rows, CancellationToken ct)
        {
            var (offers, items) = (new Dictionary<long, Offer>(), new Dictionary<long, Item>());
            foreach (var chunk in rows.Chunk(1_000))
            {
                var ids = chunk.Select(r => r.OfferId.ToLowerInvariant()).Where(id => id.Length > 0).Distinct().ToList();
                var gtins = chunk.Where(r => r.OfferId.Length == 0).Select(r => Gtin.TryParse(r.Ean)?.Digits).OfType<string>()
                    .Distinct().ToList();
                foreach (var offer in await db.Offers
                    .Where(o => o.SellerId == seller && !o.Gone && (ids.Contains(o.OfferId.ToLower()) || gtins.Contains(o.Gtin!)))
                    .ToListAsync(ct))
                    offers[offer.Key] = offer;

                var skus = chunk.Where(r => r.ProductId is null && r.VariationId is null).Select(r => r.Sku.ToLowerInvariant())
                    .Distinct().ToList();
                var shopIds = chunk.Select(r => r.VariationId ?? r.ProductId).OfType<long>().Distinct().ToList();
                foreach (var item in await db.Items.Where(i => i.SellerId == seller && !i.Gone
                    && (skus.Contains(i.Sku!.Trim().ToLower()) || shopIds.Contains(i.VariationId)
                        || (i.VariationId == 0 && shopIds.Contains(i.ProductId)))).ToListAsync(ct))
                    items[item.Key] = item;
            }

            return new Found([.. offers.Values], [.. items.Values]);
        }

        public Offer Offer(long key) => _byKey[key];

        public (Offer? Offer, Reason? Why) OfferOf(LinkFileRow row)
        {
            if (row.OfferId.Length > 0)
            {
                if (_byId[row.OfferId].ToList() is not [var named])
                    return (null, Reason.Of("file.no-such-offer", ("offer", row.OfferId)));
                return row.Ean.Length > 0 && Gtin.TryParse(row.Ean)?.Digits != named.Gtin
                    ? (null, Reason.Of("file.offer-has-other-ean", ("offer", row.OfferId), ("ean", named.Ean))) : (named, null);
            }

            var carrying = _byGtin[Gtin.TryParse(row.Ean)!.Digits].ToList();
            var own = carrying.FindAll(o => !o.Lvb);
            return (own.Count > 0 ? own : carrying) switch
            {
                [var only] => (only, null),
                [] => (null, Reason.Of("file.no-such-ean", ("ean", row.Ean))),
                _ => (null, Reason.Of("file.several-offers", ("ean", row.Ean))),
            };
        }

        public (Item? Item, Reason? Why) ItemOf(LinkFileRow row)
        {
            var id = row.VariationId ?? row.ProductId;
            var named = id is { } key
                ? _byShopId[key].Where(i => row.VariationId is null || row.ProductId is null || i.ProductId == row.ProductId)
                    .ToList() : [.. _bySku[Sku.TryParse(row.Sku)]];
            var text = id?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? row.Sku;
            if (named.Count > 1) return (null, Reason.Of("file.several-items", ("text", text)));
            if (named is not [var item]) return (null, Reason.Of("file.no-such-item", ("text", text)));
            return id is not null && row.Sku.Length > 0 && Sku.TryParse(row.Sku) != Sku.TryParse(item.Sku)
                ? (null, Reason.Of("file.item-has-other-sku", ("text", text), ("sku", item.Sku))) : (item, null);
        }
    }
}

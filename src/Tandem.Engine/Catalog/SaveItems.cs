using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Catalog;

/// <summary>Takes over what the shop answered, and marks what must be matched or decided again because of it.</summary>
internal static class SaveItems
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    /// <param name="began">When the reading began.</param>
    /// <param name="news">Only what changed is of interest: what is as it was is not written, and keeps the moment of its
    /// reading.</param>
    /// <returns>True where something changed that matching or stock depends on.</returns>
    public static async Task<bool> Save(
        TandemDb db, ItemChanges changes, Shop shop, IReadOnlyList<WooProduct> products, DateTimeOffset began,
        CancellationToken ct, bool news = false)
    {
        var productIds = products.Select(p => IdOf(p).ProductId).Distinct().ToList();
        var known = (await db.Items.Where(i => i.ShopId == shop.Id && productIds.Contains(i.ProductId)).ToListAsync(ct))
            .ToDictionary(i => (i.ProductId, i.VariationId));
        var moves = new List<ItemMove>();
        var groups = await SaveGroups.Save(db, shop, products, ct);
        var marks = new Marks();
        var changed = false;

        foreach (var product in products)
        {
            var isItem = product.Type is not ("variable" or "grouped" or "external");
            var id = IdOf(product);
            if (!known.TryGetValue(id, out var item))
            {
                if (!isItem) continue;
                item = new Item
                {
                    SellerId = shop.SellerId,
                    ShopId = shop.Id,
                    ProductId = id.ProductId,
                    VariationId = id.VariationId,
                    Name = "",
                    MatchDue = true
                };
                db.Items.Add(item);
                known[id] = item;
                changed = true;
                marks.Appeared = true;
            }
            else if (began < item.ReadAt)
            {
                continue;
            }

            var move = new ItemMove(item, item.Quantity, item.ReadAt);
            changed |= Take(item, product, shop, groups, gone: !isItem || product.Status == "trash", began, marks);
            if (move.Before != item.Quantity) moves.Add(move);
        }

        foreach (var parent in products.Where(p => p.Type != "variation"))
            TakePool(parent, [.. known.Values.Where(i => i.ProductId == parent.Id && i.VariationId != 0 && !i.Gone)], began,
                moves, marks);
        if (news)
        {
            LeaveSame(db, known.Values);
            await LookAtDoubles(db, shop, [.. known.Values.Where(i => i.Key == 0)], began, ct);
        }

        await Rematch(db, shop, marks, ct);
        marks.Touched.AddRange(groups.Touched);
        await changes.Tell(db,
            new ItemNews(shop.SellerId, moves, marks.Touched, marks.LeftGtins, marks.Hints, marks.OtherCodes), began, ct);
        return changed || marks.Touched.Count > 0;
    }

    private static void LeaveSame(TandemDb db, IEnumerable<Item> items)
    {
        foreach (var entry in items.Where(i => i.Key != 0).Select(i => db.Entry(i)))
        {
            if (entry.Properties.Any(p => p.IsModified && p.Metadata.Name != nameof(Item.ReadAt))) continue;
            var readAt = entry.Property(i => i.ReadAt);
            (readAt.CurrentValue, readAt.IsModified) = (readAt.OriginalValue, false);
        }
    }

    /// <summary>
    /// What comes under the number or code of another may stand in its place: one that is removed for good is in no list, so the
    /// other is asked for by name.
    /// </summary>
    private static async Task LookAtDoubles(TandemDb db, Shop shop, IReadOnlyList<Item> newcomers, DateTimeOffset began,
        CancellationToken ct)
    {
        var gtins = newcomers.Select(i => i.Gtin).OfType<string>().ToList();
        var codes = newcomers.Select(i => i.Sku).Where(s => !string.IsNullOrEmpty(s)).OfType<string>().ToList();
        if (gtins.Count + codes.Count == 0) return;
        var since = began - Moment;
        await db.Items.Where(i => i.ShopId == shop.Id && !i.Gone && i.ReadAt < began && i.ReadDueSince == null
                && (gtins.Contains(i.Gtin!) || codes.Contains(i.Sku!)))
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ReadDueSince, since), ct);
    }

    /// <summary>The shop no longer knows these items; what another reading found that began later stands.</summary>
    public static async Task MarkGone(
        TandemDb db, ItemChanges changes, IReadOnlyList<Item> items, DateTimeOffset began, CancellationToken ct)
    {
        if (items.Count == 0) return;
        var missing = items.Select(i => i.Key).ToList();
        var keys = await db.Items.Where(i => missing.Contains(i.Key) && i.ReadAt <= began).Select(i => i.Key).ToListAsync(ct);
        if (keys.Count == 0) return;
        await db.Items.Where(i => keys.Contains(i.Key)).ExecuteUpdateAsync(i => i
            .SetProperty(x => x.Gone, true)
            .SetProperty(x => x.MatchDue, true)
            .SetProperty(x => x.ReadDueSince, (DateTimeOffset?)null)
            .SetProperty(x => x.ExternalDue, x => x.ExternalDue || x.ExternalQuantity != null || x.ShopTarget != null)
            .SetProperty(x => x.ExternalQuantity, (int?)null)
            .SetProperty(x => x.ExternalAt, (DateTimeOffset?)null)
            .SetProperty(x => x.ReadAt, began), ct);
        await changes.Tell(db, new ItemNews(items[0].SellerId, [], keys, [], []), began, ct);
    }

    /// <summary>
    /// A parent that keeps the stock of its variations is the only one that a sale or a count changes: its number is theirs. What
    /// else it tells of them they are asked about themselves.
    /// </summary>
    private static void TakePool(WooProduct parent, IReadOnlyList<Item> variations, DateTimeOffset began, List<ItemMove> moves,
        Marks marks)
    {
        // A moment before it, so that any reading that begins by now ends the wait.
        var since = began - Moment;
        var isVariable = parent.Type == "variable";
        var counts = parent.ManageStock == WooManageStock.Yes;
        var (inStock, backordered) = (parent.StockStatus != "outofstock", parent.Backorders is "yes" or "notify");
        foreach (var item in variations.Where(i => i.ReadAt < began))
        {
            // Where the parent begins or ends to count, its variations answer something else, and none of their dates says so.
            var moved = isVariable && item.StockKept == (counts ? StockKept.Nowhere : StockKept.AtParent);
            var listed = parent.Variations?.Contains(item.VariationId) ?? isVariable;
            if (moved || parent.Status == "trash" || !listed) item.ReadDueSince ??= since;
            if (!isVariable || moved || item.StockKept != StockKept.AtParent) continue;
            if ((item.Quantity, item.InStock, item.Backordered) != (parent.StockQuantity, inStock, backordered)
                || item.ReadDueSince is not null) marks.Touched.Add(item.Key);
            var move = new ItemMove(item, item.Quantity, item.ReadAt);
            (item.Quantity, item.InStock, item.Backordered, item.ReadAt) = (parent.StockQuantity, inStock, backordered, began);
            if (move.Before != item.Quantity) moves.Add(move);
            if (item.ReadDueSince < began) item.ReadDueSince = null;
        }
    }

    /// <summary>
    /// The shop's shoppers cannot buy it: a draft, private, pending, planned. A variation that is switched off is private.
    /// </summary>
    public static bool IsUnpublished(WooProduct product) => product.Status is not (null or "publish" or "trash");

    /// <summary>The ids of the item that the shop speaks of.</summary>
    public static (long ProductId, long VariationId) IdOf(WooProduct product) =>
        product.Type == "variation" ? (product.ParentId ?? 0, product.Id) : (product.Id, 0);

    private static bool Take(Item item, WooProduct product, Shop shop, SaveGroups of, bool gone, DateTimeOffset began,
        Marks marks)
    {
        var groups = of.Of(product);
        var (text, from) = GtinSourceRule.Find(product, shop.GtinKey);
        var gtin = Gtin.TryParse(text)?.Digits;
        var bundle = BundleRule.Read(product) is { } parts ? BundlePart.ToJson(parts) : null;
        var hint = TakeOverRule.OfferId(product);
        var kept = product.ManageStock switch
        {
            WooManageStock.Yes => StockKept.Here,
            WooManageStock.Parent => StockKept.AtParent,
            _ => StockKept.Nowhere,
        };

        var unpublished = IsUnpublished(product) || of.IsUnpublished(product);
        var rematch = item.Gtin != gtin || item.GtinText != text || item.Sku != product.Sku || item.Gone != gone
            || item.BundleOf != bundle
            || item.OfferIdHint != hint || item.Unpublished != unpublished;
        if (rematch)
        {
            marks.OtherCodes |= !gone && (item.Gone || item.Key == 0 || item.Gtin != gtin || item.Sku != product.Sku);
            if (item.Gtin is not null && item.Gtin != gtin) marks.LeftGtins.Add(item.Gtin);
            if (item.OfferIdHint != hint) marks.Hints.AddRange(new[] { item.OfferIdHint, hint }.OfType<string>());
            marks.Appeared |= item.Gone && !gone;
            item.MatchDue = true;
        }

        var waited = item.ReadDueSince is not null;
        var inStock = product.StockStatus != "outofstock";
        var backordered = product.Backorders is "yes" or "notify";
        var ofParts = BundleRule.IsOfParts(product);
        var restock = item.Quantity != product.StockQuantity || item.StockKept != kept || item.InStock != inStock
            || item.StockOfParts != ofParts || item.Backordered != backordered
            || item.Gone != gone || item.Unpublished != unpublished || (item.Categories, item.Tags) != groups;
        if (item.Key != 0 && (restock || waited)) marks.Touched.Add(item.Key);

        item.Name = of.NameOf(product);
        item.Sku = product.Sku;
        (item.GtinText, item.GtinFrom, item.Gtin) = (text, from, gtin);
        (item.BundleOf, item.OfferIdHint) = (bundle, hint);
        (item.Categories, item.Tags) = groups;
        item.TaxClass = product.TaxClass ?? "";
        item.Picture = of.PictureOf(product);
        item.PriceCents = product.Price is { } price ? Money.FromEuros(price).Cents : null;
        (item.StockKept, item.StockOfParts) = (kept, ofParts);
        item.Quantity = product.StockQuantity;
        (item.InStock, item.Backordered) = (inStock, backordered);
        item.ModifiedAt = product.DateModifiedGmt;
        (item.Gone, item.Unpublished) = (gone, unpublished);
        if (gone) ForgetNumber(item);
        item.ReadAt = began;
        item.UnreadableSince = null;
        if (item.ReadDueSince < began) item.ReadDueSince = null;
        return rematch;
    }

    /// <summary>What was said of it while it was there says nothing about what may come back in its place.</summary>
    private static void ForgetNumber(Item item)
    {
        item.ExternalDue |= item.ExternalQuantity is not null || item.ShopTarget is not null;
        (item.ExternalQuantity, item.ExternalAt) = (null, null);
    }

    private static async Task Rematch(TandemDb db, Shop shop, Marks marks, CancellationToken ct)
    {
        var seller = shop.SellerId;
        if (marks.LeftGtins.Count > 0)
        {
            var gtins = marks.LeftGtins;
            await db.Items.Where(i => i.SellerId == seller && gtins.Contains(i.Gtin!))
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.MatchDue, true), ct);
        }

        // A bundle may have been read before its parts were.
        if (marks.Appeared)
        {
            await db.Items.Where(i => i.ShopId == shop.Id && i.BundleOf != null && i.Verdict == MatchVerdict.BundleUnclear)
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.MatchDue, true), ct);
        }
    }

    /// <summary>What of the seller must be looked at again because of what was read.</summary>
    private sealed class Marks
    {
        public List<string> LeftGtins { get; } = [];
        public List<string> Hints { get; } = [];
        public List<long> Touched { get; } = [];

        /// <summary>An item is there that was not.</summary>
        public bool Appeared { get; set; }

        /// <inheritdoc cref="ItemNews.OtherCodes"/>
        public bool OtherCodes { get; set; }
    }
}

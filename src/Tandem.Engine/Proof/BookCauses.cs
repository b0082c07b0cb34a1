using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Proof;

/// <summary>
/// Puts changes of items' stock down to the orders behind them. A reading often shows a change before the order that made it
/// is known; such an entry stands as a correction at first, and is divided when the order comes to light.
/// </summary>
internal static class BookCauses
{
    /// <summary>How much later than a reading an order may come to light that is in it.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    // The shop's clock against ours.
    private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(35);
    private static readonly StockCause[] Open = [StockCause.Correction, StockCause.Delivery];

    /// <param name="readBefore">For items that were just read: when the reading before began.</param>
    public static async Task Run(
        TandemDb db, IReadOnlyCollection<long> itemKeys, IReadOnlyDictionary<long, DateTimeOffset> readBefore, DateTimeOffset now,
        CancellationToken ct)
    {
        var from = now - Late;
        var entries = await db.StockEntries
            .Where(e => e.ItemKey != null && itemKeys.Contains(e.ItemKey.Value) && e.At >= from && Open.Contains(e.Cause)
            && e.Before != null && e.After != null).OrderBy(e => e.At).ThenBy(e => e.Key).ToListAsync(ct);
        if (entries.Count == 0) return;

        var changed = entries.Select(e => e.ItemKey!.Value).Distinct().ToList();
        var pools = await Pools(db, changed, ct);
        var members = pools.Values.SelectMany(p => p).Distinct().ToList();
        var since = readBefore.Where(r => changed.Contains(r.Key)).Select(r => r.Value).Append(entries[0].At - Late).Min();
        if (since < now - Remembered) since = now - Remembered;
        var sales = await db.ShopSales
            .Where(s => members.Contains(s.ItemKey) && s.At >= now - Remembered && (s.At >= since - Late || s.Returned > 0))
            .ToListAsync(ct);
        var known = Of(sales).Concat(await Lines(db, members, since, now, ct)).ToLookup(c => c.ItemKey);
        var booked = await Booked(db, changed, [.. known.SelectMany(k => k).Select(c => c.Cause.Reference).Distinct()], ct);

        foreach (var entry in entries)
        {
            var item = entry.ItemKey!.Value;
            readBefore.TryGetValue(item, out var before);
            var possible = pools[item].SelectMany(member => known[member])
                .Select(c => c.For(entry, before, booked.GetValueOrDefault((item, c.Cause.Cause, c.Cause.Reference))))
                .OfType<KnownCause>();
            var (parts, taken) = CauseRule.Split(entry.After!.Value - entry.Before!.Value, possible);
            if (taken.Count == 0) continue;

            foreach (var cause in taken)
            {
                var key = (item, cause.Cause, cause.Reference);
                booked[key] = booked.GetValueOrDefault(key) + cause.Delta;
                foreach (var sale in sales.Where(s => cause.Cause == StockCause.ShopOrder && s.ItemKey == item
                    && Reference(s) == cause.Reference)) sale.BookedAt = entry.At;
            }

            Divide(db, entry, parts);
        }
    }

    /// <summary>The number of a shop order as the ledger names it.</summary>
    public static string Reference(ShopSale sale) =>
        sale.Number ?? sale.ShopOrderId.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static void Divide(TandemDb db, StockEntry entry, IReadOnlyList<CausedChange> parts)
    {
        var number = entry.Before!.Value;
        for (var i = 0; i < parts.Count; i++)
        {
            var row = i == 0 ? entry
                : new StockEntry { SellerId = entry.SellerId, ItemKey = entry.ItemKey, At = entry.At, RemoteAt = entry.RemoteAt };
            (row.Cause, row.Reference, row.Before, row.After) =
                (parts[i].Cause, parts[i].Reference, number, number += parts[i].Delta);
            if (i > 0) db.StockEntries.Add(row);
        }
    }

    /// <summary>
    /// For each item, the items whose sales lower its number: itself, variations that share their parent's stock, its other
    /// languages.
    /// </summary>
    private static async Task<Dictionary<long, List<long>>> Pools(TandemDb db, List<long> keys, CancellationToken ct)
    {
        var shared = await (
            from item in db.Items
            join other in db.Items on new { item.ShopId, item.ProductId, item.StockKept } equals new
            {
                other.ShopId,
                other.ProductId,
                other.StockKept
            }
            where keys.Contains(item.Key) && item.StockKept == StockKept.AtParent
            select new { item.Key, Member = other.Key }).AsNoTracking().ToListAsync(ct);
        shared.AddRange(await (
            from item in db.Items
            join other in db.Items on item.SameAs equals other.SameAs
            where keys.Contains(item.Key) && item.SameAs != null
            select new { item.Key, Member = other.Key }).AsNoTracking().ToListAsync(ct));
        var pools = shared.GroupBy(s => s.Key).ToDictionary(g => g.Key, g => g.Select(s => s.Member).Distinct().ToList());
        foreach (var key in keys) pools.TryAdd(key, [key]);
        return pools;
    }

    private static IEnumerable<Candidate> Of(IEnumerable<ShopSale> sales)
    {
        foreach (var sale in sales)
        {
            yield return new Candidate(sale.ItemKey,
                new KnownCause(StockCause.ShopOrder, -sale.Units, Reference(sale), sale.At, false), sale.SeenAt);
            if (sale.Returned > 0)
                yield return new Candidate(sale.ItemKey,
                    new KnownCause(StockCause.Return, sale.Returned, Reference(sale), sale.At, false), null);
        }
    }

    private static async Task<List<Candidate>> Lines(TandemDb db, List<long> members, DateTimeOffset since, DateTimeOffset now,
        CancellationToken ct)
    {
        var lines = await (
            from part in db.LinkParts
            join line in db.OrderLines on part.OfferKey equals line.OfferKey
            join order in db.Orders on line.OrderKey equals order.Key
            where members.Contains(part.ItemKey) && line.PlacedAt >= now - Remembered && line.Imported > 0 && !line.UnknownProduct
                && (order.ImportedAt >= since - Late || line.Cancelled > 0 || order.ShopStatus == "cancelled"
                    || order.ShopStatus == "refunded")
            select new
            {
                part.ItemKey,
                PerOffer = part.Quantity,
                Imported = line.Imported!.Value,
                line.Quantity,
                line.Cancelled,
                order.BolOrderId,
                order.ImportedAt,
                order.ShopStatus
            })
            .AsNoTracking().ToListAsync(ct);
        var found = new List<Candidate>();
        foreach (var line in lines)
        {
            var imported = line.ImportedAt ?? now;
            found.Add(new Candidate(line.ItemKey,
                new KnownCause(StockCause.BolOrder, -line.Imported * line.PerOffer, line.BolOrderId, imported, false), imported));
            var back = line.ShopStatus is "cancelled" or "refunded" ? line.Imported
                : Math.Max(0, line.Imported - Math.Max(0, line.Quantity - line.Cancelled));
            if (back > 0)
                found.Add(new Candidate(line.ItemKey,
                    new KnownCause(StockCause.Cancellation, back * line.PerOffer, line.BolOrderId, imported, false), null));
        }

        return found;
    }

    private static async Task<Dictionary<(long Item, StockCause Cause, string Reference), int>> Booked(
        TandemDb db, List<long> items, List<string> references, CancellationToken ct)
    {
        var rows = await db.StockEntries.AsNoTracking()
            .Where(e => e.ItemKey != null && items.Contains(e.ItemKey.Value) && e.Reference != null
                && references.Contains(e.Reference))
            .Select(e => new
            {
                Item = e.ItemKey!.Value,
                e.Cause,
                Reference = e.Reference!,
                Delta = (e.After ?? 0) - (e.Before ?? 0)
            }).ToListAsync(ct);
        return rows.GroupBy(r => (r.Item, r.Cause, r.Reference)).ToDictionary(g => g.Key, g => g.Sum(r => r.Delta));
    }

    /// <param name="KnownAt">When Tandem knew that it had happened; null where that cannot be told.</param>
    private sealed record Candidate(long ItemKey, KnownCause Cause, DateTimeOffset? KnownAt)
    {
        /// <summary>What of it may be in this entry; null: nothing.</summary>
        public KnownCause? For(StockEntry entry, DateTimeOffset readBefore, int booked)
        {
            var left = Cause.Delta - booked;
            if (left == 0 || Math.Sign(left) != Math.Sign(Cause.Delta) || Cause.At > entry.At + ClockDoubt) return null;
            if (KnownAt is null) return Cause with { Delta = left };

            var oldest = readBefore == default ? entry.At - Late : readBefore - ClockDoubt;
            if (Cause.At < oldest && KnownAt < oldest) return null;
            return Cause with
            {
                Delta = left,
                Certain = readBefore != default && Cause.At > readBefore && KnownAt > readBefore
                && KnownAt < entry.At
            };
        }
    }
}

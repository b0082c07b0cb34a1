using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Proof;

/// <summary>
/// Looks back at the pushes between the moment that something happened and the moment that Tandem heard of it: each of them
/// is held against what was really there. In proportion to what was heard late, not to what was pushed.
/// </summary>
internal sealed class Hindsight
{
    // By then a change that a reading showed has been told from the orders behind it.
    private static readonly TimeSpan Patience = BookCauses.Late;

    // What is heard of later than this is not looked back on.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);
    private const int AtOnce = 500;

    // Both sides tell moments in whole seconds: what happened in the second of a push may have come after it.
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <returns>The moment up to which everything was looked back on.</returns>
    public async Task<DateTimeOffset> Run(SellerWork work, DateTimeOffset? since, DateTimeOffset now, CancellationToken ct)
    {
        var until = now - Patience;
        var from = since ?? until - Longest;
        if (from >= until) return from;

        List<Heard> heard;
        await using (var db = work.Read()) heard = await HeardBetween(db, work.Seller, from, until, ct);
        foreach (var part in heard.Chunk(AtOnce)) await work.Owner.Write(db => LookBack(db, work.Seller, part, ct), ct);
        return until;
    }

    private static async Task<List<Heard>> HeardBetween(TandemDb db, SellerId seller, DateTimeOffset since, DateTimeOffset until,
        CancellationToken ct)
    {
        var oldest = since - Longest;
        var sales = await db.ShopSales
            .Where(s => s.SellerId == seller && s.At > oldest && s.SeenAt > since && s.SeenAt <= until && s.At < s.SeenAt)
            .AsNoTracking().ToListAsync(ct);
        var lines = await (
            from order in db.Orders
            join line in db.OrderLines on order.Key equals line.OrderKey
            join part in db.LinkParts on line.OfferKey equals part.OfferKey
            where order.SellerId == seller && order.PlacedAt > oldest && order.FirstSeenAt > since && order.FirstSeenAt <= until
                && order.FirstSeenAt > order.PlacedAt
            select new
            {
                part.ItemKey,
                Units = line.Quantity * part.Quantity,
                order.BolOrderId,
                order.PlacedAt,
                order.FirstSeenAt
            }).ToListAsync(ct);
        var corrections = await db.StockEntries
            .Where(e => e.SellerId == seller && e.At > since && e.At <= until && e.Cause == StockCause.Correction
                && e.ItemKey != null && e.RemoteAt > oldest && e.RemoteAt < e.At && e.Before != null && e.After != null)
            .Select(e => new
            {
                ItemKey = e.ItemKey!.Value,
                Units = e.Before!.Value - e.After!.Value,
                RemoteAt = e.RemoteAt!.Value,
                e.At
            }).ToListAsync(ct);
        return
        [
            .. sales.Select(s =>
                new Heard(new HeardLater(s.ItemKey, StockCause.ShopOrder, s.Units,
                    BookCauses.Reference(s), s.At), s.SeenAt)),
            .. lines.Select(l =>
                new Heard(new HeardLater(l.ItemKey, StockCause.BolOrder, l.Units, l.BolOrderId, l.PlacedAt), l.FirstSeenAt)),
            .. corrections.Select(c =>
                new Heard(new HeardLater(c.ItemKey, StockCause.Correction, c.Units, null, c.RemoteAt), c.At)),
        ];
    }

    private static async Task LookBack(TandemDb db, SellerId seller, IReadOnlyList<Heard> heard, CancellationToken ct)
    {
        var items = heard.Select(h => h.What.ItemKey).Distinct().ToList();
        var links = await (
            from item in db.Items
            join other in db.Items on new { item.ShopId, item.ProductId } equals new { other.ShopId, other.ProductId }
            join part in db.LinkParts on other.Key equals part.ItemKey
            where items.Contains(item.Key)
                && (item.Key == other.Key || (item.StockKept == StockKept.AtParent && other.StockKept == StockKept.AtParent))
            select new { Sold = item.Key, Part = other.Key, part.OfferKey }).AsNoTracking().ToListAsync(ct);
        var offers = links.Select(l => l.OfferKey).Distinct().ToList();
        var (first, last) = (heard.Min(h => h.What.At), heard.Max(h => h.At));
        var pushes = await db.StockEntries.AsNoTracking().Where(e => e.OfferKey != null && offers.Contains(e.OfferKey.Value)
            && e.Cause == StockCause.Push && e.At > first && e.RemoteAt <= last).ToListAsync(ct);
        foreach (var push in pushes)
        {
            var late = (
                from one in heard
                where one.What.At + Second <= push.RemoteAt && one.At > push.RemoteAt
                from link in links
                where link.OfferKey == push.OfferKey && link.Sold == one.What.ItemKey
                select one with { What = one.What with { ItemKey = link.Part } }).ToList();
            if (late.Count == 0) continue;
            if ((push.Facts ?? await DecidedFrom(db, push, ct)) is not { } facts) continue;
            if (BreachRule.Judge(StockFacts.FromJson(facts), push.After!.Value, late.ConvertAll(l => l.What)) is not { } found)
                continue;
            var because = late.First(l => l.What == found.Because);
            await Record(db, seller, new Breach(
                push.Key, push.RemoteAt!.Value, push.OfferKey!.Value, push.After.Value, found.Units, found.Because.Cause,
                found.Because.Reference, found.Because.At, because.At), ct);
        }
    }

    /// <summary>
    /// A push whose answer was lost is entered without the facts that it was held against: those of its decision are the next
    /// best.
    /// </summary>
    private static Task<string?> DecidedFrom(TandemDb db, StockEntry push, CancellationToken ct) => db.StockEntries
        .Where(e => e.OfferKey == push.OfferKey && e.Cause == StockCause.Decision && e.At <= push.RemoteAt)
        .OrderByDescending(e => e.At).ThenByDescending(e => e.Key).Select(e => e.Facts).FirstOrDefaultAsync(ct);

    /// <summary>On the day of the push; once for each push, at its worst.</summary>
    private static async Task Record(TandemDb db, SellerId seller, Breach breach, CancellationToken ct)
    {
        var day = await db.Day(seller, breach.At, ct);
        var known = Breach.Read(day);
        if (known.Exists(b => b.PushKey == breach.PushKey && b.Units >= breach.Units)) return;
        known.RemoveAll(b => b.PushKey == breach.PushKey);
        Breach.Write(day, [.. known.Append(breach).OrderBy(b => b.At)]);
    }

    private sealed record Heard(HeardLater What, DateTimeOffset At);
}

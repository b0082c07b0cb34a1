using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Proof;

/// <summary>Says afterwards who was right, when what was not known at the moment itself has come to light.</summary>
internal sealed class JudgeShadows(TimeProvider clock)
{
    private const int AtOnce = 200;

    // Late orders and readings have come in by then.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    // Another connector takes orders into the shop by itself: one of ours that is older than this is taken to be there.
    private static readonly TimeSpan ImportTime = TimeSpan.FromMinutes(15);

    // What could not be judged by then (an item that the shop does not count) stays open.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    public async Task Run(SellerWork work, CancellationToken ct)
    {
        var until = clock.GetUtcNow() - Patience;
        var from = until - Longest;
        await using (var db = work.Read())
        {
            if (!await db.ShadowEntries
                .AnyAsync(e => e.SellerId == work.Seller && e.Verdict == ShadowVerdict.Open && e.Ours != null && e.At > from
                    && e.At <= until, ct)) return;
        }

        await work.Owner.Write(async db =>
        {
            var open = await db.ShadowEntries
                .Where(e => e.SellerId == work.Seller && e.Verdict == ShadowVerdict.Open && e.Ours != null && e.At > from
                    && e.At <= until)
                .OrderBy(e => e.At).Take(AtOnce).ToListAsync(ct);
            await Judge(db, open, ct);
        }, ct);
    }

    private static async Task Judge(TandemDb db, List<ShadowEntry> open, CancellationToken ct)
    {
        var offers = open.Select(e => e.OfferKey).Distinct().ToList();
        var parts = (await db.LinkParts.AsNoTracking().Where(p => offers.Contains(p.OfferKey)).ToListAsync(ct))
            .ToLookup(p => p.OfferKey);
        var itemKeys = parts.SelectMany(p => p).Select(p => p.ItemKey).Distinct().ToList();
        var items = await db.Items.AsNoTracking().Where(i => itemKeys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, ct);
        var (since, until) = (open.Min(e => e.At) - ImportTime, open.Max(e => e.At));
        var moves = (await db.StockEntries.AsNoTracking()
            .Where(e => e.ItemKey != null && itemKeys.Contains(e.ItemKey.Value) && e.At >= since)
            .OrderBy(e => e.At).ThenBy(e => e.Key).ToListAsync(ct)).ToLookup(e => e.ItemKey!.Value);
        var lines = await (
            from part in db.LinkParts
            join line in db.OrderLines on part.OfferKey equals line.OfferKey
            join order in db.Orders on line.OrderKey equals order.Key
            where itemKeys.Contains(part.ItemKey) && line.PlacedAt >= since && line.PlacedAt <= until
            select new { part.ItemKey, line.PlacedAt, Units = line.Quantity * part.Quantity, order.ImportedAt }).AsNoTracking()
                .ToListAsync(ct);

        foreach (var entry in open)
        {
            var of = parts[entry.OfferKey].Where(p => items.TryGetValue(p.ItemKey, out var item) && item.Quantity is not null)
                .ToList();
            if (of.Count == 0 || of.Count < parts[entry.OfferKey].Count()) continue;
            entry.Truth = ShadowRule.Truth(of.Select(p => (
                At(moves[p.ItemKey], entry.At) ?? items[p.ItemKey].Quantity!.Value,
                lines.Where(l => l.ItemKey == p.ItemKey && l.PlacedAt <= entry.At && l.PlacedAt > entry.At - ImportTime
                    && !(l.ImportedAt <= entry.At)).Sum(l => l.Units),
                p.Quantity)));
            entry.Verdict = ShadowRule.Judge(entry.Theirs, entry.Ours!.Value, entry.Truth.Value);
        }
    }

    /// <summary>What the shop had by its own clock; null where nothing has changed since.</summary>
    private static int? At(IEnumerable<StockEntry> moves, DateTimeOffset moment)
    {
        StockEntry? last = null;
        foreach (var move in moves)
        {
            if ((move.RemoteAt ?? move.At) <= moment) last = move;
            else return last is null ? move.Before : last.After;
        }

        return last?.After;
    }
}

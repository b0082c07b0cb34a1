using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Settlement;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>Adds up months: all of them by one statement, each of its sums a stretch of an index.</summary>
internal static class MonthQuery
{
    public static async Task<IReadOnlyList<MonthSums>> Of(TandemDb db, SellerId seller, IReadOnlyList<DateOnly> months,
        CancellationToken ct)
    {
        var spans = months.Select((month, i) => One(
            db, seller, i, DutchTime.StartOf(month), DutchTime.StartOf(month.AddMonths(1)),
            SettlementQuery.Compensations(db, seller, month, month.AddMonths(1))));
        var found = await spans.Aggregate((all, more) => all.Concat(more)).ToListAsync(ct);
        return [.. found.OrderBy(m => m.Month)];
    }

    private static IQueryable<MonthSums> One(TandemDb db, SellerId seller, int month, DateTimeOffset from, DateTimeOffset until,
        IQueryable<SettlementLine> compensations)
    {
        var decisions = db.ReturnDecisions.Where(d => d.SellerId == seller && d.At >= from && d.At < until && d.AtBol
            && !d.Dropped);
        var damaged = decisions.Where(d => d.Outcome == ReturnOutcome.Damaged);
        var kept = decisions.Where(d => d.Outcome == ReturnOutcome.KeepsFree);
        return db.Sellers.Where(s => s.Id == seller).Select(_ => new MonthSums
        {
            Month = month,
            Sold = db.OrderLines.Where(l => l.SellerId == seller && l.PlacedAt >= from && l.PlacedAt < until)
                .Sum(l => l.Quantity - l.Cancelled),
            Units = db.Returns.Where(r => r.SellerId == seller && r.RegisteredAt >= from && r.RegisteredAt < until)
                .Sum(r => r.Units - r.CameToNothing),

            // What the shop's people refund of an order without a return is none of this.
            RefundedCents = db.Adjustments.Where(a => a.SellerId == seller && a.At >= from && a.At < until
                && (a.Cause == AdjustmentCause.Returned
                    || (a.Cause == AdjustmentCause.Refunded && db.Returns.Any(r => r.OrderKey == a.OrderKey))))
                .Sum(a => a.CentsInclVat),

            // bol is told of what the customer keeps for nothing that it came in.
            CameIn = db.Returns.Count(r => r.SellerId == seller && r.CameIn && r.HandledAt >= from && r.HandledAt < until
                && !r.Lvb && !db.ReturnDecisions.Any(
                    d => d.ReturnKey == r.Key && !d.Dropped && d.Outcome == ReturnOutcome.KeepsFree)),
            DamagedCents = damaged.Sum(d => d.NetCents ?? 0),
            KeptCents = kept.Sum(d => d.NetCents ?? 0),
            // What bol paid for something that no customer sent back is none of this.
            CompensatedCents = compensations.Where(s => s.OrderItemId != null && db.Returns.Any(
                r => r.SellerId == seller && r.OrderKey == s.OrderKey && r.OrderItemId == s.OrderItemId)).Sum(s => s.NetCents),
            Unpriced = damaged.Count(d => d.NetCents == null) + kept.Count(d => d.NetCents == null),
        });
    }

    internal sealed class MonthSums
    {
        public required int Month { get; init; }
        public required int Sold { get; init; }
        public required int Units { get; init; }
        public required long RefundedCents { get; init; }
        public required int CameIn { get; init; }
        public required long DamagedCents { get; init; }
        public required long KeptCents { get; init; }
        public required long CompensatedCents { get; init; }
        public required int Unpriced { get; init; }
    }
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Settlement;

/// <summary>Reads what other features show of bol's own invoices.</summary>
internal static class SettlementQuery
{
    /// <summary>What bol settled of returns of a line of an order, the oldest first.</summary>
    public static async Task<IReadOnlyList<SettlementRow>> OfReturns(TandemDb db, SellerId seller, long orderKey,
        string orderItemId, CancellationToken ct) =>
    [
        .. (await db.SettlementLines.Where(l => l.SellerId == seller && l.OrderKey == orderKey && l.OrderItemId == orderItemId)
            .OrderBy(l => l.Day).ThenBy(l => l.InvoiceId).ThenBy(l => l.Number).ToListAsync(ct))
            .Where(l => SettlementRule.IsAboutReturn(l.Kind, l.Type)).Select(SettlementRow.Of),
    ];

    /// <summary>What bol paid because it lost or damaged something, in these days.</summary>
    public static IQueryable<SettlementLine> Compensations(TandemDb db, SellerId seller, DateOnly from, DateOnly until) =>
        db.SettlementLines.Where(l => l.SellerId == seller && l.Kind == SettlementKind.Compensation && l.Day >= from
            && l.Day < until);

    /// <summary>Lines of a type that is not known here, in these days.</summary>
    public static IQueryable<SettlementLine> Unknown(TandemDb db, SellerId seller, DateOnly from, DateOnly until) =>
        db.SettlementLines.Where(l => l.SellerId == seller && l.Kind == SettlementKind.Other && l.Day >= from && l.Day < until);

    /// <summary>By type, the most money first.</summary>
    public static async Task<IReadOnlyList<SettlementSum>> Sums(IQueryable<SettlementLine> lines, CancellationToken ct) =>
    [
        .. (await lines.GroupBy(l => new { l.Kind, l.Type })
            .Select(g => new { g.Key, Text = g.Max(l => l.Text), Lines = g.Count(), Cents = g.Sum(l => l.NetCents) })
            .ToListAsync(ct))
            .OrderByDescending(s => Math.Abs(s.Cents)).ThenBy(s => s.Key.Type, StringComparer.Ordinal)
            .Select(s => new SettlementSum(s.Key.Kind, s.Key.Type, s.Text ?? "", s.Lines, new Money(s.Cents))),
    ];
}

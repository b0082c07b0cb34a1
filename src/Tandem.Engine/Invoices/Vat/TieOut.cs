using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Settlement;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Vat;

/// <summary>
/// Whether the orders of a period come to their invoices less credit notes, these to the VAT ledger, and that to what bol
/// settled. The database adds up for each order; what closes is counted and left out.
/// </summary>
public sealed class TieOut(Database database)
{
    public async Task<TieOutReport> Of(SellerId seller, VatPeriod period, CancellationToken ct)
    {
        await using var db = database.Read();
        var (first, until) = (period.First, period.Until);
        var orders = db.DocumentRates.Where(r => r.SellerId == seller && r.Day >= first && r.Day < until).Select(r => r.OrderKey)
            .Distinct();
        var documents = await db.IssuedDocuments.Where(d => orders.Contains(d.OrderKey)).GroupBy(d => d.OrderKey)
            .Select(g => new { g.Key, Cents = g.Sum(d => d.Kind == DocumentKind.Invoice ? d.GrossCents : -d.GrossCents) })
            .ToDictionaryAsync(o => o.Key, o => o.Cents, ct);
        var ledger = await db.DocumentRates.Where(r => orders.Contains(r.OrderKey)).GroupBy(r => r.OrderKey)
            .Select(g => new { g.Key, Cents = g.Sum(r => r.NetCents + r.VatCents) })
            .ToDictionaryAsync(o => o.Key, o => o.Cents, ct);
        var lines = await db.OrderLines.Where(l => orders.Contains(l.OrderKey)).GroupBy(l => l.OrderKey)
            .Select(g => new { g.Key, Cents = g.Sum(l => l.TotalCentsInclVat ?? 0), Units = g.Sum(l => l.Quantity) })
            .ToDictionaryAsync(o => o.Key, o => (o.Cents, o.Units), ct);
        var refunded = await db.Adjustments.Where(a => orders.Contains(a.OrderKey)).GroupBy(a => a.OrderKey)
            .Select(g => new { g.Key, Cents = g.Sum(a => a.CentsInclVat) }).ToDictionaryAsync(o => o.Key, o => o.Cents, ct);

        // A line of several rates is several lines of its document, each with all its units.
        var invoiced = await db.IssuedLines.Where(l => orders.Contains(l.OrderKey) && l.OfLine == null)
            .Select(l => new { l.OrderKey, l.DocumentKey, l.OrderItemId, l.Units }).Distinct().GroupBy(l => l.OrderKey)
            .Select(g => new { g.Key, Units = g.Sum(l => l.Units) }).ToDictionaryAsync(o => o.Key, o => o.Units, ct);
        var settled = await db.SettlementLines.Where(l => l.SellerId == seller && l.OrderKey != null
            && orders.Contains(l.OrderKey.Value) && (l.Kind == SettlementKind.Sale || l.Kind == SettlementKind.SaleCorrection))
            .GroupBy(l => l.OrderKey!.Value).Select(g => new { g.Key, Cents = g.Sum(l => l.NetCents) })
            .ToDictionaryAsync(o => o.Key, o => o.Cents, ct);

        var facts = documents.Keys.ToDictionary(key => key, key => new TieOutFacts(
            new Money(lines.GetValueOrDefault(key).Cents - refunded.GetValueOrDefault(key)), new Money(documents[key]),
            new Money(ledger.GetValueOrDefault(key)), settled.TryGetValue(key, out var cents) ? new Money(cents) : null,
            lines.GetValueOrDefault(key).Units - invoiced.GetValueOrDefault(key)));
        return new TieOutReport(period, facts.Count, Sum(facts.Values, f => f.Order), Sum(facts.Values, f => f.Documents),
            Sum(facts.Values, f => f.Ledger), Sum(facts.Values, f => f.Settled ?? Money.Zero),
            Sum(facts.Values.Where(f => f.Settled is not null), f => f.Documents), await Rows(db, facts, ct));
    }

    private static async Task<IReadOnlyList<TieOutRow>> Rows(TandemDb db, Dictionary<long, TieOutFacts> facts,
        CancellationToken ct)
    {
        const int AtOnce = 500;
        var open = facts.Select(f => (Key: f.Key, Of: f.Value, Why: TieOutRule.Decide(f.Value))).Where(f => f.Why is not null)
            .ToList();
        var names = new Dictionary<long, string>();
        foreach (var keys in open.Select(o => o.Key).Chunk(AtOnce))
            foreach (var order in await db.Orders.Where(o => keys.Contains(o.Key)).Select(o => new { o.Key, o.BolOrderId })
                .ToListAsync(ct)) names[order.Key] = order.BolOrderId;
        return
        [
            .. open.OrderByDescending(o => Difference(o.Of)).ThenBy(o => o.Key).Select(o => new TieOutRow(o.Key,
                names.GetValueOrDefault(o.Key, ""), o.Of.Order, o.Of.Documents, o.Of.Ledger, o.Of.Settled, o.Why!.Value)),
        ];
    }

    private static long Difference(TieOutFacts of) => Math.Max(Math.Abs(of.Ledger.Cents - of.Documents.Cents),
        Math.Max(Math.Abs(of.Order.Cents - of.Documents.Cents),
            Math.Abs((of.Settled ?? of.Documents).Cents - of.Documents.Cents)));

    private static Money Sum(IEnumerable<TieOutFacts> facts, Func<TieOutFacts, Money> of) => new(facts.Sum(f => of(f).Cents));
}

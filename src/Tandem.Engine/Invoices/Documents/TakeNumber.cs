using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// Gives the next number of a series, in the transaction that keeps the document: one that is rolled back gives it back. The row
/// stays locked until then, so numbers have no gaps and days never go back, whoever writes at the same time (facts/vat.md §1).
/// </summary>
internal static class TakeNumber
{
    public static async Task<(string Number, NumberSeries Series)> Run(TandemDb db, SellerId seller, DocumentKind kind,
        InvoiceSettings settings, DateOnly today, CancellationToken ct)
    {
        var (prefix, digits, first) = kind == DocumentKind.Invoice
            ? (settings.InvoicePrefix, settings.InvoiceDigits, settings.InvoiceFirst)
            : (settings.CreditPrefix, settings.CreditDigits, settings.CreditFirst);
        var name = SeriesRule.SeriesOf(prefix, today);
        var known = db.NumberSeries.Where(s => s.SellerId == seller && s.Name == name);
        if (!await known.AnyAsync(ct))
        {
            var start = SeriesRule.FirstOf(first,
                await db.NumberSeries.AnyAsync(s => s.SellerId == seller && s.Kind == kind, ct));

            // Whoever comes second waits here for the first, and finds its row.
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO number_series ("SellerId", "Name", "Kind", "First", "Last", "IssuedOn", "Head")
                VALUES ({seller.Value}, {name}, {kind.ToString()}, {start}, {start - 1}, {today}, '') ON CONFLICT DO NOTHING
                """, ct);
        }

        await known.ExecuteUpdateAsync(s => s.SetProperty(x => x.Last, x => x.Last + 1), ct);
        var series = await known.AsNoTracking().SingleAsync(ct);
        if (series.IssuedOn < today) series.IssuedOn = today;
        return (SeriesRule.NumberOf(name, digits, series.Last, series.IssuedOn), series);
    }

    /// <summary>The document is in: the next one is tied to it.</summary>
    public static Task Keep(TandemDb db, NumberSeries series, CancellationToken ct) => db.NumberSeries
        .Where(s => s.SellerId == series.SellerId && s.Name == series.Name).ExecuteUpdateAsync(s => s
            .SetProperty(x => x.Head, series.Head).SetProperty(x => x.IssuedOn, series.IssuedOn), ct);
}

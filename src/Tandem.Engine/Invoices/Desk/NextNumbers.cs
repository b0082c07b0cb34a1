using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Desk;

/// <summary>Shows which numbers documents would get; takes none of them (<see cref="TakeNumber"/> does).</summary>
public sealed class NextNumbers(Database database, TimeProvider clock)
{
    private const int Shown = 3;

    /// <param name="settings">As they are typed.</param>
    public async Task<NumbersToCome> Of(SellerId seller, InvoiceSettings settings, CancellationToken ct)
    {
        var wrong = SeriesRule.Wrong(settings.InvoicePrefix, settings.InvoiceDigits, settings.InvoiceFirst)
            ?? SeriesRule.Wrong(settings.CreditPrefix, settings.CreditDigits, settings.CreditFirst);
        await using var db = database.Read();
        var all = await db.NumberSeries.AsNoTracking().Where(s => s.SellerId == seller).ToListAsync(ct);
        var today = DutchTime.DayOf(clock.GetUtcNow());
        var first = all.Exists(s => s.Kind == DocumentKind.Invoice);
        var later = all.Exists(s => s.Kind == DocumentKind.CreditNote);
        if (wrong is not null) return new NumbersToCome([], [], first, later, wrong);
        var invoices =
            Next(all, settings.InvoicePrefix, settings.InvoiceDigits, SeriesRule.FirstOf(settings.InvoiceFirst, first), today);
        return new NumbersToCome(invoices,
            Next(all, settings.CreditPrefix, settings.CreditDigits, SeriesRule.FirstOf(settings.CreditFirst, later), today),
            first, later, null)
        {
            File = FileNameRule.Wrong(settings.FileName) is null ? FileNameRule.Of(settings.FileName, DocumentKind.Invoice,
                invoices[0], InvoiceSample.OrderId, today, Country.Netherlands.Code) + ".pdf" : null,
        };
    }

    private static List<string> Next(List<NumberSeries> all, string prefix, int digits, long first, DateOnly today)
    {
        var name = SeriesRule.SeriesOf(prefix, today);
        var next = all.Find(s => s.Name == name)?.Last + 1 ?? first;
        return [.. Enumerable.Range(0, Shown).Select(at => SeriesRule.NumberOf(name, digits, next + at, today))];
    }
}

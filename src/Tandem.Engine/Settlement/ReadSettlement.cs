using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Settlement;

/// <summary>
/// Reads bol's own invoices to the seller: listed twice a day, for there are few, and each read once, a page at a time and in
/// turns. One that cannot be read stops only itself.
/// </summary>
internal sealed class ReadSettlement(TimeProvider clock, Checkpoints checkpoints)
{
    private const int PagesInATurn = 4;
    private const int LinesAtOnce = 1000;

    // No invoice has more: bol's pages hold up to 25,000 lines (facts/bol.md §9).
    private const int MostPages = 200;

    private static readonly TimeSpan Every = TimeSpan.FromHours(12);
    private static readonly TimeSpan NextPart = TimeSpan.FromSeconds(30);

    public static SourceName Of(Account account) => SourceName.Of(account.Id, "settlement");

    public async Task<Reading> Run(SellerWork work, Account account, Observation observation, DateTimeOffset began,
        CancellationToken ct)
    {
        var today = DutchTime.DayOf(began);
        var at = observation.At<SettlementCursor>() ?? SettlementCursor.Start(today);
        if (at.ListedAt is null || began - at.ListedAt >= Every)
        {
            await List(work, account, today, began, ct);
            at = at with { ListedAt = began };
        }
        else if (at.Back is { } day)
        {
            await List(work, account, day, began, ct);
            at = at.GoneBack(today);
        }

        var left = await ReadLines(work, account, began, ct);
        left |= await work.Owner.Write(db => SaveSettlement.FindOrders(db, account, ct), ct);
        return new Reading(at, left || at.IsBehind ? NextPart : Every);
    }

    private async Task List(SellerWork work, Account account, DateOnly until, DateTimeOffset now, CancellationToken ct)
    {
        var (from, last) = SettlementCursor.PeriodUntil(until);
        var listed = await work.Bol(account).GetInvoices(from, last, ct);
        if (listed.Count > 0) await work.Owner.Write(db => SaveSettlement.Invoices(db, account, listed, now, ct), ct);
    }

    /// <returns>Whether there is more to read.</returns>
    private async Task<bool> ReadLines(SellerWork work, Account account, DateTimeOffset began, CancellationToken ct)
    {
        for (var page = 0; page < PagesInATurn; page++)
        {
            SettlementInvoice? due;
            await using (var db = work.Read())
            {
                due = await db.SettlementInvoices.Where(i => i.AccountId == account.Id && i.DueAt <= began)
                    .OrderByDescending(i => i.IssuedOn).ThenBy(i => i.InvoiceId).FirstOrDefaultAsync(ct);
            }

            if (due is null) return false;
            await ReadPage(work, account, due, ct);
        }

        return true;
    }

    private async Task ReadPage(SellerWork work, Account account, SettlementInvoice invoice, CancellationToken ct)
    {
        IReadOnlyList<BolSpecificationLine>? lines;
        try
        {
            lines = await work.Bol(account).GetInvoiceSpecification(invoice.InvoiceId, invoice.Pages + 1, ct);
        }
        catch (BolFailure failure) when (failure is BolRefused or BolUnavailable)
        {
            await SetAside(work, account, invoice, RemoteFailure.WordsOf(failure), ct);
            return;
        }

        if (invoice.Pages == 0 && (lines is null || (lines.Count == 0 && invoice.PayableCents is not (null or 0))))
        {
            await SetAside(work, account, invoice, "", ct);
            return;
        }

        await checkpoints.Reached("settlement.read", ct);
        var print = SettlementRule.PrintOf(lines ?? []);
        if (lines is not { Count: > 0 } || print == invoice.LastPage || invoice.Pages >= MostPages)
        {
            await work.Owner.Write(db => SaveSettlement.Finish(db, account, invoice.InvoiceId, clock.GetUtcNow(), ct), ct);
            return;
        }

        // In parts, so that nobody else waits long; only with the last one the page counts as read.
        for (var start = 0; start < lines.Count; start += LinesAtOnce)
        {
            var part = new LinesOfPage(lines, start, Math.Min(LinesAtOnce, lines.Count - start), print);
            await work.Owner.Write(db => SaveSettlement.Lines(db, account, invoice, part, ct), ct);
            await checkpoints.Reached("settlement.saved", ct);
        }
    }

    private Task SetAside(SellerWork work, Account account, SettlementInvoice invoice, string words, CancellationToken ct) =>
        work.Owner.Write(db => SaveSettlement.SetAside(db, account, invoice.InvoiceId, words, clock.GetUtcNow(), ct), ct);
}

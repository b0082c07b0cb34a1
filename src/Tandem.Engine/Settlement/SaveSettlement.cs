using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Settlement;

/// <summary>Lines of a page that are saved in one go.</summary>
/// <param name="Print">Of the whole page.</param>
internal sealed record LinesOfPage(IReadOnlyList<BolSpecificationLine> Page, int Start, int Count, string Print)
{
    public bool IsLast => Start + Count >= Page.Count;
}

/// <summary>Takes over what bol answered about its own invoices, each line once however often it is read.</summary>
internal static class SaveSettlement
{
    private const int FoundAtOnce = 500;
    private const int PlacesNamed = 5;

    /// <summary>Invoices that are new; what is known of one does not change.</summary>
    public static async Task Invoices(TandemDb db, Account account, IReadOnlyList<BolInvoice> listed, DateTimeOffset now,
        CancellationToken ct)
    {
        var named = listed.Where(i => i.InvoiceId is { Length: > 0 and <= 40 }).DistinctBy(i => i.InvoiceId).ToList();
        var ids = named.ConvertAll(i => i.InvoiceId!);
        var known = await db.SettlementInvoices.Where(i => i.AccountId == account.Id && ids.Contains(i.InvoiceId))
            .Select(i => i.InvoiceId).ToListAsync(ct);
        db.SettlementInvoices.AddRange(named.Where(i => !known.Contains(i.InvoiceId!))
            .Select(i => SettlementRule.Of(i, account.SellerId, account.Id, now)));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Lines by their place: what was read before is written over, not added to.</summary>
    /// <param name="of">As it was when the page was asked for.</param>
    public static async Task Lines(TandemDb db, Account account, SettlementInvoice of, LinesOfPage part, CancellationToken ct)
    {
        var invoice = await Row(db, account, of.InvoiceId, ct);
        var before = of.Pages == 0 ? 0 : of.Lines;
        var (first, last) = (before + part.Start + 1, before + part.Start + part.Count);
        var known = await db.SettlementLines.Where(l => l.AccountId == account.Id && l.InvoiceId == of.InvoiceId
            && l.Number >= first && l.Number <= last).ToDictionaryAsync(l => l.Number, ct);
        var lines = Enumerable.Range(part.Start, part.Count)
            .Select(at => SettlementRule.Of(part.Page[at], invoice, before + at + 1)).OfType<SettlementLine>().ToList();
        await Place(db, account, lines, ct);
        foreach (var line in lines)
        {
            if (known.Remove(line.Number, out var old))
            {
                line.Key = old.Key;
                db.Entry(old).CurrentValues.SetValues(line);
            }
            else
            {
                db.SettlementLines.Add(line);
            }
        }

        db.SettlementLines.RemoveRange(known.Values);
        if (part.IsLast) EndPage(invoice, before, part);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The whole specification was read: what stands behind its end is of a reading before.</summary>
    public static async Task Finish(TandemDb db, Account account, string invoiceId, DateTimeOffset now, CancellationToken ct)
    {
        var invoice = await Row(db, account, invoiceId, ct);
        if (invoice.Pages == 0) (invoice.Lines, invoice.Odd, invoice.OddPlaces) = (0, 0, "");
        var count = invoice.Lines;
        await db.SettlementLines.Where(l => l.AccountId == account.Id && l.InvoiceId == invoiceId && l.Number > count)
            .ExecuteDeleteAsync(ct);
        (invoice.Pages, invoice.LastPage, invoice.ReadAt) = (0, null, now);
        var cause = SettlementQuestions.Unread(account.Id, invoiceId);
        if (invoice.Odd == 0)
        {
            (invoice.DueAt, invoice.Tries) = (null, 0);
            await db.Clear(account.SellerId, now, cause, ct);
        }
        else
        {
            invoice.Tries++;
            invoice.DueAt = SettlementRule.NextTry(invoice.Tries, now);
            await db.Raise(account.SellerId, now, cause, ActivitySubject.Seller, 0, Reason.Of("attention.bol-invoice-odd",
                ("name", account.Name), ("invoice", invoiceId), ("count", invoice.Odd), ("places", invoice.OddPlaces)), ct,
                account.Id.Value);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>It cannot be read now: the others go on.</summary>
    /// <param name="words">bol's; empty: it knows no lines of it, though something is to be paid.</param>
    public static async Task SetAside(TandemDb db, Account account, string invoiceId, string words, DateTimeOffset now,
        CancellationToken ct)
    {
        var invoice = await Row(db, account, invoiceId, ct);
        invoice.Tries++;
        invoice.DueAt = SettlementRule.NextTry(invoice.Tries, now);
        if (SettlementRule.Asks(invoice.Tries))
        {
            await db.Raise(account.SellerId, now, SettlementQuestions.Unread(account.Id, invoiceId), ActivitySubject.Seller, 0,
                Reason.Of("attention.bol-invoice-unread", ("name", account.Name), ("invoice", invoiceId), ("words", words)), ct,
                account.Id.Value);
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Lines of orders that came to be known after their invoice.</summary>
    /// <returns>Whether there may be more.</returns>
    public static async Task<bool> FindOrders(TandemDb db, Account account, CancellationToken ct)
    {
        var found = await db.SettlementLines.Where(l => l.AccountId == account.Id && l.OrderKey == null && l.BolOrderId != null
            && db.Orders.Any(o => o.AccountId == l.AccountId && o.BolOrderId == l.BolOrderId))
            .OrderBy(l => l.Key).Take(FoundAtOnce).ToListAsync(ct);
        await Place(db, account, found, ct);
        await db.SaveChangesAsync(ct);
        return found.Count == FoundAtOnce;
    }

    private static async Task Place(TandemDb db, Account account, List<SettlementLine> lines, CancellationToken ct)
    {
        var ids = lines.Select(l => l.BolOrderId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (ids.Count == 0) return;
        var orders = await db.Orders.AsNoTracking().Include(o => o.Lines).AsSplitQuery()
            .Where(o => o.AccountId == account.Id && ids.Contains(o.BolOrderId)).ToDictionaryAsync(o => o.BolOrderId, ct);
        foreach (var line in lines)
        {
            if (line.BolOrderId is not { } id || !orders.TryGetValue(id, out var order)) continue;
            (line.OrderKey, line.OrderItemId) = (order.Key, SettlementRule.LineOf(order.Lines, line.Ean)?.OrderItemId);
        }
    }

    private static void EndPage(SettlementInvoice invoice, int before, LinesOfPage part)
    {
        var odd = Enumerable.Range(0, part.Page.Count).Where(at => !SettlementRule.CanBeRead(part.Page[at]))
            .Select(at => before + at + 1).ToList();
        if (invoice.Pages == 0) (invoice.Odd, invoice.OddPlaces) = (0, "");
        if (invoice.Odd < PlacesNamed && odd.Count > 0)
        {
            var named = odd.Take(PlacesNamed - invoice.Odd).Select(place => $"{place}");
            invoice.OddPlaces = string.Join(", ", invoice.Odd == 0 ? named : named.Prepend(invoice.OddPlaces));
        }

        (invoice.Odd, invoice.Pages) = (invoice.Odd + odd.Count, invoice.Pages + 1);
        (invoice.Lines, invoice.LastPage) = (before + part.Page.Count, part.Print);
    }

    private static Task<SettlementInvoice> Row(TandemDb db, Account account, string invoiceId, CancellationToken ct) =>
        db.SettlementInvoices.SingleAsync(i => i.AccountId == account.Id && i.InvoiceId == invoiceId, ct);
}

using System.Globalization;
using Tandem.Engine.Invoices.Desk;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Values;

namespace Tandem.Web.Pages;

/// <summary>
/// What the page about invoices lists, as its address says it: it can be shared, and files of the list are asked for with the
/// same words. What an address holds that is no choice is passed over.
/// </summary>
public sealed record InvoiceAddress
{
    public InvoiceTab Tab { get; init; }
    public string? Search { get; init; }
    public DocumentKind? Kind { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool IsNarrowed => Search is not null || Kind is not null || From is not null || To is not null;

    public DocumentFilter Filter => new() { Search = Search, Kind = Kind, From = From, To = To };

    /// <summary>The same rows on whatever page: what was chosen of them stays chosen.</summary>
    public InvoiceAddress Rows => this with { Page = 1 };

    /// <param name="value">What stands in the address under a name; null: nothing.</param>
    public static InvoiceAddress Of(Func<string, string?> value) => new()
    {
        Tab = OrderAddress.Choice<InvoiceTab>(value("tab")) ?? InvoiceTab.Documents,
        Search = value("search") is { } search && !string.IsNullOrWhiteSpace(search) ? search : null,
        Kind = OrderAddress.Choice<DocumentKind>(value("kind")),
        From = OrderAddress.Day(value("from")),
        To = OrderAddress.Day(value("to")),
        Page = int.TryParse(value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            ? Math.Clamp(page, 1, 100_000) : 1,
    };

    /// <summary>Where a question about an invoice is answered; null: at its order.</summary>
    public static string? OfQuestion(Reason what) => what.Code switch
    {
        "attention.invoice-asked" or "attention.invoice-incorrect" or "attention.invoice-virus"
            or "attention.invoice-unread" =>
            new InvoiceAddress { Tab = InvoiceTab.Requests, Search = what["order"] }.Path(),
        "invoice.no-business" => "/invoices/settings",
        "attention.e-invoice-off" => "/invoices/settings#peppol",
        _ => null,
    };

    /// <summary>The month or quarter of a day, or the one before it.</summary>
    /// <param name="months">1 or 3.</param>
    public InvoiceAddress Within(DateOnly day, int months, bool before)
    {
        var first = new DateOnly(day.Year, ((day.Month - 1) / months * months) + 1, 1).AddMonths(before ? -months : 0);
        return this with { From = first, To = first.AddMonths(months).AddDays(-1), Page = 1 };
    }

    /// <summary>As it stands behind the question mark; empty where it is the whole list.</summary>
    public string Query()
    {
        (string Name, string? Value)[] words =
        [
            ("tab", Tab == InvoiceTab.Documents ? null : Tab.ToString()), ("search", Search), ("kind", Kind?.ToString()),
            ("from", OrderAddress.Text(From)), ("to", OrderAddress.Text(To)),
            ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        return string.Join('&', words.Where(w => w.Value is not null).Select(w => $"{w.Name}={Uri.EscapeDataString(w.Value!)}"));
    }

    public string Path() => "/invoices" + (Query() is { Length: > 0 } query ? "?" + query : "");
}

using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Print;

/// <summary>All that is printed of a document, as text in its language.</summary>
internal sealed record InvoiceTexts
{
    /// <summary>The word that the law wants: invoice or credit note.</summary>
    public required string Title { get; init; }

    public required string Number { get; init; }

    /// <summary>Name first.</summary>
    public required IReadOnlyList<string> Seller { get; init; }

    public required IReadOnlyList<string> Buyer { get; init; }

    public required IReadOnlyList<(string Label, string Value)> Facts { get; init; }

    public required IReadOnlyList<InvoiceColumn> Columns { get; init; }

    public required IReadOnlyList<InvoiceRow> Rows { get; init; }

    /// <summary>Heads of the table of VAT, and a row for each rate.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Rates { get; init; }

    /// <summary>The last that is <see cref="InvoiceTotal.IsGrand"/> is what was paid.</summary>
    public required IReadOnlyList<InvoiceTotal> Totals { get; init; }

    /// <summary>What the law wants said, and what the seller wants to say.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>A column of the table of lines.</summary>
/// <param name="Width">In points; 0 takes what is left.</param>
internal sealed record InvoiceColumn(InvoiceCell Cell, string Head, double Width);

internal enum InvoiceCell
{
    Item,
    Quantity,
    Unit,
    Discount,
    Rate,
    Net,
    Gross,
}

/// <summary>A line of the document.</summary>
/// <param name="Ean">Beneath the description; null: nothing.</param>
/// <param name="Cells">Of the columns after the first.</param>
/// <param name="GrossInclVat">Null where prices are without VAT, of which a line has no part to the cent.</param>
internal sealed record InvoiceRow(
    string Description, string? Ean, IReadOnlyDictionary<InvoiceCell, string> Cells, Money NetExclVat, Money? GrossInclVat);

internal sealed record InvoiceTotal(string Label, string Amount, bool IsGrand = false);

using Tandem.Engine.Invoices.Documents;

namespace Tandem.Engine.Invoices.Desk;

/// <summary>Which documents a list shows; null: all.</summary>
public sealed record DocumentFilter
{
    /// <summary>The start of a document's or an order's number, or the shop's number of the order.</summary>
    public string? Search { get; init; }
    public DocumentKind? Kind { get; init; }

    /// <summary>Days of issue, both of them in it.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
}

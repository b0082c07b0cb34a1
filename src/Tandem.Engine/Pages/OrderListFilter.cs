using Tandem.Engine.Orders;

namespace Tandem.Engine.Pages;

/// <summary>Which orders a reader wants to see.</summary>
/// <param name="Search">The start of the bol order number, the shop's order number, or an article's EAN, SKU or name; empty for
/// all.</param>
/// <param name="PromisedBy">Only those that bol promised for this day or before it; null: whenever.</param>
public sealed record OrderListFilter(string? Search = null, OrderTab Tab = OrderTab.All, DateOnly? PromisedBy = null)
{
    /// <summary>Only what goes to this country; null: everywhere.</summary>
    public Values.Country? Country { get; init; }

    /// <summary>Only what was sold by this bol account or went into this shop; null: all.</summary>
    public Guid? Channel { get; init; }

    /// <summary>Only what has a line that is delivered so; null: all.</summary>
    public Fulfilment? Delivery { get; init; }

    /// <summary>The first and the last Dutch day of ordering; null: no bound.</summary>
    public DateOnly? PlacedFrom { get; init; }
    public DateOnly? PlacedTo { get; init; }

    /// <summary>Only what has its packing slip, or only what has not; null: both.</summary>
    public bool? Printed { get; init; }

    public OrderSort Sort { get; init; }
}

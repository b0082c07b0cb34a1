namespace Tandem.Engine.Orders.Cancel;

/// <summary>bol's codes for why an order line is cancelled (facts/bol.md §4).</summary>
public static class CancelReasons
{
    /// <summary>The code that accepts a customer's own request.</summary>
    public const string ByCustomer = "REQUESTED_BY_CUSTOMER";

    /// <summary>In the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "OUT_OF_STOCK", ByCustomer, "BAD_CONDITION", "NOT_AVAIL_IN_TIME", "UNFINDABLE_ITEM", "INCORRECT_PRICE", "HIGHER_SHIPCOST",
        "ORDERED_TWICE", "NO_BOL_GUARANTEE", "RETAIN_ITEM", "TECH_ISSUE", "OTHER",
    ];
}

using Tandem.Engine.Sellers;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>What counts as sent, and which status the shop gets for what happens at bol.</summary>
public sealed record FlowSettings : ISettings<FlowSettings>
{
    public static string Name => "orders.flow";

    public static FlowSettings Usual { get; } = new();

    // They make the shop put stock back, pack the order again, or give it up (facts/woocommerce.md §a).
    private static readonly string[] NeverForReturns =
        ["cancelled", "pending", "failed", "processing", "trash", "checkout-draft", "auto-draft"];

    // They make the shop take stock out again or book money, or are no end of an order (facts/woocommerce.md §a).
    private static readonly string[] NeverForCancelled =
        ["pending", "processing", "on-hold", "completed", "refunded", "failed", "trash", "checkout-draft", "auto-draft"];

    /// <summary>Statuses of the shop in which an order counts as sent.</summary>
    public IReadOnlyList<string> SentStatuses { get; init; } = ["completed"];

    /// <summary>A tracking code counts as sent too, whatever the status.</summary>
    public bool TrackingMeansSent { get; init; }

    /// <summary>The shop's status once everything is shipped at bol; empty: left alone.</summary>
    public string ShippedStatus { get; init; } = "completed";

    /// <summary>The shop's status once everything is cancelled at bol.</summary>
    public string CancelledStatus { get; init; } = "cancelled";

    /// <summary>The shop's status once every unit came back and was handled at bol; empty: left alone.</summary>
    public string ReturnedStatus { get; init; } = "";

    /// <summary>The language of the notes in the shop: <c>nl</c> or <c>en</c>.</summary>
    public string NoteLanguage { get; init; } = "nl";

    /// <summary>Whether an order may get this status because all of it was cancelled.</summary>
    public static bool MayMeanCancelled(string status) => status.Length > 0 && !NeverForCancelled.Contains(status);

    /// <summary>Whether an order may get this status because all of it came back.</summary>
    public static bool MayMeanReturned(string status) => status.Length > 0 && !NeverForReturns.Contains(status);
}

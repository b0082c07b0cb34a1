namespace Tandem.Engine.Orders;

/// <summary>Names of what is asked about an order, by bol's number: the same thing is asked once.</summary>
internal static class OrderQuestions
{
    /// <summary>What the name of <see cref="Shipping"/> begins with.</summary>
    public const string ShippingKind = "ship:";

    /// <summary>What the name of <see cref="Doubled"/> begins with.</summary>
    public const string DoubledKind = "doubled:";

    /// <summary>The shop's order is not what was sold.</summary>
    public static string Differs(string bolOrderId) => $"import:{bolOrderId}";

    /// <summary>The shop's order holds more than was sold.</summary>
    public static string MoreInShop(string bolOrderId) => $"shop-more:{bolOrderId}";

    /// <summary>Money went off the shop's order and no units: what it means for bol is not known.</summary>
    public static string MoneyOff(string bolOrderId) => $"shop-refunded:{bolOrderId}";

    /// <summary>The shop's people took units out of its order that bol still waits for.</summary>
    public static string TakenOut(string bolOrderId) => $"taken-out:{bolOrderId}";

    /// <summary>bol shows as sent what the shop has put back in stock.</summary>
    public static string SentOrOnShelf(string bolOrderId) => $"sent-or-shelf:{bolOrderId}";

    /// <summary>Units were cancelled at bol that stand in the shop's order, and of which the money is back already.</summary>
    public static string TakeOff(string bolOrderId) => $"take-off:{bolOrderId}";

    /// <summary>Its parcels do not come to bol: without a code, without a label, or refused.</summary>
    public static string Shipping(string bolOrderId) => ShippingKind + bolOrderId;

    /// <summary>Which label it gets, or whether it has one.</summary>
    public static string Label(string bolOrderId) => $"label:{bolOrderId}";

    /// <summary>Whether what a note names is its tracking code.</summary>
    public static string Guess(string bolOrderId) => $"guess:{bolOrderId}";

    /// <summary>What is asked until nothing of it is left to send, whoever sent or cancelled it.</summary>
    public static IEnumerable<string> UntilSent(string bolOrderId) =>
        [Shipping(bolOrderId), Label(bolOrderId), Guess(bolOrderId), ParcelOfClosed(bolOrderId)];

    /// <summary>A line is of no product that the shop knows.</summary>
    public static string UnknownProduct(string bolOrderId) => $"unknown:{bolOrderId}";

    /// <summary>It was cancelled, and the shop sent it first.</summary>
    public static string CancelledSent(string bolOrderId) => $"cancelled-sent:{bolOrderId}";

    /// <summary>It was sent just before we closed it in the shop, which put its units back in stock.</summary>
    public static string ClosedAfterSending(string bolOrderId) => $"closed-after-sending:{bolOrderId}";

    /// <summary>It was sent just before we refunded units in the shop, which put them back in stock.</summary>
    public static string RestockedAfterSending(string bolOrderId) => $"restocked-after-sending:{bolOrderId}";

    /// <summary>The shop cancelled it, and bol had it as sent first.</summary>
    public static string CancelTooLate(string bolOrderId) => $"cancel-too-late:{bolOrderId}";

    /// <summary>It is in the shop more than once.</summary>
    public static string Doubled(string bolOrderId) => DoubledKind + bolOrderId;

    /// <summary>Something may be cancelled of an order that the shop's people split: its parts are theirs to stop.</summary>
    public static string SplitCancelled(string bolOrderId) => $"split-cancelled:{bolOrderId}";

    /// <summary>Somebody told of a parcel of an order that the shop has closed.</summary>
    public static string ParcelOfClosed(string bolOrderId) => $"parcel-closed:{bolOrderId}";
}

namespace Tandem.Engine.Orders;

/// <summary>Names of what is asked about an order, by bol's number: the same thing is asked once.</summary>
internal static class OrderQuestions
{
    /// <summary>The shop's order is not what was sold.</summary>
    public static string Differs(string bolOrderId) => $"import:{bolOrderId}";

    /// <summary>The shop's order holds more than was sold.</summary>
    public static string MoreInShop(string bolOrderId) => $"shop-more:{bolOrderId}";

    /// <summary>Money went off the shop's order and no units: what it means for bol is not known.</summary>
    public static string MoneyOff(string bolOrderId) => $"shop-refunded:{bolOrderId}";

    /// <summary>The shop's people took units out of its order that bol still waits for.</summary>
    public static string TakenOut(string bolOrderId) => $"taken-out:{bolOrderId}";

    /// <summary>Its parcels do not come to bol: without a code, without a label, or refused.</summary>
    public static string Shipping(string bolOrderId) => $"ship:{bolOrderId}";

    /// <summary>Which label it gets, or whether it has one.</summary>
    public static string Label(string bolOrderId) => $"label:{bolOrderId}";

    /// <summary>Whether what a note names is its tracking code.</summary>
    public static string Guess(string bolOrderId) => $"guess:{bolOrderId}";

    /// <summary>What is asked until nothing of it is left to send, whoever sent or cancelled it.</summary>
    public static IEnumerable<string> UntilSent(string bolOrderId) =>
        [Shipping(bolOrderId), Label(bolOrderId), Guess(bolOrderId), ParcelOfClosed(bolOrderId)];

    /// <summary>Something may be cancelled of an order that the shop's people split: its parts are theirs to stop.</summary>
    public static string SplitCancelled(string bolOrderId) => $"split-cancelled:{bolOrderId}";

    /// <summary>Somebody told of a parcel of an order that the shop has closed.</summary>
    public static string ParcelOfClosed(string bolOrderId) => $"parcel-closed:{bolOrderId}";
}

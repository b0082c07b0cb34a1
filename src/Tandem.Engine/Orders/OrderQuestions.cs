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

    /// <summary>Somebody told of a parcel of an order that the shop has closed.</summary>
    public static string ParcelOfClosed(string bolOrderId) => $"parcel-closed:{bolOrderId}";
}

namespace Tandem.Engine.Returns;

/// <summary>Names of what is asked about returns: the same thing is asked once.</summary>
internal static class ReturnQuestions
{
    /// <summary>It waits longer than bol's customers have to send it.</summary>
    public static string Waits(string rmaId) => $"return:{rmaId}";

    /// <summary>What was decided here could not be carried out: bol had done something else with it, or refused.</summary>
    public static string NotHandled(string rmaId) => $"return-not-handled:{rmaId}";

    /// <summary>bol says something of it that is not known here.</summary>
    public static string Unclear(string rmaId) => $"return-unclear:{rmaId}";

    /// <summary>What bol's portal handled waits for a word about the shelf.</summary>
    public static string Shelf(string rmaId) => $"return-shelf:{rmaId}";

    /// <summary>The shop did not make its refund, or its people removed it.</summary>
    public static string NotRefunded(string bolOrderId) => $"return-refund:{bolOrderId}";

    /// <summary>The order that the customer gets in exchange was not made, or is not as it should be.</summary>
    public static string Replacement(string rmaId) => $"return-replacement:{rmaId}";

    /// <summary>The shop's people refunded what was sent, and no return of it is known at bol.</summary>
    public static string RefundedByHand(string bolOrderId) => $"return-by-hand:{bolOrderId}";

    /// <summary>The shop's people gave back an amount of what was sent; bol knows only units.</summary>
    public static string Amount(string bolOrderId) => $"return-amount:{bolOrderId}";

    /// <summary>An article comes back unusually often.</summary>
    public static string Often(string ean) => $"often-returned:{ean}";

    /// <summary>The shop's people refunded it and put nothing back in stock, and here it was taken in as fine.</summary>
    public static string NotRestocked(string bolOrderId) => $"return-not-restocked:{bolOrderId}";
}

using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>Where a person answers a customer at bol. Tandem keeps nothing of what is said there.</summary>
public static class BolPortal
{
    /// <summary>
    /// The seller account. Its tab with orders has a button to mail the customer of each order
    /// (partnerplatform.bol.com/en/idp/order-processing-via-lvb, seen 2026-11-25); an address of one order is documented nowhere.
    /// </summary>
    public static Uri Account { get; } = new("https://partner.bol.com/");

    /// <summary>
    /// What shoppers see of an article: bol's search by its EAN, which leads to its page. The address of that page has a number
    /// of bol's own, which its answers about offers do not give.
    /// </summary>
    public static Uri Search(Gtin gtin) => new($"https://www.bol.com/nl/nl/s/?searchtext={gtin}");

    /// <summary>
    /// bol's own page about handling a return: within 7 days after it came in, and not before (seen 2026-11-28).
    /// </summary>
    public static Uri ReturnRule { get; } = new("https://partnerplatform.bol.com/en/idp/handle-returns");
}

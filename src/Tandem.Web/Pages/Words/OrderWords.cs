namespace Tandem.Web.Pages.Words;

/// <summary>The words about orders, their import and their settings, in Dutch and English.</summary>
internal static class OrderWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["seller.order-settings-changed"] = ("De instellingen voor bestellingen zijn gewijzigd.", "The settings for orders were changed."),
        ["attention.shop-order-refused"] = (
            "De winkel wil deze bestelling niet bijwerken: {words} Kijk in de winkel of de bestelling er nog is; Tandem probeert het opnieuw.",
            "The shop does not want to update this order: {words} Look in the shop whether the order is still there; Tandem tries again."),
    };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["order-state.Cancelled"] = ("geannuleerd", "cancelled"),
        ["orders.settings"] = ("Instellingen voor bestellingen", "Settings for orders"),
    };
}

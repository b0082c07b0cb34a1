namespace Tandem.Web.Pages.Words;

/// <summary>The words about shipments, parcels and deadlines, in Dutch and English.</summary>
internal static class ShipWords
{
    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Reasons = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
    };

    public static readonly IReadOnlyDictionary<string, (string Nl, string En)> Screens = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
    };
}

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>
/// bol's transporter codes for the names that shops use. A free text at bol; known codes in facts/bol.md §5. Pure.
/// </summary>
internal static class Carriers
{
    /// <summary>All codes that are known, for a person to choose from.</summary>
    public static readonly IReadOnlyList<string> Codes =
    [
        "TNT", "TNT-EXTRA", "TNT_BRIEF", "TNT-EXPRESS", "BRIEFPOST", "DHLFORYOU", "DHL", "DHL_DE", "DHL-GLOBAL-MAIL", "DPD-NL",
        "DPD-BE", "GLS", "UPS",
        "BPOST_BE", "BPOST_BRIEF", "FEDEX_NL", "FEDEX_BE", "DYL", "TSN", "FIEGE", "TRANSMISSION", "PARCEL-NL", "LOGOIX", "PACKS",
        "COURIER", "RJP", "OTHER",
    ];

    /// <summary>bol's code: the seller's own choice first, then a known name, then the seller's default.</summary>
    /// <returns>The code, and whether it is more than a guess. A parcel that names no carrier gets the default, which is no
    /// guess.</returns>
    public static (string Code, bool Known) Of(string carrier, ShippingSettings settings)
    {
        var name = Plain(carrier);
        foreach (var (theirs, code) in settings.Transporters)
            if (Plain(theirs) == name && code.Length > 0) return (code, true);
        return BolCode(name) is { } known ? (known, true) : (settings.DefaultTransporter, name.Length == 0);
    }

    /// <summary>Two spellings of one carrier are the same: letters and digits alone, in upper case.</summary>
    public static string Plain(string carrier) => new string([.. carrier.Where(char.IsLetterOrDigit)]).ToUpperInvariant();

    private static string? BolCode(string name) => name switch
    {
        _ when Codes.FirstOrDefault(code => Plain(code) == name && name != "DHL") is { } same => same,
        _ when name.StartsWith("POSTNL", StringComparison.Ordinal) => "TNT",
        "DHLEXPRESS" or "DHLGLOBAL" => "DHL",
        "DHLDE" or "DHLGERMANY" or "DHLPAKET" => "DHL_DE",
        _ when name.StartsWith("DHL", StringComparison.Ordinal) => "DHLFORYOU",
        "DPDBE" or "DPDBELGIUM" => "DPD-BE",
        _ when name.StartsWith("DPD", StringComparison.Ordinal) => "DPD-NL",
        _ when name.StartsWith("BPOST", StringComparison.Ordinal) => "BPOST_BE",
        _ when name.StartsWith("GLS", StringComparison.Ordinal) => "GLS",
        _ when name.StartsWith("UPS", StringComparison.Ordinal) => "UPS",
        _ when name.StartsWith("FEDEX", StringComparison.Ordinal) => "FEDEX_NL",
        "DYNALOGIC" => "DYL",
        _ => null,
    };

    /// <summary>The name under which shops know a carrier of bol's; null where they have none.</summary>
    public static string? ShopName(string bolCode) => bolCode.ToUpperInvariant() switch
    {
        var code when code.StartsWith("TNT", StringComparison.Ordinal) => "postnl",
        var code when code.StartsWith("DHL", StringComparison.Ordinal) => "dhl",
        var code when code.StartsWith("DPD", StringComparison.Ordinal) => "dpd",
        var code when code.StartsWith("BPOST", StringComparison.Ordinal) => "bpost",
        "GLS" => "gls",
        "UPS" => "ups",
        _ => null,
    };
}

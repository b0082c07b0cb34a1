namespace Tandem.Engine.Shipments;

/// <summary>bol's transporter codes for the names that shops use. A free text at bol; known codes in facts/bol §5.</summary>
internal static class Carriers
{
    /// <summary>bol's code, or OTHER for a carrier that is not known.</summary>
    public static string BolCode(string carrier)
    {
        var name = new string([.. carrier.Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        return name switch
        {
            _ when name.StartsWith("POSTNL", StringComparison.Ordinal) => "TNT",
            "DHLEXPRESS" or "DHLGLOBAL" => "DHL",
            "DHLDE" or "DHLGERMANY" => "DHL_DE",
            _ when name.StartsWith("DHL", StringComparison.Ordinal) => "DHLFORYOU",
            "DPDBE" => "DPD-BE",
            _ when name.StartsWith("DPD", StringComparison.Ordinal) => "DPD-NL",
            _ when name.StartsWith("BPOST", StringComparison.Ordinal) => "BPOST_BE",
            _ when name.StartsWith("GLS", StringComparison.Ordinal) => "GLS",
            _ when name.StartsWith("UPS", StringComparison.Ordinal) => "UPS",
            "FEDEXBE" => "FEDEX_BE",
            _ when name.StartsWith("FEDEX", StringComparison.Ordinal) => "FEDEX_NL",
            "DYNALOGIC" or "DYL" => "DYL",
            "FIEGE" => "FIEGE",
            "PACKS" => "PACKS",
            _ => "OTHER",
        };
    }

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

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>Where a carrier shows how far a parcel is. Pure.</summary>
/// <remarks>The carriers' own addresses as they stood on 2026-11-29. One that moves leads to its front page, never to another's
/// parcel.</remarks>
public static class CarrierPages
{
    /// <param name="carrier">A name, or bol's code.</param>
    /// <param name="postcode">Of the receiver, which some ask for; null: the page asks for it itself.</param>
    /// <param name="country">Of two letters; null: the Netherlands.</param>
    /// <returns>Null where the carrier is not known, or there is no code.</returns>
    public static Uri? Of(string? carrier, string? code, string? postcode = null, string? country = null)
    {
        if (string.IsNullOrWhiteSpace(code) || string.IsNullOrWhiteSpace(carrier)) return null;
        var parcel = Uri.EscapeDataString(code.Trim());
        var post = Uri.EscapeDataString((postcode ?? "").Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        var land = Uri.EscapeDataString(string.IsNullOrWhiteSpace(country) ? "NL" : country.Trim().ToUpperInvariant());
        var name = Carriers.Plain(carrier);
        bool Is(params ReadOnlySpan<string> starts)
        {
            foreach (var start in starts)
                if (name.StartsWith(start, StringComparison.Ordinal)) return true;
            return false;
        }

        var address =
            Is("POSTNL", "TNT") ? "https://jouw.postnl.nl/track-and-trace/"
                + (post.Length > 0 ? $"{parcel}-{land}-{post}" : parcel)
            : Is("DHLFORYOU", "DHLPARCEL", "DHLECOMMERCE") || name == "DHL"
                ? "https://my.dhlecommerce.nl/home/tracktrace/" + parcel + (post.Length > 0 ? $"/{post}" : "")
            : Is("DHL") ? $"https://www.dhl.com/nl-nl/home/tracking.html?tracking-id={parcel}"
            : Is("DPD") ? $"https://tracking.dpd.de/status/nl_NL/parcel/{parcel}"
            : Is("GLS") ? $"https://gls-group.com/NL/nl/volg-je-pakket?match={parcel}"
            : Is("UPS") ? $"https://www.ups.com/track?loc=nl_NL&tracknum={parcel}"
            : Is("BPOST") ? $"https://track.bpost.cloud/btr/web/#/search?itemCode={parcel}"
                + (post.Length > 0 ? $"&postalCode={post}" : "") + "&lang=nl"
            : Is("FEDEX") ? $"https://www.fedex.com/fedextrack/?trknbr={parcel}"
            : null;
        return address is null ? null : new Uri(address);
    }
}

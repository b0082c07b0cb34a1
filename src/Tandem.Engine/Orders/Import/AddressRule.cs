using Tandem.Bol;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.Import;

/// <summary>
/// Writes bol's addresses as a shop in the Netherlands or Belgium keeps them. Pure; nothing of it is ever stored.
/// </summary>
/// <remarks>
/// WooCommerce has one line for street and number; label plugins of both countries also read the three in fields of their own
/// (<c>_shipping_street_name</c>, <c>_shipping_house_number</c>, <c>_shipping_house_number_suffix</c>, read in the sources of
/// the MyParcel and PostNL plugins), VAT plugins read <c>_billing_vat_number</c> or <c>_vat_number</c>.
/// </remarks>
internal static class AddressRule
{
    /// <summary>
    /// Where the parcel goes. A pickup point is named as the company, so that it stands on the label above the street.
    /// </summary>
    public static WooAddress Shipping(BolOrder order) => order.ShipmentDetails is { } to
        ? new WooAddress
        {
            FirstName = to.FirstName,
            LastName = to.Surname,
            Company = to.PickupPointName ?? to.Company,
            Address1 = Street(to.StreetName, to.HouseNumber, to.HouseNumberExtension, to.CountryCode),
            Address2 = Joined(to.PickupPointName is null ? null : to.Company, to.ExtraAddressInformation),
            Postcode = to.ZipCode,
            City = to.City,
            Country = to.CountryCode,
        }
        : new WooAddress();

    /// <summary>Who pays; where bol names nobody, whom it is sent to.</summary>
    /// <param name="passEmail">Hand over bol's scrambled address: the shop mails the buyer then.</param>
    public static WooAddress Billing(BolOrder order, bool passEmail)
    {
        var address = order.BillingDetails is { } bill
            ? new WooAddress
            {
                FirstName = bill.FirstName,
                LastName = bill.Surname,
                Company = bill.Company,
                Address1 = Street(bill.StreetName, bill.HouseNumber, bill.HouseNumberExtension, bill.CountryCode),
                Address2 = Joined(bill.ExtraAddressInformation),
                Postcode = bill.ZipCode,
                City = bill.City,
                Country = bill.CountryCode,
            }
            : Shipping(order);
        var email = passEmail ? order.BillingDetails?.Email ?? order.ShipmentDetails?.Email : null;
        return address with
        {
            Phone = order.ShipmentDetails?.DeliveryPhoneNumber,
            Email = string.IsNullOrWhiteSpace(email) ? null
            : email
        };
    }

    /// <summary>
    /// The fields in which plugins look for parts of an address, for VAT and company numbers, and for the customer's language.
    /// </summary>
    public static IEnumerable<WooMeta> Fields(BolOrder order)
    {
        var (to, bill) = (order.ShipmentDetails, order.BillingDetails);
        IEnumerable<(string Key, string? Value)> fields =
        [
            ("_shipping_street_name", to?.StreetName),
            ("_shipping_house_number", to?.HouseNumber),
            ("_shipping_house_number_suffix", to?.HouseNumberExtension),
            ("_billing_street_name", bill?.StreetName),
            ("_billing_house_number", bill?.HouseNumber),
            ("_billing_house_number_suffix", bill?.HouseNumberExtension),
            ("_billing_vat_number", bill?.VatNumber),
            ("_vat_number", bill?.VatNumber),
            (IsBelgian(bill?.CountryCode) ? "_billing_bce_number" : "_billing_kvk_number", bill?.KvkNumber),
            ("_bol_order_reference", bill?.OrderReference),
            ("_bol_pickup_point", order.PickupPoint == true ? to?.PickupPointName ?? "yes" : null),
            ("_bol_customer_language", to?.Language),
            ("wpml_language", to?.Language?.Split('-')[0]),
        ];
        return fields.Where(f => !string.IsNullOrWhiteSpace(f.Value)).Select(f => ImportDraft.Meta(f.Key, f.Value!));
    }

    /// <summary>
    /// Street, number and extension in one line: a Belgian box is written as one ("3 bus 2"), a Dutch extension of digits is
    /// set off ("12-2"), so that nobody reads it as part of the number.
    /// </summary>
    internal static string Street(string? street, string? number, string? extension, string? country)
    {
        var house = Joined(number) ?? "";
        var suffix = Joined(extension) ?? "";
        var isNumber = suffix.Length > 0 && char.IsAsciiDigit(suffix[0]);
        var joined = (suffix.Length, isNumber) switch
        {
            (0, _) => house,
            (_, true) when IsBelgian(country) => $"{house} bus {suffix}",
            (_, true) => $"{house}-{suffix}",
            _ => $"{house} {suffix}",
        };
        return string.Join(' ', new[] { Joined(street), joined }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private static bool IsBelgian(string? country) => string.Equals(country, "BE", StringComparison.OrdinalIgnoreCase);

    private static string? Joined(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
            if (!string.IsNullOrWhiteSpace(part)) said.Add(part.Trim());
        return said.Count == 0 ? null : string.Join(", ", said);
    }
}

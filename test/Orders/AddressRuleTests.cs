using System.Text.Json;
using Tandem.Bol;
using Tandem.Engine.Orders.Import;

namespace Tandem.Tests.Orders;

/// <summary>Addresses as the two countries write them, and the fields in which plugins look.</summary>
public sealed class AddressRuleTests
{
    [Theory]
    [InlineData("Proefstraat", "12", null, "NL", "Proefstraat 12")]
    [InlineData("Proefstraat", "12", "A", "NL", "Proefstraat 12 A")]
    [InlineData("Proefstraat", "12", "2", "NL", "Proefstraat 12-2")]
    [InlineData("Proefstraat", "12", " bis ", "NL", "Proefstraat 12 bis")]
    [InlineData("Droomkaai", "3", "2", "BE", "Droomkaai 3 bus 2")]
    [InlineData("Droomkaai", "3", "bus 2", "BE", "Droomkaai 3 bus 2")]
    [InlineData("Droomkaai", "3", "B", "BE", "Droomkaai 3 B")]
    [InlineData("Postbus 7", null, null, "NL", "Postbus 7")]
    [InlineData(null, null, null, null, "")]
    public void Street_IsWrittenAsTheCountryDoes(string? street, string? number, string? extension, string? country,
        string written) =>
        Assert.Equal(written, AddressRule.Street(street, number, extension, country));

    [Fact]
    public void Pickup_NamesThePointAboveTheStreet_AndKeepsTheCompany()
    {
        var order = new BolOrder("A", PickupPoint: true,
            ShipmentDetails: new(PickupPointName: "Afhaalpunt", Company: "Verzonnen BV", ExtraAddressInformation: "achterom"));
        var address = AddressRule.Shipping(order);
        Assert.Equal(("Afhaalpunt", "Verzonnen BV, achterom"), (address.Company, address.Address2));
        Assert.Equal("Afhaalpunt", Field(order, "_bol_pickup_point"));
    }

    [Fact]
    public void Email_StaysOut_UnlessAsked()
    {
        var order = new BolOrder("A", ShipmentDetails: new(Email: "relay@verkopen.example"),
            BillingDetails: new(Email: "relay@verkopen.example"));
        Assert.Null(AddressRule.Billing(order, passEmail: false).Email);
        Assert.Equal("relay@verkopen.example", AddressRule.Billing(order, passEmail: true).Email);
        var both = order with { BillingDetails = new(Email: "bill@verkopen.example") };
        Assert.Equal("bill@verkopen.example", AddressRule.Billing(both, passEmail: true).Email);
        Assert.Equal("relay@verkopen.example", AddressRule.Billing(order with { BillingDetails = new() }, passEmail: true).Email);
    }

    [Fact]
    public void Billing_WithoutOne_IsWhereItGoes_WithTheDeliveryPhone()
    {
        var order =
            new BolOrder("A", ShipmentDetails: new(FirstName: "Anna", City: "Testdam", DeliveryPhoneNumber: "0000000000"));
        var billing = AddressRule.Billing(order, passEmail: false);
        Assert.Equal(("Anna", "Testdam", "0000000000"), (billing.FirstName, billing.City, billing.Phone));
    }

    [Theory]
    [InlineData("NL", "_billing_kvk_number")]
    [InlineData("BE", "_billing_bce_number")]
    public void CompanyNumber_HasTheNameOfItsCountry(string country, string key)
    {
        var order = new BolOrder("A", BillingDetails: new(CountryCode: country, KvkNumber: "00000000", VatNumber: "XX000000000"));
        Assert.Equal(("00000000", "XX000000000", "XX000000000"),
            (Field(order, key), Field(order, "_billing_vat_number"), Field(order, "_vat_number")));
    }

    [Fact]
    public void Fields_ThatBolLeavesOut_AreNotThere() =>
        Assert.Empty(AddressRule.Fields(new BolOrder("A", ShipmentDetails: new(StreetName: " "))));

    [Fact]
    public void Language_IsToldInFullAndAsPluginsReadIt()
    {
        var order = new BolOrder("A", ShipmentDetails: new(Language: "fr-BE"));
        Assert.Equal(("fr-BE", "fr"), (Field(order, "_bol_customer_language"), Field(order, "wpml_language")));
    }

    /// <summary>Each part of both addresses stands where a shop keeps it, and nowhere else.</summary>
    [Fact]
    public void Everything_StandsInItsOwnPlace()
    {
        var order = new BolOrder(
            "A", PickupPoint: true,
            ShipmentDetails: new(
                FirstName: "Anna", Surname: "Voorbeeld", StreetName: "Proefstraat", HouseNumber: "12", HouseNumberExtension: "A",
                ExtraAddressInformation: "achterom",
                ZipCode: "1234 AB", City: "Testdam", CountryCode: "NL", Company: "Bedrijf", DeliveryPhoneNumber: "0000000000",
                Language: "nl", Email: "ship@verkopen.example"),
            BillingDetails: new(
                FirstName: "Bram", Surname: "Betaler", StreetName: "Droomkaai", HouseNumber: "3", HouseNumberExtension: "2",
                ExtraAddressInformation: "boven", ZipCode: "2000",
                City: "Verbeeldegem", CountryCode: "be", Company: "Verzonnen BV", VatNumber: "BE0000000097",
                KvkNumber: "0000000097", OrderReference: "PO-1"));

        var (ship, bill) = (AddressRule.Shipping(order), AddressRule.Billing(order, passEmail: true));
        Assert.Equal(
            ["Anna", "Voorbeeld", "Bedrijf", "Proefstraat 12 A", "achterom", "1234 AB", "Testdam", "NL", null, null],
            [ship.FirstName, ship.LastName, ship.Company, ship.Address1, ship.Address2, ship.Postcode, ship.City, ship.Country,
                ship.Email, ship.Phone]);
        Assert.Equal(
            ["Bram", "Betaler", "Verzonnen BV", "Droomkaai 3 bus 2", "boven", "2000", "Verbeeldegem", "be",
                "ship@verkopen.example", "0000000000"],
            [bill.FirstName, bill.LastName, bill.Company, bill.Address1, bill.Address2, bill.Postcode, bill.City, bill.Country,
                bill.Email, bill.Phone]);
        Assert.Equal(
            [
                ("_shipping_street_name", "Proefstraat"), ("_shipping_house_number", "12"),
                ("_shipping_house_number_suffix", "A"),
                ("_billing_street_name", "Droomkaai"), ("_billing_house_number", "3"), ("_billing_house_number_suffix", "2"),
                ("_billing_vat_number", "BE0000000097"), ("_vat_number", "BE0000000097"), ("_billing_bce_number", "0000000097"),
                ("_bol_order_reference", "PO-1"), ("_bol_pickup_point", "yes"), ("_bol_customer_language", "nl"),
                ("wpml_language", "nl"),
            ],
            AddressRule.Fields(order).Select(f => (f.Key!, f.Value.GetString()!)));
    }

    [Fact]
    public void Order_WithoutAddresses_HasEmptyOnes()
    {
        Assert.Equal(new Tandem.WooCommerce.WooAddress(), AddressRule.Shipping(new BolOrder("A")));
        Assert.Null(AddressRule.Shipping(new BolOrder("A", ShipmentDetails: new(FirstName: "Anna"))).Address2);
        Assert.Null(AddressRule.Billing(new BolOrder("A", ShipmentDetails: new(Email: " ")), passEmail: true).Email);
        Assert.Null(Field(new BolOrder("A", PickupPoint: false, ShipmentDetails: new(PickupPointName: "Afhaalpunt")),
            "_bol_pickup_point"));
    }

    private static string? Field(BolOrder order, string key) =>
        AddressRule.Fields(order).SingleOrDefault(f => f.Key == key)?.Value is { ValueKind: JsonValueKind.String } value
            ? value.GetString() : null;
}

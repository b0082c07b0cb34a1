using System.Text.Json;
using Tandem.Bol;
using Tandem.Engine.Orders;

namespace Tandem.Tests.Rules;

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
    public void Street_IsWrittenAsTheCountryDoes(string? street, string? number, string? extension, string? country, string written) =>
        Assert.Equal(written, AddressRule.Street(street, number, extension, country));

    [Fact]
    public void Pickup_NamesThePointAboveTheStreet_AndKeepsTheCompany()
    {
        var order = new BolOrder("A", PickupPoint: true, ShipmentDetails: new(PickupPointName: "Afhaalpunt", Company: "Verzonnen BV", ExtraAddressInformation: "achterom"));
        var address = AddressRule.Shipping(order);
        Assert.Equal(("Afhaalpunt", "Verzonnen BV, achterom"), (address.Company, address.Address2));
        Assert.Equal("Afhaalpunt", Field(order, "_bol_pickup_point"));
    }

    [Fact]
    public void Email_StaysOut_UnlessAsked()
    {
        var order = new BolOrder("A", ShipmentDetails: new(Email: "relay@verkopen.example"), BillingDetails: new(Email: "relay@verkopen.example"));
        Assert.Null(AddressRule.Billing(order, passEmail: false).Email);
        Assert.Equal("relay@verkopen.example", AddressRule.Billing(order, passEmail: true).Email);
    }

    [Fact]
    public void Billing_WithoutOne_IsWhereItGoes_WithTheDeliveryPhone()
    {
        var order = new BolOrder("A", ShipmentDetails: new(FirstName: "Anna", City: "Testdam", DeliveryPhoneNumber: "0000000000"));
        var billing = AddressRule.Billing(order, passEmail: false);
        Assert.Equal(("Anna", "Testdam", "0000000000"), (billing.FirstName, billing.City, billing.Phone));
    }

    [Theory]
    [InlineData("NL", "_billing_kvk_number")]
    [InlineData("BE", "_billing_bce_number")]
    public void CompanyNumber_HasTheNameOfItsCountry(string country, string key)
    {
        var order = new BolOrder("A", BillingDetails: new(CountryCode: country, KvkNumber: "00000000", VatNumber: "XX000000000"));
        Assert.Equal(("00000000", "XX000000000", "XX000000000"), (Field(order, key), Field(order, "_billing_vat_number"), Field(order, "_vat_number")));
    }

    [Fact]
    public void Fields_ThatBolLeavesOut_AreNotThere() => Assert.Empty(AddressRule.Fields(new BolOrder("A", ShipmentDetails: new(StreetName: " "))));

    [Fact]
    public void Language_IsToldInFullAndAsPluginsReadIt()
    {
        var order = new BolOrder("A", ShipmentDetails: new(Language: "fr-BE"));
        Assert.Equal(("fr-BE", "fr"), (Field(order, "_bol_customer_language"), Field(order, "wpml_language")));
    }

    private static string? Field(BolOrder order, string key) =>
        AddressRule.Fields(order).SingleOrDefault(f => f.Key == key)?.Value is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;
}

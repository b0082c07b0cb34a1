using CsCheck;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Parcels;

namespace Tandem.Tests.Shipments;

/// <summary>What carriers are called at bol and in shops, and what a parcel is written as.</summary>
public sealed class CarrierRuleTests
{
    private static readonly ShippingSettings Usual = new();

    [Theory]
    [InlineData("PostNL Pakket", "TNT")]
    [InlineData("DHL Express", "DHL")]
    [InlineData("DHL Global", "DHL")]
    [InlineData("DHL DE", "DHL_DE")]
    [InlineData("DHL Germany", "DHL_DE")]
    [InlineData("DHL Paket", "DHL_DE")]
    [InlineData("DHL For You", "DHLFORYOU")]
    [InlineData("dhl", "DHLFORYOU")]
    [InlineData("DPD Belgium", "DPD-BE")]
    [InlineData("dpd be", "DPD-BE")]
    [InlineData("DPD Pickup", "DPD-NL")]
    [InlineData("bpost pakket", "BPOST_BE")]
    [InlineData("GLS Nederland", "GLS")]
    [InlineData("UPS Standard", "UPS")]
    [InlineData("FedEx BE", "FEDEX_BE")]
    [InlineData("FedEx", "FEDEX_NL")]
    [InlineData("FedEx Express", "FEDEX_NL")]
    [InlineData("Dynalogic", "DYL")]
    [InlineData("other", "OTHER")]
    public void Name_OfAKnownCarrier_HasACode(string name, string code) =>
        Assert.Equal((code, true), Carriers.Of(name, Usual));

    /// <summary>bol's own codes, however they are spelled, are themselves; but "DHL" is what people call DHL For You.</summary>
    [Fact]
    public void Code_OfBols_IsItself() => Assert.All(Carriers.Codes.Where(c => c != "DHL"), code =>
    {
        Assert.Equal((code, true), Carriers.Of(code, Usual));
        Assert.Equal((code, true), Carriers.Of(code.ToLowerInvariant().Replace('_', ' '), Usual));
    });

    [Fact]
    public void Codes_AreThoseThatBolKnows() => Assert.Equal(
        "BPOST_BE BPOST_BRIEF BRIEFPOST COURIER DHL DHL-GLOBAL-MAIL DHLFORYOU DHL_DE DPD-BE DPD-NL DYL FEDEX_BE FEDEX_NL FIEGE "
        + "GLS LOGOIX OTHER PACKS PARCEL-NL RJP TNT TNT-EXPRESS TNT-EXTRA TNT_BRIEF TRANSMISSION TSN UPS",
        string.Join(' ', Carriers.Codes.Order(StringComparer.Ordinal)));

    [Fact]
    public void Choice_OfTheSeller_GoesFirst_UnlessItIsEmpty()
    {
        var own = new ShippingSettings
        {
            Transporters = new Dictionary<string, string>(StringComparer.Ordinal) { ["Post NL"] = "", ["D.P.D."] = "RJP" },
        };
        Assert.Equal((("TNT", true), ("RJP", true)), (Carriers.Of("PostNL", own), Carriers.Of("dpd", own)));
    }

    [Theory]
    [InlineData("TNT", "postnl")]
    [InlineData("tnt-extra", "postnl")]
    [InlineData("DHL_DE", "dhl")]
    [InlineData("DHLFORYOU", "dhl")]
    [InlineData("DPD-BE", "dpd")]
    [InlineData("BPOST_BRIEF", "bpost")]
    [InlineData("gls", "gls")]
    [InlineData("UPS", "ups")]
    [InlineData("COURIER", null)]
    [InlineData("", null)]
    public void Name_InShops_IsTheirs(string code, string? name) => Assert.Equal(name, Carriers.ShopName(code));

    [Fact]
    public void Plain_IsTheSame_HoweverItIsSpelled() =>
        Gen.String[Gen.Char["pPoO -_.9é"], 0, 12].Sample(name =>
        {
            var plain = Carriers.Plain(name);
            Assert.Equal(plain, Carriers.Plain(name.ToLowerInvariant()));
            Assert.Equal(plain, Carriers.Plain($" {name}-"));
            Assert.Equal(plain, string.Concat(name.Where(c => c is not (' ' or '-' or '_' or '.'))).ToUpperInvariant());
        });

    /// <summary>As Advanced Shipment Tracking itself writes it: its id is made of the carrier and the code.</summary>
    [Fact]
    public void Entry_IsWhatThePluginWouldWrite()
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(1_770_000_000);
        string Of(string carrier) => Tracking.Entry(carrier, "3S1", at).GetRawText();
        Assert.Equal(
            """{"tracking_provider":"postnl","custom_tracking_provider":"","custom_tracking_link":"","tracking_number":"3S1","""
            + "\"date_shipped\":\"1770000000\",\"tracking_id\":\"2b01ece9260ec901fd87531eb1c50952\"}", Of("TNT"));
        Assert.StartsWith("""{"tracking_provider":"","custom_tracking_provider":"COURIER",""", Of("COURIER"),
            StringComparison.Ordinal);
    }
}

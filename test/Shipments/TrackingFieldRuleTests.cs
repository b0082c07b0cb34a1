using System.Text.Json;
using Tandem.Engine.Shipments.Parcels;
using Tandem.WooCommerce;

namespace Tandem.Tests.Shipments;

/// <summary>Each field of each plugin by itself: who carries it, what is none, and what a note must say.</summary>
public sealed class TrackingFieldRuleTests
{
    [Theory]
    [InlineData(1, "PostNL")]
    [InlineData(2, "bpost")]
    [InlineData(4, "DPD")]
    [InlineData(6, "DHL")]
    [InlineData(8, "UPS")]
    [InlineData(9, "DHL For You")]
    [InlineData(10, "DHL Parcel Connect")]
    [InlineData(11, "DHL Europlus")]
    [InlineData(14, "GLS")]
    [InlineData(99, "")]
    public void MyParcel_NumbersItsCarriers(int id, string carrier)
    {
        foreach (var key in new[] { "_myparcelcom_order_shipments", "_myparcelnl_order_shipments", "_myparcelbe_order_shipments",
            "_myparcel_shipments" })
            Assert.Equal($"{carrier}:3SMYPA1", Found((key, $$"""[{"barcode":"3SMYPA1","carrier_id":{{id}}}]""")));
    }

    [Theory]
    [InlineData("""{"isReturn":true}""", false)]
    [InlineData("""{"is_return":1}""", false)]
    [InlineData("""{"is_return":"1"}""", false)]
    [InlineData("""{"is_return":"0"}""", true)]
    [InlineData("""{"is_return":"false"}""", true)]
    [InlineData("""{"is_return":""}""", true)]
    [InlineData("""{"is_return":0}""", true)]
    [InlineData("""{"is_return":null}""", true)]
    [InlineData("""{"hidden":"yes"}""", false)]
    [InlineData("""{"deleted":true}""", false)]
    [InlineData("""{"deleted":"2026-02-01"}""", false)]
    [InlineData("""{"deleted":null}""", true)]
    [InlineData("""{"shipmentType":1}""", true)]
    [InlineData("""{"shipmentType":2}""", false)]
    [InlineData("""{"shipment_type":5}""", false)]
    [InlineData("""{"shipment_type":"6"}""", false)]
    [InlineData("""{"shipment_type":"3"}""", true)]
    public void MyParcel_ThatComesBack_OrWasThrownAway_IsNone(string more, bool counts)
    {
        var row = $$"""{"barcode":"3SMYPA1",{{more[1..]}}""";
        Assert.Equal(counts ? ":3SMYPA1" : "", Found(("_myparcel_shipments", $"[{row}]")));
        Assert.Equal(counts ? ":3SMYPA1" : "", Found(("_myparcel_shipments", $$"""[{"shipment":{{row}}}]""")));
    }

    [Theory]
    [InlineData("""{"barcode":"3SA1","track_trace":"3SB1","tracktrace":"3SC1"}""", ":3SA1")]
    [InlineData("""{"barcode":"","track_trace":"3SB1","tracktrace":"3SC1"}""", ":3SB1")]
    [InlineData("""{"tracktrace":"3SC1"}""", ":3SC1")]
    [InlineData("""{"barcode":"3SA1","carrier":{"externalIdentifier":"dpd:2","name":"x"}}""", "dpd:3SA1")]
    [InlineData("""{"barcode":"3SA1","carrier":{"externalIdentifier":"","name":"bpost"}}""", "bpost:3SA1")]
    [InlineData("""{"barcode":"3SA1","carrier":"gls","carrier_id":1}""", "gls:3SA1")]
    public void MyParcel_NamesItsCodeAndCarrier(string row, string found) =>
        Assert.Equal(found, Found(("_myparcel_shipments", $"[{row}]")));

    /// <summary>Some plugins keep the carrier in a field beside the code: the name before the id.</summary>
    [Theory]
    [InlineData("_aftership_tracking_number", "_aftership_tracking_provider_name", "_aftership_tracking_provider")]
    [InlineData("ywot_tracking_code", "ywot_carrier_name", "ywot_carrier_id")]
    [InlineData("_tracking_number", "_tracking_provider", "_custom_tracking_provider")]
    public void Carrier_MayStandBesideTheCode(string code, string first, string second)
    {
        Assert.Equal("PostNL:3SA1", Found((code, "\"3SA1\""), (second, "\"postnl-2\""), (first, "\"PostNL\"")));
        Assert.Equal("postnl-2:3SA1", Found((first, "\"\""), (second, "\"postnl-2\""), (code, "\"3SA1\"")));
        Assert.Equal(":3SA1", Found((code, "\"3SA1\"")));
    }

    [Theory]
    [InlineData("_pr_shipment_dhl_label_tracking", "\"00340434\"", "DHL Paket:00340434")]
    [InlineData("_pr_shipment_dhl_label_tracking", """["00340434",["00340435"],true]""", "DHL Paket:00340434 DHL Paket:00340435")]
    [InlineData("_gls_tracking_codes", "20260001", "GLS:20260001")]
    [InlineData("_parcelpanel_shipping_numbers", """[{"courier_code":"dhl","tracking_number":"JVGL1"}]""", "dhl:JVGL1")]
    [InlineData("_parcelpanel_shipping_numbers", "\"geen json\"", "")]
    [InlineData("_wc_shipment_tracking_items",
        """[{"tracking_provider":"dhl","custom_tracking_provider":"x","tracking_number":"JVGL1"}]""", "dhl:JVGL1")]
    [InlineData("_tracking_number", "\"3SA1, 3SA2\"", ":3SA1 :3SA2")]
    [InlineData("iets_anders", "\"3SA1\"", "")]
    public void Field_OfAPlugin_IsRead(string key, string json, string found) => Assert.Equal(found, Found((key, json)));

    /// <summary>The first of several codes in a field holds what is named, and of doubles the one that names something.</summary>
    [Fact]
    public void Items_AreInTheFirstOfSeveralCodes()
    {
        const string Items = """[{"id":"31","quantity":2},{"id":0,"quantity":1},{}]""";
        var parcels = Tracking.InMeta(With(
            ("_aftership_tracking_items", """[{"slug":"dpd","tracking_number":"3sa1"}]"""),
            ("_aftership_tracking_items", $$"""[{"slug":"x","tracking_number":"3SA1, 3SA2","line_items":{{Items}}}]""")));
        Assert.Equal(["3SA1", "3SA2"], parcels.Select(p => p.Number));
        Assert.Equal([new ParcelItem(31, 2)], parcels[0].Items);
        Assert.Empty(parcels[1].Items!);
        Assert.Null(Assert.Single(Tracking.InMeta(With(("_tracking_number", "\"3SA1\"")))).Items);
        Assert.Empty(Tracking.InMeta(new WooOrder()));
        var nameless = new WooMeta { Value = JsonDocument.Parse("\"3SA1\"").RootElement };
        Assert.Empty(Tracking.InMeta(new WooOrder { MetaData = [nameless] }));
    }

    [Theory]
    [InlineData("_shipping_provider", "_shipment_provider")]
    [InlineData("_shipment_provider", "_provider_name")]
    [InlineData("_provider_name", "_none")]
    public void Fulfillment_NamesItsCarrier(string first, string second)
    {
        var found = new WooFulfillment
        {
            IsFulfilled = true,
            DateDeleted = "",
            MetaData = With(("_tracking_number", "\"3SA1\""), (second, "\"x\""), (first, "\"dhl\"")).MetaData,
        };
        Assert.Equal(("dhl", "3SA1"), Assert.Single(Tracking.InFulfillments([found])) is var p ? (p.Carrier, p.Number) : default);
        Assert.Empty(Tracking.InFulfillments([found with { IsFulfilled = null }]));
        var nobody = found with { MetaData = With(("_tracking_number", "\"3SA1\""), ("_none", "\"dhl\"")).MetaData };
        Assert.Equal("", Assert.Single(Tracking.InFulfillments([nobody])).Carrier);
    }

    [Fact]
    public void Fulfillments_AreAskedFor_WhereTheOrderSaysSo()
    {
        Assert.False(Tracking.MayHaveFulfillments(new WooOrder()));
        Assert.False(Tracking.MayHaveFulfillments(With(("_fulfillment_status", "null"))));
        Assert.False(Tracking.MayHaveFulfillments(With(("x", "\"fulfilled\""))));
        Assert.True(Tracking.MayHaveFulfillments(With(("x", "\"y\""), ("_fulfillment_status", "\"partially_fulfilled\""))));
    }

    [Theory]
    [InlineData("3sABCD0000017", "PostNL")]
    [InlineData("JVGL0000000017", "DHL")]
    [InlineData("JJD000000000017", "DHL")]
    [InlineData("1Z12345E02052716", "UPS")]
    [InlineData("05212345678901", "")]
    [InlineData("4S00000000017", "")]
    public void Note_WithoutACarrier_GoesByTheShapeOfTheCode_OrIsAGuess(string code, string carrier) =>
        Assert.Equal(new Parcel(carrier, code, null, carrier.Length > 0), Assert.Single(Notes($"Track & trace: {code}")));

    /// <summary>A carrier that is named near by, in the same line, on either side.</summary>
    [Theory]
    [InlineData("DPD {0}. Track & trace 05212345678901", 90, "DPD")]
    [InlineData("DPD {0}. Track & trace 05212345678901", 130, "")]
    [InlineData("Track & trace 05212345678901 {0} DPD", 118, "DPD")]
    [InlineData("Track & trace 05212345678901 {0} DPD", 119, "")]
    [InlineData("DPD\n{0}Track & trace 05212345678901", 0, "")]
    [InlineData("Track & trace 05212345678901\n{0}DPD", 0, "DPD")]
    public void Note_NamesTheCarrierNearBy(string note, int away, string carrier) => Assert.Equal(carrier,
        Assert.Single(Notes(note.Replace("{0}", new string('x', away), StringComparison.Ordinal))).Carrier);

    /// <summary>A sure one goes before a guess of the same code, and words are not looked at where there is a link.</summary>
    [Fact]
    public void Note_ThatIsSure_GoesFirst()
    {
        Assert.Equal([new Parcel("DPD", "05212345678901")],
            Notes("Track & trace 05212345678901", "DPD track & trace 05212345678901"));
        Assert.Equal([new Parcel("PostNL", "3SABCD0000017")],
            Notes("https://jouw.postnl.nl/track-and-trace/3SABCD0000017-NL-1234AB, track & trace 05212345678901"));
        Assert.Empty(TrackingNotes.Find([new WooOrderNote()]));
    }

    private static IReadOnlyList<Parcel> Notes(params string[] notes) =>
        TrackingNotes.Find(notes.Select(n => new WooOrderNote { Note = n }));

    private static string Found(params (string Key, string Json)[] fields) =>
        string.Join(' ', Tracking.InMeta(With(fields)).Select(p => $"{p.Carrier}:{p.Number}"));

    private static WooOrder With(params (string Key, string Json)[] fields) => new()
    {
        MetaData = [.. fields.Select(f => new WooMeta { Key = f.Key, Value = JsonDocument.Parse(f.Json).RootElement })],
    };
}

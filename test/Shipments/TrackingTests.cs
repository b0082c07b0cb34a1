using System.Text.Json;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Parcels;
using Tandem.WooCommerce;

namespace Tandem.Tests.Shipments;

/// <summary>Where parcels are found in a shop, and what bol calls their carriers.</summary>
public sealed class TrackingTests
{
    [Theory]
    [InlineData("Verzonden met PostNL, track & trace: 3SABCD0000017", "PostNL", "3SABCD0000017")]
    [InlineData("Sent by DHL. Track &amp; Trace code JVGL0000000017", "DHL", "JVGL0000000017")]
    [InlineData("dpd pakket onderweg, track en trace nummer: 05212345678901", "dpd", "05212345678901")]
    [InlineData("Tracking number: 3SABCD0000017", "PostNL", "3SABCD0000017")]
    [InlineData("Zendingnummer 1Z12345E0205271688", "UPS", "1Z12345E0205271688")]
    [InlineData("<p>Track &amp; trace: 3SABCD0000017<br>Tot de volgende keer</p>", "PostNL", "3SABCD0000017")]
    [InlineData("<label>DHL Tracking Number: </label><a href=\"#\">JVGL0000000017</a>", "DHL", "JVGL0000000017")]
    [InlineData("Volg uw pakket: https://jouw.postnl.nl/track-and-trace/3SABCD0000017-NL-1234AB", "PostNL", "3SABCD0000017")]
    [InlineData("https://postnl.nl/tracktrace/?B=3SABCD0000017&P=1234AB&D=NL&T=C", "PostNL", "3SABCD0000017")]
    [InlineData("https://myparcel.me/track-trace/3SMYPA000000001/1234AB/NL", "PostNL", "3SMYPA000000001")]
    [InlineData("<a href='https://my.dhlparcel.nl/home/tracktrace/JVGL0000000017/1234AB'>volg</a>", "DHL", "JVGL0000000017")]
    [InlineData("https://www.dhl.com/nl-nl/home/tracking.html?tracking-id=JVGL0000000017", "DHL", "JVGL0000000017")]
    [InlineData("https://tracking.dpd.de/status/nl_NL/parcel/05212345678901", "DPD", "05212345678901")]
    [InlineData("https://www.dpdgroup.com/nl/mydpd/my-parcels/track?lang=nl&parcelNumber=05212345678901", "DPD",
        "05212345678901")]
    [InlineData("https://gls-group.eu/NL/nl/volg-pakket?match=00ABCDEF12", "GLS", "00ABCDEF12")]
    [InlineData("https://track.bpost.cloud/btr/web/#/search?itemCode=323200000000000000000017&lang=nl", "bpost",
        "323200000000000000000017")]
    [InlineData("https://tracking.sendcloud.sc/forward?carrier=postnl&code=3SABCD0000017&destination=NL", "postnl",
        "3SABCD0000017")]
    public void Note_NamesTheParcel(string note, string carrier, string number) =>
        Assert.Equal(new Parcel(carrier, number), Assert.Single(TrackingNotes.Find([new WooOrderNote { Note = note }])));

    [Theory]
    [InlineData("Niet met DHL, maar met PostNL verzonden, track & trace: 05212345678901", "PostNL")]
    [InlineData("Track & trace 05212345678901 (DPD). Vorige keer was het PostNL", "DPD")]
    [InlineData("GLS track & trace: 05212345678901 en dus niet met de DHL", "GLS")]
    public void Note_ThatNamesTwoCarriers_MeansTheNearest(string note, string carrier) =>
        Assert.Equal(new Parcel(carrier, "05212345678901"),
            Assert.Single(TrackingNotes.Find([new WooOrderNote { Note = note }])));

    [Theory]
    [InlineData("Retourlabel aangemaakt, track & trace: 3SRETR0000017")]
    [InlineData("Return shipment: https://jouw.postnl.nl/track-and-trace/3SRETR0000017-NL-1234AB")]
    [InlineData("Rücksendung mit DHL, Tracking number JVGL0000000017")]
    [InlineData("Track & trace volgt later")]
    [InlineData("PostNL komt morgen ophalen")]
    [InlineData("Verzonden met PostNL, track & trace: binnenkort")]
    [InlineData("Betaald met iDEAL 3SABCD0000017")]
    [InlineData("Zie https://winkel.example/track/ABC0000000017 voor de factuur")]
    [InlineData("https://www.postnl.nl/klantenservice/")]
    public void Note_WithoutAParcel_NamesNone(string note) =>
        Assert.Empty(TrackingNotes.Find([new WooOrderNote { Note = note }]));

    [Theory]
    [InlineData("_wc_shipment_tracking_items",
        """[{"tracking_provider":"postnl","tracking_number":" 3S1 "},{"tracking_provider":"","custom_tracking_provider":"Fietskoerier","tracking_number":"F2"},{"tracking_provider":"postnl","tracking_number":"3S1"}]""", "postnl:3S1 Fietskoerier:F2")]
    [InlineData("_wc_shipment_tracking_items", """{"1":{"tracking_provider":"dhl","tracking_number":"JVGL1"}}""", "dhl:JVGL1")]
    [InlineData("_myparcelcom_order_shipments", """[{"id":1,"barcode":"3SMYPA1","carrier":"POSTNL"},{"id":2,"barcode":null}]""",
        "POSTNL:3SMYPA1")]
    [InlineData("_myparcelnl_order_shipments", """[{"barcode":"3SMYPA1","carrier":{"externalIdentifier":"postnl:1"}}]""",
        "postnl:3SMYPA1")]
    [InlineData("_myparcel_shipments", """{"9":{"shipment":{"barcode":"3SMYPA1","carrier_id":4}}}""", "DPD:3SMYPA1")]
    [InlineData("_myparcel_shipments", """{"9":{"shipment_id":9,"tracktrace":"3SMYPA1"}}""", ":3SMYPA1")]
    [InlineData("_postnl_order_metadata", """{"labels":{"label":{"barcode":"3SDEVC1"},"return-label":{"barcode":"3SRETOUR"}}}""",
        "PostNL:3SDEVC1")]
    [InlineData("_pr_shipment_dhl_label_tracking", """{"tracking_number":["00340434","00340435"],"label_path":"/x"}""",
        "DHL Paket:00340434 DHL Paket:00340435")]
    [InlineData("_dhlpwc_order_labels",
        """{"a":{"label_id":"a","tracker_code":"JVGL1","is_return":false},"b":{"tracker_code":"JVGL2","is_return":true}}""",
        "DHL Parcel:JVGL1")]
    [InlineData("dpd_tracking_numbers", """["05212345678901"]""", "DPD:05212345678901")]
    [InlineData("_gls_tracking_codes", """["00AB1","00AB2"]""", "GLS:00AB1 GLS:00AB2")]
    [InlineData("_gls_tracking_code", "\"00AB1\"", "GLS:00AB1")]
    [InlineData("_tracking_number", "\"3S1\"", ":3S1")]
    [InlineData("_myparcelcom_order_shipments",
        """[{"barcode":"3SHEEN1","isReturn":false,"hidden":false},{"barcode":"3STERUG1","isReturn":true},{"barcode":"3SWEG1","deleted":"2026-02-01 10:00:00"},{"barcode":"3SVERBORGEN1","hidden":true},{"barcode":"3SRETOUR2","shipmentType":2}]""", ":3SHEEN1")]
    [InlineData("_aftership_tracking_items",
        """[{"slug":"postnl","tracking_number":"3SAFTR0000001, 3SAFTR0000002","tracking_id":"x"}]""",
        "postnl:3SAFTR0000001 postnl:3SAFTR0000002")]
    [InlineData("_aftership_tracking_number", "\"3SAFTR0000001\"", ":3SAFTR0000001")]
    [InlineData("ywot_tracking_code", "\"3SYITH0000001\"", ":3SYITH0000001")]
    [InlineData("_parcelpanel_shipping_numbers",
        "\"{\\\"3SPANL0000001\\\":{\\\"order_id\\\":7,\\\"tracking_number\\\":\\\"3SPANL0000001\\\",\\\"courier_code\\\":\\\"postnl\\\",\\\"items\\\":\\\"Mok x2\\\"}}\"", "postnl:3SPANL0000001")]
    [InlineData("_tracking_number", "\"\\u200b3SABCD\\u00a00000017\\ufeff\"", ":3SABCD0000017")]
    [InlineData("_tracking_number", "\"3S ABCD 0000 017\"", ":3SABCD0000017")]
    [InlineData("_tracking_number", "\"3SABCD0000017 / 3SABCD0000018\"", ":3SABCD0000017 :3SABCD0000018")]
    [InlineData("_tracking_number", "\"https://jouw.postnl.nl/track-and-trace/3SABCD0000017-NL-1234AB\"", "PostNL:3SABCD0000017")]
    [InlineData("_wc_shipment_tracking_items",
        """[{"tracking_provider":"dhl","tracking_number":"volgt"},{"tracking_provider":"dhl","tracking_number":"https://my.dhlparcel.nl/home/tracktrace/JVGL0000000017/1234AB"}]""", "dhl:JVGL0000000017")]
    [InlineData("_wc_shipment_tracking_items", "\"\"", "")]
    [InlineData("_wc_shipment_tracking_items", "[1, {\"tracking_number\": 5}, {}]", "")]
    [InlineData("_postnl_order_metadata", "[]", "")]
    [InlineData("dpd_tracking_numbers", "null", "")]
    public void Meta_OfAPlugin_NamesEachParcelOnce(string key, string json, string found) =>
        Assert.Equal(found, string.Join(' ', Tracking.InMeta(With(key, json)).Select(p => $"{p.Carrier}:{p.Number}")));

    [Fact]
    public void Meta_ThatNamesItems_KeepsThem()
    {
        var parcel =
            Assert.Single(
                Tracking.InMeta(With("_wc_shipment_tracking_items",
                    """[{"tracking_number":"3S1","products_list":[{"product":"5","item_id":"31","qty":"2"},{"item_id":32}]}]""")));
        Assert.Equal([new ParcelItem(31, 2), new ParcelItem(32, null)], parcel.Items);
    }

    [Fact]
    public void Parcel_IsPutBesideThoseThatAreThere_AndOnce()
    {
        var order =
            With("_wc_shipment_tracking_items", """[{"tracking_number":"3S1","products_list":[{"item_id":"31","qty":"2"}]}]""");
        var entry = Tracking.Entry("TNT", "3S2", DateTimeOffset.UnixEpoch);

        var written = ParcelsField.With(order, entry)!;

        var parcels = Tracking.InMeta(With(written.Key!, written.Value.GetRawText()));
        Assert.Equal(["3S1", "3S2"], parcels.Select(p => p.Number));
        Assert.Equal([new ParcelItem(31, 2)], parcels[0].Items);
        Assert.Null(ParcelsField.With(With(written.Key!, written.Value.GetRawText()), entry));
        Assert.NotNull(ParcelsField.With(new WooOrder(), entry));
    }

    [Fact]
    public void Items_OfTheShopsLines_BecomeUnitsOfBols()
    {
        var (mug, pair, other) = (ShipPick.Line("i1", 3), ShipPick.Line("i2", 2), ShipPick.Line("i3", 1));
        (mug.ShopLineId, pair.ShopLineId, other.ShopLineId) = (31, 32, 33);
        var answer =
            new WooOrder
            {
                LineItems = [new WooLineItem { Id = 31, Quantity = 3 }, new WooLineItem { Id = 32, Quantity = 4 },
                new WooLineItem { Id = 33, Quantity = 1 }]
            };
        IReadOnlyList<ShipItem>? Of(params ParcelItem[]? items) =>
            ParcelItems.Of(new Parcel("", "3S1", items), ShipPick.Sent(mug, pair, other), answer);

        Assert.Null(Of(null));
        Assert.Equal([new ShipItem("i1", 2), new ShipItem("i2", 1)], Of(new(31, 2), new(32, 2))); // a pair is two of the shop's
        Assert.Equal([new ShipItem("i2", 2)], Of(new ParcelItem(32, null)));
        Assert.Equal([new ShipItem("i1", 3)], Of(new ParcelItem(31, 9)));
    }

    [Fact]
    public void Items_OfALineThatGrew_OrOfAPartOfABundle_NeverComeToNothing()
    {
        var (mug, pair) = (ShipPick.Line("i1", 2), ShipPick.Line("i2", 1));
        (mug.ShopLineId, mug.Pieces, pair.ShopLineId, pair.Pieces) = (31, 2, 32, 2);
        var answer = new WooOrder
        {
            LineItems = [new WooLineItem { Id = 31, Quantity = 3 }, new WooLineItem { Id = 32, Quantity = 2 }],
        };
        Assert.Equal([new ShipItem("i1", 1), new ShipItem("i2", 1)],
            ParcelItems.Of(new Parcel("", "3S1", [new(31, 1), new(32, 1)]), ShipPick.Sent(mug, pair), answer));
    }

    [Fact]
    public void Items_OfALineThatWasReplaced_AreStillItsOwn_AndWhatNobodyKnowsIsNotNamed()
    {
        var mug = ShipPick.Line("i1", 3);
        (mug.ShopLineId, mug.FormerLineIds) = (41, [31]);
        var answer = new WooOrder
        {
            LineItems = [new WooLineItem { Id = 41, Quantity = 3 }, new WooLineItem { Id = 50, Quantity = 1 }],
        };
        IReadOnlyList<ShipItem>? Of(params ParcelItem[] items) =>
            ParcelItems.Of(new Parcel("", "3S1", items), ShipPick.Sent(mug), answer);
        Assert.Equal([new ShipItem("i1", 2)], Of(new ParcelItem(31, 2)));
        Assert.Null(Of(new ParcelItem(99, 1)));
        Assert.Equal([new ShipItem("i1", 1)], Of(new(99, 1), new(41, 1)));
        Assert.Empty(Of(new ParcelItem(50, 1))!);
    }

    [Fact]
    public void Fulfillments_ThatWereSent_AreParcels()
    {
        static WooMeta Meta(string key, string json) =>
            new() { Key = key, Value = JsonSerializer.Deserialize<JsonElement>(json) };
        WooFulfillment[] found =
        [
            new() { IsFulfilled = true,
                MetaData = [Meta("_tracking_number", "\"3S1\""), Meta("_shipping_provider", "\"postnl\""),
                    Meta("_items", """[{"item_id":31,"qty":2}]""")] },
            new() { IsFulfilled = false, MetaData = [Meta("_tracking_number", "\"3S2\"")] },
            new() { IsFulfilled = true, DateDeleted = "2026-01-01T00:00:00", MetaData = [Meta("_tracking_number", "\"3S3\"")] },
            new() { IsFulfilled = true, MetaData = null },
        ];
        var parcel = Assert.Single(Tracking.InFulfillments(found));
        Assert.Equal(("postnl", "3S1", 31L, 2),
            (parcel.Carrier, parcel.Number, parcel.Items![0].ShopLineId, parcel.Items[0].Quantity));
        Assert.True(Tracking.MayHaveFulfillments(With("_fulfillment_status", "\"fulfilled\"")));
        Assert.False(Tracking.MayHaveFulfillments(With("_fulfillment_status", "\"no_fulfillments\"")));
    }

    [Theory]
    [InlineData("PostNL", "TNT", true)]
    [InlineData("post-nl international", "TNT", true)]
    [InlineData("PostNL Brievenbuspakket", "TNT", true)]
    [InlineData("DHL Parcel NL", "DHLFORYOU", true)]
    [InlineData("DHL", "DHLFORYOU", true)]
    [InlineData("DHL Paket", "DHL_DE", true)]
    [InlineData("dpd", "DPD-NL", true)]
    [InlineData("DPD-BE", "DPD-BE", true)]
    [InlineData("Bpost", "BPOST_BE", true)]
    [InlineData("tnt", "TNT", true)]
    [InlineData("Fietskoerier", "COURIER", true)]
    [InlineData("Trunkrs", "PACKS", false)]
    [InlineData("", "PACKS", true)]
    public void Carrier_HasACodeAtBol(string carrier, string code, bool known) =>
        Assert.Equal((code, known), Carriers.Of(carrier, new ShippingSettings
        {
            DefaultTransporter = "PACKS",
            Transporters = new Dictionary<string, string>(StringComparer.Ordinal) { ["fiets-koerier"] = "COURIER" },
        }));

    private static WooOrder With(string key, string json) =>
        new() { MetaData = [new WooMeta { Key = key, Value = JsonSerializer.Deserialize<JsonElement>(json) }] };
}

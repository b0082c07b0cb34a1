using System.Text.Json;
using Tandem.Engine.Orders;
using Tandem.Engine.Shipments;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Tests.Rules;

/// <summary>What a completed shop order says about its parcel, and what bol is told.</summary>
public sealed class ShipRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Verzonden met PostNL, track & trace: 3SABCD0000017", "PostNL", "3SABCD0000017")]
    [InlineData("Sent by DHL. Track &amp; Trace code JVGL0000000017", "DHL", "JVGL0000000017")]
    [InlineData("dpd pakket onderweg, track en trace nummer: 05212345678901", "dpd", "05212345678901")]
    public void Note_NamesTheParcel(string note, string carrier, string number) =>
        Assert.Equal(new Parcel(carrier, number), Assert.Single(Tracking.InNotes([new WooOrderNote { Note = note }])));

    [Theory]
    [InlineData("Track & trace volgt later")]
    [InlineData("PostNL komt morgen ophalen")]
    [InlineData("Verzonden met PostNL, track & trace: binnenkort")]
    [InlineData("Betaald met iDEAL 3SABCD0000017")]
    public void Note_WithoutAParcel_NamesNone(string note) => Assert.Empty(Tracking.InNotes([new WooOrderNote { Note = note }]));

    [Fact]
    public void Meta_OfAdvancedShipmentTracking_NamesEachParcelOnce()
    {
        var order = WithMeta("""[{"tracking_provider":"postnl","tracking_number":" 3S1 "},{"tracking_provider":"","custom_tracking_provider":"Fietskoerier","tracking_number":"F2"},{"tracking_provider":"postnl","tracking_number":"3S1"}]""");
        Assert.Equal([new Parcel("postnl", "3S1"), new Parcel("Fietskoerier", "F2")], Tracking.InMeta(order));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("{}")]
    [InlineData("[1, {\"tracking_number\": 5}, {}]")]
    public void Meta_OfAnotherShape_NamesNone(string json) => Assert.Empty(Tracking.InMeta(WithMeta(json)));

    [Theory]
    [InlineData("PostNL", "TNT")]
    [InlineData("post-nl international", "TNT")]
    [InlineData("DHL Parcel NL", "DHLFORYOU")]
    [InlineData("dpd", "DPD-NL")]
    [InlineData("Bpost", "BPOST_BE")]
    [InlineData("Fietskoerier", "OTHER")]
    public void Carrier_HasACodeAtBol(string carrier, string code) => Assert.Equal(code, Carriers.BolCode(carrier));

    [Fact]
    public void Decide_ShipsWhatIsOpen_WithTheFirstParcel()
    {
        var order = Order(Line("i1", 3, shipped: 1), Line("i2", 1, shipped: 1), Line("i3", 2));
        var decision = ShipRule.Decide(order, [new Parcel("PostNL", "3S1"), new Parcel("PostNL", "3S2")], Now);
        Assert.Equal([new ShipItem("i1", 2), new ShipItem("i3", 2)], decision.Ship!.Items);
        Assert.Equal(("TNT", "3S1"), (decision.Ship.TransporterCode, decision.Ship.TrackAndTrace));
    }

    [Theory]
    [InlineData(1, "ship.waiting-for-tracking")]
    [InlineData(25, "ship.tracking-overdue")]
    public void Decide_WithoutTracking_Waits(int hours, string code)
    {
        var order = Order(Line("i1", 1));
        order.CompletedInShopAt = Now.AddHours(-hours);
        var decision = ShipRule.Decide(order, [], Now);
        Assert.True(decision.Wait);
        Assert.Equal(code, decision.Reason.Code);
    }

    [Fact]
    public void Decide_LeavesVvbToItsLabel_AndTheDoneAlone()
    {
        var vvb = Line("i1", 1);
        vvb.Fulfilment = Fulfilment.Vvb;
        Assert.Equal("ship.vvb-label", ShipRule.Decide(Order(vvb), [new Parcel("PostNL", "3S1")], Now).Reason.Code);
        Assert.Equal("ship.nothing-open", ShipRule.Decide(Order(Line("i1", 1, shipped: 1)), [new Parcel("PostNL", "3S1")], Now).Reason.Code);
    }

    private static WooOrder WithMeta(string json) => new()
    {
        MetaData = [new WooMeta { Key = "_wc_shipment_tracking_items", Value = JsonSerializer.Deserialize<JsonElement>(json) }],
    };

    private static Order Order(params OrderLine[] lines)
    {
        var order = new Order { BolOrderId = "A1", AccountId = new AccountId(Guid.NewGuid()) };
        order.Lines.AddRange(lines);
        return order;
    }

    private static OrderLine Line(string id, int quantity, int shipped = 0) =>
        new() { OrderItemId = id, Quantity = quantity, Shipped = shipped, Imported = quantity, Fulfilment = Fulfilment.Own };
}

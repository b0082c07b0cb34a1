using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;

namespace Tandem.Tests.Shipments;

/// <summary>What the shop is told once bol shows all of an order as shipped.</summary>
public sealed class FlowRuleTests
{
    private static readonly string[] Statuses = ["pending", "processing", "on-hold", "completed", "cancelled", "refunded",
        "failed", "checkout-draft", "ingepakt", "verzonden"];

    [Theory]
    [InlineData("processing", false, "completed", true)] // somebody shipped it on bol's own pages
    [InlineData("completed", true, null, false)] // the usual way: there is nothing to tell
    [InlineData("processing", true, "completed", false)] // a parcel from our own screen
    [InlineData("completed", false, null, true)]
    public void Decide_TellsOnlyWhatTheShopDoesNotShow(string has, bool byTandem, string? status, bool note)
    {
        var change = FlowRule.Decide(Shipped(has), Statuses, byTandem, new FlowSettings());
        Assert.Equal((status, note), (change?.Status, change?.Note is not null));
    }

    [Fact]
    public void Decide_ChangesOnlyStatusesThatAreStillOpen()
    {
        var from = FlowRule.Decide(Shipped("processing"), Statuses, false, new FlowSettings())!.OnlyFrom!;
        Assert.Equal(["ingepakt", "on-hold", "pending", "processing", "completed", "verzonden"],
            from.OrderBy(s => s == "completed" || s == "verzonden").ThenBy(s => s, StringComparer.Ordinal));
        Assert.Empty(from.Intersect(["cancelled", "refunded", "failed", "trash"]));

        // Where "completed" does not count as sent, an order that has it was ended by the shop's people.
        var sent = FlowRule.Decide(Shipped("verzonden"), Statuses, true,
            new FlowSettings { SentStatuses = ["verzonden"], ShippedStatus = "completed" })!;
        Assert.Equal("completed", sent.Status);
        Assert.DoesNotContain("completed", sent.OnlyFrom!);
        Assert.Contains("verzonden", sent.OnlyFrom!);
    }

    [Fact]
    public void Decide_LeavesAlone_WhereTheSellerWantsIt_AndWhatIsNotShipped()
    {
        Assert.Null(FlowRule.Decide(Shipped("processing"), Statuses, true, new FlowSettings { ShippedStatus = "" }));
        Assert.Null(FlowRule.Decide(ShipPick.Sent(ShipPick.Line("i1", 1)), Statuses, false, new FlowSettings()));
    }

    [Fact]
    public void Decide_SaysWhichOrderOfWhichShop()
    {
        var order = Shipped("processing");
        var change = FlowRule.Decide(order, [], false, new FlowSettings())!;
        Assert.Equal((order.ShopId!.Value.Value, 7L, Module.Shipments), (change.Shop, change.ShopOrderId, change.Of));
        Assert.Equal("shop-note.shipped-at-bol order=A1", change.Note!.ToString());

        // The three that every shop has, what counts as sent, and its own: each once, also where its list was not read.
        Assert.Equal(["pending", "processing", "on-hold", "completed"], change.OnlyFrom!);
        Assert.Equal(["pending", "processing", "on-hold", "completed", "eigen"],
            FlowRule.Decide(Shipped("eigen"), [], true, new FlowSettings { ShippedStatus = "klaar" })!.OnlyFrom!);

        // Only a note: whatever the status.
        Assert.Null(FlowRule.Decide(Shipped("completed"), Statuses, false, new FlowSettings())!.OnlyFrom);
    }

    [Theory]
    [InlineData("auto-draft")]
    [InlineData("checkout-draft")]
    [InlineData("deleted")]
    [InlineData("trash")]
    [InlineData("cancelled")]
    [InlineData("refunded")]
    [InlineData("failed")]
    public void Decide_NeverTakesAnEndedOrderOn(string status)
    {
        var change = FlowRule.Decide(Shipped(status), [status], true, new FlowSettings())!;
        Assert.DoesNotContain(status, change.OnlyFrom!);
    }

    [Fact]
    public void Decide_LeavesAlone_WhatIsNotInAShop()
    {
        var (nowhere, unknown) = (Shipped("processing"), Shipped("processing"));
        (nowhere.ShopId, unknown.ShopOrderId, unknown.ShopStatus) = (null, null, null);
        Assert.Null(FlowRule.Decide(nowhere, Statuses, false, new FlowSettings()));
        unknown.ShopOrderId = 7;
        Assert.Equal(["pending", "processing", "on-hold", "completed"],
            FlowRule.Decide(unknown, [], true, new FlowSettings())!.OnlyFrom!);
        unknown.ShopOrderId = null;
        Assert.Null(FlowRule.Decide(unknown, Statuses, false, new FlowSettings()));
    }

    private static Order Shipped(string status)
    {
        var order = ShipPick.Sent(ShipPick.Line("i1", 1, 1));
        (order.State, order.ShopStatus) = (OrderState.Shipped, status);
        return order;
    }
}

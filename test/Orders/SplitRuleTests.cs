using CsCheck;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>An order that the shop's people split: what moved, what waits, and what counts as sent.</summary>
public sealed class SplitRuleTests
{
    private static readonly string[] Sent = ["completed"];

    [Fact]
    public void Moved_IsWhatTheOrderLacks_AndACopyTookNothing()
    {
        var order = Order(("i1", 3, 3), ("i2", 1, 1));
        var shown = Shown(Shop(7, "processing", ("i1", 1), ("i2", 1)), Shop(8, "processing", ("i1", 5), ("i2", 1)));
        Assert.Equal([(8L, "i1", 2)], Moved(order, shown));
        Assert.Equal([("i1", 1), ("i2", 1), ("i1", 2)], SplitRule.Whole(order, shown).LineItems!
            .Select(l => (ImportCheck.OrderItemId(l)!, l.Quantity!.Value)));
    }

    [Fact]
    public void Moved_ToAPartThatWasClosed_IsNotThere()
    {
        var order = Order(("i1", 2, 2));
        Assert.Empty(Moved(order, Shown(Shop(7, "processing"), Shop(8, "cancelled", ("i1", 2)))));
        Assert.Equal([(9L, "i1", 2)], Moved(order, Shown(Shop(7, "processing"), Shop(8, "trash", ("i1", 2)),
            Shop(9, "on-hold", ("i1", 2)))));
    }

    [Fact]
    public void Whole_HasTheRefundsOfAllParts()
    {
        var order = Order(("i1", 2, 2));
        var (main, part) = (Shop(7, "processing", ("i1", 1)), Shop(8, "processing", ("i1", 1)));
        Assert.Same(main, SplitRule.Whole(order, new ShownOrder(main)));
        Assert.Same(main, SplitRule.Whole(order, new ShownOrder(main, Parts: [])));
        var whole = SplitRule.Whole(order, Shown(main with { Refunds = [new WooRefundNote { Id = 1 }] },
            part with { Refunds = [new WooRefundNote { Id = 2 }] }, Shop(9, "processing")));
        Assert.Equal([2L, 1L], whole.Refunds!.Select(r => r.Id!.Value));
    }

    [Theory]
    [InlineData("processing", "processing", 3)] // nothing is sent yet: all waits
    [InlineData("completed", "processing", 2)]
    [InlineData("processing", "completed", 1)]
    [InlineData("completed", "completed", 0)]
    public void Away_IsWhatIsInPartsThatAreNotSent(string own, string part, int away)
    {
        var order = Order(("i1", 3, 3));
        Assert.Equal(away, SplitRule.Away(order, order.Lines[0], Shown(Shop(7, own, ("i1", 1)), Shop(8, part, ("i1", 2))), Sent));
    }

    [Fact]
    public void Away_OfAnOrderThatWasNotSplit_OrALineThatIsNotInTheShop_IsNothing()
    {
        var order = Order(("i1", 3, 3));
        Assert.Equal(0, SplitRule.Away(order, order.Lines[0], new ShownOrder(Shop(7, "processing", ("i1", 3))), Sent));
        Assert.Equal(0, SplitRule.Away(order, order.Lines[0], new ShownOrder(Shop(7, "processing", ("i1", 3)), Parts: []), Sent));
        order.Lines[0].Imported = null;
        Assert.Equal(0, SplitRule.Away(order, order.Lines[0], Shown(Shop(7, "x", ("i1", 1)), Shop(8, "x", ("i1", 2))), Sent));
        (order.Lines[0].Imported, order.Lines[0].Pieces) = (3, 0);
        Assert.Equal(0, SplitRule.Away(order, order.Lines[0], Shown(Shop(7, "x", ("i1", 1)), Shop(8, "x", ("i1", 2))), Sent));
    }

    /// <summary>A refunded piece waits for nothing; and a bundle of which a piece waits is not sent as a whole.</summary>
    [Fact]
    public void Away_CountsWholeUnits_WithoutWhatWasRefunded()
    {
        var order = Order(("i1", 2, 6));
        var shown = Shown(Shop(7, "completed", ("i1", 2)), Shop(8, "processing", ("i1", 4)));
        Assert.Equal(2, SplitRule.Away(order, order.Lines[0], shown, Sent));
        var id = shown.Parts![0].LineItems![0].Id!.Value;
        WooRefund Refund(int pieces) => new()
        {
            LineItems = [new WooLineItem { Quantity = -pieces, MetaData = [ImportDraft.Meta("_refunded_item_id", $"{id}")] }],
        };
        Assert.Equal(1, SplitRule.Away(order, order.Lines[0], shown with { Refunds = [Refund(1)] }, Sent));
        Assert.Equal(1, SplitRule.Away(order, order.Lines[0], shown with { Refunds = [Refund(1), Refund(2)] }, Sent));
        Assert.Equal(0, SplitRule.Away(order, order.Lines[0], shown with { Refunds = [Refund(9)] }, Sent));
    }

    /// <summary>Units that are still meant to go out: of three, of which one stayed and two moved to a part.</summary>
    [Theory]
    [InlineData("processing", "processing", 3)]
    [InlineData("completed", "on-hold", 3)]
    [InlineData("cancelled", "processing", 2)]
    [InlineData("processing", "refunded", 1)]
    [InlineData("trash", "failed", 0)]
    public void Standing_IsWhatNoPartHasClosed(string own, string part, int standing)
    {
        var order = Order(("i0", 5, 5), ("i1", 3, 3));
        var shown = Shown(Shop(7, own, ("i0", 5), ("i1", 1)), Shop(8, part, ("i1", 2)));
        Assert.Equal(standing, SplitRule.Standing(order, order.Lines[1], shown));
    }

    [Theory]
    [InlineData(6, 2)]
    [InlineData(4, 2)] // a unit of which a piece goes out is not cancelled as a whole
    [InlineData(3, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    public void Standing_OfABundle_IsInWholeUnits(int pieces, int standing)
    {
        var order = Order(("i1", 2, 6));
        Assert.Equal(standing, SplitRule.Standing(order, order.Lines[0], new ShownOrder(Shop(7, "processing", ("i1", pieces)))));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 4)]
    [InlineData(3, 2)]
    [InlineData(9, 2)] // what went off one line is not taken off another
    public void Standing_IsWithoutWhatWasRefunded(int refunded, int standing)
    {
        var order = Order(("i1", 5, 5));
        var off = new WooLineItem { Quantity = -refunded, MetaData = [ImportDraft.Meta("_refunded_item_id", "700")] };
        var shown = new ShownOrder(Shop(7, "processing", ("i1", 3), ("i1", 2)),
            [new WooRefund(), new WooRefund { LineItems = [off] }]);
        Assert.Equal(standing, SplitRule.Standing(order, order.Lines[0], shown));
    }

    [Fact]
    public void Standing_OfALineThatIsNotInTheShop_IsNothing()
    {
        var order = Order(("i1", 3, 3));
        var shown = new ShownOrder(Shop(7, "processing", ("i1", 3)));
        Assert.Equal(0, SplitRule.Standing(order, order.Lines[0], new ShownOrder(new WooOrder { Id = 7 })));
        order.Lines[0].Imported = null;
        Assert.Equal(0, SplitRule.Standing(order, order.Lines[0], shown));
        (order.Lines[0].Imported, order.Lines[0].Pieces) = (3, 0);
        Assert.Equal(0, SplitRule.Standing(order, order.Lines[0], shown));
    }

    /// <summary>A shop that leaves the lines out of an order, or of a part of it, says that there is none.</summary>
    [Fact]
    public void Parts_WithoutLines_AreEmpty()
    {
        var order = Order(("i1", 2, 2));
        var shown = Shown(new WooOrder { Id = 7, Status = "processing" }, new WooOrder { Id = 8, Status = "processing" },
            Shop(9, "processing", ("i1", 2)));
        Assert.Equal([(9L, "i1", 2)], Moved(order, shown));
        Assert.Equal(2, SplitRule.Whole(order, shown).LineItems!.Single().Quantity);
        Assert.Equal((2, 2),
            (SplitRule.Away(order, order.Lines[0], shown, Sent), SplitRule.Standing(order, order.Lines[0], shown)));

        // Of a part whose status is not told: by what counts as sent where none is.
        var untold = shown with { Parts = [shown.Parts![1] with { Status = null }] };
        Assert.Equal((2, 0),
            (SplitRule.Away(order, order.Lines[0], untold, Sent), SplitRule.Away(order, order.Lines[0], untold, [""])));
    }

    [Theory]
    [InlineData("completed", "processing", true)]
    [InlineData("processing", "completed", true)]
    [InlineData("processing", "processing", false)]
    [InlineData("cancelled", "completed", true)]
    [InlineData("processing", "cancelled", false)]
    public void Sent_IsAnyPart(string own, string part, bool sent) =>
        Assert.Equal(sent, SplitRule.IsSent(Shown(Shop(7, own), Shop(8, part)), Sent));

    [Fact]
    public void Sent_IsNoPartThatWasClosed_WhateverCountsAsSent()
    {
        Assert.False(SplitRule.IsSent(Shown(Shop(7, "processing"), Shop(8, "refunded")), ["refunded"]));
        Assert.True(SplitRule.IsSent(new ShownOrder(Shop(7, "refunded")), ["refunded"]));
        Assert.True(SplitRule.IsSent(new ShownOrder(new WooOrder()), [""]));
    }

    /// <summary>
    /// A shop of its own that moves piece by piece: however the pieces are spread, and whatever copies there are, together they
    /// are what was bought, and what is not sent is away.
    /// </summary>
    [Fact]
    public void Pieces_AreNeitherLostNorDoubled() => Gen.Select(Gen.Int[1, 6], Gen.Int[0, 2].Array[1, 6], Gen.Bool, Gen.Bool)
        .Sample((bought, places, firstSent, secondSent) =>
        {
            var at = new int[3];
            for (var piece = 0; piece < bought; piece++) at[places[piece % places.Length]]++;
            var order = Order(("i1", bought, bought));
            var shown = Shown(Shop(7, "processing", ("i1", at[0])), Shop(8, firstSent ? "completed" : "on-hold", ("i1", at[1])),
                Shop(9, secondSent ? "completed" : "on-hold", ("i1", at[2])), Shop(10, "completed", ("i1", bought)));

            Assert.Equal(bought, SplitRule.Whole(order, shown).LineItems!.Sum(l => l.Quantity));
            Assert.Equal(at[0] + (firstSent ? 0 : at[1]) + (secondSent ? 0 : at[2]),
                SplitRule.Away(order, order.Lines[0], shown, Sent));
        });

    private static IEnumerable<(long, string, int)> Moved(Order order, ShownOrder shown) => SplitRule.Moved(order, shown)
        .Select(m => (m.Part.Id!.Value, ImportCheck.OrderItemId(m.Line)!, m.Line.Quantity!.Value));

    private static ShownOrder Shown(WooOrder order, params WooOrder[] parts) => new(order, Parts: parts);

    private static WooOrder Shop(long id, string status, params (string Item, int Pieces)[] lines) => new()
    {
        Id = id,
        Status = status,
        LineItems = [.. lines.Select((l, i) => new WooLineItem
        {
            Id = (id * 100) + i,
            Quantity = l.Pieces,
            MetaData = [ImportDraft.Meta(ImportDraft.LineMeta, l.Item)],
        })],
    };

    private static Order Order(params (string Item, int Units, int Pieces)[] lines)
    {
        var order = new Order { Key = 1, BolOrderId = "A1", State = OrderState.Imported, ShopOrderId = 7 };
        order.Lines.AddRange(lines.Select(l =>
            new OrderLine { OrderItemId = l.Item, Quantity = l.Units, Imported = l.Units, Pieces = l.Pieces }));
        return order;
    }
}

using System.Text.Json;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>How many units of a line the shop has on its shelf again.</summary>
public sealed class PutBackRuleTests
{
    [Theory]
    [InlineData("processing", 2, null, 0)]
    [InlineData("processing", 1, 2, 1)]
    [InlineData("refunded", 0, 2, 2)]
    [InlineData("refunded", 2, 2, 0)]
    [InlineData("trash", 2, 2, 0)]
    [InlineData("cancelled", null, 2, 2)]
    [InlineData("failed", null, 2, 2)]
    [InlineData("processing", 5, 2, 0)]
    public void Of_WhatTheShopKeepsTaken(string status, int? taken, int? before, int back)
    {
        var line = new OrderLine { OrderItemId = "i1", Quantity = 2, Imported = 2, Pieces = 2, Reduced = before };
        Assert.Equal(back, PutBackRule.Of(line, Order(status, taken)).Units);
    }

    /// <summary>
    /// Where the shop keeps no stock of a product it has nothing to give back, but a closed order is never taken for one that is
    /// out.
    /// </summary>
    [Theory]
    [InlineData("processing", 0)]
    [InlineData("completed", 0)]
    [InlineData("trash", 0)]
    [InlineData("cancelled", 2)]
    [InlineData("pending", 2)]
    [InlineData("failed", 2)]
    public void Of_ProductWithoutStock_GoesByTheStatus(string status, int back) =>
        Assert.Equal((null, back),
            PutBackRule.Of(new OrderLine { OrderItemId = "i1", Quantity = 2, Imported = 2, Pieces = 2 }, Order(status, null)));

    [Fact]
    public void Of_LineWithoutAProduct_OrOfBolsWarehouse_IsNever()
    {
        Assert.Equal(0,
            PutBackRule.Of(new OrderLine { OrderItemId = "i1", Quantity = 2, Imported = 2, UnknownProduct = true },
                Order("cancelled", null)).Units);
        Assert.Equal(0,
            PutBackRule.Of(new OrderLine { OrderItemId = "i1", Quantity = 2, Imported = 2, Fulfilment = Fulfilment.Lvb },
                Order("cancelled", null)).Units);
        Assert.Equal(0, PutBackRule.Of(new OrderLine { OrderItemId = "i1", Quantity = 2 }, Order("cancelled", null)).Units);
    }

    /// <summary>Of a bundle all its lines together, and a unit is back only as far as its pieces are.</summary>
    [Theory]
    [InlineData(6, 0)]
    [InlineData(5, 1)] // of a unit of which a piece is back the rest is no whole unit
    [InlineData(4, 1)]
    [InlineData(3, 1)]
    [InlineData(2, 2)]
    [InlineData(0, 2)]
    public void Of_ABundle_IsInWholeUnits(int taken, int back)
    {
        var line = new OrderLine { OrderItemId = "i1", Quantity = 2, Imported = 2, Pieces = 6, Reduced = 6 };
        Assert.Equal((6, back), PutBackRule.Of(line, Order("processing", taken)));
    }

    /// <summary>The parts of a bundle are lines of their own, and count together.</summary>
    [Fact]
    public void Of_SeveralLines_IsOfThemTogether()
    {
        var line = new OrderLine { OrderItemId = "i1", Quantity = 2, Imported = 2, Pieces = 6, Reduced = 6 };
        var one = Order("processing", 2);
        Assert.Equal((6, 1), PutBackRule.Of(line, one with { LineItems = [.. one.LineItems!, .. Order("", 1).LineItems!] }));
    }

    /// <summary>The most that was ever seen taken is kept, and a page without lines says nothing.</summary>
    [Fact]
    public void Of_WhatWasSeenBefore_IsKept()
    {
        var line = new OrderLine { OrderItemId = "i1", Quantity = 2, Imported = 2, Pieces = 2, Reduced = 1, PutBack = 1 };
        Assert.Equal((2, 0), PutBackRule.Of(line, Order("processing", 2)));
        Assert.Equal((1, 1), PutBackRule.Of(line, new WooOrder { Status = "cancelled" }));
        line.Imported = null;
        Assert.Equal((1, 0), PutBackRule.Of(line, Order("processing", 2)));
        var other = new OrderLine { OrderItemId = "other", Quantity = 2, Imported = 2, Pieces = 2, Reduced = 1 };
        Assert.Equal((1, 2), PutBackRule.Of(other, Order("processing", 2)));
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("\"3\"", 3)]
    [InlineData("-1", 0)]
    [InlineData("\"x\"", 0)]
    [InlineData("1.5", 0)]
    [InlineData("null", 0)]
    public void Reduced_IsAWholeNumber_HoweverItIsWritten(string json, int pieces) => Assert.Equal(pieces, PutBackRule.Reduced(
        new WooLineItem { MetaData = [new WooMeta { Key = "x" },
            new WooMeta { Key = "_reduced_stock", Value = JsonDocument.Parse(json).RootElement }] }));

    [Fact]
    public void Reduced_OfALineThatSaysNothing_IsNone() =>
        Assert.Equal((0, 0), (PutBackRule.Reduced(new WooLineItem()), PutBackRule.Reduced(new WooLineItem { MetaData = [] })));

    private static WooOrder Order(string status, int? taken) => new()
    {
        Status = status,
        LineItems =
        [
            new WooLineItem
            {
                Id = 1, Quantity = 2,
                MetaData =
                [
                    new WooMeta { Key = "_bol_order_item_id", Value = JsonSerializer.SerializeToElement("i1") },
                    .. taken is { } pieces
                        ? [new WooMeta { Key = "_reduced_stock", Value = JsonSerializer.SerializeToElement(pieces) }]
                            : Array.Empty<WooMeta>(),
                ],
            },
        ],
    };
}

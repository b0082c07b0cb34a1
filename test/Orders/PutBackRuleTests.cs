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

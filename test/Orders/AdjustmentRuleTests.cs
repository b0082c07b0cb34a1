using System.Text.Json;
using CsCheck;
using Tandem.Engine.Orders;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>
/// The ledger of what went off an order's lines: judged by a shop of its own that refunds and edits as people do.
/// </summary>
public sealed class AdjustmentRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 2, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Refund_TakesItsUnitsOut_Once_HoweverOftenItIsRead()
    {
        var shop = new Shop(units: 2);
        shop.Refund(1);
        var rows = AdjustmentRule.Of(shop.Order, [], shop.Shown(), Now);
        var row = Assert.Single(rows);
        Assert.Equal((1, 1210L, AdjustmentCause.Refunded), (row.Units, row.CentsInclVat, row.Cause));
        Assert.Equal(1, AdjustmentRule.TakenOut(shop.Order.Lines[0], rows));
        Assert.Same(row, Assert.Single(AdjustmentRule.Of(shop.Order, rows, shop.Shown() with { Refunds = null }, Now)));
    }

    [Fact]
    public void Refund_OfAnAmount_IsOfNoLine()
    {
        var shop = new Shop(units: 2);
        shop.Refund(0, cents: 500);
        var row = Assert.Single(AdjustmentRule.Of(shop.Order, [], shop.Shown(), Now));
        Assert.Equal((null, 0, 500L), (row.OrderItemId, row.Units, row.CentsInclVat));
    }

    [Fact]
    public void Refund_OfOurs_IsRecognizedByItsName_AndTakesNothingOut()
    {
        var shop = new Shop(units: 3);
        Adjustment ours = new() { OrderItemId = "i1", Cause = AdjustmentCause.Cancelled, Units = 2, CancelledInAll = 3 };
        shop.Refund(2, reason: "Geannuleerd bij bol [bol i1/3]");
        var row = Assert.Single(AdjustmentRule.Of(shop.Order, [ours], shop.Shown(), Now));
        Assert.Equal((1L, 2420L), (row.RefundId, row.CentsInclVat));
        Assert.Equal(0, AdjustmentRule.TakenOut(shop.Order.Lines[0], [row]));
        Assert.Equal(2, AdjustmentRule.Off("i1", [row]));
    }

    [Fact]
    public void Refund_ThatWasTakenBack_GoesOut_AndSoDoesAnEdit()
    {
        var shop = new Shop(units: 3);
        shop.Refund(1);
        shop.Quantity = 2;
        var rows = AdjustmentRule.Of(shop.Order, [], shop.Shown(), Now);
        Assert.Equal(2, AdjustmentRule.TakenOut(shop.Order.Lines[0], rows));
        shop.Undo();
        shop.Quantity = 3;
        Assert.Empty(AdjustmentRule.Of(shop.Order, rows, shop.Shown(), Now));
    }

    [Fact]
    public void Delivered_AllTheSame_CountsNoMore_UntilMoreIsTakenOut()
    {
        var shop = new Shop(units: 3) { Quantity = 2 };
        var rows = AdjustmentRule.Of(shop.Order, [], shop.Shown(), Now);
        Assert.Single(rows).StillDelivered = true;
        Assert.Equal(0, AdjustmentRule.TakenOut(shop.Order.Lines[0], AdjustmentRule.Of(shop.Order, rows, shop.Shown(), Now)));
        shop.Quantity = 1;
        Assert.Equal(2, AdjustmentRule.TakenOut(shop.Order.Lines[0], AdjustmentRule.Of(shop.Order, rows, shop.Shown(), Now)));
    }

    [Theory]
    [InlineData(6, 0)]
    [InlineData(5, 0)]
    [InlineData(3, 0)]
    [InlineData(7, 1)]
    [InlineData(9, 1)]
    [InlineData(10, 2)]
    public void Extra_OfABundle_IsCountedInWholeBundles(int pieces, int extra)
    {
        var shop = new Shop(units: 2, perUnit: 3) { Quantity = pieces };
        Assert.Equal(extra, Math.Max(0, AdjustmentRule.Extra(shop.Order.Lines[0], shop.Shown().Order)));
    }

    [Fact]
    public void Bundle_OfWhichAPieceWentOff_IsNotHeldAsAWhole()
    {
        var shop = new Shop(units: 2, perUnit: 3);
        shop.Refund(1);
        Assert.Equal(1, AdjustmentRule.TakenOut(shop.Order.Lines[0], AdjustmentRule.Of(shop.Order, [], shop.Shown(), Now)));
    }

    /// <summary>The model holds units and cents by itself and never looks at the rule.</summary>
    [Fact]
    public void Ledger_NeverTakesMoreThanWentIn_AndEndsAsTheShopIs() => Gen.Select(
        Gen.Int[1, 6], Gen.Int[1, 3], Gen.Int[0, 9].Array[0, 8]).Sample((units, perUnit, steps) =>
    {
        var shop = new Shop(units, perUnit);
        IReadOnlyList<Adjustment> rows = [];
        var (left, cents) = (units * perUnit, 0L);
        foreach (var step in steps)
        {
            if (step < 6)
            {
                var pieces = Math.Min(step, left);
                if (pieces == 0) continue;
                shop.Refund(pieces);
                left -= pieces;
                cents += pieces * 1210;
            }
            else if (step < 8)
            {
                shop.Refund(0, cents: step);
                cents += step;
            }

            rows = AdjustmentRule.Of(shop.Order, rows, shop.Shown(), Now);
            rows = AdjustmentRule.Of(shop.Order, rows, shop.Shown(), Now.AddHours(1));
        }

        Assert.Equal(cents, rows.Sum(r => r.CentsInclVat));
        var held = units - AdjustmentRule.TakenOut(shop.Order.Lines[0], rows);
        Assert.InRange(held, 0, units);

        // Never more than whole bundles are left to send; and exactly those where nothing but whole ones went off.
        Assert.True(held <= left / perUnit);
        if (perUnit == 1) Assert.Equal(left, held);
    });

    private sealed class Shop
    {
        private readonly List<WooRefund> _refunds = [];
        private readonly int _perUnit;

        public Shop(int units, int perUnit = 1)
        {
            (_perUnit, Quantity) = (perUnit, units * perUnit);
            Order = new Order { Key = 1, BolOrderId = "A1", State = OrderState.Imported, ShopOrderId = 7 };
            Order.Lines.Add(new OrderLine
            {
                OrderItemId = "i1",
                Quantity = units,
                Imported = units,
                Pieces = units * _perUnit,
                ShopLineId = 11
            });
        }

        public Order Order { get; }

        public int Quantity { get; set; }

        public void Refund(int pieces, long? cents = null, string reason = "kapot") => _refunds.Add(new WooRefund
        {
            Id = _refunds.Count + 1,
            Amount = (cents ?? (pieces * 1210)) / 100m,
            Reason = reason,
            LineItems = pieces == 0 ? [] :
            [
                new WooLineItem { Id = 90, Quantity = -pieces, Total = -10m * pieces, TotalTax = -2.10m * pieces,
                    MetaData = [new WooMeta { Key = "_refunded_item_id", Value = JsonSerializer.SerializeToElement("11") }] },
            ],
        });

        public void Undo() => _refunds.Clear();

        public ShownOrder Shown() => new(
            new WooOrder
            {
                Id = 7,
                Status = "processing",
                LineItems =
                    [new WooLineItem { Id = 11, Quantity = Quantity,
                        MetaData =
                            [new WooMeta { Key = "_bol_order_item_id", Value = JsonSerializer.SerializeToElement("i1") }] }],
                Refunds = [.. _refunds.Select(r => new WooRefundNote { Id = r.Id, Reason = r.Reason, Total = -r.Amount })],
            },
            [.. _refunds]);
    }
}

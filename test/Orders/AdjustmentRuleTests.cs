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

    /// <summary>Two of four are cancelled, and their refund is on its way; one or two of the others are sent.</summary>
    [Theory]
    [InlineData(nameof(AdjustmentCause.Refunded), 0, false)]
    [InlineData(nameof(AdjustmentCause.Refunded), 1, true)]
    [InlineData(nameof(AdjustmentCause.Edited), 2, true)]
    [InlineData(nameof(AdjustmentCause.Returned), 1, false)]
    public void RefundOfWhatWasCancelled_IsOvertaken_ByWhatPeopleTookOff(string theirs, int units, bool overtaken)
    {
        var line = new OrderLine { OrderItemId = "i1", Quantity = 4, Imported = 4, Shipped = 2, Cancelled = 2 };
        Adjustment mine = new() { Key = 5, OrderItemId = "i1", Cause = AdjustmentCause.Cancelled, Units = 2, CancelledInAll = 2 };
        Adjustment other = new() { Key = 4, OrderItemId = "i1", Cause = Enum.Parse<AdjustmentCause>(theirs), Units = units };
        Adjustment elsewhere = new() { Key = 6, OrderItemId = "i2", Cause = AdjustmentCause.Refunded, Units = 1 };
        Assert.Equal(overtaken, AdjustmentRule.IsOvertaken(line, mine, [other, mine, elsewhere]));
        other.StillDelivered = true;
        Assert.False(AdjustmentRule.IsOvertaken(line, mine, [other, mine, elsewhere]));
    }

    [Theory]
    [InlineData(nameof(AdjustmentCause.Refunded), 4, false)]
    [InlineData(nameof(AdjustmentCause.Refunded), 6, true)]
    [InlineData(nameof(AdjustmentCause.Edited), 6, true)]
    [InlineData(nameof(AdjustmentCause.Cancelled), 6, false)]
    public void RefundOfWhatCameBack_IsOvertaken_ByWhatPeopleTookOffSince(string theirs, long key, bool overtaken)
    {
        var line = new OrderLine { OrderItemId = "i1", Quantity = 3, Imported = 3, Shipped = 3 };
        Adjustment mine = new() { Key = 5, OrderItemId = "i1", Cause = AdjustmentCause.Returned, Units = 1, DecisionKey = 9 };
        Adjustment other = new() { Key = key, OrderItemId = "i1", Cause = Enum.Parse<AdjustmentCause>(theirs), Units = 1 };
        Assert.Equal(overtaken, AdjustmentRule.IsOvertaken(line, mine, [other, mine]));
    }

    /// <summary>Three were sold and two of them cancelled; before their refund is made people refund those two by hand.</summary>
    [Fact]
    public void RefundByHand_OfUnitsWhoseRefundIsOnItsWay_CountsInFull()
    {
        var shop = new Shop(units: 3);
        Adjustment ours = new() { OrderItemId = "i1", Cause = AdjustmentCause.Cancelled, Units = 2, CancelledInAll = 2 };
        shop.Refund(2);
        Assert.Equal([2, 2], AdjustmentRule.Of(shop.Order, [ours], shop.Shown(), Now).Select(r => r.Units));
    }

    [Fact]
    public void Edit_ThatGrows_IsANewRow_OfTheSameMoment()
    {
        var shop = new Shop(units: 3) { Quantity = 2 };
        var rows = AdjustmentRule.Of(shop.Order, [], shop.Shown(), Now);
        shop.Quantity = 1;
        var grown = Assert.Single(AdjustmentRule.Of(shop.Order, rows, shop.Shown(), Now.AddHours(1)));
        Assert.NotSame(rows[0], grown);
        Assert.Equal((2, Now), (grown.Units, grown.At));
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

    /// <summary>
    /// A bundle of two products in two lines of the shop, and another line: each refund is of the line that it names, with its
    /// cents, never more than its amount in all.
    /// </summary>
    [Fact]
    public void Refund_OfSeveralLines_IsDividedOverThem()
    {
        var order = Two(out var shown);
        WooRefund refund = new()
        {
            Id = 5,
            Amount = 12.36m,
            LineItems = [Back(11, 2, 4m, 0.84m), Back(12, 1, 2m, 0.42m), Back(21, 1, 4.20m, 0.89m), Back(99, 1, 1m, 0m)],
        };
        var rows = AdjustmentRule.Of(order, [], With(shown, refund), Now);
        Assert.Equal([("i1", 1, 726L, 5L, Now), ("i2", 1, 510L, 5L, Now)],
            rows.Select(r => (r.OrderItemId!, r.Units, r.CentsInclVat, r.RefundId!.Value, r.At)));

        // The last cents of lines that are each rounded are no amount of its own; more than that is.
        var few = AdjustmentRule.Of(order, [], With(shown, refund with { Amount = 12.37m }), Now);
        Assert.Equal([("i1", 726L), ("i2", 511L)], few.Select(r => (r.OrderItemId!, r.CentsInclVat)));
        var one = refund with { Amount = 12.37m, LineItems = [Back(21, 1, 12.36m, 0m)] };
        var most = AdjustmentRule.Of(order, [], With(shown, one), Now);
        Assert.Equal([("i2", 1237L)], most.Select(r => (r.OrderItemId!, r.CentsInclVat)));
        var more = AdjustmentRule.Of(order, [], With(shown, one with { Amount = 12.38m }), Now);
        Assert.Equal([("i2", 1236L), (null, 2L)], more.Select(r => (r.OrderItemId, r.CentsInclVat)));
        var none = AdjustmentRule.Of(order, [], With(shown, refund with { LineItems = null }), Now);
        Assert.Equal([(null, 0, 1236L)], none.Select(r => (r.OrderItemId, r.Units, r.CentsInclVat)));
        Assert.Empty(AdjustmentRule.Of(order, [], With(shown, refund with { Amount = 0, LineItems = null }), Now));
    }

    [Fact]
    public void Refund_OfMoreThanIsLeft_TakesOnlyWhatIsLeft()
    {
        var order = Two(out var shown);
        Adjustment before = new() { OrderItemId = "i1", Cause = AdjustmentCause.Refunded, Units = 1 };
        WooRefund refund = new() { Id = 5, Amount = 9m, LineItems = [Back(11, 6, 9m, 0m), Back(12, 6, 0m, 0m)] };
        var rows = AdjustmentRule.Of(order, [before], With(shown, refund), Now);
        Assert.Equal([1, 1], rows.Select(r => r.Units));
        Assert.Equal(2, AdjustmentRule.Off("i1", rows));
    }

    /// <summary>A line is missing only as far as its refunds do not say so already, and each line has its own row.</summary>
    [Fact]
    public void Edit_IsWhatIsMissingBesideTheRefunds()
    {
        var order = Two(out var shown);
        var cut = shown with { LineItems = [shown.LineItems![0] with { Quantity = 0 }, shown.LineItems[1], shown.LineItems[2]] };
        var rows = AdjustmentRule.Of(order, [], With(cut), Now);
        Assert.Equal([("i1", 2, AdjustmentCause.Edited)], rows.Select(r => (r.OrderItemId!, r.Units, r.Cause)));
        Adjustment off = new() { OrderItemId = "i1", Cause = AdjustmentCause.Refunded, Units = 1 };
        Assert.Equal(1, AdjustmentRule.Of(order, [off], With(cut), Now).Single(r => r.Cause == AdjustmentCause.Edited).Units);

        var both = cut with { LineItems = [.. cut.LineItems.Take(2)] };
        var two = AdjustmentRule.Of(order, rows, With(both), Now.AddDays(1));
        Assert.Equal([("i1", 2), ("i2", 1)], two.Select(r => (r.OrderItemId!, r.Units)));
        Assert.Equal([Now, Now.AddDays(1)], two.Select(r => r.At));
        Assert.Same(rows[0], two[0]);

        // A page without lines says nothing.
        Assert.Equal(two, AdjustmentRule.Of(order, two, new ShownOrder(new WooOrder()), Now));
    }

    [Fact]
    public void Line_WithoutItsMark_IsKnownByItsId()
    {
        var line = new OrderLine { OrderItemId = "i1", ShopLineId = 11 };
        Assert.True(AdjustmentRule.IsOf(line, new WooLineItem { Id = 11 }));
        Assert.False(AdjustmentRule.IsOf(line, new WooLineItem { Id = 12 }));
        line.ShopLineId = null;
        Assert.False(AdjustmentRule.IsOf(line, new WooLineItem { Id = 11 }));
    }

    /// <summary>Two units that are bundles of a double and a single, in three pieces each; and one plain unit.</summary>
    private static Order Two(out WooOrder shown)
    {
        var order = new Order { Key = 1, BolOrderId = "A1", State = OrderState.Imported, ShopOrderId = 7 };
        order.Lines.Add(new OrderLine { OrderItemId = "i1", Quantity = 2, Imported = 2, Pieces = 6 });
        order.Lines.Add(new OrderLine { OrderItemId = "i2", Quantity = 1, Imported = 1, Pieces = 1 });
        static WooLineItem Line(long id, int pieces, string item) => new()
        {
            Id = id,
            Quantity = pieces,
            MetaData = [new WooMeta { Key = "_bol_order_item_id", Value = JsonSerializer.SerializeToElement(item) }],
        };
        shown = new WooOrder { Id = 7, LineItems = [Line(11, 4, "i1"), Line(12, 2, "i1"), Line(21, 1, "i2")] };
        return order;
    }

    private static WooLineItem Back(long line, int pieces, decimal net, decimal vat) => new()
    {
        Quantity = -pieces,
        Total = -net,
        TotalTax = -vat,
        MetaData = [new WooMeta { Key = "_refunded_item_id", Value = JsonSerializer.SerializeToElement(line) }],
    };

    private static ShownOrder With(WooOrder shown, params WooRefund[] refunds) =>
        new(shown with { Refunds = [.. refunds.Select(r => new WooRefundNote { Id = r.Id, Total = -r.Amount })] }, refunds);

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

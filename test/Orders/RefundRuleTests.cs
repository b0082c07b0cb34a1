using System.Text.Json;
using CsCheck;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>The refund of cancelled units: exactly those, to the cent, and found again by its own name.</summary>
public sealed class RefundRuleTests
{
    [Fact]
    public void Make_OfAWholeLine_TakesItsNetAndItsVat()
    {
        var draft = RefundRule.Make(Order(Line(11, 3, 49.56m, 10.41m), Line(12, 1, 10m, 2.10m, "other")), [],
            new RefundLine("item", 3, 3, 3), "nl")!;
        Assert.Equal((59.97m, "Geannuleerd bij bol [bol item/3]", true), (draft.Amount, draft.Reason, draft.ApiRestock));
        var line = Assert.Single(draft.LineItems!);
        Assert.Equal((11L, 3, 49.56m, 10.41m),
            (line.Id, line.Quantity, line.RefundTotal, Assert.Single(line.RefundTax!).RefundTotal));
    }

    [Fact]
    public void Make_OfABundle_TakesEachOfItsParts()
    {
        var draft =
            RefundRule.Make(Order(Line(11, 4, 40m, 8.40m), Line(12, 2, 10m, 2.10m)), [], new RefundLine("item", 1, 2, 1), "en")!;
        Assert.Equal([(11L, 2), (12L, 1)], draft.LineItems!.Select(l => (l.Id, l.Quantity)));
    }

    [Fact]
    public void Make_WhereTheShopRefundedItself_TakesOnlyWhatIsLeft()
    {
        WooOrder order = Order(Line(11, 3, 30m, 6.30m));
        WooRefund theirs = new() { Amount = 24.20m, Reason = "kapot", LineItems = [Refunded(11, 2, 20m, 4.20m)] };
        var draft = RefundRule.Make(order, [theirs], new RefundLine("item", 3, 3, 3), "nl")!;
        Assert.Equal((1, 12.10m), (Assert.Single(draft.LineItems!).Quantity, draft.Amount));
        Assert.Null(RefundRule.Make(order, [theirs, new WooRefund { Amount = 12.10m, LineItems = [Refunded(11, 1, 10m, 2.10m)] }],
            new RefundLine("item", 3, 3, 3), "nl"));
    }

    [Fact]
    public void Find_KnowsItsOwn_InEitherLanguage_AndNoOther()
    {
        var line = new RefundLine("item", 1, 3, 2);
        Assert.NotNull(RefundRule.Find([new WooRefund { Reason = RefundRule.Text(line, "en") }], line));
        Assert.Null(
            RefundRule.Find([new WooRefund { Reason = RefundRule.Text(line with { Total = 1 }, "nl") }, new WooRefund()], line));
        Assert.True(RefundRule.IsOurs(RefundRule.Text(line, "nl")));
        Assert.False(RefundRule.IsOurs("kapot"));
    }

    [Fact]
    public void Parts_AddUpToTheWholeLine() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 20_000], Gen.Int[0, 4_000], Gen.Int[1, 6]).Sample((quantity, net, vat, first) =>
        {
            first = Math.Min(first, quantity);
            var order = Order(Line(11, quantity, net / 100m, vat / 100m));
            List<WooRefund> made = [];
            foreach (var total in new[] { first, quantity }.Distinct())
            {
                var draft = RefundRule.Make(order, made,
                    new RefundLine("item", total - (made.Count == 0 ? 0 : first), quantity, total), "nl")!;
                var line = draft.LineItems!.Single();
                made.Add(new WooRefund
                {
                    Amount = draft.Amount,
                    Reason = draft.Reason,
                    LineItems =
                        [Refunded(11, line.Quantity, line.RefundTotal!.Value, line.RefundTax!.Single().RefundTotal!.Value)]
                });
            }

            Assert.Equal((net + vat) / 100m, made.Sum(r => r.Amount));
            Assert.Equal(quantity, made.Sum(r => -r.LineItems!.Single().Quantity));
        });

    [Fact]
    public void Make_LeavesAloneWhatCannotBeRefunded()
    {
        var line = Line(11, 3, 30m, 6.30m);
        RefundLine wanted = new("item", 1, 3, 1);
        Assert.Null(RefundRule.Make(Order(line with { Id = null }), [], wanted, "nl"));
        Assert.Null(RefundRule.Make(Order(line with { Quantity = 0 }), [], wanted, "nl"));
        Assert.Null(RefundRule.Make(new WooOrder { Id = 1 }, [], wanted, "nl"));
        Assert.Null(RefundRule.Make(Order(line), [], wanted with { OrderItemId = "other" }, "nl"));
        Assert.Null(RefundRule.Make(Order(line), [], wanted with { Units = 0 }, "nl"));
    }

    /// <summary>The shop refuses more than is left of the order, whatever its lines say.</summary>
    [Fact]
    public void Make_NeverAsksMoreThanIsLeftOfTheOrder()
    {
        var order = Order(Line(11, 2, 20m, 4.20m));
        Assert.Equal(4.20m,
            RefundRule.Make(order, [new WooRefund { Amount = 20m }], new RefundLine("item", 2, 2, 2), "nl")!.Amount);
        Assert.Equal(0m, RefundRule.Make(order, [new WooRefund { Amount = 30m }], new RefundLine("item", 2, 2, 2), "nl")!.Amount);
    }

    /// <summary>Worked out by hand: a third of each amount, then what is left of each, whatever else the order holds.</summary>
    [Fact]
    public void Make_OfAPart_TakesItsShare_AndTheLastOneTheRest()
    {
        var other = Line(12, 1, 100m, 21m, "other");
        var line = Line(11, 3, 50m, 0) with
        {
            TotalTax = 10.50m,
            Taxes = [new WooLineTax { Id = 1, Total = 8m }, new WooLineTax { Id = 2, Total = 2.50m }],
        };
        WooRefundLine Of(params WooRefund[] before) =>
            RefundRule.Make(Order(line, other), before, new RefundLine("item", 1, 3, 3), "nl")!.LineItems!.Single();
        Assert.Equal((1, 16.67m, "1:2.67 2:0.83"), Said(Of()));
        var theirs = Refunded(11, 2, 30m, 0) with
        {
            Taxes = [new WooLineTax { Id = 1, Total = -5m }, new WooLineTax { Id = 2, Total = -1m }, new WooLineTax { Id = 2 }],
        };
        Assert.Equal((1, 20m, "1:3.00 2:1.50"), Said(Of(new WooRefund { Amount = 36m, LineItems = [theirs] })));
        Assert.Equal((1, 50m, "1:8.00 2:2.50"),
            Said(Of(new WooRefund { LineItems = [theirs with { Total = null, Taxes = null }] })));
        Assert.Empty(RefundRule.Make(Order(line with { Taxes = null }), [], new RefundLine("item", 1, 3, 1), "nl")!.LineItems!
            .Single().RefundTax!);

        static (int, decimal, string) Said(WooRefundLine line) => (line.Quantity, line.RefundTotal!.Value, string.Join(' ',
            line.RefundTax!.Select(t => FormattableString.Invariant($"{t.Id}:{t.RefundTotal:0.00}"))));
    }

    [Theory]
    [InlineData("\"11\"", 11L)]
    [InlineData("11", 11L)]
    [InlineData("\"x\"", null)]
    [InlineData("null", null)]
    public void Refunded_IsTheLineThatItNames_HoweverItIsWritten(string json, long? line)
    {
        var meta = new WooMeta { Key = "_refunded_item_id", Value = JsonDocument.Parse(json).RootElement };
        Assert.Equal(line, RefundRule.RefundedItem(new WooLineItem { MetaData = [new WooMeta { Key = "x" }, meta] }));
        Assert.Null(RefundRule.RefundedItem(new WooLineItem { MetaData = [new WooMeta { Key = "x" }] }));
        Assert.Null(RefundRule.RefundedItem(new WooLineItem()));
    }

    [Fact]
    public void Make_OfALineWithTwoRates_GivesBackEach()
    {
        var line = Line(11, 2, 20m,
            4.20m) with
        {
            Taxes = [new WooLineTax { Id = 1, Total = 3m }, new WooLineTax { Id = 2, Total = 1.20m },
                new WooLineTax { Total = 9m }, new WooLineTax { Id = 4 }]
        };
        var draft = RefundRule.Make(Order(line), [], new RefundLine("item", 1, 2, 1), "nl")!;
        Assert.Equal([(1L, 1.50m), (2L, 0.60m)], draft.LineItems!.Single().RefundTax!.Select(t => (t.Id, t.RefundTotal!.Value)));
        Assert.Equal(12.10m, draft.Amount);
    }

    /// <summary>
    /// Any number of refunds of a bol line, ours and the shop's own, held against a shop that keeps its own book: never more
    /// units or cents than are left, and all of them once all units were refunded. Amounts as the shop stores them, finer than
    /// a cent.
    /// </summary>
    [Fact]
    public void Refunds_OfAnyParts_NeverGiveBackMoreThanWasPaid() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 30_000], Pick.One(0.21m, 0.09m, 0.06m), Gen.Int[1, 4].Array[1, 6], Gen.Int[0, 63])
            .Sample((bought, cents, rate, steps, theirs) =>
            {
                var net = decimal.Round(cents / 100m / (1 + rate), 6);
                var order = new WooOrder
                {
                    Id = 1,
                    Total = cents / 100m,
                    LineItems =
                        [Line(11, bought, net, 0) with { TotalTax = decimal.Round(net * rate, 2),
                            Taxes = [new WooLineTax { Id = 1, Total = net * rate }] }],
                };
                List<WooRefund> made = [];
                var (units, paid, total) = (0, 0m, 0);
                for (var i = 0; i < steps.Length && units < bought; i++)
                {
                    var step = Math.Min(steps[i], bought - units);
                    total += step;
                    var draft = RefundRule.Make(order, made, new RefundLine("item", step, bought, total), "nl");
                    var line = draft!.LineItems!.Single();
                    Assert.Equal((step, true), (line.Quantity, draft.ApiRestock));
                    Assert.Equal(Math.Min(line.RefundTotal!.Value + line.RefundTax!.Sum(t => t.RefundTotal!.Value),
                        order.Total!.Value - paid), draft.Amount);
                    Assert.All([line.RefundTotal!.Value, .. line.RefundTax!.Select(t => t.RefundTotal!.Value)],
                        part => Assert.Equal(decimal.Round(part, 2), part));
                    (units, paid) = (units + step, paid + draft.Amount!.Value);
                    made.Add(new WooRefund
                    {
                        Amount = draft.Amount,
                        Reason = (theirs >> i & 1) == 1 ? "kapot" : draft.Reason, // the shop's own now and then
                        LineItems =
                            [Refunded(11, line.Quantity, line.RefundTotal!.Value, line.RefundTax!.Single().RefundTotal!.Value)],
                    });
                    Assert.InRange(paid, 0, cents / 100m);
                }

                if (units == bought) Assert.Equal(cents / 100m, paid);
            });

    [Theory]
    [InlineData("nl", "Geannuleerd bij bol [bol item/3]")]
    [InlineData("en", "Cancelled at bol [bol item/3]")]
    [InlineData("fr", "Geannuleerd bij bol [bol item/3]")]
    public void Text_IsInTheLanguageOfNotes_AndCarriesItsMark(string language, string text) =>
        Assert.Equal(text, RefundRule.Text(new RefundLine("item", 1, 3, 3), language));

    private static WooOrder Order(params WooLineItem[] lines) =>
        new() { Id = 1, LineItems = lines, Total = lines.Sum(l => l.Total + l.TotalTax) };

    private static WooLineItem Line(long id, int quantity, decimal net, decimal vat, string item = "item") => new()
    {
        Id = id,
        Quantity = quantity,
        Total = net,
        TotalTax = vat,
        Taxes = [new WooLineTax { Id = 1, Total = vat }],
        MetaData = [new WooMeta { Key = ImportDraft.LineMeta, Value = JsonSerializer.SerializeToElement(item) }],
    };

    private static WooLineItem Refunded(long id, int quantity, decimal net, decimal vat) => new()
    {
        Quantity = -quantity,
        Total = -net,
        Taxes = [new WooLineTax { Id = 1, Total = -vat }],
        MetaData =
            [new WooMeta { Key = "_refunded_item_id",
                Value = JsonSerializer.SerializeToElement(id.ToString(System.Globalization.CultureInfo.InvariantCulture)) }],
    };
}

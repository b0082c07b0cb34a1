using System.Text.Json;
using CsCheck;
using Tandem.Engine.Orders;
using Tandem.WooCommerce;

namespace Tandem.Tests.Rules;

/// <summary>The refund of cancelled units: exactly those, to the cent, and found again by its own name.</summary>
public sealed class RefundRuleTests
{
    [Fact]
    public void Make_OfAWholeLine_TakesItsNetAndItsVat()
    {
        var draft = RefundRule.Make(Order(Line(11, 3, 49.56m, 10.41m), Line(12, 1, 10m, 2.10m, "other")), [], new RefundLine("item", 3, 3, 3), "nl")!;
        Assert.Equal((59.97m, "Geannuleerd bij bol [bol item/3]", true), (draft.Amount, draft.Reason, draft.ApiRestock));
        var line = Assert.Single(draft.LineItems!);
        Assert.Equal((11L, 3, 49.56m, 10.41m), (line.Id, line.Quantity, line.RefundTotal, Assert.Single(line.RefundTax!).RefundTotal));
    }

    [Fact]
    public void Make_OfABundle_TakesEachOfItsParts()
    {
        var draft = RefundRule.Make(Order(Line(11, 4, 40m, 8.40m), Line(12, 2, 10m, 2.10m)), [], new RefundLine("item", 1, 2, 1), "en")!;
        Assert.Equal([(11L, 2), (12L, 1)], draft.LineItems!.Select(l => (l.Id, l.Quantity)));
    }

    [Fact]
    public void Make_WhereTheShopRefundedItself_TakesOnlyWhatIsLeft()
    {
        WooOrder order = Order(Line(11, 3, 30m, 6.30m));
        WooRefund theirs = new() { Amount = 24.20m, Reason = "kapot", LineItems = [Refunded(11, 2, 20m, 4.20m)] };
        var draft = RefundRule.Make(order, [theirs], new RefundLine("item", 3, 3, 3), "nl")!;
        Assert.Equal((1, 12.10m), (Assert.Single(draft.LineItems!).Quantity, draft.Amount));
        Assert.Null(RefundRule.Make(order, [theirs, new WooRefund { Amount = 12.10m, LineItems = [Refunded(11, 1, 10m, 2.10m)] }], new RefundLine("item", 3, 3, 3), "nl"));
    }

    [Fact]
    public void Find_KnowsItsOwn_InEitherLanguage_AndNoOther()
    {
        var line = new RefundLine("item", 1, 3, 2);
        Assert.NotNull(RefundRule.Find([new WooRefund { Reason = RefundRule.Text(line, "en") }], line));
        Assert.Null(RefundRule.Find([new WooRefund { Reason = RefundRule.Text(line with { Total = 1 }, "nl") }, new WooRefund()], line));
        Assert.True(RefundRule.IsOurs(RefundRule.Text(line, "nl")));
        Assert.False(RefundRule.IsOurs("kapot"));
    }

    [Fact]
    public void Parts_AddUpToTheWholeLine() => Gen.Select(Gen.Int[1, 6], Gen.Int[1, 20_000], Gen.Int[0, 4_000], Gen.Int[1, 6]).Sample((quantity, net, vat, first) =>
    {
        first = Math.Min(first, quantity);
        var order = Order(Line(11, quantity, net / 100m, vat / 100m));
        List<WooRefund> made = [];
        foreach (var total in new[] { first, quantity }.Distinct())
        {
            var draft = RefundRule.Make(order, made, new RefundLine("item", total - (made.Count == 0 ? 0 : first), quantity, total), "nl")!;
            var line = draft.LineItems!.Single();
            made.Add(new WooRefund { Amount = draft.Amount, Reason = draft.Reason, LineItems = [Refunded(11, line.Quantity, line.RefundTotal!.Value, line.RefundTax!.Single().RefundTotal!.Value)] });
        }

        Assert.Equal((net + vat) / 100m, made.Sum(r => r.Amount));
        Assert.Equal(quantity, made.Sum(r => -r.LineItems!.Single().Quantity));
    });

    private static WooOrder Order(params WooLineItem[] lines) => new() { Id = 1, LineItems = lines, Total = lines.Sum(l => l.Total + l.TotalTax) };

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
        MetaData = [new WooMeta { Key = "_refunded_item_id", Value = JsonSerializer.SerializeToElement(id.ToString(System.Globalization.CultureInfo.InvariantCulture)) }],
    };
}

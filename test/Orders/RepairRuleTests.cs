using CsCheck;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>Which lines of the shop's order a repair makes anew, and which stay as its people left them.</summary>
public sealed class RepairRuleTests
{
    /// <summary>Two of product 7 were bought; this is what the shop shows for it, as <c>pieces x product</c>.</summary>
    [Theory]
    [InlineData("", false, false, null)] // the line is gone: it comes back
    [InlineData("2x7", false, false, null)] // as it should be
    [InlineData("1x7", false, false, "1x7")] // its people took one out
    [InlineData("1x7", true, false, null)] // and this repair is about it
    [InlineData("2x8", false, false, "2x8")] // they swapped the product
    [InlineData("2x8", false, true, null)] // or it was the wrong one from the start
    [InlineData("2x8", true, false, null)]
    [InlineData("1x7", false, true, "1x7")] // the product was right: it was edited
    [InlineData("1x7 1x8", false, true, "1x7 1x8")]
    [InlineData("2x7 1x8", false, false, null)] // what they added beside it is no line of the customer's
    [InlineData("1x0", false, false, "1x0")]
    [InlineData("1x0", false, true, null)]
    public void Line_StaysAsTheShopHasIt_OrIsMadeAnew(string there, bool named, bool wasWrong, string? kept)
    {
        var (lines, ids) = RepairRule.AsKept([Line("i1", 7, 2)], Shop("i1", there), Named(named), wasWrong);
        Assert.Equal(kept ?? "2x7", Shown(lines));
        Assert.Equal(kept is null ? [] : ["i1"], ids);
    }

    /// <summary>Where the product is not known now, a line that names one is worth more than a new one without.</summary>
    [Theory]
    [InlineData("1x7", true, "1x7")]
    [InlineData("1x7", false, "1x7")]
    [InlineData("1x0", true, null)] // neither names one: it is made anew
    [InlineData("2x0", false, null)] // and that is what is wanted
    public void LineWithAProduct_IsNotGivenUpForOneWithout(string there, bool named, string? kept)
    {
        var (lines, ids) = RepairRule.AsKept([Line("i1", null, 2)], Shop("i1", there), Named(named), wasWrong: false);
        Assert.Equal(kept ?? "2x0", Shown(lines));
        Assert.Equal(kept is null ? 0 : 1, ids.Count);
    }

    [Theory]
    [InlineData("1x7 3x8", false, false, true)] // all of it is there
    [InlineData("3x8 1x7", false, false, true)]
    [InlineData("1x7", false, false, false)] // one part is missing: not as it should be
    [InlineData("1x7 2x8", false, false, false)]
    [InlineData("1x7 2x8", false, true, false)] // one of its parts is right: it was a bundle already
    [InlineData("1x9", false, true, true)] // none is: it was made of something else
    [InlineData("1x9", false, false, false)]
    [InlineData("1x9", true, false, true)]
    public void Bundle_IsOneLineOfBols(string there, bool named, bool wasWrong, bool anew)
    {
        var (lines, ids) = RepairRule.AsKept([Line("i1", 7, 1), Line("i1", 8, 3)], Shop("i1", there), Named(named), wasWrong);
        Assert.Equal(anew ? "1x7 3x8" : there, Shown(lines));
        Assert.Equal(anew ? 0 : 1, ids.Count);
    }

    [Fact]
    public void Line_OfAnother_SaysNothingAboutThisOne()
    {
        var there = new WooOrder { LineItems = [Has("i1", 1, 7), Has("i2", 2, 8), Has(null, 5, 9)] };
        var (lines, kept) =
            RepairRule.AsKept([Line("i1", 7, 2), Line("i2", 8, 2), Line("i3", 9, 5)], there, Named(false), wasWrong: false);
        Assert.Equal([("i1", "1x7"), ("i2", "2x8"), ("i3", "5x9")], lines.Select(l => (l.OrderItemId, Shown([l]))));
        Assert.Equal(["i1"], kept);
        Assert.Equal(["i1", "i2", "i3"], RepairRule.AsKept([Line("i1", 7, 2), Line("i2", 8, 2), Line("i3", 9, 5)],
            new WooOrder(), Named(false), wasWrong: false).Lines.Select(l => l.OrderItemId));
    }

    [Fact]
    public void LineFromTheShop_HasItsProductPiecesAndMoney_AndKeepsWhoseItIs()
    {
        var want = Line("i1", 7, 2) with { BeforeDiscountInclVat = new Money(3000), VariationId = 3, Units = 2 };
        var had = Has("i1", 4, 70) with
        {
            VariationId = 71,
            TaxClass = "reduced-rate",
            Total = 10m,
            TotalTax = 99m,
            Taxes = [new WooLineTax { Id = 1, Total = 0.90m }],
        };
        Assert.Equal(want with
        {
            ProductId = 70,
            VariationId = 71,
            Quantity = 4,
            TaxClass = "reduced-rate",
            TotalInclVat = new Money(1090),
            BeforeDiscountInclVat = null,
        }, RepairRule.FromShop(want, [had]).Single());

        // What the shop does not say: no variation, no piece, the standard class, no money.
        var bare = RepairRule.FromShop(want, [new WooLineItem { ProductId = 70 }]).Single();
        Assert.Equal((70L, 0L, 0, "standard", 0L),
            (bare.ProductId, bare.VariationId, bare.Quantity, bare.TaxClass, bare.TotalInclVat.Cents));
    }

    /// <summary>A line without a product holds what went off; of goods in bol's warehouse no line ever names one.</summary>
    [Theory]
    [InlineData(7L, Fulfilment.Own, 7L, false)]
    [InlineData(1L, Fulfilment.Own, 1L, false)]
    [InlineData(0L, Fulfilment.Own, null, true)]
    [InlineData(null, Fulfilment.Own, null, true)]
    [InlineData(null, Fulfilment.Vvb, null, true)]
    [InlineData(0L, Fulfilment.Lvb, null, false)]
    [InlineData(7L, Fulfilment.Lvb, 7L, false)]
    public void LineFromTheShop_WithoutAProduct_IsARest(long? product, Fulfilment fulfilment, long? named, bool rest)
    {
        var line = RepairRule.FromShop(Line("i1", 9, 1) with { Fulfilment = fulfilment },
            [new WooLineItem { ProductId = product, Quantity = 1 }]).Single();
        Assert.Equal((named, rest), (line.ProductId, line.IsRest));
    }

    [Theory]
    [InlineData("1x7", true)]
    [InlineData("1x0", false)]
    [InlineData("1x1", true)]
    [InlineData("1x0 1x7", true)] // one of its lines names a product
    [InlineData("", false)]
    public void Loses_WhatHasAProductNow(string there, bool loses)
    {
        var has = RepairRule.LinesOf("i1", Shop("i1", there));
        Assert.Equal(loses, RepairRule.Loses([Line("i1", null, 1)], has));
        Assert.Equal(loses, RepairRule.Loses([Line("i1", 8, 1), Line("i1", null, 1)], has));
        Assert.False(RepairRule.Loses([Line("i1", 8, 1)], has));

        // No product is to be named for these anyway.
        Assert.False(RepairRule.Loses([Line("i1", null, 1) with { Fulfilment = Fulfilment.Lvb }], has));
        Assert.False(RepairRule.Loses([Line("i1", null, 1) with { IsRest = true }], has));
    }

    [Fact]
    public void Waiting_IsNamedOnce_AndOnlyWhatIsToBeTakenAgain()
    {
        var there = new WooOrder { LineItems = [Has("i1", 1, 7), Has("i2", 1, 7), Has("i3", 1, 0), Has("i4", 1, 9)] };
        ImportLine[] wanted =
        [
            Line("i1", null, 1), Line("i1", null, 1) with { Title = "Schotel" }, Line("i2", null, 1),
            Line("i3", null, 1) with { Title = "Bord" }, Line("i4", 9, 1) with { Title = "Vaas" },
        ];
        Assert.Equal(["Mok"], RepairRule.WithoutProduct(wanted, there, ["i1", "i2", "i3", "i4"]));
        Assert.Equal(["Mok"], RepairRule.WithoutProduct(wanted, there, ["i2"]));
        Assert.Empty(RepairRule.WithoutProduct(wanted, there, ["i3", "i4"]));
        Assert.Empty(RepairRule.WithoutProduct(wanted, there, []));
        Assert.Empty(RepairRule.WithoutProduct(wanted, new WooOrder(), ["i1", "i2"]));
    }

    /// <summary>
    /// Whatever the shop holds: of each line that was bought either all stands there that was bought, or just what the shop
    /// has, and what stays is what its people changed. A second repair finds nothing else.
    /// </summary>
    [Fact]
    public void Repair_TakesEachLineFromOneSide() => Gen.Select(
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 2]).Array[1, 4], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 2]).Array[0, 6],
        Gen.Int[0, 15], Gen.Bool).Sample((bought, has, named, wasWrong) =>
    {
        List<ImportLine> wanted = [.. bought.Select((b, i) => Line($"i{i}", b.Item1 == 0 ? null : b.Item1, b.Item2))];
        var there = new WooOrder { LineItems = [.. has.Select(h => Has($"i{h.Item1}", h.Item2, h.Item3))] };
        HashSet<string> about = [.. Enumerable.Range(0, 4).Where(i => (named >> i & 1) == 1).Select(i => $"i{i}")];

        var (lines, kept) = RepairRule.AsKept(wanted, there, about, wasWrong);

        foreach (var want in wanted)
        {
            var own = lines.FindAll(l => l.OrderItemId == want.OrderItemId);
            var shop = has.Where(h => $"i{h.Item1}" == want.OrderItemId).Select(h => $"{h.Item2}x{h.Item3}").ToList();
            if (kept.Contains(want.OrderItemId))
            {
                Assert.Equal(string.Join(' ', shop), Shown(own));
                Assert.DoesNotContain($"{want.Quantity}x{want.ProductId ?? 0}", shop);
                Assert.True(!about.Contains(want.OrderItemId) || want.ProductId is null);
            }
            else Assert.Equal([want], own);
        }

        Assert.Equal(lines.Count, lines.Count(l => wanted.Exists(w => w.OrderItemId == l.OrderItemId)));
    });

    private static HashSet<string> Named(bool named) => named ? ["i1"] : ["i9"];

    private static ImportLine Line(string item, long? product, int pieces) =>
        new(item, "Mok", "871", product, 0, pieces, "standard", new Money(2420));

    private static WooOrder Shop(string item, string lines) => new()
    {
        LineItems =
        [
            .. lines.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('x'))
                .Select(l => Has(item, int.Parse(l[0], null), int.Parse(l[1], null))),
        ],
    };

    private static WooLineItem Has(string? item, int pieces, long product) => new()
    {
        ProductId = product,
        VariationId = 0,
        Quantity = pieces,
        TaxClass = "",
        MetaData = item is null ? [] : [ImportDraft.Meta(ImportDraft.LineMeta, item)],
    };

    private static string Shown(IEnumerable<ImportLine> lines) =>
        string.Join(' ', lines.Select(l => $"{l.Quantity}x{l.ProductId ?? 0}"));
}

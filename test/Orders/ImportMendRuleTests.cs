using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>How an order that is there already is put right: what the shop took, what it left out, and what goes.</summary>
public sealed class ImportMendRuleTests
{
    private static readonly TaxTable Taxes = new(true, "shipping", "NL",
        [new("NL", "standard", 0.21m, 1, 1), new("NL", "reduced-rate", 0.09m, 1, 2), new("NL", "on-top", 0.10m, 1, 3),
            new("NL", "on-top", 0.05m, 2, 4, true)])
    { Classes = ["standard", "reduced-rate", "on-top"] };

    private static readonly ImportLine Mug = new("i1", "Mok", "871", 7, 8, 2, "", new Money(1210)) { Units = 2 };

    /// <summary>A product that the shop has no more is none on its line: the wish follows, once for each such line.</summary>
    [Fact]
    public void Taken_WithoutItsProduct_IsALineWithoutOne()
    {
        var gone = Shown(5, "i1", 2, 0) with { TaxClass = "reduced-rate" };
        Assert.Equal([Mug with { ProductId = null, VariationId = 0, TaxClass = "reduced-rate" }, Mug],
            ImportCheck.AsTaken([Mug, Mug], Answer(gone)));
        Assert.Equal([Mug with { ProductId = null, VariationId = 0, TaxClass = "standard" }],
            ImportCheck.AsTaken([Mug], Answer(gone with { ProductId = null, TaxClass = null })));
    }

    [Fact]
    public void Taken_AsItWasAsked_StaysAsItIs()
    {
        var other = Mug with { ProductId = null };
        Assert.Equal([Mug], ImportCheck.AsTaken([Mug], Answer(Shown(5, "i1", 2, 7, 8), Shown(6, "i1", 2, 0))));
        Assert.Equal([other], ImportCheck.AsTaken([other], Answer(Shown(5, "i1", 2, 0))));
        Assert.Equal([Mug], ImportCheck.AsTaken([Mug], Answer(Shown(5, "i1", 1, 0)))); // another number of units
        Assert.Equal([Mug], ImportCheck.AsTaken([Mug], Answer(Shown(5, "i2", 2, 0))));
        Assert.Equal([Mug], ImportCheck.AsTaken([Mug], new WooOrder()));
    }

    /// <summary>
    /// Where we know no product and each of the shop's lines names one, it is that: it knows more than we do. Not where a part of
    /// it is known, or the shop names none for a part.
    /// </summary>
    [Theory]
    [InlineData(true, 7, 8, true)]
    [InlineData(true, 1, 1, true)]
    [InlineData(true, 7, 0, false)]
    [InlineData(true, 0, 7, false)]
    [InlineData(false, 7, 8, false)]
    public void Taken_WithAProductThatWeDoNotKnow_IsThat(bool noneIsKnown, long first, long second, bool theirs)
    {
        var unknown = Mug with { ProductId = null, VariationId = 0, TaxClass = "reduced-rate" };
        ImportLine[] wanted = [unknown, noneIsKnown ? unknown : Mug with { ProductId = 4 }];
        var taken = ImportCheck.AsTaken(wanted, Answer(Shown(5, "i1", 2, first), Shown(6, "i1", 3, second)));
        Assert.Equal(theirs ? [(first, 2), (second, 3)] : wanted.Select(w => (w.ProductId ?? 0, w.Quantity)),
            taken.Select(l => (l.ProductId ?? 0, l.Quantity)));
    }

    /// <summary>Which line of the shop stands for which of ours.</summary>
    [Fact]
    public void Line_IsKnownByItsItem_AndItsProduct_OrElseItsClass()
    {
        Assert.True(ImportCheck.IsOf(Mug, Shown(5, "i1", 9, 7, 8)));
        Assert.False(ImportCheck.IsOf(Mug, Shown(5, "i1", 2, 7)));
        Assert.False(ImportCheck.IsOf(Mug, Shown(5, "i1", 2, 9, 8)));
        Assert.False(ImportCheck.IsOf(Mug, Shown(5, "i2", 2, 7, 8)));
        Assert.True(ImportCheck.IsOf(Mug with { VariationId = 0 }, Shown(5, "i1", 2, 7) with { VariationId = null }));

        var unknown = Mug with { ProductId = null, VariationId = 0 };
        Assert.True(ImportCheck.IsOf(unknown, Shown(5, "i1", 2, 99)));
        Assert.True(ImportCheck.IsOf(unknown, Shown(5, "i1", 2, 0) with { TaxClass = null }));
        Assert.True(ImportCheck.IsOf(unknown with { TaxClass = "standard" }, Shown(5, "i1", 2, 0)));
        Assert.False(ImportCheck.IsOf(unknown with { TaxClass = "reduced-rate" }, Shown(5, "i1", 2, 0)));
        var reduced = Shown(5, "i1", 2, 0) with { TaxClass = "reduced-rate" };
        Assert.True(ImportCheck.IsOf(unknown with { TaxClass = "reduced-rate" }, reduced));
        Assert.False(ImportCheck.IsOf(unknown, reduced));
        Assert.Null(ImportCheck.OrderItemId(new WooLineItem { MetaData = [ImportDraft.Meta("other", "i1")] }));

        var rest = unknown with { IsRest = true, TaxClass = "reduced-rate" };
        Assert.True(ImportCheck.IsOf(rest, Shown(5, "i1", 2, 0)));
        Assert.True(ImportCheck.IsOf(rest, Shown(5, "i1", 2, 0) with { ProductId = null }));
        Assert.False(ImportCheck.IsOf(rest, Shown(5, "i1", 2, 7)));
    }

    [Theory]
    [InlineData(7L, false, Fulfilment.Own, false)]
    [InlineData(null, false, Fulfilment.Own, true)]
    [InlineData(null, false, Fulfilment.Vvb, true)]
    [InlineData(null, false, Fulfilment.Lvb, false)]
    [InlineData(null, true, Fulfilment.Own, false)]
    public void Unknown_IsALineThatShouldNameAProduct(long? product, bool rest, Fulfilment kind, bool unknown) =>
        Assert.Equal(unknown, (Mug with { ProductId = product, IsRest = rest, Fulfilment = kind }).IsUnknown);

    /// <summary>Lines for which the shop took too little stock are made anew, but only where that is asked for.</summary>
    [Theory]
    [InlineData("1", true, true)]
    [InlineData("2", true, false)]
    [InlineData("3", true, false)]
    [InlineData(null, true, true)]
    [InlineData("1", false, false)]
    public void Difference_IsALineWhoseStockIsBack_WhereItMustBeTakenAgain(string? reduced, bool retake, bool anew)
    {
        var line = Shown(5, "i1", 2, 7, 8);
        if (reduced is not null) line = line with { MetaData = [.. line.MetaData!, ImportDraft.Meta("_reduced_stock", reduced)] };
        var (missing, wrong) = ImportCheck.Differences([Mug], Answer(line), retake ? ["i0", "i1"] : ["i0"]);
        Assert.Equal(anew ? [Mug] : [], missing);
        Assert.Equal(anew ? [5L] : [], wrong);
        Assert.Equal((0, 0), ImportCheck.Differences([Mug], Answer(line)) is var (m, w) ? (m.Count, w.Count) : (9, 9));
    }

    [Fact]
    public void Difference_NeverTouchesWhatIsNotOurs()
    {
        var theirs = new WooLineItem { Id = 9, Name = "Gratis sticker", Quantity = 1 };
        var (missing, wrong) = ImportCheck.Differences([Mug], Answer(theirs, Shown(5, "i1", 1, 7, 8), Shown(6, "i3", 1, 4)));
        Assert.Equal([Mug], missing);
        Assert.Equal([5L, 6L], wrong);
        Assert.Equal([Mug], ImportCheck.Differences([Mug], new WooOrder()).Missing);
        var unknown = Mug with { ProductId = null };
        Assert.Empty(ImportCheck.Differences([unknown], Answer(Shown(5, "i1", 2, 0)), ["i1"]).Missing); // nothing to take
    }

    [Theory]
    [InlineData("processing", true)]
    [InlineData("on-hold", true)]
    [InlineData("completed", true)]
    [InlineData("pending", false)]
    [InlineData("cancelled", false)]
    public void NotTaken_AreOurProducts_InAStatusThatTakesStock(string status, bool some)
    {
        var taken = Shown(6, "i2", 1, 7);
        taken = taken with { MetaData = [.. taken.MetaData!, ImportDraft.Meta("_reduced_stock", "1")] };
        var again = ImportCheck.NotTaken(Answer(Shown(5, "i1", 2, 7, 8), taken, Shown(7, "i3", 1, 0), Shown(0, "i4", 1, 7),
            new WooLineItem { Id = 8, ProductId = 7, Quantity = 1 }) with
        { Status = status });
        Assert.Equal(some ? [(5L, 2)] : [], again.Select(l => (l.Id!.Value, l.Quantity!.Value)));
    }

    [Fact]
    public void NotTaken_OfAnOrderWithoutLines_IsNothing() =>
        Assert.Empty(ImportCheck.NotTaken(new WooOrder { Status = "processing" }));

    /// <summary>Only what the shop did not tax, and what it has a rate for now.</summary>
    [Fact]
    public void Untaxed_GetsTheNetOfTheRateThatThereIsNow()
    {
        var line = Shown(5, "i1", 2, 7, 8) with { Total = 12.10m, TotalTax = 0 };
        var draft = Assert.Single(ImportCheck.Untaxed([Mug with { BeforeDiscountInclVat = new Money(2420) }], Answer(line), Taxes,
            Country.Netherlands));
        Assert.Equal((5L, 10m, 20m), (draft.Id, draft.Total, draft.Subtotal));
        Assert.Single(ImportCheck.Untaxed([Mug], Answer(line with { Taxes = [] }), Taxes, Country.Netherlands));
        Assert.Empty(ImportCheck.Untaxed([Mug], Answer(line with { TotalTax = 2.10m }), Taxes, Country.Netherlands));
        Assert.Empty(ImportCheck.Untaxed([Mug], Answer(line with { Taxes = [new WooLineTax { Id = 1, Total = 0 }] }), Taxes,
            Country.Netherlands));
        Assert.Empty(ImportCheck.Untaxed([Mug], Answer(line), Taxes, Country.Belgium)); // still none
        Assert.Empty(ImportCheck.Untaxed([Mug], Answer(line), TaxTable.None, Country.Netherlands)); // none is due
        Assert.Empty(ImportCheck.Untaxed([Mug], Answer(Shown(5, "i2", 2, 7)), Taxes, Country.Netherlands));
        Assert.Empty(ImportCheck.Untaxed([Mug], new WooOrder(), Taxes, Country.Netherlands));
        Assert.Empty(ImportCheck.Untaxed([Mug with { TaxClass = "zero-rate" }], Answer(line), Taxes, Country.Netherlands));
    }

    /// <summary>A wrong line that keeps refunded units: with the rate that the shop used, else the one of its settings.</summary>
    [Fact]
    public void Rest_KeepsItsUnits_AtTheRateThatTheShopUsed()
    {
        var rest = new ImportLine("i1", "Mok", "871", null, 0, 1, "", new Money(605)) { IsRest = true };
        var line = Shown(5, "i1", 2, 0);
        WooLineDraft? Of(WooLineItem shown, params ImportLine[] wanted) =>
            ImportCheck.RestOf(wanted, Answer(Shown(4, "i9", 1, 7), shown), Taxes, Country.Netherlands, 5);
        Assert.Equal((5L, 1, 5m, 5m), Of(line with { Taxes = [new WooLineTax { Id = 1, Total = 1.05m }] }, Mug, rest) is { } used
            ? (used.Id!.Value, used.Quantity!.Value, used.Total, used.Subtotal) : default);
        Assert.Equal(6.05m / 1.09m, Of(line with { Taxes = [new WooLineTax { Id = 2, Total = 1m }] }, rest)!.Total!.Value, 6);
        Assert.Equal(5m, Of(line with { Taxes = [new WooLineTax { Id = 99, Total = 1m }] }, rest)!.Total);
        Assert.Equal(6.05m, Of(line, rest)!.Total); // not taxed
        Assert.Null(Of(line, Mug));
        Assert.Null(Of(line, rest with { OrderItemId = "i2" }));
    }

    /// <summary>As the order names the rate, else as the settings do; one that nobody knows makes the whole unknown.</summary>
    [Fact]
    public void Rates_OfALine_AreThoseThatTheShopUsed()
    {
        var order = new WooOrder { TaxLines = [new WooTaxLine { RateId = 8, RatePercent = 6 }, new WooTaxLine { RateId = 1 },
            new WooTaxLine { RateId = 9, RatePercent = 50, Compound = true }] };
        decimal? Rate(params long?[] ids) => ImportCheck.RatesOf(
            new WooLineItem { Taxes = [.. ids.Select(id => new WooLineTax { Id = id })] }, order, Taxes) is { } rates
            ? TaxTable.Together(rates) : null;
        Assert.Equal([0.06m, 0.21m, 0.27m, 0.155m, 0.59m, null, null, 0m],
            [Rate(8), Rate(1), Rate(8, 1), Rate(3, 4), Rate(8, 9), Rate(8, 77), Rate([null]), Rate()]);
        Assert.Empty(ImportCheck.RatesOf(new WooLineItem(), order, Taxes)!);
        Assert.Equal(new TaxRate("", "", 0.5m, 1, 9, true),
            Assert.Single(ImportCheck.RatesOf(new WooLineItem { Taxes = [new WooLineTax { Id = 9 }] }, order, Taxes)!));
    }

    [Fact]
    public void Amounts_OfTheShop_AddUpWithWhatItLeavesOut()
    {
        Assert.Equal(0m, ImportCheck.Extra(new WooOrder()));
        Assert.Equal(7.31m, ImportCheck.Extra(new WooOrder
        {
            ShippingTotal = 4m,
            ShippingTax = 0.84m,
            FeeLines = [new WooFeeLine { Name = "x", Total = 2m, TotalTax = 0.42m }, new WooFeeLine { Name = "y", Total = 0.05m },
                new WooFeeLine { Name = "z" }, new WooFeeLine { Name = ImportCheck.Rounding, Total = 0.01m }],
        }));
        Assert.Equal(new Money(1213), ImportCheck.InclVat(new WooLineItem
        {
            Total = 10m,
            TotalTax = 9m, // less exact than the rates'
            Taxes = [new WooLineTax { Total = 2.1m }, new WooLineTax { Total = 0.025m }, new WooLineTax()],
        }));
        Assert.Equal(new Money(210), ImportCheck.InclVat(new WooLineItem { TotalTax = 2.1m, Taxes = [] }));
        Assert.Equal(Money.Zero, ImportCheck.InclVat(new WooLineItem()));
        Assert.Equal((new Money(1815), Money.Zero, new Money(5)),
            (ImportCheck.Sum([Mug, Mug with { TotalInclVat = new Money(605) }]), ImportCheck.TotalInclVat(new WooOrder()),
                ImportCheck.TotalInclVat(new WooOrder { Total = 0.05m })));
    }

    private static WooOrder Answer(params WooLineItem[] lines) => new() { Id = 17, LineItems = lines };

    private static WooLineItem Shown(long id, string item, int quantity, long product, long variation = 0) => new()
    {
        Id = id,
        ProductId = product,
        VariationId = variation,
        Quantity = quantity,
        TaxClass = "",
        MetaData = [ImportDraft.Meta(ImportDraft.LineMeta, item)],
    };
}

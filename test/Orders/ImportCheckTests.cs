using System.Text.Json;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>What of the shop's answer to an import is accepted, and how the rest is put right.</summary>
public sealed class ImportCheckTests
{
    private static readonly TaxTable Taxes =
        new(true, "shipping", "NL", [new("NL", "standard", 0.21m, 1, 1), new("NL", "reduced-rate", 0.09m, 1, 2)])
        { Classes = ["standard", "reduced-rate", "zero-rate"] };

    [Fact]
    public void Check_AcceptsOnlyTheWholeOrder()
    {
        var wanted = new[] { Line(1210, ""), Line(605, "") with { OrderItemId = "i2" } };
        var right = Answer(18.15m, Shown("i1", 2, 7), Shown("i2", 2, 7));
        Assert.Equal(ImportFault.None, ImportCheck.Compare(wanted, right));
        Assert.Equal(ImportFault.Total, ImportCheck.Compare(wanted, right with { Total = 18.14m }));
        Assert.Equal(ImportFault.Lines, ImportCheck.Compare(wanted, Answer(18.15m, Shown("i1", 2, 7))));
        Assert.Equal(ImportFault.Lines, ImportCheck.Compare(wanted, Answer(18.15m, Shown("i1", 2, 7), Shown("i1", 2, 7))));
        Assert.Equal(ImportFault.Lines, ImportCheck.Compare(wanted, Answer(18.15m, Shown("i1", 1, 7), Shown("i2", 2, 7))));
        Assert.Equal(ImportFault.Lines, ImportCheck.Compare(wanted, Answer(18.15m, Shown("i1", 2, 8), Shown("i2", 2, 7))));
    }

    [Fact]
    public void Check_OfAnAnswerWithoutLines_LooksForThem()
    {
        Assert.Equal(ImportFault.Lines, ImportCheck.Compare([Line(1210, "")], new WooOrder { Total = 12.10m }));
        Assert.Equal(ImportFault.None, ImportCheck.Compare([], new WooOrder()));
        var why = ImportCheck.Explain(ImportFault.Lines, "A1", [Line(1210, "")], new WooOrder { Total = 12.10m });
        Assert.Equal("attention.lines-missing order=A1, missing=2 × Mok, extra=", why.ToString());
        Assert.Empty(ImportCheck.Corrections([Line(1210, "")], new WooOrder(), Taxes));
    }

    /// <summary>A fee of a plugin is no fault of the VAT rates: the lines are right and stay as they are.</summary>
    [Fact]
    public void Check_TellsAPluginsFeeFromWrongAmounts()
    {
        var wanted = new[] { Line(1210, "") };
        var fee = Answer(14.52m,
            Shown("i1", 2, 7)) with
        { FeeLines = [new WooFeeLine { Name = "Kleine bestelling", Total = 2m, TotalTax = 0.42m }] };
        Assert.Equal(ImportFault.Extra, ImportCheck.Compare(wanted, fee));
        Assert.Equal(ImportFault.Extra,
            ImportCheck.Compare(wanted, Answer(16.94m, Shown("i1", 2, 7)) with { ShippingTotal = 4m, ShippingTax = 0.84m }));
        Assert.Equal(ImportFault.Total, ImportCheck.Compare(wanted, fee with { Total = 14.53m }));
        Assert.Equal(ImportFault.Total,
            ImportCheck.Compare(wanted, fee with { FeeLines = [new WooFeeLine { Name = ImportCheck.Rounding, Total = 2.42m }] }));
        Assert.Equal(ImportFault.None, ImportCheck.Compare(wanted, fee with { Total = 12.10m }));
    }

    [Fact]
    public void Check_InAShopWithoutCents_LooksAtTheLines()
    {
        var exact =
            Shown("i1", 2, 7) with { Total = 24.752066m, TotalTax = 5m, Taxes = [new WooLineTax { Id = 1, Total = 5.197934m }] };
        var wanted = new[] { Line(2995, "") };
        Assert.Equal(ImportFault.None, ImportCheck.Compare(wanted, Answer(30m, exact), 0));
        Assert.Equal(ImportFault.Total, ImportCheck.Compare(wanted, Answer(30m, exact with { Total = 24m }), 0));
        Assert.Equal(ImportFault.Total, ImportCheck.Compare(wanted, Answer(34m, exact), 0));
        Assert.Equal(ImportFault.Total, ImportCheck.Compare(wanted, Answer(30m, exact), 2));
        Assert.Equal(ImportFault.Extra,
            ImportCheck.Compare(wanted,
                Answer(36m, exact) with { FeeLines = [new WooFeeLine { Name = "Inpakken", Total = 5m, TotalTax = 1m }] }, 0));
    }

    /// <summary>A shop that rounds to ten cents may do so on each of its lines, and twice more.</summary>
    [Theory]
    [InlineData(12.10, true)]
    [InlineData(12.40, true)]
    [InlineData(11.80, true)]
    [InlineData(12.41, false)]
    [InlineData(11.79, false)]
    public void Check_InAShopWithOneDecimal_AllowsAsMuchAsItsRoundingCanDo(double total, bool right) =>
        Assert.Equal(right ? ImportFault.None : ImportFault.Total,
            ImportCheck.Compare([Line(1210, "")], Answer((decimal)total, Shown("i1", 2, 7)), 1));

    [Theory]
    [InlineData(12.00, "attention.total-too-low", "0.10")]
    [InlineData(12.50, "attention.total-too-high", "0.40")]
    public void Words_SayWhichSideIsBehind(double total, string code, string by)
    {
        var why = ImportCheck.Explain(ImportFault.Total, "A1", [Line(1210, "")], Answer((decimal)total, Shown("i1", 2, 7)));
        Assert.Equal((code, by, "12.10"), (why.Code, why["by"], why["bol"]));
        Assert.Equal(("A1", Money.FromEuros((decimal)total).ToString()), (why["order"], why["shop"]));
    }

    [Fact]
    public void Words_NameTheLines_WhereOnlyTheRoundedTotalIsRight()
    {
        var wrong = Shown("i1", 2, 7) with { Total = 24m, TotalTax = 5m, Taxes = [new WooLineTax { Id = 1, Total = 5.04m }] };
        ImportLine[] wanted = [Line(3000, "")];
        var answer = Answer(30m, wrong);
        Assert.Equal(ImportFault.Total, ImportCheck.Compare(wanted, answer, 0));
        Assert.Equal("attention.amounts-differ order=A1, shop=30.00, what=2 × Mok",
            ImportCheck.Explain(ImportFault.Total, "A1", wanted, answer).ToString());
    }

    /// <summary>All that is missing, all that is too much and all that is charged is named; what costs nothing is not.</summary>
    [Fact]
    public void Words_NameEachThing()
    {
        ImportLine[] wanted = [Line(1210, ""), Line(605, "") with { OrderItemId = "i2", Title = "Kom", Quantity = 1 }];
        WooLineItem Strange(string name) => new() { Name = name, Quantity = 1 };
        var lines = ImportCheck.Explain(ImportFault.Lines, "A1", wanted, Answer(18.15m, Strange("Sticker"), Strange("Tas")));
        Assert.Equal("attention.lines-differ order=A1, missing=2 × Mok, 1 × Kom, extra=1 × Sticker, 1 × Tas", lines.ToString());

        var charged = Answer(24.20m, Shown("i1", 2, 7)) with
        {
            FeeLines =
            [
                new WooFeeLine { Name = "Toeslag", Total = 2m, TotalTax = 0.42m }, new WooFeeLine { Name = "Korting", Total = 0 },
                new WooFeeLine { Name = ImportCheck.Rounding, Total = 0.01m },
            ],
            ShippingLines =
            [
                new WooShippingLine { MethodTitle = "Afhalen", Total = 0 },
                new WooShippingLine { MethodTitle = "Pakket", Total = 8m },
            ],
            ShippingTotal = 8m,
            ShippingTax = 1.68m,
        };
        Assert.Equal("attention.extra-charged order=A1, bol=12.10, shop=24.20, charge=12.10, what=Toeslag, Pakket",
            ImportCheck.Explain(ImportFault.Extra, "A1", [Line(1210, "")], charged).ToString());
    }

    [Fact]
    public void Words_NameTheLinesThatAreMissingOrTooMany()
    {
        var gift = new WooLineItem { Id = 9, Name = "Gratis sticker", Quantity = 1, Total = 0 };
        var (want, shown) = (Line(1210, ""), Shown("i1", 2, 7));
        var extra = ImportCheck.Explain(ImportFault.Lines, "A1", [want], Answer(12.10m, shown, gift));
        var missing = ImportCheck.Explain(ImportFault.Lines, "A1", [want, want with { OrderItemId = "i2", Title = "Kom" }],
            Answer(12.10m, shown));
        var wrong =
            ImportCheck.Explain(ImportFault.Lines, "A1", [want], Answer(12.10m, shown with { ProductId = 8, Name = "Bord" }));
        Assert.Equal(("attention.lines-extra", "1 × Gratis sticker"), (extra.Code, extra["extra"]));
        Assert.Equal(("attention.lines-missing", "2 × Kom"), (missing.Code, missing["missing"]));
        Assert.Equal(("attention.lines-differ", "2 × Mok", "2 × Bord"), (wrong.Code, wrong["missing"], wrong["extra"]));
        var fee = ImportCheck.Explain(ImportFault.Extra, "A1", [want],
            Answer(14.52m, shown) with { FeeLines = [new WooFeeLine { Name = "Toeslag", Total = 2m, TotalTax = 0.42m }] });
        Assert.Equal(("attention.extra-charged", "2.42", "Toeslag"), (fee.Code, fee["charge"], fee["what"]));
    }

    [Fact]
    public void Corrections_UseTheRateThatTheShopUsed()
    {
        var answer = Answer(13.19m,
            Shown("i1", 2, 7) with { Total = 12.10m, TotalTax = 1.09m, Taxes = [new WooLineTax { Id = 2, Total = 1.09m }] });
        var change = ImportCheck.Corrections([Line(1210, "")], answer, Taxes).Single();
        Assert.Equal((5L, 11.100917m, 11.100917m), (change.Id, change.Total, change.Subtotal));

        // A line that nobody bought stays as the shop's people made it.
        var gift = new WooLineItem { Id = 9, Name = "Gratis sticker", Quantity = 1, Total = 1m };
        var both = answer with { LineItems = [gift, .. answer.LineItems!] };
        Assert.Equal(5L, Assert.Single(ImportCheck.Corrections([Line(1210, "")], both, Taxes)).Id);
    }

    /// <summary>On a few cents the VAT in cents says nothing about the rate: 0.01 on 0.05 would be 20 %.</summary>
    [Fact]
    public void Corrections_NeverWorkTheRateOutOfCents()
    {
        var shown =
            Shown("i1", 2, 7) with { Total = 0.05m, TotalTax = 0.01m, Taxes = [new WooLineTax { Id = 8, Total = 0.01m }] };

        var byOrder = ImportCheck.Corrections([Line(1000, "")],
            Answer(0.06m, shown) with { TaxLines = [new WooTaxLine { RateId = 8, RatePercent = 25.5m }] }, Taxes);
        var byTable = ImportCheck.Corrections([Line(1000, "")], Answer(0.06m, shown),
            Taxes with { Rates = [new("FI", "standard", 0.255m, 1, 8)] });

        Assert.Equal((7.968127m, 7.968127m), (byOrder.Single().Total, byTable.Single().Total));
        Assert.Empty(ImportCheck.Corrections([Line(1000, "")], Answer(0.06m, shown), Taxes));
    }

    private static ImportLine Line(long cents, string taxClass) => new("i1", "Mok", "871", 7, 0, 2, taxClass, new Money(cents));

    private static WooOrder Answer(decimal total, params WooLineItem[] lines) =>
        new() { Id = 17, Total = total, LineItems = lines };

    private static WooLineItem Shown(string item, int quantity, long product) => new()
    {
        Id = 5,
        ProductId = product,
        VariationId = 0,
        Quantity = quantity,
        Total = 10m,
        TotalTax = 2.10m,
        MetaData = [new WooMeta { Key = ImportDraft.LineMeta, Value = JsonSerializer.SerializeToElement(item) }],
    };
}

using CsCheck;
using Tandem.Bol;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>What is kept about VAT at import: cents that add up, and nobody's name.</summary>
public sealed class TaxFactsTests
{
    private static readonly TaxTable Table =
        new(true, "shipping", "NL", [new("NL", "standard", 0.21m, 1, 1), new("NL", "reduced-rate", 0.09m, 1, 2)])
        { Classes = ["standard", "reduced-rate"] };

    [Theory]
    [InlineData("NL", "NL", null, null, false, null)]
    [InlineData("NL", "NL", "NL000099998B57", null, true, "NL")]
    [InlineData("BE", "BE", null, "0000000097", true, null)]
    [InlineData("BE", "NL", "BE0000000097", "0000000097", true, "BE")]
    [InlineData("NL", "BE", "0000000097", null, true, "BE")] // without the country's letters
    [InlineData("NL", "NL", " ", " ", false, null)]
    [InlineData("NL", "GR", "EL000000000", null, true, "EL")]
    [InlineData("NL", "BE", "NL", null, true, "BE")] // no number stands behind the letters
    [InlineData("NL", "BE", "7", null, true, "BE")]
    public void Buyer_IsABusiness_WhereANumberWasGiven(string ship, string bill, string? vat, string? company, bool business,
        string? of)
    {
        var order = new Order { BolOrderId = "A" };
        TaxFacts.TakeBuyer(order,
            new BolOrder("A", ShipmentDetails: new(CountryCode: ship),
                BillingDetails: new(CountryCode: bill, VatNumber: vat, KvkNumber: company)), Table);
        Assert.Equal((ship, ship, business, of), (order.Destination, order.TaxedIn, order.Business, order.VatNumberOf));
    }

    [Fact]
    public void Buyer_WithoutAnAddressToShipTo_IsWhereTheBillGoes()
    {
        var order = new Order { BolOrderId = "A" };
        TaxFacts.TakeBuyer(order, new BolOrder("A", BillingDetails: new(CountryCode: "BE")), Table);
        Assert.Equal(("BE", "BE"), (order.Destination, order.TaxedIn));
        TaxFacts.TakeBuyer(order, new BolOrder("A"), Table);
        Assert.Equal((null, "NL", false, null), (order.Destination, order.TaxedIn, order.Business, order.VatNumberOf));
    }

    [Fact]
    public void Lines_AddUpToTheCent_ByClassAndRate() =>
        Gen.Select(Gen.Int[1, 99_999], Gen.Int[0, 500], Pick.One("", "reduced-rate")).Array[1, 6].Sample(made =>
        {
            var order = new Order { BolOrderId = "A", TaxedIn = "NL" };
            var lines = made.Select((m, i) => new ImportLine(
                $"i{i / 2}", "Mok", null, i + 1, 0, 1, m.Item3, new Money(m.Item1), m.Item2 == 0 ? null
                    : new Money(m.Item1 + m.Item2))).ToList();
            order.Lines.AddRange(lines.Select(l => l.OrderItemId).Distinct().Select(id => new OrderLine { OrderItemId = id }));

            TaxFacts.TakeLines(order, lines, Answer(lines), Table);

            foreach (var line in order.Lines)
            {
                var own = lines.FindAll(l => l.OrderItemId == line.OrderItemId);
                Assert.Equal(own.Sum(l => l.TotalInclVat.Cents), line.Taxes!.Sum(t => t.NetCents + t.VatCents));
                Assert.Equal(own.Sum(l => (l.BeforeDiscountInclVat ?? l.TotalInclVat).Cents - l.TotalInclVat.Cents),
                    line.Taxes!.Sum(t => t.DiscountCentsInclVat));
                Assert.Equal(own.Select(l => TaxTable.Slug(l.TaxClass)).Distinct().Count(), line.Taxes!.Count);
                Assert.All(line.Taxes!,
                    t => Assert.Equal((t.Class == "standard" ? 21m : 9m, false), (Assert.Single(t.Percents), t.NoRate)));
                foreach (var tax in line.Taxes!)
                {
                    var gross = own.Where(l => TaxTable.Slug(l.TaxClass) == tax.Class).ToList();
                    var model =
                        gross.Sum(l => decimal.Round(l.TotalInclVat.Cents * tax.Percents[0] / (100 + tax.Percents[0]),
                            MidpointRounding.AwayFromZero));
                    Assert.InRange(tax.VatCents - model, -gross.Count, gross.Count);
                }
            }
        });

    [Fact]
    public void Line_ThatTheShopCouldNotTax_SaysSo_AndOneThatIsExemptDoesNot()
    {
        var order = new Order { BolOrderId = "A", TaxedIn = "BE" };
        order.Lines.Add(new OrderLine { OrderItemId = "i0" });
        var line = new ImportLine("i0", "Mok", null, 7, 0, 1, "", new Money(1210));
        var untaxed = new WooOrder { LineItems = [Shown(line, 1, 12.10m, null)] };

        TaxFacts.TakeLines(order, [line], untaxed, Table);
        var missing = Assert.Single(order.Lines[0].Taxes!);
        Assert.Equal((1210L, 0L, true, 0), (missing.NetCents, missing.VatCents, missing.NoRate, missing.Percents.Count));

        order.TaxedIn = "NL"; // there is a rate, and the product is not taxed
        TaxFacts.TakeLines(order, [line], untaxed, Table);
        Assert.False(Assert.Single(order.Lines[0].Taxes!).NoRate);
    }

    [Fact]
    public void Line_ThatIsNotInTheAnswer_KeepsWhatItHad()
    {
        var order = new Order { BolOrderId = "A" };
        order.Lines.Add(new OrderLine { OrderItemId = "other" });
        TaxFacts.TakeLines(order, [new ImportLine("i0", "Mok", null, 7, 0, 1, "", new Money(1210))], new WooOrder(), Table);
        Assert.Null(order.Lines[0].Taxes);
    }

    /// <summary>A line that the shop did not take has nothing that could be known about its VAT.</summary>
    [Fact]
    public void Line_ThatTheShopDidNotTake_HasNoVat()
    {
        var order = new Order { BolOrderId = "A" };
        order.Lines.Add(new OrderLine { OrderItemId = "i0" });
        var line = new ImportLine("i0", "Mok", null, 7, 0, 1, "", new Money(1210));
        var other = new WooOrder { LineItems = [Shown(line with { OrderItemId = "i1" }, 1, 10m, 1)] };
        foreach (var answer in new[] { new WooOrder(), other })
        {
            TaxFacts.TakeLines(order, [line], answer, Table);
            Assert.Empty(order.Lines[0].Taxes!);
        }
    }

    /// <summary>The class is the one that the shop put on the line, which knows its products better than we do.</summary>
    [Theory]
    [InlineData("reduced-rate", "", "reduced-rate")]
    [InlineData("", "reduced-rate", "standard")]
    [InlineData(null, "reduced-rate", "reduced-rate")]
    [InlineData(null, "", "standard")]
    public void Class_IsTheShops_ElseOurs(string? shops, string ours, string kept)
    {
        var order = new Order { BolOrderId = "A", TaxedIn = "NL" };
        order.Lines.Add(new OrderLine { OrderItemId = "i0" });
        var line = new ImportLine("i0", "Mok", null, 7, 0, 1, ours, new Money(1210));
        TaxFacts.TakeLines(order, [line], new WooOrder { LineItems = [Shown(line, 1, 10m, 1) with { TaxClass = shops }] }, Table);
        Assert.Equal(kept, Assert.Single(order.Lines[0].Taxes!).Class);
    }

    /// <summary>One rate is one, whether the order names it as 21 or the settings as 21.0000.</summary>
    [Fact]
    public void Rate_IsTheSame_HoweverItIsWritten_AndOneThatNobodyKnowsIsNone()
    {
        var order = new Order { BolOrderId = "A", TaxedIn = "NL" };
        order.Lines.Add(new OrderLine { OrderItemId = "i0" });
        ImportLine Part(long product) => new("i0", "Mok", null, product, 0, 1, "", new Money(1210));
        var answer = new WooOrder
        {
            TaxLines = [new WooTaxLine { RateId = 1, RatePercent = 21 }],
            LineItems = [Shown(Part(7), 1, 10m, 1), Shown(Part(8), 2, 10m, 5)],
        };
        var taxes = Table with { Rates = [new("NL", "standard", 0.210000m, 1, 5)] };

        TaxFacts.TakeLines(order, [Part(7), Part(8)], answer, taxes);
        var both = Assert.Single(order.Lines[0].Taxes!);
        Assert.Equal((2000L, "21"), (both.NetCents, string.Join('+', both.Percents)));

        TaxFacts.TakeLines(order, [Part(8)], answer, Table);
        Assert.Empty(Assert.Single(order.Lines[0].Taxes!).Percents);
    }

    /// <summary>A rate of nothing is a rate; and where VAT stands on the line, it was taxed.</summary>
    [Fact]
    public void Line_ThatWasTaxed_IsNotWithoutARate()
    {
        var order = new Order { BolOrderId = "A", TaxedIn = "BE" };
        order.Lines.Add(new OrderLine { OrderItemId = "i0" });
        var line = new ImportLine("i0", "Mok", null, 7, 0, 1, "", new Money(1210));
        var byNothing = Shown(line, 1, 10m, null) with { Taxes = [new WooLineTax { Id = 9, Total = 0 }] };
        foreach (var taxed in new[] { byNothing, Shown(line, 1, 10m, null) with { TotalTax = 2.10m } })
        {
            TaxFacts.TakeLines(order, [line], new WooOrder { LineItems = [taxed] }, Table);
            Assert.False(Assert.Single(order.Lines[0].Taxes!).NoRate);
        }
    }

    private static WooOrder Answer(List<ImportLine> lines) => new()
    {
        TaxLines = [new WooTaxLine { RateId = 1, RatePercent = 21 }], // the other is only in the table
        LineItems =
            [.. lines.Select((l, i) => Shown(l, i + 1, ImportDraft.Net(l.TotalInclVat, l.TaxClass.Length == 0 ? 0.21m : 0.09m),
                l.TaxClass.Length == 0 ? 1 : 2))],
    };

    private static WooLineItem Shown(ImportLine line, long id, decimal net, long? rate) => new()
    {
        Id = id,
        ProductId = line.ProductId,
        VariationId = 0,
        Quantity = 1,
        TaxClass = line.TaxClass,
        Total = net,
        Taxes = rate is null ? [] : [new WooLineTax { Id = rate, Total = net * (rate == 1 ? 0.21m : 0.09m) }],
        MetaData = [ImportDraft.Meta(ImportDraft.LineMeta, line.OrderItemId)],
    };
}

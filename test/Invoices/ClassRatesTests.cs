using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Invoices;

/// <summary>The matrix of tax classes and countries: filled in, changed, and used where the shop charged nothing.</summary>
public sealed class ClassRatesTests
{
    private static readonly Country Germany = Country.TryParse("DE")!.Value;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void WhatIsSaid_StandsBeforeWhatIsFilledIn()
    {
        var said = ClassMatrix.Of(new ClassRates
        {
            Cells = [new("reduced-rate", "BE", "Reduced2"), new("boeken", "DE", "Reduced1"), new("standard", "DE", null)],
        });
        Assert.Equal(RateKind.Reduced2, said.Kind("reduced-rate", Country.Belgium));
        Assert.Equal(RateKind.Reduced1, said.Kind("reduced-rate", Country.Netherlands));
        Assert.Equal(RateKind.Reduced1, said.Kind("boeken", Germany));
        Assert.Null(said.Kind("boeken", Country.Netherlands));
        Assert.Null(said.Kind("standard", Germany));
        Assert.Equal(RateKind.Standard, said.Kind("standard", Country.Belgium));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Reduced1", "9")]
    [InlineData("Standard", "21")]
    [InlineData("Zero", "0")]
    public void Line_WithoutAChargedRate_TakesTheMatrix_OrIsAsked(string? kind, string? percent)
    {
        var sale = new VatSale
        {
            Seller = new VatSeller(Country.Netherlands, true, false),
            Buyer = new VatBuyer(false, null, null),
            From = Country.Netherlands,
            To = Country.Netherlands,
            Supplied = new DateOnly(2026, 11, 19),
            InclVat = true,
            Lines = [new SaleLine("boeken", new Money(10_00), null, null)],
        };
        var decision = TreatmentRule.Decide(sale, RateTable.Shipped,
            ClassMatrix.Of(new ClassRates { Cells = [new("boeken", "NL", kind)] }));
        if (percent is null) Assert.IsType<VatDecision.Asks>(decision);
        else Assert.Equal(percent, Assert.IsType<VatDecision.Treated>(decision).Lines.Single().Rate.ToString());
    }

    [Theory, BothDatabases]
    public async Task Choices_AreKept_AndWhatIsNoRateIsRefused(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var rates = new ChangeClassRates(world.Database, world.Clock);
        var page = await rates.Of(world.Seller, Ct);
        Assert.Equal(["standard", "reduced-rate", "zero-rate"], page.Classes);
        Assert.Equal(["NL", "BE"], page.Countries);
        Assert.Equal(25, page.Others.Count);
        Assert.Equal("Reduced1", page.Chosen[("reduced-rate", "BE")]);
        Assert.Null(page.Chosen[("reduced-rate", "DE")]);
        Assert.Equal(9, page.Choices["NL"].Single(c => c.Kind == "Reduced1").Percent);
        foreach (var wrong in new ClassRate[] { new("", "NL", null), new("a", "US", null), new("a", "nl", null),
            new("a", "NL", "Parking"), new("a", "NL", "0") })
            Assert.Equal("invoice.classes-unsound", (await rates.Save(world.Seller, [wrong], Ct))?.Code);
        Assert.Equal("invoice.classes-unsound",
            (await rates.Save(world.Seller, [new("a", "NL", null), new("a", "NL", "Zero")], Ct))?.Code);

        Assert.Null(await rates.Save(world.Seller, [new("reduced-rate", "DE", "Reduced1"), new("standard", "NL", null)], Ct));
        page = await rates.Of(world.Seller, Ct);
        Assert.Equal(["NL", "BE", "DE"], page.Countries);
        Assert.Equal(("Reduced1", null, "Standard"), (page.Chosen[("reduced-rate", "DE")], page.Chosen[("standard", "NL")],
            page.Chosen[("standard", "BE")]));
    }
}

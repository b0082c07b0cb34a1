using CsCheck;
using Tandem.Bol;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Values;

namespace Tandem.Tests.Shipments;

/// <summary>Which lines need bol's label, which label is bought, and when none is.</summary>
public sealed class LabelRuleTests
{
    private static readonly DateOnly Today = new(2026, 1, 31);

    [Fact]
    public void Needs_OnlyVvbLines_ThatAreOpenAndHaveNoLabel()
    {
        var order =
            Order(Line("own", 2, Fulfilment.Own), Line("lvb", 2, Fulfilment.Lvb), Line("vvb", 5, shipped: 1, cancelled: 1));
        Assert.Equal([new ShipItem("vvb", 3)], LabelRule.Needs(order, []));
        Assert.Equal([new ShipItem("vvb", 1)], LabelRule.Needs(order, [new ShipItem("vvb", 3)]));
        Assert.Empty(LabelRule.Needs(order, [new ShipItem("vvb", 3), new ShipItem("vvb", 1)]));
    }

    [Fact]
    public void Needs_LineThatIsNotInTheShop_Waits()
    {
        var line = Line("vvb", 1);
        line.Imported = null;
        Assert.Empty(LabelRule.Needs(Order(line), []));
    }

    /// <summary>However often labels are chosen, whatever is shipped and cancelled in between: no unit ever has two.</summary>
    [Fact]
    public void Needs_WhateverHappens_NoUnitHasTwoLabels() =>
        Gen.Select(Gen.Int[1, 9], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 4]).List[1, 30]).Sample((quantity, acts) =>
        {
            var line = Line("vvb", quantity);
            var order = Order(line);
            var labels = new List<ShipItem>();
            foreach (var (act, units) in acts)
            {
                var labelled = labels.Sum(l => l.Quantity);
                if (act == 0) labels.AddRange(LabelRule.Needs(order, labels));
                else if (act == 1)
                    labels.AddRange(LabelRule.Needs(order, labels)
                        .Select(n => n with { Quantity = Math.Min(n.Quantity, Math.Max(1, units)) }));
                else if (act == 2) line.Cancelled = Math.Min(line.Quantity - line.Shipped, line.Cancelled + units);
                else line.Shipped = Math.Min(line.Open, line.Shipped + units);
                Assert.True(labels.Sum(l => l.Quantity) <= quantity);
                if (act >= 2) Assert.Equal(labelled, labels.Sum(l => l.Quantity));
            }
        });

    [Theory]
    [InlineData(true, 0, CancelAnswer.None, true)]
    [InlineData(true, 0, CancelAnswer.ShipAnyway, false)]
    [InlineData(true, 1, CancelAnswer.None, false)]
    [InlineData(false, 0, CancelAnswer.None, false)]
    public void Order_WithARequestThatHasNoAnswer_IsBlocked(bool asked, int shipped, CancelAnswer answer, bool blocked)
    {
        var line = Line("vvb", 1, shipped: shipped);
        line.CancellationRequested = asked;
        var order = Order(line);
        order.CancelAnswer = answer;
        Assert.Equal(blocked, LabelRule.IsBlocked(order));
    }

    [Fact]
    public void Options_AreShown_RecommendedFirst_ThenThoseInTime_ThenByPrice()
    {
        var options =
            LabelRule.InOrder([Offered("a", 3m, arrives: false), Offered("b", 6m), Offered("c", 5m),
                Offered("d", 9m, recommended: true), Offered("e", null), Offered("", 1m)]);
        Assert.Equal(["d", "c", "b", "a"], options.Select(o => o.OfferId));
        Assert.Equal(new Money(900), options[0].PriceExclVat);
    }

    [Theory]
    [InlineData(LabelChoice.Ask, 1000, null, "label.choose")]
    [InlineData(LabelChoice.Cheapest, 1000, "cheap", "label.cheapest")]
    [InlineData(LabelChoice.Recommended, 1000, "best", "label.recommended")]
    [InlineData(LabelChoice.Recommended, 499, null, "label.too-dear")]
    [InlineData(LabelChoice.Recommended, 500, "best", "label.recommended")]
    [InlineData(LabelChoice.Cheapest, 399, null, "label.too-dear")]
    public void Rule_BuysBelowItsPrice_AndNeverWhatArrivesLate(LabelChoice choice, long most, string? wanted, string code)
    {
        var options =
            LabelRule.InOrder(
                [Offered("best", 5m, recommended: true), Offered("cheap", 4m), Offered("late", 1m, arrives: false)]);
        var (label, why) = LabelRule.Pick(options, new LabelSettings { Choice = choice, MostPerLabel = new Money(most) });
        Assert.Equal((wanted, code), (label?.OfferId, why.Code));
    }

    /// <summary>Nothing of bol's offer is lost or mixed up, and what bol leaves out is empty or not known.</summary>
    [Fact]
    public void Option_IsAsBolOffersIt()
    {
        var full = new BolDeliveryOption("o", true, Today, "TNT", "PARCEL", "Pakket", new(6.55m), new("10 kg", "1 x 1 x 1 cm"),
            new(false, null, new DateTimeOffset(2026, 1, 31, 17, 0, 0, TimeSpan.FromHours(1)), "DROP_OFF"));
        Assert.Equal(new LabelOption("o", "Pakket", "TNT", "PARCEL", new Money(655), true,
            new DateTimeOffset(2026, 1, 31, 16, 0, 0, TimeSpan.Zero), false, "DROP_OFF", Today, "10 kg", "1 x 1 x 1 cm"),
            Assert.Single(LabelRule.InOrder([full])));
        Assert.Equal(TimeSpan.Zero, LabelRule.InOrder([full])[0].HandOverBy!.Value.Offset);
        Assert.Equal("TNT", LabelRule.InOrder([full with { LabelDisplayName = null }])[0].Name);
        var bare = new BolDeliveryOption("o", LabelPrice: new(0m));
        Assert.Equal(new LabelOption("o", "", "", "", Money.Zero, false, null, null, null, null, null, null),
            Assert.Single(LabelRule.InOrder([bare])));
        Assert.Empty(LabelRule.InOrder([bare with { LabelPrice = new(-0.01m) }, bare with { LabelPrice = null },
            bare with { ShippingLabelOfferId = null }]));
    }

    [Fact]
    public void Rule_SaysWhatItBuys_OrWhatWasTooDear()
    {
        var options = LabelRule.InOrder([Offered("best", 5m, recommended: true), Offered("cheap", 4m, arrives: null)]);
        string Why(LabelChoice choice, long most) =>
            LabelRule.Pick(options, new LabelSettings { Choice = choice, MostPerLabel = new Money(most) }).Why.ToString();
        Assert.Equal("label.cheapest label=Pakket, price=4.00", Why(LabelChoice.Cheapest, 400));
        Assert.Equal("label.recommended label=Pakket, price=5.00", Why(LabelChoice.Recommended, 500));
        Assert.Equal("label.too-dear price=5.00, limit=4.99", Why(LabelChoice.Recommended, 499));
    }

    [Fact]
    public void Objection_IsToALineThatLacksAny_AndOnTheLastDayThereIsNone()
    {
        var order = Order(Line("vvb", 2), Line("more", 1));
        var label = Label(1) with { Items = [new ShipItem("vvb", 1), new ShipItem("more", 1)] };
        Assert.Null(LabelRule.Objection(order, label, [], Today.AddDays(1)));
        Assert.NotNull(LabelRule.Objection(order, label, [new ShipItem("more", 1)], Today));
        Assert.Null(LabelRule.Objection(order, label with { ValidUntil = null }, [], Today.AddYears(1)));
    }

    [Fact]
    public void Rule_WithoutAnything_AsksAPerson()
    {
        var settings = new LabelSettings { Choice = LabelChoice.Recommended };
        Assert.Equal("label.none-offered", LabelRule.Pick([], settings).Why.Code);
        Assert.Equal("label.none-fits", LabelRule.Pick(LabelRule.InOrder([Offered("a", 1m)]), settings).Why.Code);
    }

    [Fact]
    public void Objection_IsMade_ToWhatIsNotNeededAnyMore()
    {
        var order = Order(Line("vvb", 2));
        Assert.Null(LabelRule.Objection(order, Label(2), [], Today));
        Assert.Equal("label.not-needed", LabelRule.Objection(order, Label(2), [new ShipItem("vvb", 1)], Today)!.Code);
        Assert.Equal("label.not-needed", LabelRule.Objection(order, Label(3), [], Today)!.Code);
        Assert.Equal("label.expired", LabelRule.Objection(order, Label(2), [], Today.AddDays(2))!.Code);
        order.Lines[0].CancellationRequested = true;
        Assert.Equal("label.blocked", LabelRule.Objection(order, Label(2), [], Today)!.Code);
    }

    private static LabelPayload Label(int units) =>
        new(Guid.Empty, "A1", "offer", "TNT", "PARCEL", 500, null, Today.AddDays(1), [new ShipItem("vvb", units)], true);

    private static BolDeliveryOption Offered(string id, decimal? price, bool recommended = false, bool? arrives = true) => new(
        id, recommended, Today, "TNT", "PARCEL", "Pakket", new(price), new("10 kg", "1 x 1 x 1 cm"), new(arrives));

    private static Order Order(params OrderLine[] lines)
    {
        var order = new Order { BolOrderId = "A1", AccountId = new AccountId(Guid.NewGuid()) };
        order.Lines.AddRange(lines);
        return order;
    }

    private static OrderLine Line(string id, int quantity, Fulfilment fulfilment = Fulfilment.Vvb, int shipped = 0,
        int cancelled = 0) =>
        new()
        {
            OrderItemId = id,
            Quantity = quantity,
            Shipped = shipped,
            Cancelled = cancelled,
            Imported = quantity,
            Fulfilment = fulfilment
        };
}

using System.Text.Json;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Returns;
using Tandem.Engine.Values;

namespace Tandem.Tests.Returns;

/// <summary>What a return means for its order, and how far a pass through bol's lists goes.</summary>
public sealed class ReturnRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("8719990000014", 1, "a")]
    [InlineData("08719990000014", 1, "a")]
    [InlineData("8719990000014", 2, "b")]
    [InlineData("8719990000014", 9, "a")]
    [InlineData("8719990000024", 1, "c")]
    [InlineData("8719990000031", 1, null)]
    [InlineData(null, 1, null)]
    public void Line_IsTheFirstOfItsEan_WithSoManyUnitsLeft(string? ean, int units, string? expected)
    {
        OrderLine[] lines = [Line("b", 3, key: 2), Line("a", 2, key: 1), Line("c", 1, "8719990000024", key: 3)];
        Assert.Equal(expected, ReturnRule.LineOf(lines, ean, units, new Dictionary<string, int> { ["a"] = 1 })?.OrderItemId);
    }

    [Theory]
    [InlineData("RETURN_RECEIVED", "ACCEPTED", 2)]
    [InlineData("STILL_APPROVED", "ACCEPTED", 2)]
    [InlineData("STILL_RECEIVED", "ACCEPTED", 2)]
    [InlineData("STILL_RECEIVED", "CANCELLED", 0)]
    [InlineData("RETURN_RECEIVED", "PENDING", 0)]
    [InlineData("RETURN_RECEIVED", "REJECTED", 0)]
    [InlineData("RETURN_DOES_NOT_MEET_CONDITIONS", "REJECTED", 0)]
    [InlineData("EXCHANGE_PRODUCT", "ACCEPTED", 0)]
    [InlineData("CUSTOMER_KEEPS_PRODUCT_PAID", "CANCELLED", 0)]
    [InlineData("SOMETHING_NEW", "ACCEPTED", 0)]
    public void UnitsBack_AreThoseThatWereReceivedForGood(string handling, string processing, int expected) =>
        Assert.Equal(expected, ReturnRule.UnitsBack(Back("a", 2, (2, handling, processing))));

    [Fact]
    public void UnitsBack_OfAChangedResult_AreNeverMoreThanWereSent() =>
        Assert.Equal(1,
            ReturnRule.UnitsBack(Back("a", 1, (1, "RETURN_RECEIVED", "ACCEPTED"), (1, "STILL_APPROVED", "ACCEPTED"))));

    [Fact]
    public void Status_WaitsForEveryUnit_OfEveryLine()
    {
        var order = Order(Line("a", 2), Line("b", 1), Line("gone", 1, cancelled: 1));
        var settings = new OrderSettings { Flow = new FlowSettings { ReturnedStatus = "retour" } };
        ReturnLine one = Back("a", 1, (1, "RETURN_RECEIVED", "ACCEPTED")), two = Back("a", 1, (1, "STILL_APPROVED", "ACCEPTED")),
            three = Back("b", 1, (1, "RETURN_RECEIVED", "ACCEPTED"));
        Assert.Null(ReturnRule.StatusOf(order, [one, two], settings));
        Assert.Null(ReturnRule.StatusOf(order, [one, two, Back("b", 1)], settings));
        Assert.Null(ReturnRule.StatusOf(order, [one, two, three, Back("b", 1)], settings));
        var change = ReturnRule.StatusOf(order, [one, two, three], settings)!;
        Assert.Equal(("retour", 17L), (change.Status, change.ShopOrderId));
        Assert.Equal(["completed"], change.OnlyFrom!);
        Assert.Null(ReturnRule.StatusOf(order, [one, two, three], new OrderSettings()));
    }

    [Theory]
    [InlineData("refunded", true)]
    [InlineData("on-hold", true)]
    [InlineData("wc-retour", true)]
    [InlineData("cancelled", false)]
    [InlineData("pending", false)]
    [InlineData("failed", false)]
    [InlineData("processing", false)]
    [InlineData("", false)]
    public void Status_ThatMovesStockOrPacksAgain_IsNeverUsed(string status, bool may)
    {
        Assert.Equal(may, FlowSettings.MayMeanReturned(status));
        var settings = new OrderSettings { Flow = new FlowSettings { ReturnedStatus = status } };
        Assert.Equal(may,
            ReturnRule.StatusOf(Order(Line("a", 1)), [Back("a", 1, (1, "RETURN_RECEIVED", "ACCEPTED"))], settings) is not null);
    }

    [Fact]
    public void Status_IsOnlyGiven_ToWhatWasSent_InAShop()
    {
        var settings = new OrderSettings
        {
            Flow = new FlowSettings { ReturnedStatus = "retour", SentStatuses = ["completed", "verzonden"], ShippedStatus = "" },
            Import = new Tandem.Engine.Orders.Import.ImportSettings { LvbStatus = "bij-bol" },
        };
        var (order, back) = (Order(Line("a", 1)), Back("a", 1, (1, "RETURN_RECEIVED", "ACCEPTED")));
        var change = ReturnRule.StatusOf(order, [back], settings)!;
        Assert.Equal((order.ShopId!.Value.Value, "completed verzonden bij-bol"),
            (change.Shop, string.Join(' ', change.OnlyFrom!)));
        order.ShopOrderId = null;
        Assert.Null(ReturnRule.StatusOf(order, [back], settings));
        (order.ShopOrderId, order.ShopId) = (17, null);
        Assert.Null(ReturnRule.StatusOf(order, [back], settings));
    }

    /// <summary>All but one unit is not all; a return that nobody has handled may still change.</summary>
    [Theory]
    [InlineData(2, true, true)]
    [InlineData(3, true, true)]
    [InlineData(1, true, false)]
    [InlineData(2, false, false)]
    public void Order_IsAllBack_WithItsLastUnit(int units, bool handled, bool all)
    {
        var back = Back("a", units, (units, "RETURN_RECEIVED", "ACCEPTED"));
        back.Handled = handled;
        Assert.Equal(all, ReturnRule.IsAllBack(Order(Line("a", 3, cancelled: 1)), [back]));
    }

    [Fact]
    public void Results_OfAReturnWithoutAny_AreNone()
    {
        var line = Back("a", 1);
        Assert.Empty(ReturnRule.ResultsOf(line));
        line.Results = "null";
        Assert.Empty(ReturnRule.ResultsOf(line));
    }

    [Fact]
    public void Status_OfAnOrderOfWhichNothingWasDelivered_StaysAsItIs() =>
        Assert.Null(ReturnRule.StatusOf(Order(Line("a", 1, cancelled: 1)), [],
            new OrderSettings { Flow = new FlowSettings { ReturnedStatus = "retour" } }));

    [Theory]
    [InlineData(null, 5)]
    [InlineData(0, 1)]
    [InlineData(59, 1)]
    [InlineData(60, 5)]
    [InlineData((24 * 60) - 1, 5)]
    [InlineData(24 * 60, 15)]
    public void NextLook_IsSoonWhileReturnsMove(int? minutesSinceNews, int expected) =>
        Assert.Equal(TimeSpan.FromMinutes(expected),
            ReturnRule.NextLook(minutesSinceNews is { } minutes ? TimeSpan.FromMinutes(minutes) : null));

    [Fact]
    public void Alarm_IsForThoseThatTheSellerHandles()
    {
        Assert.Equal(Now.AddDays(14), ReturnRule.AlarmAt(Now, lvb: false, handled: false));
        Assert.Null(ReturnRule.AlarmAt(Now, lvb: true, handled: false));
        Assert.Null(ReturnRule.AlarmAt(Now, lvb: false, handled: true));
    }

    [Fact]
    public void Pass_ReadsWhatWaitsToItsEnd_AndWhatIsHandledUntilItIsKnown()
    {
        var at = ReturnCursor.From(null, Now) with { Deep = false };
        Assert.Equal((false, "FBR"), at.List);
        at = at.After(isFull: true, isKnown: true, isOld: true);
        Assert.Equal((0, 2), (at.Step, at.Page));
        at = at.After(isFull: false, isKnown: false, isOld: false).After(isFull: false, isKnown: true, isOld: true);
        Assert.Equal(((true, "FBR"), 1), (at.List, at.Page));
        at = at.After(isFull: true, isKnown: false, isOld: false);
        Assert.Equal(2, at.Page);
        Assert.Equal(3, at.After(isFull: true, isKnown: true, isOld: false).Step);
        Assert.Equal(3, (at with { Deep = true }).After(isFull: true, isKnown: true, isOld: false).Page);
        Assert.Equal(3, (at with { Deep = true }).After(isFull: true, isKnown: false, isOld: true).Step);
    }

    [Fact]
    public void Pass_GoesDeepOnceADay_AndGoesOnWhereItWas()
    {
        var first = ReturnCursor.From(null, Now);
        Assert.True(first.Deep);
        Assert.Equal(first, ReturnCursor.From(first, Now.AddMinutes(1)));
        var over = Enumerable.Range(0, 4).Aggregate(first, (at, _) => at.After(isFull: false, isKnown: true, isOld: true));
        Assert.Equal((true, Now), (over.IsOver, over.DeepAt));
        Assert.False(ReturnCursor.From(over, Now.AddHours(23)).Deep);
        Assert.True(ReturnCursor.From(over, Now.AddHours(24)).Deep);
    }

    [Theory]
    [InlineData("nl",
        "Klant stuurt 2 × Mok &amp; schotel retour. Reden: Klacht over artikel, Artikel is beschadigd. RMA 123, aangemeld 28-11-2026 "
        + "13:00.")]
    [InlineData("en",
        "Customer sends back 2 × Mok &amp; schotel. Reason: Complaint about the item, damaged. RMA 123, registered 28-11-2026 13:00.")]
    public void Note_OfARegisteredReturn_IsInTheSellersLanguage(string language, string expected) =>
        Assert.Equal(expected, ShopNotes.Write(
        new Reason("return.note.registered", new Dictionary<string, string>
        {
            ["units"] = "2",
            ["rma"] = "123",
            ["returnReason"] = ReturnTerms.Pack("Klacht over artikel", "Artikel is beschadigd"),
            ["at"] = "28-11-2026 13:00",
            ["title"] = "Mok & schotel",
        }), language));

    [Theory]
    [InlineData("nl", "1 × ontvangen en goedgekeurd; 1 × klant houdt het en betaalt")]
    [InlineData("en", "1 × received and approved; 1 × customer keeps it and pays")]
    public void Results_AreSaidInTheOrderOfTheirMoments_WhateverBolsOrder(string language, string expected)
    {
        ReturnResult first = new(1, "RETURN_RECEIVED", "ACCEPTED", Now),
            second = new(1, "CUSTOMER_KEEPS_PRODUCT_PAID", "CANCELLED", Now.AddMinutes(1));
        Assert.Equal(expected, ReturnTerms.Results(ReturnTerms.Pack([first, second]), language));
        Assert.Equal(ReturnTerms.Pack([first, second]), ReturnTerms.Pack([second, first]));
    }

    [Theory]
    [InlineData("2:BRAND_NEW_WORD", "2 × BRAND_NEW_WORD")]
    [InlineData("", "behandeld")]
    public void Results_ThatNobodyKnows_AreSaidAsBolSaysThem(string packed, string expected) =>
        Assert.Equal(expected, ReturnTerms.Results(packed, "nl"));

    [Theory]
    [InlineData("", "", "niet genoemd")]
    [InlineData("Artikel werkt niet", "Artikel werkt niet", "Artikel werkt niet")]
    [InlineData("Iets nieuws", "van bol", "Iets nieuws, van bol")]
    public void Reason_IsBolsOwnWords(string why, string detail, string expected) =>
        Assert.Equal(expected, ReturnTerms.Reason(ReturnTerms.Pack(why, detail), "nl"));

    private static OrderLine Line(string id, int units, string ean = "8719990000014", int cancelled = 0, long key = 1) =>
        new() { Key = key, OrderItemId = id, Ean = ean, Quantity = units, Cancelled = cancelled };

    private static Order Order(params IReadOnlyList<OrderLine> lines)
    {
        var order = new Order { BolOrderId = "A1", ShopId = ShopId.New(Now), ShopOrderId = 17, State = OrderState.Shipped };
        order.Lines.AddRange(lines);
        return order;
    }

    private static ReturnLine Back(string item, int units,
        params IReadOnlyList<(int Units, string Handling, string Processing)> results) => new()
        {
            ReturnId = "1",
            RmaId = "2",
            BolOrderId = "A1",
            OrderItemId = item,
            Units = units,
            Handled = results.Count > 0,
            Results = JsonSerializer.Serialize(results.Select(r => new ReturnResult(r.Units, r.Handling, r.Processing, Now))),
        };
}

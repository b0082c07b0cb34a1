using System.Text.Json.Nodes;
using Tandem.Bol;

namespace Tandem.Tests.Sandbox;

/// <summary>The simulated bol over time, seen through our own client (facts/bol.md §14).</summary>
public sealed class BolBehaviourTests
{
    private static readonly BolOrderQuery All = new() { Status = "ALL" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_NewOrder_ShowsItLateButTheOrderItselfAtOnce()
    {
        await using var rehearsal = await Rehearsal.Start(options => options with { BolListLagMax = TimeSpan.FromMinutes(60) });
        var id = await rehearsal.OrderAtBol();
        Assert.NotNull(await rehearsal.Bol.GetOrder(id, Token));
        Assert.DoesNotContain(id, await Listed(rehearsal, All));
        rehearsal.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Contains(id, await Listed(rehearsal, All));
    }

    [Fact]
    public async Task List_OfChanges_KeepsWhatItShowedLateAsLong()
    {
        await using var rehearsal = await Rehearsal.Start(options => options with { BolListLagMax = TimeSpan.FromMinutes(60) });
        var id = await rehearsal.OrderAtBol();
        var seen = 0;
        // A poller that asks each minute for the last two sees every order twice, however late the list is.
        for (var minute = 0; minute <= 62; minute++)
        {
            if ((await Listed(rehearsal, All with { ChangeIntervalMinute = 2 })).Contains(id)) seen++;
            rehearsal.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.InRange(seen, 2, 3);
    }

    [Fact]
    public async Task List_ThatIsBehind_TellsHowItWas_AndTheOrderHowItIs()
    {
        await using var rehearsal = await Rehearsal.Start(options => options with { BolListAge = TimeSpan.FromMinutes(10) });
        var id = await rehearsal.OrderAtBol();
        async Task<BolReducedOrderItem> Told() =>
            (await rehearsal.Bol.GetOrders(All, Token)).Orders!.Single(o => o.OrderId == id).OrderItems!.Single();
        var placed = await Told();
        rehearsal.Clock.Advance(TimeSpan.FromMinutes(1));
        await rehearsal.Ledger(HttpMethod.Post, $"shoppers/ask-to-cancel?order={id}");

        var item = (await rehearsal.Bol.GetOrder(id, Token))!.OrderItems!.Single();
        Assert.Equal((true, placed.LatestChangedDateTime + TimeSpan.FromMinutes(1)),
            (item.CancellationRequest, item.LatestChangedDateTime));
        Assert.Equal((false, placed), (placed.CancellationRequest, await Told()));
        rehearsal.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(placed with { CancellationRequest = true, LatestChangedDateTime = item.LatestChangedDateTime },
            await Told());
    }

    [Fact]
    public async Task List_HandledOrder_ForgetsItAfterTwoDays()
    {
        await using var rehearsal = await Rehearsal.Start();
        var (handled, open) = (await rehearsal.OrderAtBol(), await rehearsal.OrderAtBol());
        await Ship(rehearsal, await Item(rehearsal, handled), 1);
        rehearsal.Clock.Advance(TimeSpan.FromHours(47.9));
        Assert.Equal([open, handled], await Listed(rehearsal, All));
        Assert.Equal([open], await Listed(rehearsal, new()));
        rehearsal.Clock.Advance(TimeSpan.FromHours(0.2));
        Assert.Equal([open], await Listed(rehearsal, All));
        // By its day of change it can still be found.
        Assert.Contains(handled, await Listed(rehearsal, All with { LatestChangeDate = new DateOnly(2026, 11, 23) }));
        Assert.NotNull(await rehearsal.Bol.GetOrder(handled, Token));
    }

    [Fact]
    public async Task List_MoreThanAPage_GoesOnNewestFirst()
    {
        await using var rehearsal = await Rehearsal.Start(options => options with { StockPerItem = 80 });
        var placed = new List<string>();
        for (var i = 0; i < 53; i++) placed.Insert(0, await rehearsal.OrderAtBol());
        Assert.Equal(placed.Take(50), await Listed(rehearsal, All));
        Assert.Equal(placed.Skip(50), await Listed(rehearsal, All with { Page = 2 }));
        Assert.Empty(await Listed(rehearsal, All with { Page = 3 }));
    }

    [Fact]
    public async Task Write_IsPendingUntilItsTime()
    {
        await using var rehearsal = await Rehearsal.Start(options => options with { BolProcessMax = TimeSpan.FromHours(1) });
        var order = await rehearsal.OrderAtBol();
        var process = await rehearsal.Bol.CreateShipment(new([new(await Item(rehearsal, order))], Transport: new("TNT")), Token);
        Assert.Equal("PENDING", process.Status);
        Assert.Equal("PENDING", (await rehearsal.Bol.GetProcessStatus(process.ProcessStatusId!, Token))!.Status);
        Assert.Equal(0, await Shipped(rehearsal, order));
        rehearsal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("SUCCESS", (await rehearsal.Bol.GetProcessStatuses([process.ProcessStatusId!], Token)).Single().Status);
        Assert.Equal(1, await Shipped(rehearsal, order));
    }

    [Fact]
    public async Task Shipping_InParts_LeavesTheRestOpen()
    {
        await using var rehearsal = await Rehearsal.Start();
        var order = await rehearsal.OrderAtBol(3);
        var item = await Item(rehearsal, order);
        Assert.Equal("SUCCESS", await Ship(rehearsal, item, 1));
        var open = (await rehearsal.Bol.GetOrders(new(), Token)).Orders!.Single().OrderItems!.Single();
        Assert.Equal(("OPEN", 1), (open.FulfilmentStatus, open.QuantityShipped));
        // Without a quantity: all that is still open.
        Assert.Equal("SUCCESS", await Ship(rehearsal, item, null));
        var handled = (await rehearsal.Bol.GetOrders(All, Token)).Orders!.Single().OrderItems!.Single();
        Assert.Equal(("HANDLED", 3), (handled.FulfilmentStatus, handled.QuantityShipped));
        Assert.Equal(2, (await rehearsal.Bol.GetShipments(new() { OrderId = order }, Token)).Shipments!.Count);
    }

    [Fact]
    public async Task Shipping_TooMuch_Fails()
    {
        await using var rehearsal = await Rehearsal.Start();
        var order = await rehearsal.OrderAtBol(2);
        var item = await Item(rehearsal, order);
        Assert.Equal("FAILURE", await Ship(rehearsal, item, 3));
        Assert.Equal(0, await Shipped(rehearsal, order));
        Assert.Equal("SUCCESS", await Ship(rehearsal, item, 2));
        Assert.Equal("FAILURE", await Ship(rehearsal, item, 1));
        Assert.Equal("FAILURE", await Ship(rehearsal, item, null));
        Assert.Equal("FAILURE", await Ship(rehearsal, "404", 1));
        Assert.Equal(2, await Shipped(rehearsal, order));
    }

    [Fact]
    public async Task Shipping_ItemTwiceInOneGo_CountsItTogether()
    {
        await using var rehearsal = await Rehearsal.Start();
        var order = await rehearsal.OrderAtBol(2);
        var item = await Item(rehearsal, order);
        var process = await rehearsal.Bol.CreateShipment(new([new(item, 2), new(item, 1)], Transport: new("TNT")), Token);
        Assert.Equal("FAILURE", await End(rehearsal, process));
        Assert.Equal(0, await Shipped(rehearsal, order));
    }

    [Fact]
    public async Task Shipping_ItemsOfTwoOrders_Fails()
    {
        await using var rehearsal = await Rehearsal.Start();
        var (one, other) =
            (await Item(rehearsal, await rehearsal.OrderAtBol()), await Item(rehearsal, await rehearsal.OrderAtBol()));
        var process = await rehearsal.Bol.CreateShipment(new([new(one), new(other)], Transport: new("TNT")), Token);
        Assert.Equal("FAILURE", await End(rehearsal, process));
    }

    [Fact]
    public async Task Transport_Changed_IsShownWithItsShipment()
    {
        await using var rehearsal = await Rehearsal.Start();
        var order = await rehearsal.OrderAtBol();
        await Ship(rehearsal, await Item(rehearsal, order), 1);
        var shipment = (await rehearsal.Bol.GetShipments(new() { OrderId = order }, Token)).Shipments!.Single();
        var process = await rehearsal.Bol.UpdateTransport(shipment.Transport!.TransportId!, new("3SBOL1"), Token);
        Assert.Equal("SUCCESS", await End(rehearsal, process));
        var read = (await rehearsal.Bol.GetShipment(shipment.ShipmentId!, Token))!;
        Assert.Equal(("TNT", "3SBOL1"), (read.Transport!.TransporterCode, read.Transport.TrackAndTrace));
        Assert.Equal("FAILURE", await End(rehearsal, await rehearsal.Bol.UpdateTransport("404", new("3SBOL1"), Token)));
    }

    [Fact]
    public async Task Cancelling_TakesTheOpenRest()
    {
        await using var rehearsal = await Rehearsal.Start();
        var order = await rehearsal.OrderAtBol(3);
        var item = await Item(rehearsal, order);
        await Ship(rehearsal, item, 1);
        Assert.Equal("SUCCESS", await End(rehearsal, await rehearsal.Bol.CancelOrderItem(item, "OUT_OF_STOCK", Token)));
        var read = (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Single();
        Assert.Equal((1, 2), (read.QuantityShipped, read.QuantityCancelled));
        Assert.Equal("FAILURE", await End(rehearsal, await rehearsal.Bol.CancelOrderItem(item, "OUT_OF_STOCK", Token)));
        Assert.Equal("FAILURE", await Ship(rehearsal, item, 1));
    }

    [Fact]
    public async Task CorrectedStock_ManagedByUs_ForgetsOrdersWithEachUpdate()
    {
        await using var rehearsal = await Rehearsal.Start();
        var offer = await SetStock(rehearsal, 10, managed: true);
        await rehearsal.OrderAtBol(3);
        Assert.Equal(7, await Corrected(rehearsal, offer));
        await SetStock(rehearsal, 10, managed: true);
        Assert.Equal(10, await Corrected(rehearsal, offer));
    }

    [Fact]
    public async Task CorrectedStock_ManagedByBol_LacksAllOpenOrders()
    {
        await using var rehearsal = await Rehearsal.Start();
        var offer = await SetStock(rehearsal, 10, managed: false);
        var order = await rehearsal.OrderAtBol(3);
        await SetStock(rehearsal, 10, managed: false);
        Assert.Equal(7, await Corrected(rehearsal, offer));
        await Ship(rehearsal, await Item(rehearsal, order), 1);
        Assert.Equal(8, await Corrected(rehearsal, offer));
        await End(rehearsal, await rehearsal.Bol.CancelOrderItem(await Item(rehearsal, order), "OTHER", Token));
        Assert.Equal(10, await Corrected(rehearsal, offer));
    }

    [Fact]
    public async Task Stock_Empty_IsNotForSaleAndSaysWhy()
    {
        await using var rehearsal = await Rehearsal.Start();
        var offer = await SetStock(rehearsal, 0, managed: true);
        Assert.All((await rehearsal.Bol.GetOffer(offer, Token))!.CountryAvailabilities!,
            country => Assert.False(country.ForSale));
        var reasons = await rehearsal.Bol.GetNotForSaleReasons(offer, Token);
        Assert.All(reasons!.Countries!, country => Assert.Equal("4003-3", country.Reasons!.Single().Code));
    }

    [Fact]
    public async Task Budget_IsToldInHeadersAndRunsOut()
    {
        await using var rehearsal = await Rehearsal.Start();
        var token = (string)(await rehearsal.LogIn()).Json["access_token"]!;
        for (var left = 24; left >= 0; left--)
        {
            var answer = await rehearsal.AskBol("retailer/orders", token);
            Assert.Equal(200, answer.Status);
            Assert.Equal(("25", $"{left}", "60"),
                (Header(answer, "Limit"), Header(answer, "Remaining"), Header(answer, "Reset")));
        }
        var refused = await rehearsal.AskBol("retailer/orders", token);
        Assert.Equal((429, "0"), (refused.Status, Header(refused, "Remaining")));
        // Another family has its own budget, and the next minute has a new one.
        Assert.Equal(404, (await rehearsal.AskBol("retailer/orders/404", token)).Status);
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(429, (await rehearsal.AskBol("retailer/orders", token)).Status);
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(200, (await rehearsal.AskBol("retailer/orders", token)).Status);
    }

    [Fact]
    public async Task Budget_SpentByAnother_MakesTheClientWait()
    {
        await using var rehearsal = await Rehearsal.Start();
        var token = (string)(await rehearsal.LogIn()).Json["access_token"]!;
        for (var i = 0; i < 25; i++) await rehearsal.AskBol("retailer/orders", token);
        var failure = await Assert.ThrowsAsync<BolRateLimited>(() => rehearsal.Bol.GetOrders(All, Token));
        Assert.Equal(60, (failure.RetryAt - rehearsal.Clock.GetUtcNow()).TotalSeconds, tolerance: 1.5);
    }

    [Fact]
    public async Task Token_Old_IsRefusedAndTheClientTakesANewOne()
    {
        await using var rehearsal = await Rehearsal.Start();
        var token = (string)(await rehearsal.LogIn()).Json["access_token"]!;
        await rehearsal.Bol.GetOrders(All, Token);
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(298));
        Assert.Equal(200, (await rehearsal.AskBol("retailer/orders", token)).Status);
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(1));
        var refused = await rehearsal.AskBol("retailer/orders", token);
        Assert.Equal((401, "Expired JWT"), (refused.Status, (string)refused.Json["title"]!));
        await rehearsal.Bol.GetOrders(All, Token);
    }

    [Fact]
    public async Task Login_TooOften_IsRefusedForAMinute()
    {
        await using var rehearsal = await Rehearsal.Start();
        for (var i = 0; i < 60; i++) Assert.Equal(200, (await rehearsal.LogIn()).Status);
        Assert.Equal(429, (await rehearsal.LogIn()).Status);
        rehearsal.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(200, (await rehearsal.LogIn()).Status);
    }

    [Fact]
    public async Task Subscription_TellsOfOrdersAndWrites_Signed()
    {
        await using var rehearsal = await Rehearsal.Start();
        await using var catcher = await HookCatcher.Start(Token);
        var subscription = await Subscribe(rehearsal, catcher);
        var order = await rehearsal.OrderAtBol();
        await rehearsal.Until(() => catcher.Caught.Any(caught => Event(caught) == ("ORDER", "ORDER_CREATED", order)));
        var process = await rehearsal.Bol.CreateShipment(new([new(await Item(rehearsal, order))], Transport: new("TNT")), Token);
        await rehearsal.Until(() =>
            catcher.Caught.Any(caught => Event(caught) == ("PROCESS_STATUS", "SUCCESS", process.ProcessStatusId)));
        await rehearsal.Bol.TestSubscription(subscription, Token);
        await rehearsal.Until(() => catcher.Caught.Any(caught => Event(caught).Resource == "TEST"));

        var judge = new BolWebhookSignature(rehearsal.Clock);
        foreach (var caught in catcher.Caught)
        {
            Assert.True(await judge.Verify(rehearsal.Bol, caught.Signature, caught.Body, Token));
            caught.Body[^2] ^= 1;
            Assert.False(await judge.Verify(rehearsal.Bol, caught.Signature, caught.Body, Token));
        }
    }

    [Fact]
    public async Task Subscription_Ended_TellsNothingMore()
    {
        await using var rehearsal = await Rehearsal.Start();
        await using var catcher = await HookCatcher.Start(Token);
        var subscription = await Subscribe(rehearsal, catcher);
        await End(rehearsal, await rehearsal.Bol.DeleteSubscription(subscription, Token));
        var before = catcher.Caught.Count;
        await rehearsal.OrderAtBol();
        await Pass(rehearsal, 10);
        Assert.DoesNotContain(catcher.Caught.Skip(before), caught => Event(caught).Resource == "ORDER");
        Assert.Empty(await rehearsal.Bol.GetSubscriptions(Token));
    }

    [Fact]
    public async Task Subscriber_ThatNeverTakesIt_IsSwitchedOffAfterTenTries()
    {
        await using var rehearsal = await Rehearsal.Start();
        await using var catcher = await HookCatcher.Start(Token);
        catcher.Status = 500;
        var subscription = await Subscribe(rehearsal, catcher);
        var order = await rehearsal.OrderAtBol();
        int Tries() => catcher.Caught.Count(caught => Event(caught).Id == order);
        await rehearsal.Until(() => Tries() == 2);
        // Each wait is twice the one before: 2, 4, ... 512 seconds.
        for (var i = 0; i < 20 && Tries() < 10; i++)
        {
            var tries = Tries();
            rehearsal.Clock.Advance(TimeSpan.FromSeconds(Math.Pow(2, tries) - 1));
            await rehearsal.Until(() => Tries() > tries, 60);
        }
        Assert.Equal(10, Tries());
        await Pass(rehearsal, 3);
        Assert.False((await rehearsal.Bol.GetSubscriptions(Token)).Single(each => each.Id == subscription).Enabled);
    }

    private static async Task<string> Subscribe(Rehearsal rehearsal, HookCatcher catcher)
    {
        var process = await rehearsal.Bol.CreateSubscription(["ORDER", "PROCESS_STATUS"], catcher.Url, Token);
        return (await rehearsal.Bol.GetProcessStatus(process.ProcessStatusId!, Token))!.EntityId!;
    }

    private static async Task Pass(Rehearsal rehearsal, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            rehearsal.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(30, Token);
        }
    }

    private static (string Resource, string Type, string? Id) Event(Caught caught)
    {
        var told = JsonNode.Parse(caught.Body)!["event"]!;
        return ((string)told["resource"]!, (string)told["type"]!, (string)told["resourceId"]!);
    }

    private static async Task<List<string>> Listed(Rehearsal rehearsal, BolOrderQuery query) =>
        [.. ((await rehearsal.Bol.GetOrders(query, Token)).Orders ?? []).Select(order => order.OrderId!)];

    private static async Task<string> Item(Rehearsal rehearsal, string order) =>
        (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems![0].OrderItemId!;

    private static async Task<int?> Shipped(Rehearsal rehearsal, string order) =>
        (await rehearsal.Bol.GetOrder(order, Token))!.OrderItems!.Sum(item => item.QuantityShipped);

    private static async Task<string?> Ship(Rehearsal rehearsal, string item, int? units) =>
        await End(rehearsal, await rehearsal.Bol.CreateShipment(new([new(item, units)], Transport: new("TNT")), Token));

    private static async Task<string?> End(Rehearsal rehearsal, BolProcessStatus process) =>
        (await rehearsal.Bol.GetProcessStatus(process.ProcessStatusId!, Token))!.Status;

    private static async Task<string> SetStock(Rehearsal rehearsal, int amount, bool managed)
    {
        var offer = (await rehearsal.Bol.GetOffers(new() { Eans = [Rehearsal.Gtin] }, Token)).Offers!.Single().OfferId!;
        await rehearsal.Bol.UpdateOffer(offer, new(Stock: new(amount, ManagedByRetailer: managed)), Token);
        return offer;
    }

    private static async Task<int?> Corrected(Rehearsal rehearsal, string offer) =>
        (await rehearsal.Bol.GetOffer(offer, Token))!.Stock!.CorrectedStock;

    private static string Header(Answered answer, string name) => answer.Headers.GetValues($"X-RateLimit-{name}").Single();
}

using System.Text.Json.Nodes;
using Tandem.Bol;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Sandbox;

/// <summary>Returns at the simulated bol, and what the ledger holds against a connector that does not tell of them.</summary>
public sealed class ReturnBehaviourTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Return_IsListedLate_OnOneListAtATime_AndReadAtOnce()
    {
        await using var rehearsal = await Rehearsal.Start(options => options with { BolListLagMax = TimeSpan.FromMinutes(60) });
        var order = await Shipped(rehearsal, 2);
        var (id, rma) = await Return(rehearsal, order, 1);
        Assert.False(Assert.Single((await rehearsal.Bol.GetReturn(id, Token))!.ReturnItems!).Handled);
        rehearsal.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Equal([rma], await Listed(rehearsal, handled: false));
        Assert.Empty(await Listed(rehearsal, handled: true));

        await rehearsal.Ledger(Post, $"bol/handle-return?rma={rma}&result=RETURN_RECEIVED");
        var item = Assert.Single((await rehearsal.Bol.GetReturn(id, Token))!.ReturnItems!);
        Assert.Equal((true, 1, "RETURN_RECEIVED", "ACCEPTED"),
            (item.Handled, item.ProcessingResults![0].Quantity, item.ProcessingResults[0].HandlingResult,
                item.ProcessingResults[0].ProcessingResult));
        rehearsal.Clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Empty(await Listed(rehearsal, handled: false));
        Assert.Equal([rma], await Listed(rehearsal, handled: true));
        Assert.Empty(await Listed(rehearsal, handled: true, "FBB"));
        Assert.Null(await rehearsal.Bol.GetReturn("1", Token));
    }

    [Fact]
    public async Task Lists_WaitingOldestFirst_HandledNewestFirst_ByTheirRegistration()
    {
        await using var rehearsal = await Rehearsal.Start();
        var rmas = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            rmas.Add((await Return(rehearsal, await Shipped(rehearsal), 1)).Rma);
            rehearsal.Clock.Advance(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(rmas, await Listed(rehearsal, handled: false));
        foreach (var rma in new[] { rmas[2], rmas[0], rmas[1] })
            await rehearsal.Ledger(Post, $"bol/handle-return?rma={rma}&result=EXPIRED");
        Assert.Equal(rmas.AsEnumerable().Reverse(), await Listed(rehearsal, handled: true));
    }

    [Fact]
    public async Task MoreThanWasShipped_CannotComeBack()
    {
        await using var rehearsal = await Rehearsal.Start();
        var order = await Shipped(rehearsal, 2);
        await Return(rehearsal, order, 2);
        await Assert.ThrowsAnyAsync<Exception>(() => Return(rehearsal, order, 1));
        await Assert.ThrowsAnyAsync<Exception>(async () => await Return(rehearsal, await rehearsal.OrderAtBol(), 1));
    }

    [Fact]
    public async Task Warehouse_OfBol_SendsAndTakesBackItself()
    {
        await using var rehearsal = await Rehearsal.Start();
        var order = (string)(await rehearsal.Ledger(Post, "shoppers/lvb?units=1")).Json["id"]!;
        await rehearsal.Ledger(Post, $"bol/send?order={order}");
        var (_, rma) = await Return(rehearsal, order, 1);
        Assert.Equal([rma], await Listed(rehearsal, handled: false, "FBB"));
        Assert.Empty(await Listed(rehearsal, handled: false));
    }

    [Fact]
    public async Task Ledger_MissesANote_AndCountsOneTooMany()
    {
        await using var rehearsal = await Rehearsal.Start(options => options with { Orders = 0 });
        var order = await Shipped(rehearsal);
        var shop = await Import(rehearsal, order);
        var (_, rma) = await Return(rehearsal, order, 1);
        Assert.Equal((1, 0, 1), await Counts(rehearsal));
        await Note(rehearsal, shop, $"Retour, RMA {rma}0: een andere");
        Assert.Equal((1, 0, 1), await Counts(rehearsal));
        await Note(rehearsal, shop, $"Retour, RMA {rma}.");
        Assert.Equal((1, 0, 0), await Counts(rehearsal));

        await rehearsal.Ledger(Post, $"bol/handle-return?rma={rma}&result=RETURN_RECEIVED");
        Assert.Equal((1, 1, 1), await Counts(rehearsal));
        await Note(rehearsal, shop, $"Behandeld: RMA {rma}");
        Assert.Equal((1, 1, 0), await Counts(rehearsal));
        await Note(rehearsal, shop, $"Nog eens behandeld: RMA {rma}");
        Assert.Equal((1, 1, 1), await Counts(rehearsal));

        // Handled anew: one more may be told, but not the same again.
        await rehearsal.Ledger(Post, $"bol/handle-return?rma={rma}&result=STILL_APPROVED");
        Assert.Equal((1, 1, 0), await Counts(rehearsal));
        await rehearsal.Ledger(Post, $"bol/handle-return?rma={rma}&result=STILL_APPROVED");
        await Note(rehearsal, shop, $"Behandeld: RMA {rma}");
        Assert.Equal((1, 1, 1), await Counts(rehearsal));
    }

    [Fact]
    public async Task SentBeforeTheConnectorCame_ComesBackToo_AndNobodyMissesItInTheShop()
    {
        await using var rehearsal = await Rehearsal.Start(options => options with
        {
            StartShoppers = true,
            Orders = 0,
            EarlierOrders = 3,
            ReturnsExpireAfter = TimeSpan.FromHours(1),
        });
        for (var second = 0; second < 4 * 3600 && await Registered() < 3; second++)
        {
            rehearsal.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Token);
        }

        var verdict = await rehearsal.Verdict();
        Assert.Equal((3, 0, 0, 0, 0, 0), ((int)verdict["returnsRegistered"]!, (int)verdict["ordersPlaced"]!,
            (int)verdict["ordersMissing"]!, (int)verdict["returnsMissed"]!, (int)verdict["refundsMissing"]!,
            (int)verdict["vvbShippedWithoutLabel"]!));

        // What was handled long ago bol lists no more; what comes back of it tells its order.
        Assert.Empty((await rehearsal.Bol.GetOrders(new BolOrderQuery { FulfilmentMethod = "ALL", Status = "ALL" }, Token)).Orders
            ?? []);
        var waiting = (await rehearsal.Bol.GetReturns(new BolReturnQuery(), Token)).Returns ?? [];
        var handled = (await rehearsal.Bol.GetReturns(new BolReturnQuery { Handled = true }, Token)).Returns ?? [];
        foreach (var item in waiting.Concat(handled).SelectMany(each => each.ReturnItems!))
            Assert.Equal(1, Assert.Single((await rehearsal.Bol.GetOrder(item.OrderId!, Token))!.OrderItems!).QuantityShipped);

        async Task<int> Registered() => (int)(await rehearsal.Verdict())["returnsRegistered"]!;
    }

    [Fact]
    public async Task Shoppers_SendBackAShare_AndSomebodyHandlesIt()
    {
        await using var rehearsal =
            await Rehearsal.Start(options => options with
            {
                StartShoppers = true,
                Orders = 40,
                BolShare = 1,
                ReturnShare = 1,
                LvbShare = 0.2,
                OrdersPerMinute = 200
            });
        var shipped = new HashSet<string>(StringComparer.Ordinal);
        var (registered, handled) = (0, 0);

        // As long as it takes: the shoppers run beside the test, and only their clock counts.
        for (var second = 0; second < 4 * 3600 && (registered < 10 || handled < 1); second++)
        {
            if (second % 60 == 0)
            {
                foreach (var order in (await rehearsal.Ledger(Get, "orders")).Json.AsArray()
                    .Select(o => (string)o!["bolOrderId"]!).Where(shipped.Add)) await TryShip(rehearsal, order);
                (registered, handled, _) = await Counts(rehearsal);
            }

            rehearsal.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Token);
        }

        Assert.InRange(registered, 10, 120);
        Assert.InRange(handled, 1, registered);
    }

    private static async Task TryShip(Rehearsal rehearsal, string order)
    {
        using var request = new HttpRequestMessage(Post, new Uri(rehearsal.Host.Ledger, $"bol/ship?order={order}"));
        await rehearsal.Send(request);
    }

    private static async Task<string> Shipped(Rehearsal rehearsal, int units = 1)
    {
        var order = await rehearsal.OrderAtBol(units);
        await rehearsal.Ledger(Post, $"bol/ship?order={order}");
        return order;
    }

    private static async Task<(string Id, string Rma)> Return(Rehearsal rehearsal, string order, int units)
    {
        var made = (await rehearsal.Ledger(Post, $"shoppers/return?order={order}&units={units}")).Json;
        return ((string)made["id"]!, (string)made["rma"]!);
    }

    private static async Task<List<string>> Listed(Rehearsal rehearsal, bool handled, string method = "FBR") =>
        [.. ((await rehearsal.Bol.GetReturns(new BolReturnQuery { Handled = handled, FulfilmentMethod = method }, Token)).Returns
            ?? []).SelectMany(r => r.ReturnItems!).Select(i => i.RmaId!)];

    private static async Task<(int Registered, int Handled, int Missed)> Counts(Rehearsal rehearsal)
    {
        var verdict = await rehearsal.Verdict();
        return ((int)verdict["returnsRegistered"]!, (int)verdict["returnsHandled"]!, (int)verdict["returnsMissed"]!);
    }

    private static Task Note(Rehearsal rehearsal, string shop, string text) =>
        rehearsal.Shop(Post, $"orders/{shop}/notes", new JsonObject { ["note"] = text });

    private static async Task<string> Import(Rehearsal rehearsal, string order) =>
        (await rehearsal.Shop(Post, "orders", JsonNode.Parse($$"""
        {"status":"processing","created_via":"tandem","transaction_id":"{{order}}","meta_data":[{"key":"_bol_order_id","value":"{{order}}"}]}
        """)!.AsObject())).Json["id"]!.ToString();
}

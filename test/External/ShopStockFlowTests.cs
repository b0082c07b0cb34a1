using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;

namespace Tandem.Tests.External;

/// <summary>From a number outside to the shop, and from the shop to bol, against the sandbox.</summary>
public sealed class ShopStockFlowTests
{
    private static readonly string Gtin1 = Seeding.Gtin(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Number_IsWrittenToTheShop_AndBolFollows(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await Push(stage, (1, 7), (2, 0), (3, 40));

        await stage.Settle();

        Assert.Equal(((7, 7), (0, 0), (40, 40)), (await stage.Shown(1), await stage.Shown(2), await stage.Shown(3)));
        Assert.Equal(1, stage.Wire.Count("products/batch"));
        var item = await stage.Item(Gtin1);
        Assert.Equal((7, 7, false), (item.Quantity, item.ShopTarget, item.ExternalDue));
        Assert.Equal(IntentState.Confirmed, (await stage.Intent(item.Key))!.State);
        Assert.Equal(3, await stage.Read(db => db.StockEntries.CountAsync(e => e.Cause == StockCause.External, Ct)));
    }

    [Theory, EitherDatabase]
    public async Task Variations_AreWrittenThroughTheirParent(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        var variations = await stage.Read(db => db.Items.Where(i => i.VariationId != 0 && i.Gtin != null).ToListAsync(Ct));
        if (variations.Count == 0)
        {
            // The small sandbox has none: make two sizes of one product in the shop itself.
            var parent =
                (long)(await stage.Rehearsal.Shop(HttpMethod.Post, "products",
                    System.Text.Json.Nodes.JsonNode.Parse(
                        """{"name":"Trui","type":"variable","attributes":[{"name":"Maat","variation":true,"visible":true,"options":["S","M"]}]}"""))).Json["id"]!;
            foreach (var (size, number) in new[] { ("S", 910_001), ("M", 910_002) })
            {
                await stage.Rehearsal.Shop(HttpMethod.Post, $"products/{parent}/variations",
                    System.Text.Json.Nodes.JsonNode.Parse(
                    $$"""{"regular_price":"10","global_unique_id":"{{Seeding.Gtin(number)}}","manage_stock":true,"stock_quantity":3,"attributes":[{"name":"Maat","option":"{{size}}"}]}"""));
            }

            await stage.Settle(1);
        }

        await Push(stage, (910_001, 9), (910_002, 0));
        await stage.Settle();

        var (small, medium) = (await stage.Item(Seeding.Gtin(910_001)), await stage.Item(Seeding.Gtin(910_002)));
        Assert.Equal((9, 0), (small.Quantity, medium.Quantity));
        Assert.Equal(1, stage.Wire.Count($"products/{small.ProductId}/variations/batch"));
        Assert.Equal((9, IntentState.Confirmed),
            ((int)(await stage.Rehearsal.Shop(HttpMethod.Get,
                $"products/{small.ProductId}/variations/{small.VariationId}")).Json["stock_quantity"]!,
                (await stage.Intent(small.Key))!.State));
    }

    [Theory, EitherDatabase]
    public async Task Number_WhileOnlyObserving_IsDecidedAndNotSent(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var before = await stage.Shown();
        await Push(stage, (1, 7));
        await stage.Settle();

        var item = await stage.Item(Gtin1);
        Assert.Equal((7, before.Shop), (item.ShopTarget, item.Quantity));
        Assert.Equal((before, 0), (await stage.Shown(), stage.Wire.Count("batch")));
        Assert.Null(await stage.Intent(item.Key));

        await stage.GoLive(Module.Stock);
        await stage.Settle();
        Assert.Equal((7, 7), await stage.Shown());
    }

    [Theory, EitherDatabase]
    public async Task Sales_SinceTheNumber_AreTakenOffIt_OnceEach(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock, Module.Orders);
        await Push(stage, (1, 10));
        await stage.Settle();
        Assert.Equal((10, 10), await stage.Shown());

        await stage.Rehearsal.OrderInShop(2);
        await stage.Rehearsal.OrderAtBol(3);
        await stage.Settle(6);

        // The shop has taken both off by itself: nothing was left to write, and nothing was written back up.
        Assert.Equal((5, 5), await stage.Shown());
        Assert.Equal(1, stage.Wire.Count("products/batch"));
        Assert.Equal(5, (await stage.Item(Gtin1)).ShopTarget);

        // A newer number contains them.
        await Push(stage, (1, 5));
        await stage.Settle();
        Assert.Equal((5, 5), await stage.Shown());
        Assert.Equal(5, (await stage.Item(Gtin1)).ShopTarget);
    }

    [Theory, EitherDatabase]
    public async Task Order_MadeBeforeTheNumber_AndPaidAfterIt_IsTakenOffIt(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        var product = (await stage.Item(Gtin1)).ProductId;
        var order = (long)(await stage.Rehearsal.Shop(HttpMethod.Post, "orders", System.Text.Json.Nodes.JsonNode.Parse(
            $$"""{"status":"pending","line_items":[{"product_id":{{product}},"quantity":2}]}"""))).Json["id"]!;
        await stage.Settle();
        await Push(stage, (1, 10));
        await stage.Settle();
        Assert.Equal((10, 10), await stage.Shown());

        await stage.Rehearsal.Shop(HttpMethod.Put, $"orders/{order}",
            System.Text.Json.Nodes.JsonNode.Parse("""{"status":"processing"}"""));
        await stage.Settle();
        Assert.Equal(((8, 8), 1), (await stage.Shown(), stage.Wire.Count("products/batch")));
    }

    /// <summary>The loop clears marks from what it has read: a number that came in between would be forgotten.</summary>
    [Theory, EitherDatabase]
    public async Task Number_WaitsForTheSellersTurn(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await Push(stage, (1, 7));
        await stage.Work.Owner.Write(async _ =>
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            patience.CancelAfter(TimeSpan.FromSeconds(1));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                stage.Get<ReceiveStock>().Take(stage.Seller, [new PushedNumber(Gtin1, null, 8)], patience.Token));
        }, Ct);
        Assert.Equal(7, (await stage.Item(Gtin1)).ExternalQuantity);
        await Push(stage, (1, 8));
        Assert.Equal(8, (await stage.Item(Gtin1)).ExternalQuantity);
    }

    [Theory, EitherDatabase]
    public async Task Order_ThatIsNotReadYet_IsNotUndone(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await Push(stage, (1, 10));
        await stage.Settle();

        // The shop's stock is read, its orders are not: the 8 that it shows may be an order, and is one.
        await stage.Rehearsal.OrderInShop(2);
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith("/orders", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { Content = new StringContent("busy") } : null;
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        var watching = stage.Run(Lane.WatchShop);
        while (!watching.IsCompleted)
        {
            await Task.Delay(5, Ct);
            stage.Clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        await watching;
        await stage.Run(Lane.Decide, Lane.PushShopStock, Lane.Decide);
        var item = await stage.Item(Gtin1);
        Assert.Equal((8, true, 1), (item.Quantity, item.ExternalDue, stage.Wire.Count("products/batch")));

        stage.Wire.Answers = _ => null;
        await stage.Settle(20);
        Assert.Equal((8, 8), await stage.Shown());
        Assert.Equal(1, stage.Wire.Count("products/batch"));
    }

    [Theory, EitherDatabase]
    public async Task Number_ThatAPersonChangedInTheShop_IsWrittenAgain(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await Push(stage, (1, 7));
        await stage.Settle();

        var item = await stage.Item(Gtin1);
        await stage.Rehearsal.Shop(HttpMethod.Put, $"products/{item.ProductId}",
            System.Text.Json.Nodes.JsonNode.Parse("""{"stock_quantity":50}"""));
        await stage.Settle();
        Assert.Equal((7, 7), await stage.Shown());

        await stage.Rehearsal.Shop(HttpMethod.Put, $"products/{item.ProductId}",
            System.Text.Json.Nodes.JsonNode.Parse("""{"stock_quantity":1}"""));
        await stage.Settle();
        Assert.Equal((7, 7), await stage.Shown());
    }

    [Theory, EitherDatabase]
    public async Task Answer_ThatWasLost_IsReadBack_NeverSentBlind(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await Push(stage, (1, 7));
        stage.Wire.LosesAnswer = request => request.RequestUri!.AbsolutePath.EndsWith("products/batch", StringComparison.Ordinal);
        await stage.Run(Lane.Decide, Lane.PushShopStock);
        var item = await stage.Item(Gtin1);
        Assert.Equal(IntentState.Unknown, (await stage.Intent(item.Key))!.State);

        await stage.Settle();

        // It had been carried out: seen so, and not sent twice.
        Assert.Equal(((7, 7), 1), (await stage.Shown(), stage.Wire.Count("products/batch")));
        Assert.Equal(IntentState.Confirmed, (await stage.Intent(item.Key))!.State);
    }

    [Theory, EitherDatabase]
    public async Task Request_ThatNeverArrived_IsReadBack_ThenSentOnce(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await Push(stage, (1, 7));
        stage.Wire.LosesRequest = request =>
            request.RequestUri!.AbsolutePath.EndsWith("products/batch", StringComparison.Ordinal);
        await stage.Run(Lane.Decide, Lane.PushShopStock);
        Assert.Equal(IntentState.Unknown, (await stage.Intent((await stage.Item(Gtin1)).Key))!.State);

        stage.Wire.LosesRequest = _ => false;
        await stage.Settle();
        Assert.Equal(((7, 7), 2), (await stage.Shown(), stage.Wire.Count("products/batch")));
    }

    [Theory, EitherDatabase]
    public async Task Item_ThatTheShopRefuses_AsksAPerson_InTheShopsWords(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await Push(stage, (1, 7), (2, 9));
        var (one, two) = (await stage.Item(Gtin1), await stage.Item(Seeding.Gtin(2)));
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith("products/batch", StringComparison.Ordinal)
            ? Json($$"""{"update":[{"id":{{one.ProductId}},"error":{"code":"woocommerce_rest_locked","message":"Op slot.","data":{"status":400} } },{"id":{{two.ProductId}},"type":"simple","status":"publish","name":"{{two.Name}}","global_unique_id":"{{two.GtinText}}","manage_stock":true,"stock_quantity":4,"stock_status":"instock"}]}""")
            : null;

        await stage.Run(Lane.Decide, Lane.PushShopStock);

        var refused = (await stage.Intent(one.Key))!;
        Assert.Equal(IntentState.Refused, refused.State);
        Assert.Contains("Op slot.", refused.RemoteWords, StringComparison.Ordinal);
        var asked = await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null)
            .ToDictionaryAsync(a => a.Cause, a => a.What.Code, Ct));
        Assert.Equal(("attention.shop-stock-refused", "attention.shop-stock-ignored"),
            (asked[$"shop-stock:{one.Key}"], asked[$"shop-stock:{two.Key}"]));

        // Not again and again; and once it goes well nobody is asked any more.
        var sent = stage.Wire.Count("products/batch");
        await stage.Settle(2);
        Assert.Equal(sent, stage.Wire.Count("products/batch"));
        stage.Wire.Answers = _ => null;
        await Push(stage, (1, 8), (2, 9));
        stage.Clock.Advance(TimeSpan.FromMinutes(61));
        await stage.Settle();
        Assert.Equal((8, 8), await stage.Shown());
        Assert.False(
            await stage.Read(db => db.Attentions.AnyAsync(a => a.ClearedAt == null && a.Cause == $"shop-stock:{one.Key}", Ct)));
    }

    /// <summary>What is sold out elsewhere is not sold at bol because the shop does not take the number.</summary>
    [Theory, EitherDatabase]
    public async Task Number_ThatTheShopDoesNotTake_CountsAtBol_AndIsTriedAgain(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle(1);
        var (item, before) = (await stage.Item(Gtin1), await stage.Shown());
        Assert.True(before is { Shop: > 3, Bol: > 3 }, before.ToString());
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith("products/batch", StringComparison.Ordinal)
            ? Json($$"""{"update":[{"id":{{item.ProductId}},"error":{"code":"woocommerce_rest_locked","message":"Op slot.","data":{"status":400} } }]}""")
            : null;
        await Push(stage, (1, 3));
        await stage.Settle(2);
        Assert.Equal(((before.Shop, 3), IntentState.Refused),
            (await stage.Shown(), (await stage.Intent(item.Key))!.State));

        // A sale at bol that is not in the shop yet comes off what is left.
        await stage.Rehearsal.OrderAtBol(2);
        await stage.Settle(2);
        Assert.Equal((before.Shop, 1), await stage.Shown());

        // Nobody pushes anything: the hour is enough.
        stage.Wire.Answers = _ => null;
        stage.Clock.Advance(TimeSpan.FromMinutes(61));
        await stage.Settle(2);
        Assert.Equal((3, 1), await stage.Shown());
    }

    [Theory, EitherDatabase]
    public async Task Number_WhileItsShopIsPaused_IsNeitherPlannedNorWritten(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await Push(stage, (1, 7));
        await stage.Run(Lane.Decide);
        var item = await stage.Item(Gtin1);
        Assert.Equal(IntentState.Planned, (await stage.Intent(item.Key))!.State);

        var parts = stage.Get<SellerParts>();
        var shop = (await parts.List(stage.Seller, Ct)).Single(p => p.IsShop);
        await parts.Pause(stage.Seller, shop, true, Ct);
        await stage.Settle(2);
        await Push(stage, (2, 9));
        await stage.Settle(2);
        Assert.Equal(0, stage.Wire.Count("products/batch"));
        Assert.Null(await stage.Intent(item.Key));

        await parts.Pause(stage.Seller, shop, false, Ct);
        await stage.Settle();
        Assert.Equal(((7, 7), (9, 9)), (await stage.Shown(1), await stage.Shown(2)));
    }

    [Theory, EitherDatabase]
    public async Task Question_AboutANumber_EndsWithTheNeedToWriteIt(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        var item = await stage.Item(Gtin1);
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith("products/batch", StringComparison.Ordinal)
            ? Json($$"""{"update":[{"id":{{item.ProductId}},"error":{"code":"woocommerce_rest_locked","message":"Op slot.","data":{"status":400} } }]}""")
            : null;
        await Push(stage, (1, 7));
        await stage.Settle(1);
        Assert.Single(await Asked(stage));

        // A person types the number in by hand.
        await stage.Rehearsal.Shop(HttpMethod.Put, $"products/{item.ProductId}",
            System.Text.Json.Nodes.JsonNode.Parse("""{"stock_quantity":7}"""));
        await stage.Settle(2);
        Assert.Equal((7, 0), ((await stage.Item(Gtin1)).Quantity, (await Asked(stage)).Count));
    }

    private static Task<List<string>> Asked(Stage stage) => stage.Read(db => db.Attentions
        .Where(a => a.ClearedAt == null && a.Cause.StartsWith("shop-stock:")).Select(a => a.Cause).ToListAsync(Ct));

    [Theory, EitherDatabase]
    public async Task Shop_AsSourceAgain_LetsGoOfEveryNumber(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await Push(stage, (1, 7));
        await stage.GoLive(Module.Stock);
        await stage.Run(Lane.Decide);
        Assert.Equal(IntentState.Planned, (await stage.Intent((await stage.Item(Gtin1)).Key))!.State);

        await stage.Source(new SourceDraft(StockSource.Shop));
        await stage.Settle();

        var item = await stage.Item(Gtin1);
        Assert.Equal((null, null, 0), (item.ExternalQuantity, item.ShopTarget, stage.Wire.Count("batch")));
        Assert.Null(await stage.Intent(item.Key));
    }

    private static async Task Push(Stage stage, params (int Number, int Units)[] numbers)
    {
        if (!await stage.Get<ReceiveStock>().IsSource(stage.Seller, Ct))
            await stage.Source(new SourceDraft(StockSource.Api, LagMinutes: 0));
        var outcomes = await stage.Get<ReceiveStock>()
            .Take(stage.Seller, [.. numbers.Select(n => new PushedNumber(Seeding.Gtin(n.Number), null, n.Units))], Ct);
        Assert.All(outcomes, outcome => Assert.Null(outcome.Problem));
    }

    private static HttpResponseMessage Json(string body) =>
        new(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}

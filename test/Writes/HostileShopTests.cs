using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.WooCommerce;
using Tandem.WooCommerce;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Writes;

/// <summary>What stands between Tandem and the shop: caches, redirects and firewalls double nothing and lose nothing.</summary>
public sealed class HostileShopTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Import_LookedForInACache_IsNotSentAgain(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        await stage.Rehearsal.OrderAtBol(1);
        stage.Wire.LosesAnswer = request => request.Method == Post && IsOrders(request);
        stage.Wire.Answers = request => request.Method == Get && IsOrders(request)
            ? FakeShop.Json(200, "[]", ("X-Cache", "HIT")) : null;
        await Pass(stage, 61, Lane.WatchBol, Lane.Decide, Lane.ImportOrders);
        stage.Wire.LosesAnswer = _ => false;
        for (var waited = 0; waited < 12; waited++) await Pass(stage, 60, Lane.ImportOrders);
        Assert.Equal(1, stage.Wire.Count("POST /wp-json/wc/v3/orders"));

        stage.Wire.Answers = _ => null;
        for (var waited = 0; waited < 4; waited++) await Pass(stage, 300, Lane.ImportOrders);
        Assert.Equal(1, stage.Wire.Count("POST /wp-json/wc/v3/orders"));
        Assert.Equal(1, await stage.Read(db => db.Orders.CountAsync(o => o.ShopOrderId != null, Ct)));
        Assert.Equal(0, (int)(await stage.Rehearsal.Verdict())["ordersDoubled"]!);
    }

    [Theory, EitherDatabase]
    public async Task Cache_ThatAnswersEverything_IsAskedAbout(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith("/wc/v3/products", StringComparison.Ordinal)
            ? FakeShop.Json(200, "[]", ("Age", "370")) : null;
        await Pass(stage, 61, Lane.WatchShop);

        Assert.Equal("Age: 370", Assert.Single(await Questions(stage, "shop-cached")).What["sign"]);
    }

    /// <summary>A site that is moved, closed by a page, or behind a rule of a firewall for an hour.</summary>
    [Theory, EitherDatabase]
    public async Task ChangeOfTheShopsOrder_ThatNothingLetsThrough_WaitsForTheShop(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        var bol = await stage.Rehearsal.OrderAtBol(1);
        await stage.Settle(1);
        await stage.Rehearsal.Ledger(Post, $"shoppers/ask-to-cancel?order={bol}");
        HttpResponseMessage[] ends = [FakeShop.Html(301, ("Location", "https://www.shop.test/")), FakeShop.Html(404),
            FakeShop.Html(405), FakeShop.Error(400, "blocked_by_plugin"), FakeShop.Json(404, """{"code":404,"message":"No"}""")];
        foreach (var end in ends)
        {
            stage.Wire.Answers = request => IsOrders(request, one: true) ? Same(end) : null;
            for (var turn = 0; turn < 4; turn++) await Pass(stage, 900, Lane.WatchBol, Lane.TellShop);
            var rows = await stage.Read(db => db.Intents.Where(i => i.Kind == IntentKind.ShopOrder).ToListAsync(Ct));
            Assert.NotEmpty(rows);
            Assert.All(rows, row => Assert.True(row.IsOpen, $"{end.StatusCode}: {row.State}"));
        }

        stage.Wire.Answers = _ => null;
        for (var turn = 0; turn < 6; turn++) await Pass(stage, 900, Lane.TellShop);
        Assert.All(await stage.Read(db => db.Intents.Where(i => i.Kind == IntentKind.ShopOrder).ToListAsync(Ct)),
            row => Assert.Equal(IntentState.Confirmed, row.State));
        Assert.Empty(await Questions(stage, "refused:"));
    }

    /// <summary>What the shop itself refuses so long that it ends can be tried again, but no status that was overtaken.</summary>
    [Theory, EitherDatabase]
    public async Task ChangeThatTheShopRefused_IsTriedAgain_WhenAPersonSaysSo(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        var bol = await stage.Rehearsal.OrderAtBol(1);
        await stage.Settle(1);
        await stage.Rehearsal.Ledger(Post, $"shoppers/ask-to-cancel?order={bol}");
        stage.Wire.Answers = request => IsOrders(request, one: true) && request.Method != Get
            ? FakeShop.Error(400, "woocommerce_rest_cannot_edit") : null;
        for (var turn = 0; turn < 12; turn++) await Pass(stage, 900, Lane.WatchBol, Lane.TellShop);
        var refused = await stage.Read(db => db.Intents.FirstAsync(i => i.State == IntentState.Refused, Ct));
        Assert.Equal("attention.shop-order-refused", (await Questions(stage, "refused:"))[0].What.Code);

        stage.Wire.Answers = _ => null;
        await stage.Get<TellAgain>().Order(stage.Seller, refused.Subject, Ct);
        await Pass(stage, 60, Lane.TellShop);

        Assert.Equal(IntentState.Confirmed,
            await stage.Read(db => db.Intents.Where(i => i.Key == refused.Key).Select(i => i.State).SingleAsync(Ct)));
        Assert.Empty(await Questions(stage, "refused:"));
    }

    [Theory]
    [InlineData("POST", 403, "keys.blocked")]
    [InlineData("POST", 405, "keys.blocked")]
    [InlineData("POST", 301, "keys.blocked")]
    [InlineData("PUT", 405, "keys.blocked")]
    [InlineData("", 0, null)]
    public async Task Keys_OfAShopWhereSomethingBlocksWriting_AreNotFine(string method, int status, string? why)
    {
        await using var stage = await Stage.Open(DatabaseKind.Sqlite);
        stage.Wire.Answers = request => request.Method.Method == method ? FakeShop.Html(status) : null;
        var (host, shop) = (stage.Rehearsal.Host, await stage.Read(db => db.Shops.Select(s => s.Id).SingleAsync(Ct)));

        var problem = await stage.Get<CheckKeys>().OfShop(shop, new WooCredentials(host.Shop, host.ShopKey, host.ShopSecret), Ct);

        Assert.Equal(why, problem?.Code);
    }

    private static bool IsOrders(HttpRequestMessage request, bool one = false) => one
        ? request.RequestUri!.AbsolutePath.Contains("/wc/v3/orders/", StringComparison.Ordinal)
        : request.RequestUri!.AbsolutePath.EndsWith("/wc/v3/orders", StringComparison.Ordinal);

    private static HttpResponseMessage Same(HttpResponseMessage answer)
    {
        var copy = new HttpResponseMessage(answer.StatusCode)
        {
            Content = new StringContent(new StreamReader(answer.Content.ReadAsStream(Ct)).ReadToEnd(), null,
                answer.Content.Headers.ContentType!.MediaType!),
        };
        copy.Headers.Location = answer.Headers.Location;
        return copy;
    }

    private static async Task Pass(Stage stage, int seconds, params Lane[] lanes)
    {
        stage.Clock.Advance(TimeSpan.FromSeconds(seconds));
        await stage.Run(lanes);
    }

    private static Task<List<Attention>> Questions(Stage stage, string cause) =>
        stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null && a.Cause.StartsWith(cause)).ToListAsync(Ct));
}

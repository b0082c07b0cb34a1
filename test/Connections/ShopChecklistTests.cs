using Tandem.Engine.Connections;
using Tandem.Sandbox.Shop;
using Tandem.Tests.Sandbox;
using Tandem.WooCommerce;

namespace Tandem.Tests.Connections;

/// <summary>
/// The check list of a shop, line by line, against a simulated shop with one thing wrong; and that it changes nothing.
/// </summary>
public sealed class ShopChecklistTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, CheckVerdict, string, ShopTroubles> Troubles => new()
    {
        { "versions", CheckVerdict.Look, "check.versions.php.do", new() { PhpVersion = "7.3.33" } },
        { "hpos", CheckVerdict.Look, "check.hpos.off.do", new() { WithoutHpos = true } },
        { "permalinks", CheckVerdict.Wrong, "keys.no-rest-api", new() { PlainPermalinks = true } },
        { "stock", CheckVerdict.Wrong, "check.stock.off.do", new() { WithoutStock = true } },
        { "taxes", CheckVerdict.Look, "check.taxes.off.do", new() { WithoutTaxes = true } },
        { "currency", CheckVerdict.Wrong, "check.currency.other.do", new() { Currency = "USD" } },
        { "cron", CheckVerdict.Look, "check.cron.off.do", new() { CronOff = true } },
        { "cache", CheckVerdict.Wrong, "check.cache.hit.do", new() { CacheSays = "HIT" } },
        { "writes", CheckVerdict.Wrong, "check.writes.blocked.do", new() { BlocksWrites = true } },
        { "webhooks", CheckVerdict.Look, "check.webhooks.closed.do", new() { WithoutWebhooks = true } },
        { "clock", CheckVerdict.Look, "check.clock.off.do", new() { ClockAhead = TimeSpan.FromMinutes(5) } },
        { "clock", CheckVerdict.Wrong, "check.clock.off.do", new() { ClockAhead = TimeSpan.FromMinutes(-40) } },
    };

    [Theory, MemberData(nameof(Troubles), DisableDiscoveryEnumeration = true)]
    public async Task ShopWithOneTrouble_HasThatLineRed_AndItSaysWhatToDo(string key, CheckVerdict verdict, string advice,
        ShopTroubles troubles)
    {
        await using var shop = await RunningShop.Start(Ct, belgianRates: true, troubles: troubles);

        var found = await Run(shop, shop.Client);

        var red = Assert.Single(found, f => f.Verdict != CheckVerdict.Fine);
        Assert.Equal((key, verdict, advice), (red.Key, red.Verdict, (red.Do ?? red.Says).Code));
    }

    [Fact]
    public async Task GoodShop_HasEveryLine_InTheOrderThatIsShown_AndNothingWasChanged()
    {
        await using var shop = await RunningShop.Start(Ct, belgianRates: true);
        var product = Mug(shop);
        var before = (await shop.Client.GetProduct(product, Ct))!.DateModifiedGmt;

        var found = await Run(shop, shop.Client);

        Assert.All(found, f => Assert.Equal((f.Key, CheckVerdict.Fine), (f.Key, f.Verdict)));
        Assert.Equal(ShopChecklist.Keys, found.Select(f => f.Key));
        Assert.Empty(await shop.Client.GetWebhooks(Ct));
        Assert.Empty((await shop.Client.GetOrders(new WooOrderQuery(), Ct)).Items);
        var after = (await shop.Client.GetProduct(product, Ct))!;
        Assert.Equal((before, 7), (after.DateModifiedGmt, after.StockQuantity));
    }

    [Fact]
    public async Task UnpaidOrders_ThatShouldHaveBeenCancelled_SayThatNoTaskRuns()
    {
        await using var shop = await RunningShop.Start(Ct, belgianRates: true, troubles: new() { CronAsleep = true });
        var product = Mug(shop);
        Assert.True(shop.Shop.TryStartCheckout([(product, 1)], out _));
        Assert.Equal(CheckVerdict.Fine, (await Line(shop, "cron")).Verdict);

        shop.Clock.Advance(TimeSpan.FromMinutes(125));

        var cron = await Line(shop, "cron");
        Assert.Equal((CheckVerdict.Wrong, "1"), (cron.Verdict, cron.Says["late"]));
    }

    [Fact]
    public async Task MissingRates_OfBelgium_AreToBeLookedAt()
    {
        await using var shop = await RunningShop.Start(Ct);

        var gap = await Line(shop, "taxes");

        Assert.Equal((CheckVerdict.Look, "BE", "check.taxes.gap.unsold.do"), (gap.Verdict, gap.Says["country"], gap.Do!.Code));
    }

    [Fact]
    public async Task ProductsThatCountNoStock_AreCounted()
    {
        await using var shop = await RunningShop.Start(Ct, belgianRates: true);
        Mug(shop);
        shop.Shop.AddProduct(new ShopProductSeed { Name = "Pot", Sku = "POT", Price = 12.5m, Stock = null });

        var stock = await Line(shop, "stock");

        Assert.Equal((CheckVerdict.Look, "1", "2"), (stock.Verdict, stock.Says["without"], stock.Says["of"]));
    }

    [Theory]
    [InlineData("ck_nobody", "cs_test", "key", "check.key.secret.do")]
    [InlineData("ck_test", "cs_wrong", "key", "check.key.secret.do")]
    [InlineData("ck_read", "cs_read", "writes", "check.writes.read-only.do")]
    public async Task Key_ThatIsNotRight_IsNamed(string key, string secret, string line, string advice)
    {
        await using var shop = await RunningShop.Start(Ct, belgianRates: true);

        var red = Assert.Single(await Run(shop, shop.As(key, secret)), f => f.Verdict == CheckVerdict.Wrong);

        Assert.Equal((line, advice, true), (red.Key, red.Do!.Code, red.Stops));
    }

    [Fact]
    public async Task OldShop_IsToldToUpdate()
    {
        await using var shop = await RunningShop.Start(Ct, belgianRates: true, version: "7.9.0");

        Assert.Equal((CheckVerdict.Wrong, "check.versions.old.do"), ((await Line(shop, "versions")).Verdict,
            (await Line(shop, "versions")).Do!.Code));
    }

    [Fact]
    public async Task NobodyAtHome_IsSaidOnce_AndNothingElseIsAsked()
    {
        await using var shop = await RunningShop.Start(Ct);
        var address = new Uri("http://127.0.0.1:9/");
        var nobody = shop.Clients.For("nobody", new WooCredentials(address, "ck_a", "cs_a"));

        var line = Assert.Single(await Run(shop, nobody, address));

        Assert.Equal(("reach", CheckVerdict.Wrong, "keys.unreachable", "http://127.0.0.1:9"),
            (line.Key, line.Verdict, line.Says.Code, line.Says["address"]));
    }

    private static long Mug(RunningShop shop) => shop.Shop.AddProduct(
        new ShopProductSeed { Name = "Mok", Sku = "MOK", Price = 12.5m, ManageStock = true, Stock = 7 });

    private static async Task<ShopFinding> Line(RunningShop shop, string key) =>
        Assert.Single(await Run(shop, shop.Client), f => f.Key == key);

    // A shop that is not connected yet needs nothing of the database.
    private static Task<IReadOnlyList<ShopFinding>> Run(RunningShop shop, WooClient client, Uri? address = null) =>
        new ShopChecklist(null!, shop.Clock).Run(client, address ?? shop.Address, null, Ct);
}

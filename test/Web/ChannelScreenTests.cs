using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>Shops and accounts that are connected, and what is live.</summary>
public sealed class ChannelScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Channels_ArePaused_AndGetNewKeys_OnlyWhenTheyOpenTheSameShop()
    {
        await using var stage = await ObservingStage.Open(6, Ct);
        var sandbox = stage.Sandbox;
        await using var context = await Context("en-GB", 1280, ColorScheme.Dark);
        var page = await context.NewPageAsync();
        await Open(page, stage.Url + "/channels");

        // It says first what that means, and nothing happens where the answer is no.
        var pause = page.GetByRole(AriaRole.Button, new() { Name = "Pause : Proefwinkel", Exact = true }).First;
        await pause.ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("no bol order goes into any of your shops");
        await AssertAccessible(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("no bol order goes");
        await using (var db = stage.Database.Read())
            Assert.Empty((await db.Sellers.SingleAsync(Ct)).Get<PausedParts>().Shops);
        await pause.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, pause" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Paused: neither read nor updated.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume : Proefwinkel" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Resumed.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Replace keys : Proefwinkel" }).First.ClickAsync();
        await Keys(page, "ck_" + new string('0', 40), "cs_" + new string('0', 40));
        await AssertAccessible(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and replace" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("does not accept the key");
        await Keys(page, sandbox.ShopKey, sandbox.ShopSecret);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check and replace" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Keys replaced.");
    }

    [Fact]
    public async Task PausedSeller_IsShown_AndResumedOnTheScreen()
    {
        await using var stage = await ObservingStage.Open(6, Ct);
        SellerId seller;
        await using (var db = stage.Database.Read()) seller = (await db.Sellers.SingleAsync(Ct)).Id;
        await new SellerParts(stage.Database, TimeProvider.System).Pause(seller, true, Ct);
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, stage.Url + "/live");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Alles is gepauzeerd");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet live : Bestellingen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet live", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Live zodra je hervat");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("live, gepauzeerd");

        await Open(page, stage.Url + "/channels");
        await AssertAccessible(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Alles hervatten" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Tandem leest binnen een minuut weer.");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("Alles is gepauzeerd");
        await using (var db = stage.Database.Read()) Assert.Null((await db.Sellers.SingleAsync(Ct)).PausedAt);
    }

    [Fact]
    public async Task Orders_GoLive_AfterTheWordOfWhatThatMeans()
    {
        await using var stage = await ObservingStage.Open(4, Ct);
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, stage.Url + "/live");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet live : Bestellingen" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("anders komen ze dubbel binnen");
        await AssertAccessible(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet live", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Live. Tandem begint nu.");
        await using var db = stage.Database.Read();
        Assert.True((await db.Sellers.SingleAsync(Ct)).Writes(Module.Orders));
    }

    private static async Task Keys(IPage page, string key, string secret)
    {
        await page.GetByLabel("Consumer key").FillAsync(key);
        await page.GetByLabel("Consumer secret").FillAsync(secret);
    }
}

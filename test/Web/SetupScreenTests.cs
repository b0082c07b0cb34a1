using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>From the first start to orders that come in, on the screen alone: six fields.</summary>
public sealed class SetupScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstStart_IsConnected_TriedBeforeItIsSaved_AndGoesLive_WithoutATerminal()
    {
        await using var stage = await ObservingStage.Open(6, Ct, empty: true);
        var sandbox = stage.Sandbox;
        await using var context = await Context("nl-NL", 390, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, stage.Url);
        await page.GetByRole(AriaRole.Link, new() { Name = "Webshop en bol verbinden" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Webshop en bol verbinden");
        await page.WaitForFunctionAsync("document.documentElement.dataset.answers === 'yes'");
        await AssertAccessible(page);
        await AssertFits(page);

        // Keys in each other's boxes, and a secret that bol does not know: both are said, and nothing is saved.
        await page.GetByLabel("Naam, zoals je hem hier wilt zien").FillAsync("Proefwinkel");
        await page.GetByLabel("Veiligheidsvoorraad, stuks").FillAsync("2");
        await page.GetByLabel("Adres van je webshop").FillAsync(sandbox.Shop.ToString());
        await Keys(page, sandbox.ShopSecret, sandbox.ShopKey);
        await page.GetByLabel("Client-id").FillAsync(sandbox.BolClientId);
        await page.GetByLabel("Secret", new() { Exact = true }).FillAsync("not-the-secret-of-bol");
        await page.GetByRole(AriaRole.Button, new() { Name = "Verbinden en inlezen" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("De sleutels zijn omgewisseld");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("accepteert de sleutel niet");
        await using (var db = stage.Database.Read()) Assert.Equal(0, await db.Sellers.CountAsync(Ct));

        await Keys(page, sandbox.ShopKey, sandbox.ShopSecret);
        await page.GetByLabel("Secret", new() { Exact = true }).FillAsync(sandbox.BolClientSecret);

        // Sent again and again, also while the browser is on its way to the next page: it is one seller.
        var goOn = new TaskCompletionSource();
        await page.RouteAsync("**/prefer/seller**", async route =>
        {
            await goOn.Task;
            await route.ContinueAsync();
        });
        await page.EvaluateAsync("() => { setInterval(() => document.querySelector('form.setup')?.requestSubmit(), 100); }");
        await Sellers(stage, 1);
        await Task.Delay(TimeSpan.FromSeconds(2), Ct);
        goOn.SetResult();
        await page.WaitForURLAsync(stage.Url + "/");
        await using (var db = stage.Database.Read())
        {
            var seller = await db.Sellers.SingleAsync(Ct);
            Assert.Equal(("Proefwinkel", false, 2), (seller.Name, seller.Writes(Module.Orders),
                await db.StockSettings.Where(s => s.Scope == SettingScope.Seller).Select(s => s.Safety).SingleAsync(Ct)));
        }

        await Open(page, stage.Url + "/live");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet live : Bestellingen" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("anders komen ze dubbel binnen");
        await AssertAccessible(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet live", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Live. Tandem begint nu.");
        await using (var db = stage.Database.Read()) Assert.True((await db.Sellers.SingleAsync(Ct)).Writes(Module.Orders));
    }

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

    private static async Task Sellers(ObservingStage stage, int count)
    {
        while (true)
        {
            await using var db = stage.Database.Read();
            if (await db.Sellers.CountAsync(Ct) == count) return;
            await Task.Delay(50, Ct);
        }
    }

    private static async Task Keys(IPage page, string key, string secret)
    {
        await page.GetByLabel("Consumer key").FillAsync(key);
        await page.GetByLabel("Consumer secret").FillAsync(secret);
    }
}

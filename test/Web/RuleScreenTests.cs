using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Stock;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>The seller's rules in a real browser: what is typed shows what it would do, and what is saved is done.</summary>
public sealed class RuleScreenTests(DemoStage stage) : IClassFixture<DemoStage>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cap_ShowsWhatItTouches_WhileItIsTyped_AndIsListedOnceSaved()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/rules");
        var cap = page.GetByLabel("Maximaal tonen bij bol");
        await Assertions.Expect(cap).ToBeHiddenAsync();
        await page.GetByText("Meer", new() { Exact = true }).First.ClickAsync();
        var touches = page.Locator(".touches");

        await cap.FillAsync("10");
        await Assertions.Expect(touches).ToContainTextAsync("raakt 2 bol-artikelen: 2 meer dan de helft anders.");
        await cap.FillAsync("0");
        await Assertions.Expect(touches).ToContainTextAsync("raakt 4 bol-artikelen: 4 naar 0");
        await Assertions.Expect(page.Locator(".previewed li")).ToHaveCountAsync(4);
        await cap.FillAsync("-1");
        await Assertions.Expect(page.Locator("form [role=alert]").First)
            .ToContainTextAsync("Maximaal tonen bij bol: dit aantal kan niet lager zijn dan 0");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).First).ToBeDisabledAsync();
        Assert.Equal(2, await site.Database.Write(db => db.StockSettings.CountAsync(), Ct));

        await cap.FillAsync("10");
        await Assertions.Expect(touches).ToContainTextAsync("raakt 2 bol-artikelen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).First.ClickAsync();

        await Assertions.Expect(page.Locator("table.list")).ToContainTextAsync("veiligheidsvoorraad 2, maximaal 10");
        Assert.Equal(10,
            await site.Database.Write(db => db.StockSettings.Where(s => s.Scope == SettingScope.Seller).Select(s => s.Cap)
                .SingleAsync(), Ct));

        // And back again.
        await page.GetByRole(AriaRole.Button, new() { Name = "Maak ongedaan" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("table.list")).Not.ToContainTextAsync("maximaal 10");
        Assert.Null(await site.Database.Write(db => db.StockSettings.Where(s => s.Scope == SettingScope.Seller).Select(s => s.Cap)
            .SingleAsync(), Ct));
    }

    [Fact]
    public async Task Rule_ForAnItem_IsFoundByItsName_AndTakenAway()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390, ColorScheme.Dark);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/rules");
        await page.GetByLabel("Geldt voor").SelectOptionAsync("Item");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("snijplank");
        await Assertions.Expect(page.Locator(".found a")).ToHaveCountAsync(1);
        await page.Locator(".found a").ClickAsync();

        await Assertions.Expect(page.GetByLabel("Veiligheidsvoorraad, stuks", new() { Exact = true })).ToHaveValueAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Regel verwijderen" }).ClickAsync();

        await Assertions.Expect(page.Locator("table.list tbody tr")).ToHaveCountAsync(1);
        Assert.Equal(0, await site.Database.Write(db => db.StockSettings.CountAsync(s => s.Scope == SettingScope.Item), Ct));
        await AssertAccessible(page);
    }

    [Fact]
    public async Task AdaptiveSafetyStock_IsProposed_WhereOneComesToSeeIt()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await site.Database.Write(db => db.Items.Where(i => i.Key == 1).ExecuteUpdateAsync(i => i
            .SetProperty(x => x.Quantity, 4).SetProperty(x => x.SalesRate.Fast, 600)
            .SetProperty(x => x.SalesRate.At, SampleSite.Now)), Ct);
        await site.Database.Write(db => db.Offers.Where(o => o.Key == 1).ExecuteUpdateAsync(o => o
            .SetProperty(x => x.SalesRate.Fast, 600).SetProperty(x => x.SalesRate.At, SampleSite.Now)), Ct);
        await site.Database.Write(db => db.StockSettings.ExecuteDeleteAsync(), Ct);
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/rules");

        await page.Locator("select:has(option[value=Propose])").SelectOptionAsync("Propose");
        await Assertions.Expect(page.Locator(".previewed")).ToContainTextAsync("Voorstel: veiligheidsvoorraad 3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Opgeslagen");

        await Open(page, site.Url + "/items/1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Voorstel: veiligheidsvoorraad 3, dan toont bol 0");
    }

    [Fact]
    public async Task ShopThatCannotBeRead_IsTheSellersChoice_AndNeverSaysWhatItMeans()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390, ColorScheme.Dark);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/rules");
        var after = page.GetByLabel("Bij bol op 0 na");
        await Assertions.Expect(after).ToHaveValueAsync("24");

        await after.SelectOptionAsync("nooit");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("dan verkoop je te veel");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).Last.ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).Last).ToBeDisabledAsync();
        Assert.Null((await site.Database.Read().Sellers.SingleAsync(Ct)).Get<UnreadSay>().ZeroAfterHours);
        await AssertAccessible(page);
    }

    [Fact]
    public async Task AdaptiveSafetyStock_IsUndone_AndTheFormSaysSo()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/rules");
        var mode = page.Locator("select:has(option[value=Propose])");
        var most = page.GetByLabel("Maximale veiligheidsvoorraad, stuks");

        await mode.SelectOptionAsync("Apply");
        await most.FillAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).Nth(1).ClickAsync();
        var undo = page.GetByRole(AriaRole.Button,
            new() { Name = "Maak ongedaan : Slimme veiligheidsvoorraad gewijzigd: stand uit → toepassen" });
        await Assertions.Expect(undo).ToBeVisibleAsync();
        Assert.Equal(AdaptiveMode.Apply, (await site.Database.Read().Sellers.SingleAsync(Ct)).Get<AdaptiveSay>().Mode);

        await undo.ClickAsync();
        await Assertions.Expect(most).ToHaveValueAsync("5");
        await Assertions.Expect(mode).ToHaveValueAsync("Off");
        await Assertions.Expect(page.GetByRole(AriaRole.Button,
            new() { Name = "Maak ongedaan : Slimme veiligheidsvoorraad gewijzigd: stand toepassen → uit" })).ToBeVisibleAsync();
        var adaptive = (await site.Database.Read().Sellers.SingleAsync(Ct)).Get<AdaptiveSay>();
        Assert.Equal((AdaptiveMode.Off, 5), (adaptive.Mode, adaptive.Most));
        await AssertAccessible(page);
    }

    [Fact]
    public async Task CapOfAnItem_IsWhatBolShows_SoonAfterItIsSaved()
    {
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, stage.Url + "/items?search=TW-005");
        await page.Locator("tbody a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".sum .total")).ToContainTextAsync("moet bol tonen");

        await page.GetByText("Meer", new() { Exact = true }).First.ClickAsync();
        await page.GetByLabel("Maximaal tonen bij bol").FillAsync("3");
        await Assertions.Expect(page.Locator(".previewed li")).ToContainTextAsync("3");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();

        await Assertions.Expect(page.Locator(".sum .total td")).ToHaveTextAsync("3", new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("dl")).ToContainTextAsync("bevestigd3", new() { Timeout = 30_000 });
        Assert.Equal(3, await stage.AtBol(5));
    }
}

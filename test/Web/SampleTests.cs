using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Journal;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>The screens on an awkward day, and on the first.</summary>
public sealed class SampleTests
{
    private static readonly string[] Pages =
        [
            "/", "/items", "/items?page=2", "/items/1", "/items/4", "/items/5", "/items/8", "/items/9", "/matching",
            "/matching?verdict=todo",
            "/matching?verdict=InvalidGtin", "/matching?search=nergens", "/matching/1", "/matching/5", "/matching/6",
            "/matching/7", "/matching/999",
            "/matching/import", "/matching/settings", "/orders", "/orders?tab=ToShip", "/orders?tab=Returns", "/orders/1",
            "/orders/3", "/orders/4", "/orders/5", "/orders/901", "/activity",
            "/activity?search=mok&from=2026-03-01", "/ledger", "/ledger?search=mok", "/statement", "/drift",
            "/shadow", "/returns", "/returns?tab=Asks", "/returns/1",
            "/invoices", "/invoices?tab=Requests", "/invoices?search=nergens", "/invoices/settings", "/orders/900",
            "/vat?period=2026-Q1", "/vat?period=2020", "/returns/figures",
            "/returns/figures?days=365&sort=Rate", "/returns/figures?search=nergens",
            "/orders?tab=ToShip&due=today", "/system", "/more", "/lvb", "/labels",
            "/source", "/rules", "/rules?scope=Item", "/rules?scope=Tag", "/rules?scope=Item&target=3", "/dry-run",
            "/dry-run?show=all", "/channels", "/changes", "/live", "/setup", "/setup/live", "/users", "/account", "/questions",
            "/alerts", "/nowhere",
        ];

    /// <summary>Pages that hold nothing which another of them does not: they need to fit, and no more.</summary>
    private static readonly HashSet<string> Alike = new(StringComparer.Ordinal)
    {
        "/items?page=2", "/items/4", "/items/5", "/items/9", "/matching?verdict=InvalidGtin", "/matching?search=nergens",
        "/matching/5", "/matching/6", "/orders/4", "/orders/5", "/activity?search=mok&from=2026-03-01", "/ledger?search=mok",
        "/rules?scope=Tag", "/dry-run?show=all", "/returns?tab=Asks",
        "/invoices?search=nergens", "/vat?period=2020",
    };

    /// <summary>Each page is opened once, in one of the languages by turns, and then made as narrow as a phone.</summary>
    [Fact]
    public async Task EveryPage_IsAccessible_AndFitsAPhone_OnAnAwkwardDay()
    {
        await using var site = await OnAnAwkwardDay();
        await using var dutch = await Context("nl-NL", 1280, ColorScheme.Light);
        await using var english = await Context("en-GB", 1280, ColorScheme.Light);
        IPage[] pages = [await dutch.NewPageAsync(), await english.NewPageAsync()];
        foreach (var (path, number) in Pages.Select((path, number) => (path, number)))
        {
            var page = pages[number % 2];
            await Open(page, site.Url + path);
            await (Alike.Contains(path) ? AssertFits(page) : AssertAccessible(page));

            await page.SetViewportSizeAsync(390, 844);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await AssertFits(page);
            await page.SetViewportSizeAsync(1280, 844);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }
    }

    [Theory]
    [InlineData("nl", "nl")]
    [InlineData("nl-BE,nl;q=0.9,en-GB;q=0.8", "nl")]
    [InlineData("en-US,en;q=0.9,nl;q=0.5", "en")]
    public async Task EveryPage_SaysItsLanguage_AndHasOneHeading(string asked, string said)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var site = await OnAnAwkwardDay();
        using var http = new HttpClient { BaseAddress = new Uri(site.Url) };
        http.DefaultRequestHeaders.Add("Accept-Language", asked);
        http.DefaultRequestHeaders.Add("Accept", "text/html");
        foreach (var path in Pages)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), ct);
            var page = await answer.Content.ReadAsStringAsync(ct);
            Assert.Equal((path, true, 1, 1), (path, page.Contains($"<html lang=\"{said}\"", StringComparison.Ordinal),
                page.Split("<h1").Length - 1, page.Split("<main").Length - 1));
        }
    }

    private static Task<SampleSite> OnAnAwkwardDay() =>
        SampleSite.Open("Proefwinkel", "Tweede winkel met een naam die niet zomaar past");

    [Fact]
    public async Task NothingIsFetchedFromElsewhere()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Url, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)) elsewhere.Add(request.Url);
        };

        await Open(page, site.Url);

        Assert.Empty(elsewhere);
        Assert.DoesNotContain("roboto", (await page.Locator("h1").EvaluateAsync<string>("e => getComputedStyle(e).fontFamily"))
            .Split(',')[0], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task NoSeller_LeadsToTheSetup_AndShowsTheSellerOnceItIsThere()
    {
        await using var site = await SampleSite.Open();
        await using var context = await Context("nl-NL", 390, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url);
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Webshop en bol verbinden" })).ToBeVisibleAsync();

        await site.Add("Proefwinkel", empty: true);

        await Assertions.Expect(page.Locator("h1"))
            .ToContainTextAsync("Eerste gegevens worden gelezen", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Attention_DealtWith_LeavesTheList_AndOnlyWhereAPersonEndsIt()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("en-GB", 390, ColorScheme.Dark);
        var page = await context.NewPageAsync();
        await Open(page, site.Url);
        var rows = page.Locator(".attention li");
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        var ends = page.Locator(".attention button");
        var before = await ends.CountAsync();
        Assert.InRange(before, 1, 2);

        await ends.First.ClickAsync();

        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(ends).ToHaveCountAsync(before - 1);
    }

    [Fact]
    public async Task Overview_FollowsARow_ButNotInTheBackground()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url);
        var attention = page.Locator(".attention li");
        await Assertions.Expect(attention).ToHaveCountAsync(3);
        await Hide(page, hidden: true);

        await site.Database.Write(
            db => db.Attentions.Where(a => a.Cause == "attention.cancellation-requested:2").ExecuteDeleteAsync(),
            TestContext.Current.CancellationToken);
        await page.WaitForTimeoutAsync(4_000);
        await Assertions.Expect(attention).ToHaveCountAsync(3);

        await Hide(page, hidden: false);
        await Assertions.Expect(attention).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Search_StaysInTheAddress_AndBackLeadsToTheSameRows()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/items");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("lepelset");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);

        await page.Locator("tbody a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Bamboe lepelset");
        await page.GoBackAsync();

        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("lepelset");
    }

    [Fact]
    public async Task Activity_IsNarrowedToOneSubject_AndPaged()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/activity");
        await Assertions.Expect(page.Locator(".timeline li")).ToHaveCountAsync(50);

        await page.GetByRole(AriaRole.Link, new() { Name = "Ouder tonen" }).ClickAsync();
        await Assertions.Expect(page.Locator(".timeline li")).ToHaveCountAsync(26);
        await page.GetByLabel("Onderwerp").SelectOptionAsync("Order");
        await Assertions.Expect(page.Locator(".timeline li")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task SecondSeller_IsChosen_AndRemembered()
    {
        await using var site = await SampleSite.Open("Alfa", "Beta");
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url);

        await page.GetByLabel("Verkoper").First.SelectOptionAsync(new SelectOptionValue { Label = "Beta" });
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Eerste gegevens worden gelezen");
        await Open(page, site.Url + "/orders");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Er zijn nog geen bestellingen");
    }

    [Fact]
    public async Task BrokenPage_SaysSo_WithoutItsStackTrace()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/orders");
        await site.Database.Write(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE orders RENAME TO elsewhere"),
            TestContext.Current.CancellationToken);

        await Assertions.Expect(page.Locator("main [role=alert]"))
            .ToContainTextAsync("Dit deel kon niet worden getoond", new() { Timeout = 15_000 });
        Assert.DoesNotContain("SqliteException", await page.ContentAsync(), StringComparison.Ordinal);

        await site.Database.Write(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE elsewhere RENAME TO orders"),
            TestContext.Current.CancellationToken);
        await page.GetByRole(AriaRole.Button, new() { Name = "Probeer het opnieuw" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).Not.ToHaveCountAsync(0);
    }

    private static Task Hide(IPage page, bool hidden) => page.EvaluateAsync(
        "hidden => { Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: "
        + "true }); document.dispatchEvent(new Event('visibilitychange')); }",
        hidden);
}

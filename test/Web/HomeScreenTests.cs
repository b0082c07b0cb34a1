using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Journal;
using Tandem.Engine.Values;
using Tandem.Web.Pages;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>Home, the navigation and the search over everything, by keyboard and on a phone.</summary>
public sealed class HomeScreenTests
{
    [Theory]
    [InlineData("nl-NL", 1280)]
    [InlineData("en-GB", 390)]
    public async Task EveryCount_OpensExactlyThatList(string locale, int width)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context(locale, width);
        var page = await Open(context, site.Url);
        var links = await page.Locator(".todo a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        var counts = await page.Locator(".todo strong").AllInnerTextsAsync();
        Assert.InRange(links.Length, 3, 7);
        for (var i = 0; i < links.Length; i++)
        {
            await Open(page, site.Url + links[i]);
            var list = page.Locator(new Uri(page.Url).Fragment is { Length: > 0 } part ? $"{part} .list" : ".list").First;
            await Assertions.Expect(list.Locator("tbody tr"))
                .ToHaveCountAsync(int.Parse(counts[i], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Palette_IsWalkedByKeyboardAlone()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/orders");

        // An exact key opens on Enter, as fast as a scanner types.
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("8712345000011");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Theemok 'Zwaluw'");
        await Assertions.Expect(page.Locator("#palette")).Not.ToBeVisibleAsync();

        // A name: down to the second, and Escape leaves all as it was.
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("lepelset");
        var found = page.Locator("#palette [role=option]");
        await Assertions.Expect(found.First).ToContainTextAsync("Bamboe lepelset");
        await Picture(page, "palette");
        await AssertAccessible(page);
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(found.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Bamboe lepelset (oud)");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#palette")).Not.ToBeVisibleAsync();

        // A page, by its name.
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("systeem");
        await Assertions.Expect(found.First).ToContainTextAsync("Systeem");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(site.Url + "/system");
    }

    [Fact]
    public async Task Customer_IsAskedOfTheShopOnly_WhenSomebodySaysSo()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, site.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zoek", Exact = true }).ClickAsync();
        await page.Keyboard.TypeAsync("Jansen");
        var ask = page.Locator("#palette [role=option]").Filter(new() { HasText = "Zoek klant" });
        await Assertions.Expect(ask).ToContainTextAsync("niet bewaard");
        await ask.ClickAsync();
        await Assertions.Expect(page.Locator("#palette [role=status]"))
            .ToHaveTextAsync("Je webshop antwoordt niet.", new() { Timeout = 30_000 });
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Navigation_HasAtMostEightEntries_AllOfThemThere_WithAVisibleFocus(int width)
    {
        Assert.InRange(Sections.All.Count, 6, 8);
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", width);
        var page = await Open(context, site.Url);
        var nav = page.Locator(width > 860 ? ".menu" : ".bottom");
        var links = await nav.Locator("li a, > a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        Assert.InRange(links.Length, 4, 8);
        await nav.Locator("a").First.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.NotEqual("none", await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        foreach (var path in links)
        {
            await Open(page, site.Url + path);
            await Assertions.Expect(page.Locator("h1")).Not.ToHaveTextAsync("Deze pagina bestaat niet.");
            await Assertions.Expect(nav.Locator("[aria-current=page]")).ToHaveCountAsync(1);
        }
    }

    [Theory]
    [InlineData("/orders/parcels", "/orders", "/orders/parcels")]
    [InlineData("/orders/17", "/orders", "/orders")]
    [InlineData("/matching/import", "/items", "/matching")]
    [InlineData("/drift", "/rules", "/statement")]
    [InlineData("/", "/", "/")]
    public void APage_KnowsItsSection(string path, string section, string tab) => Assert.Equal((section, tab),
        Sections.Of(path) is { } at ? (at.Section.Path, at.Page.Path) : default);

    [Fact]
    public void APageOutside_IsInNoSection() => Assert.Null(Sections.Of("/ordersnot"));

    /// <summary>The dot on every page and the search are beside the page: where they cannot be read, the page goes on.</summary>
    [Fact]
    public async Task DotAndSearch_ThatCannotBeRead_BreakNoPage()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/activity");
        await Assertions.Expect(page.Locator(".status .health")).ToHaveCountAsync(1);

        await Change(site, "ALTER TABLE \"Observations\" RENAME TO \"Gone\"");
        await Assertions.Expect(page.Locator(".status .health")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        await Change(site, "ALTER TABLE \"Items\" RENAME TO \"GoneToo\"");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("lepelset");
        var said = page.Locator("#palette [role=status]");
        await Assertions.Expect(said).ToContainTextAsync("Zoeken lukt nu niet");

        await Change(site, "ALTER TABLE \"GoneToo\" RENAME TO \"Items\"");
        await Change(site, "ALTER TABLE \"Gone\" RENAME TO \"Observations\"");
        await page.Keyboard.PressAsync("Backspace");
        await Assertions.Expect(page.Locator("#palette [role=option]").First).ToContainTextAsync("Bamboe lepelset");
        await Assertions.Expect(page.Locator(".status .health")).ToHaveCountAsync(1, new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("main .failed")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task MoreQuestionsThanHomeShows_AreCounted_AndAllListed()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await site.Database.Write(async db =>
        {
            var seller = (await db.Sellers.SingleAsync()).Id;
            for (var n = 0; n < 130; n++)
                await db.Raise(seller, SampleSite.Now, $"test:{n}", ActivitySubject.Seller, 0,
                    Reason.Of(n % 2 == 0 ? "attention.decision-failed" : "attention.shop-cached", ("part", "test"), ("name", "Proefwinkel"),
                        ("sign", "age")), CancellationToken.None);
        }, CancellationToken.None);
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, site.Url);
        await page.GetByRole(AriaRole.Link, new() { Name = "Bekijk alle vragen" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Alle vragen");
        await Assertions.Expect(page.Locator(".attention > li")).ToHaveCountAsync(50);

        // Each leads to where something can be done about it.
        var asked = page.Locator(".attention > li");
        await Assertions.Expect(asked.Filter(new() { HasText = "een cache" }).First.GetByRole(AriaRole.Link))
            .ToHaveAttributeAsync("href", "/channels");
        await Assertions.Expect(asked.Filter(new() { HasText = "fout in Tandem zelf" }).First.GetByRole(AriaRole.Link))
            .ToHaveAttributeAsync("href", "/system");
        await page.GetByRole(AriaRole.Button, new() { Name = "Volgende" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(site.Url + "/questions?page=2");
        await AssertFits(page);
    }

    [Fact]
    public async Task LostConnection_CanBeRead()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390, ColorScheme.Dark);
        var page = await Open(context, site.Url);
        var banner = page.Locator("#components-reconnect-modal");
        await banner.EvaluateAsync("banner => banner.classList.add('components-reconnect-show')");
        await Assertions.Expect(banner).ToContainTextAsync("De verbinding met Tandem is weg");
        await Assertions.Expect(banner).ToHaveCSSAsync("background-color", "rgb(179, 38, 30)");
        await Assertions.Expect(banner).ToHaveCSSAsync("color", "rgb(255, 255, 255)");
        await Picture(page, "connection");
    }

    [Fact]
    public async Task NewSeller_SeesWhatToDoFirst()
    {
        await using var site = await SampleSite.Open("Eerste", "Zonder iets");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url);
        await Assertions.Expect(page.Locator(".todo")).ToBeVisibleAsync();
        await page.GetByLabel("Verkoper").First.SelectOptionAsync(new SelectOptionValue { Label = "Zonder iets" });
        await Assertions.Expect(page.Locator(".steps li")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator(".todo, .figure")).ToHaveCountAsync(0);
    }

    private static Task Change(SampleSite site, string sql) => site.Database.Write(
        async db => { await db.Database.ExecuteSqlRawAsync(sql); }, CancellationToken.None);
}

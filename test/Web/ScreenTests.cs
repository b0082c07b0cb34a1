using Microsoft.Playwright;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>The dashboard in a real browser, on a running Tandem that serves the sandbox.</summary>
public sealed class ScreenTests(DemoStage stage) : IClassFixture<DemoStage>
{
    private static readonly string[] Pages =
        ["/", "/items", "/items/1", "/orders", "/orders/1", "/activity", "/source", "/rules", "/dry-run", "/missing"];

    [Fact]
    public async Task EveryPage_IsThere_AndFits()
    {
        await using var context = await Context("nl-NL", 390, ColorScheme.Dark);
        var page = await context.NewPageAsync();
        foreach (var path in Pages)
        {
            await Open(page, stage.Url + path);

            Assert.Equal("nl", await page.Locator("html").GetAttributeAsync("lang"));
            await AssertFits(page);
        }
    }

    [Fact]
    public async Task Overview_FollowsANewOrder_WithoutAReload()
    {
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, stage.Url + "/");
        var before = await Figure(page);

        await stage.Sell("bol", 4);

        await Assertions.Expect(page.Locator(".figure").First).Not.ToContainTextAsync(before, new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task Search_FindsAnItem_AndItsPageShowsTheSum()
    {
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, stage.Url + "/items");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("TW-001");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.Locator("tbody a").First.ClickAsync();

        await Assertions.Expect(page.Locator(".sum .total")).ToContainTextAsync("moet bol tonen");
    }

    /// <summary>The shop's pictures come through Tandem, small; a browser asks nobody else.</summary>
    [Fact]
    public async Task Pictures_AreShown_AndNoOtherHostIsAsked()
    {
        await using var context = await Context("nl-NL", 390, ColorScheme.Light);
        var others = new List<string>();
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(stage.Url, StringComparison.Ordinal)) others.Add(request.Url);
        };
        var page = await context.NewPageAsync();
        foreach (var path in new[] { "/items", "/orders?tab=All" })
        {
            await Open(page, stage.Url + path);
            await page.WaitForFunctionAsync(
                "() => [...document.querySelectorAll('.thumb img')].some(i => i.naturalWidth === 150)");
        }

        await page.Locator("tbody .order a").First.ClickAsync();
        await Assertions.Expect(page.Locator(".lines .thumb img")).ToHaveCountAsync(1);
        await page.Locator(".lines a[href^='/items/']").First.ClickAsync();
        await Assertions.Expect(page.Locator(".thumb.large img"))
            .ToHaveAttributeAsync("alt", new System.Text.RegularExpressions.Regex("^Foto van .+"));
        await page.WaitForFunctionAsync("() => document.querySelector('.thumb.large img')?.naturalWidth === 150");
        await AssertAccessible(page);
        Assert.Empty(others);
    }

    [Fact]
    public async Task Language_IsRemembered_AndGoesBackToThePage()
    {
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, stage.Url + "/orders");

        await page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Orders");
        Assert.EndsWith("/orders", page.Url, StringComparison.Ordinal);
        await Open(page, stage.Url + "/items");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Items");
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Preferences_LeadNowhereElse(string back)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);
        using var answer = await http.GetAsync(
            new Uri($"{stage.Url}/prefer/language?to=en&back={Uri.EscapeDataString(back)}"),
            TestContext.Current.CancellationToken);
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    private static async Task<string> Figure(IPage page)
    {
        await Assertions.Expect(page.Locator(".figure").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
        return (await page.Locator(".figure").First.InnerTextAsync()).Trim();
    }
}

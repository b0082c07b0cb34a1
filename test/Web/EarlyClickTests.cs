using Microsoft.Playwright;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>What a person does before the page has its circuit, on a slow line: nothing of it is lost.</summary>
public sealed class EarlyClickTests
{
    private static readonly TimeSpan SlowLine = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData("nl-NL", "Ouder tonen")]
    [InlineData("en-GB", "Show older")]
    public async Task Click_BeforeThePageAnswers_WaitsForIt(string locale, string more)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context(locale, 390);
        await context.RouteAsync("**/_blazor/negotiate*", async route =>
        {
            await Task.Delay(SlowLine);
            await route.ContinueAsync();
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Url}/items/{SampleProof.Mug}");
        await Assertions.Expect(page.Locator(".ledger li")).ToHaveCountAsync(25);

        await page.GetByRole(AriaRole.Button, new() { Name = more }).ClickAsync();

        await Assertions.Expect(page.Locator(".ledger li")).ToHaveCountAsync(40, new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task EveryControl_WaitsUntilThePageAnswers_AndLinksDoNot()
    {
        await using var site = await SampleSite.Open("Proefwinkel", "Tweede");
        await using var context = await Context("nl-NL", 1280);
        await context.RouteAsync("**/_blazor/negotiate*", route => route.AbortAsync());
        var page = await context.NewPageAsync();
        foreach (var path in new[] { "", "items", "rules", "orders", "labels", "statement", "source", "matching", "dry-run" })
        {
            await page.GotoAsync($"{site.Url}/{path}");
            var open = await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('button, input, select, textarea, summary')].filter(e => !e.disabled && "
                + "!e.closest('[inert]')).map(e => e.outerHTML)");
            Assert.Empty(open);
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Bestellingen", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Bestellingen");
    }
}

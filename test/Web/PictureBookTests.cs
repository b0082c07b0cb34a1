using Microsoft.Playwright;
using Tandem.Tests.Browser;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>
/// Every page as somebody sees it, for whoever runs <c>./pictures.sh</c>: wide and on a phone, light and dark, in both languages.
/// </summary>
public sealed class PictureBookTests
{
    private static readonly string[] Pages =
        ["", "orders", "orders?tab=ToShip", "orders/1", "orders/2", "orders/3", "orders/6", "orders/parcels",
            "returns", "returns?waiting=true", "returns/1", "returns/figures", "invoices", "invoices?tab=Requests", "invoices/settings", "orders/901", "items", "items/1", "items/5", "matching", "matching/5",
            "matching/import", "matching/settings", "labels", "lvb", "questions", "activity", "ledger", "statement",
            "drift", "shadow", "rules", "dry-run", "live", "source", "channels", "order-settings", "alerts",
            "changes", "users", "account", "system", "more", "missing", "setup", "setup/business", "setup/shop",
            "setup/bol", "setup/match", "setup/choices", "setup/dry-run", "setup/live"];

    [Theory]
    [InlineData("nl-NL", 1280, ColorScheme.Light)]
    [InlineData("en-GB", 390, ColorScheme.Dark)]
    [InlineData("en-GB", 1280, ColorScheme.Dark)]
    [InlineData("nl-NL", 390, ColorScheme.Light)]
    public async Task EveryPage_IsPhotographed(string language, int width, ColorScheme scheme)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Folder) is { Length: > 0 }, "./pictures.sh takes these pictures");
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context(language, width, scheme);
        var page = await context.NewPageAsync();
        foreach (var path in Pages) await Open(page, $"{site.Url}/{path}");

        // The door, and pictures of products, are seen in a whole program only.
        await using var demo = new DemoStage();
        await demo.InitializeAsync();
        await Reach(page, $"{demo.Url}/items");
        var item = await page.Locator("tr:has(.thumb img) a").First.GetAttributeAsync("href");
        foreach (var path in new[] { "/items", item, "/orders?tab=All", "/orders/1" })
        {
            await Reach(page, demo.Url + path);
            await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.thumb img')].some(i => i.naturalWidth > 1)");
            await Picture(page, "demo" + path);
        }

        await using var program = await OpenProgram.Start(change: settings => settings.SignsInByItself = false);
        await page.GotoAsync($"{program.Url}sign-in");
        await Picture(page, "door-first-start");
        await Members.AddKeeper(program.App.Services, "beheer@voorbeeld.nl");
        await page.GotoAsync($"{program.Url}sign-in");
        await Picture(page, "door-sign-in");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Stock;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>The page of who changed what: found by subject, undone, and told why not.</summary>
public sealed class ChangesScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_IsShown_AndUndone_AndTheOlderOneSaysWhyNot()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        var seller = (await site.Database.Read().Sellers.SingleAsync(Ct)).Id;
        var settings = new ChangeStockSettings(site.Database, TimeProvider.System);
        foreach (var hours in new[] { 6, 48 }) await settings.SetUnread(seller, new UnreadSay(hours), Ct);
        await Open(page, site.Url + "/changes?topic=Stock");

        var rows = page.Locator("tbody tr");
        await Assertions.Expect(rows.First)
            .ToContainTextAsync("Als een webshop niet te lezen is gewijzigd: bol toont 0 na (uur) 6 → 48");
        await Assertions.Expect(rows.First).ToContainTextAsync("scherm");
        await Assertions.Expect(rows.Nth(1)).ToContainTextAsync("daarna nog gewijzigd");
        await AssertAccessible(page);

        await rows.First.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.GetByText("Ongedaan gemaakt.")).ToBeVisibleAsync();
        await Assertions.Expect(rows.First).ToContainTextAsync("48 → 6");
        Assert.Equal(6, (await site.Database.Read().Sellers.SingleAsync(Ct)).Get<UnreadSay>().ZeroAfterHours);

        await page.Locator(".filters select").SelectOptionAsync("Tokens");
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("Er is nog niets gewijzigd.");
    }
}

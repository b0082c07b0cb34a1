using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders.Cancel;
using Tandem.Tests.Browser;
using Tandem.Tests.Conventions;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>
/// What everyday tasks cost from home on, counted in a browser: no more than docs/everyday.md says, and what it says.
/// </summary>
public sealed class EverydayClicksTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DuplicateEan_IsSolved_FromHome()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        var (context, page) = await Home(site);
        await using var closed = context;
        await page.Locator("main a.button[href='/matching/5']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kies dit artikel: Bamboe lepelset TW-005" }).ClickAsync();

        await Assertions.Expect(page.Locator(".said")).ToHaveTextAsync("Koppeling opgeslagen.", new() { Timeout = 30_000 });
        var part = Assert.Single(await site.Database.Read().LinkParts.Where(p => p.OfferKey == 5).ToListAsync(Ct));
        Assert.Equal((5L, LinkedBy.Hand), (part.ItemKey, await site.Database.Read().Offers.Where(o => o.Key == 5)
            .Select(o => o.LinkedBy).SingleAsync(Ct)));
        await Costs(page, "Solve a duplicate EAN", 3);
    }

    [Fact]
    public async Task CancellationRequest_IsAnswered_FromHome()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await site.Database.Write(db => db.Orders.Where(o => o.Key == 2)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.CancelAnswer, CancelAnswer.None), Ct), Ct);
        var (context, page) = await Home(site);
        await using var closed = context;
        await page.Locator("main a.button[href='/orders/2']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Annulering accepteren" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, accepteer en annuleer" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ja, accepteer en annuleer" })).ToHaveCountAsync(0,
            new() { Timeout = 30_000 });
        Assert.Equal(CancelAnswer.Accept,
            await site.Database.Read().Orders.Where(o => o.Key == 2).Select(o => o.CancelAnswer).SingleAsync(Ct));
        await Costs(page, "Answer a request to cancel", 3);
    }

    [Fact]
    public async Task Order_IsFoundByItsTrackingCode_WithOneSearch()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        var parcel = await site.Database.Read().Parcels.Where(p => p.Number.Length > 8).OrderBy(p => p.Key).FirstAsync(Ct);
        var (context, page) = await Home(site);
        await using var closed = context;
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync(parcel.Number);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync($"{site.Url}/orders/{parcel.OrderKey}",
            new() { Timeout = 30_000 });
        await Costs(page, "Find an order by its tracking code", 0);

        // The list of orders finds it as well, on the tab where everything is.
        await Open(page, $"{site.Url}/orders?tab=All");
        await page.GetByRole(AriaRole.Searchbox).FillAsync(parcel.Number);
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator($"tbody a[href='/orders/{parcel.OrderKey}']")).ToBeVisibleAsync();
    }

    private static async Task<(IBrowserContext Context, IPage Page)> Home(SampleSite site)
    {
        var context = await Context("nl-NL", 1280);
        await ClickCount.Watch(context);
        return (context, await Open(context, site.Url + "/"));
    }

    /// <summary>No more than this, and what the page of docs says.</summary>
    internal static async Task Costs(IPage page, string task, int most)
    {
        var clicks = await ClickCount.Of(page);
        Assert.InRange(clicks, 0, most);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"| {task} | {clicks} |"),
            await File.ReadAllTextAsync(System.IO.Path.Combine(Sources.Root, "docs/everyday.md"), Ct), StringComparison.Ordinal);
    }
}

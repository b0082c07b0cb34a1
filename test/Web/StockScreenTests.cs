using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>
/// Stock in a real browser: what is not saved is not lost by a slip, an item finds its offer, and a trail is searched.
/// </summary>
public sealed class StockScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leaving_WithSomethingUnsaved_IsAsked_AndNotAfterSaving()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/rules");
        var (asked, leave) = (new List<string>(), false);
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (leave ? dialog.AcceptAsync() : dialog.DismissAsync());
        };
        var items = page.Locator("nav.menu a[href='/items']");
        await page.GetByLabel("Veiligheidsvoorraad, stuks", new() { Exact = true }).FillAsync("4");
        await Assertions.Expect(page.Locator(".touches")).ToBeVisibleAsync();

        await items.ClickAsync();
        for (var waited = 0; asked.Count == 0 && waited < 100; waited++) await page.WaitForTimeoutAsync(100);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Regels");
        Assert.Contains("nog niet opgeslagen", Assert.Single(asked), StringComparison.Ordinal);
        await Assertions.Expect(page.GetByLabel("Veiligheidsvoorraad, stuks", new() { Exact = true })).ToHaveValueAsync("4");

        leave = true;
        await items.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Artikelen");
        Assert.Equal(2, asked.Count);

        await Open(page, site.Url + "/rules");
        await page.GetByLabel("Veiligheidsvoorraad, stuks", new() { Exact = true }).FillAsync("4");
        await Assertions.Expect(page.Locator(".touches")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Opgeslagen.").First).ToBeVisibleAsync();
        await items.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Artikelen");
        Assert.Equal(2, asked.Count);
    }

    /// <summary>A form that is longer than the phone keeps its button on the screen.</summary>
    [Fact]
    public async Task Save_StaysInSight_OnAPhone()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, site.Url + "/rules");
        await page.GetByText("Meer", new() { Exact = true }).First.ClickAsync();
        await page.GetByLabel("Veiligheidsvoorraad, %").ScrollIntoViewIfNeededAsync();
        var button = (await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).First.BoundingBoxAsync())!;
        var bar = (await page.Locator("nav.bottom").BoundingBoxAsync())!;
        Assert.InRange(button.Y, 0, bar.Y - button.Height);
        await AssertFits(page);
    }

    [Fact]
    public async Task Item_WithoutAnEan_FindsItsOffer_AndIsLinkedToIt()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        var (item, offer) = (await site.Database.Read().Items.SingleAsync(i => i.Name == "Cadeaubon", Ct),
            await site.Database.Read().Offers.SingleAsync(o => o.Ean == "8712345000066", Ct));
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, $"{site.Url}/items/{item.Key}");
        var card = page.Locator("section:has(#find-offer)");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Bewerk in WooCommerce" })).ToHaveAttributeAsync(
            "href", new System.Text.RegularExpressions.Regex($"wp-admin/post.php\\?post={item.ProductId}&action=edit$"));

        await card.GetByRole(AriaRole.Searchbox).FillAsync("bestaat niet");
        await Assertions.Expect(card).ToContainTextAsync("Geen bol-artikelen gevonden.");
        await card.GetByRole(AriaRole.Searchbox).FillAsync(offer.Ean!);
        await card.GetByRole(AriaRole.Button, new() { Name = "Kies" }).First.ClickAsync();
        await AssertAccessible(page);
        await Picture(page, "find-offer");
        await card.GetByRole(AriaRole.Button, new() { Name = "Koppeling opslaan" }).ClickAsync();

        await Assertions.Expect(card).ToHaveCountAsync(0);
        Assert.True(await site.Database.Read().LinkParts.AnyAsync(p => p.ItemKey == item.Key, Ct));
    }

    [Fact]
    public async Task Item_SaysWhyItsNumber_AndShowsHowItWent()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, $"{site.Url}/items/1");
        await Assertions.Expect(page.Locator("figure.curve path")).Not.ToHaveCountAsync(0);
        await page.Locator("figure.curve summary").ClickAsync();
        await Assertions.Expect(page.Locator("figure.curve tbody tr").First).ToBeVisibleAsync();
        await AssertAccessible(page);

        await Open(page, site.Url + "/items");
        await Assertions.Expect(page.Locator(".why-line").First).ToContainTextAsync("op voorraad − ");
    }

    [Fact]
    public async Task Trail_IsSearched_NarrowedToDays_AndComesAsAFile()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/ledger");
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(40);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("theemok");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("search=theemok"));
        await Assertions.Expect(page.Locator("main tbody tr").First).ToContainTextAsync("Theemok");
        await page.GetByLabel("Tot en met").FillAsync("2001-01-01");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Niets gevonden in deze periode. Kies een langere periode of een andere zoekterm.");
        await page.GetByLabel("Tot en met").FillAsync("");
        await Assertions.Expect(page.Locator("main tbody tr").First).ToContainTextAsync("Theemok");

        var download =
            await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Als CSV" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), Ct);
        Assert.Equal("voorraadverloop.csv", download.SuggestedFilename);
        Assert.Equal("Moment;Artikel;bol-artikel;Oorzaak;Referentie;Van;Was;Werd", lines[0].TrimStart('\uFEFF'));
        Assert.True(lines.Length > 1 && lines.Skip(1).All(l => l.Contains("Theemok", StringComparison.Ordinal)), lines[^1]);

        await page.Locator("main tbody a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Theemok");
    }

    [Fact]
    public async Task Sample_OfStock_IsAFile_ThatIsTakenAsItIs()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/source");
        await page.GetByText("Een bestand (CSV) dat je uploadt").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Download een voorbeeldbestand" }).ClickAsync());
        Assert.Equal("voorbeeld-voorraad.csv", download.SuggestedFilename);

        await page.Locator("input[type=file]").SetInputFilesAsync(await download.PathAsync());
        await Assertions.Expect(page.Locator(".consequences")).ToContainTextAsync("De test is gelukt");
        await Assertions.Expect(page.Locator("form button[type=submit]").First).ToBeEnabledAsync();
    }
}

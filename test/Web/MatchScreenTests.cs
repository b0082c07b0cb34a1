using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>The screens about matching and links, as a person uses them.</summary>
public sealed class MatchScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Duplicate_IsPicked_AndUndone()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/matching?verdict=todo");
        await page.Locator("tbody a[href='/matching/5']").First.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Kies dit artikel: Bamboe lepelset TW-005" }).ClickAsync();

        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("Koppeling opgeslagen");
        await Assertions.Expect(page.Locator("h1 + p .chip")).ToContainTextAsync("handmatig gekoppeld");
        Assert.Equal([5L], await site.Database.Read().LinkParts.Where(p => p.OfferKey == 5).Select(p => p.ItemKey)
            .ToListAsync(Ct));

        await page.GetByRole(AriaRole.Button, new() { Name = "Laatste wijziging terugdraaien" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1 + p .chip")).ToContainTextAsync("EAN dubbel in de webshop");
        Assert.False(await site.Database.Read().LinkParts.AnyAsync(p => p.OfferKey == 5, Ct));
    }

    [Fact]
    public async Task Bundle_IsMadeByHand_AndANumberThatCannotBeIsRefused()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("en-GB", 1280);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/matching/6");
        foreach (var name in new[] { "theedoek", "snijplank" })
        {
            await page.GetByPlaceholder("Find an item by name, SKU or EAN").FillAsync(name);
            await page.Locator(".found button").First.ClickAsync();
        }

        var number = page.GetByLabel("Number of Linnen theedoek");
        await number.FillAsync("0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save link" }).ClickAsync();
        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("Choose a quantity of 1 to 999");

        await number.FillAsync("4");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save link" }).ClickAsync();

        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("Link saved");
        await Assertions.Expect(page.Locator(".card").First).ToContainTextAsync("4 × Linnen theedoek");
        Assert.Equal([(2L, 4), (3L, 1)],
            (await site.Database.Read().LinkParts.Where(p => p.OfferKey == 6).OrderBy(p => p.ItemKey).ToListAsync(Ct))
                .Select(p => (p.ItemKey, p.Quantity)));
    }

    [Fact]
    public async Task Report_IsFilteredAndSearched_AndSaysWhichDigitIsWrong()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/matching");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);

        await page.GetByRole(AriaRole.Link, new() { Name = "EAN klopt niet" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("hoort als laatste een");

        await page.Locator(".filter-chips a").First.ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("lepelset");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);

        var download =
            await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Overzicht als CSV" })
                .ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), Ct);
        Assert.StartsWith("Artikel;SKU;", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("EAN dubbel in de webshop", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ShowsWhatItWouldDo_AndDoesIt()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/matching/import");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "koppelingen.csv",
            MimeType = "text/csv",
            Buffer =
                Encoding.UTF8.GetBytes("offer id;sku;aantal\n13722de8-8182-d161-5422-4a0a1caab506;TW-002;3\nniets;TW-001;1\n"),
        });

        await Assertions.Expect(page.Locator(".problems")).ToContainTextAsync("Regel 3: Er is geen bol-artikel niets.");
        await Assertions.Expect(page.Locator(".changes")).ToContainTextAsync("3 × Linnen theedoek");
        Assert.False(await site.Database.Read().LinkParts.AnyAsync(p => p.OfferKey == 6, Ct));

        await page.GetByRole(AriaRole.Button, new() { Name = "Koppel dit bol-artikel" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 bol-artikel gekoppeld");
        Assert.Equal(LinkedBy.Csv, await site.Database.Read().Offers.Where(o => o.Key == 6).Select(o => o.LinkedBy)
            .SingleAsync(Ct));
    }

    [Fact]
    public async Task GtinSource_IsChosen_AndReadAnew()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/matching/settings");
        await page.GetByLabel("Lees de EAN uit").SelectOptionAsync("meta:");
        await page.GetByLabel("Naam van het veld").FillAsync("mijn_ean");
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();

        await Assertions.Expect(page.Locator(".said")).ToContainTextAsync("opnieuw gelezen");
        await Assertions.Expect(page.Locator(".card")).ToContainTextAsync("meta:mijn_ean");
        Assert.Equal("meta:mijn_ean", await site.Database.Read().Shops.Select(s => s.GtinKey).SingleAsync(Ct));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Warehouse;
using Tandem.Tests.External;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>The page about where stock comes from, in a real browser and with a real file.</summary>
public sealed class SourcePageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_IsTried_ThenKept_AndItsPasswordNeverShown()
    {
        await using var server = await FileServer.Start();
        server.Content = "ean;aantal\n8712345000011;0\n8712345000028;140\n9999999999994;4\n8712345000035;veel\n";
        await using var site = await SampleSite.Open("Proefwinkel");
        await site.Database.Write(db => db.ExternalSources.ExecuteDeleteAsync(Ct), Ct);
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/source");

        await page.GetByText("Een bestand (CSV) op het web").ClickAsync();
        await page.GetByLabel("Adres van het bestand").FillAsync(server.Url);
        await page.GetByLabel("Gebruikersnaam (optioneel)").FillAsync("jan");
        await page.GetByLabel("Wachtwoord", new() { Exact = true }).FillAsync("geheim");
        await Assertions.Expect(page.Locator("form button[type=submit]").First).ToBeDisabledAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nu proberen" }).ClickAsync();

        var rows = page.Locator("section:has(#tried) tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await Assertions.Expect(rows.Nth(0)).ToContainTextAsync("25");
        await Assertions.Expect(rows.Nth(2)).ToContainTextAsync("niet in de webshop");
        await Assertions.Expect(page.Locator(".consequences")).ToContainTextAsync("1 naar 0");
        Assert.Equal("Basic amFuOmdlaGVpbQ==", server.Requests[^1].Authorization);
        Assert.Equal(0, await site.Database.Read().ExternalSources.CountAsync(Ct));

        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("Opgeslagen.").First).ToBeVisibleAsync();
        await Open(page, site.Url + "/source");
        await Assertions.Expect(page.GetByLabel("Adres van het bestand")).ToHaveValueAsync(server.Url);
        await Assertions.Expect(page.GetByLabel("Wachtwoord", new() { Exact = true })).ToHaveValueAsync("");
        Assert.DoesNotContain("geheim", await page.ContentAsync(), StringComparison.Ordinal);
        Assert.NotNull((await site.Database.Read().ExternalSources.SingleAsync(Ct)).Secret);
    }

    [Fact]
    public async Task Upload_IsTestedAtOnce_AndSavedOnceItPassed()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await site.Database.Write(db => db.ExternalSources.ExecuteDeleteAsync(Ct), Ct);
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/source");
        await page.GetByText("Een bestand (CSV) dat je uploadt").ClickAsync();
        var save = page.Locator("form button[type=submit]").First;
        await Assertions.Expect(save).ToBeDisabledAsync();

        await page.Locator("input[type=file]").SetInputFilesAsync(File("naam;prijs\nMok;3\n"));
        await Assertions.Expect(page.Locator("form .problem").First).ToBeVisibleAsync();
        await Assertions.Expect(save).ToBeDisabledAsync();

        await page.Locator("input[type=file]").SetInputFilesAsync(File("ean;aantal\n8712345000011;0\n9999999999994;4\n"));
        await Assertions.Expect(page.Locator(".consequences")).ToContainTextAsync("1 naar 0");
        await Assertions.Expect(page.Locator(".consequences")).ToContainTextAsync("1 regel met een onbekende EAN of SKU");
        await AssertAccessible(page);
        await Picture(page, "source-upload");
        await save.ClickAsync();

        await Assertions.Expect(page.GetByText("Opgeslagen.").First).ToBeVisibleAsync();
        var source = await site.Database.Read().ExternalSources.SingleAsync(Ct);
        Assert.Equal(Tandem.Engine.Stock.StockSource.Upload, source.Kind);
        Assert.Equal(0, await site.Database.Read().Items.Where(i => i.GtinText == "8712345000011").Select(i => i.ExternalQuantity)
            .FirstAsync(Ct));

        static FilePayload File(string text) =>
            new() { Name = "voorraad.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(text) };
    }

    [Fact]
    public async Task Address_ThatIsNone_IsRefusedInWords()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/source");

        await page.GetByLabel("Adres van het bestand").FillAsync("ftp://leverancier.example/voorraad.csv");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nu proberen" }).ClickAsync();

        await Assertions.Expect(page.Locator("form .problem")).ToContainTextAsync("Geef een heel webadres");
    }

    [Fact]
    public async Task Token_IsShownOnce_AndRevoked()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/source");
        var card = page.Locator("section:has(#tokens)");

        await card.GetByLabel("Waarvoor is het?").FillAsync("Kassa");
        await card.GetByRole(AriaRole.Button, new() { Name = "Token maken" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Alert)).ToContainTextAsync("Kies wat het token mag.");
        await card.GetByLabel("voorraad sturen").CheckAsync();
        await card.GetByLabel("Geldig").SelectOptionAsync("90");
        await card.GetByRole(AriaRole.Button, new() { Name = "Token maken" }).ClickAsync();
        await Assertions.Expect(card.Locator(".token")).ToContainTextAsync("tandem_");
        var token = (await card.Locator(".token").InnerTextAsync()).Trim();
        Assert.DoesNotContain(token, string.Join(' ', await site.Database.Read().ApiTokens.Select(t => t.Hash).ToListAsync(Ct)),
            StringComparison.Ordinal);

        await Assertions.Expect(card.Locator("li").First)
            .ToContainTextAsync("voorraad sturen · nog niet gebruikt · geldig tot 10 jun 2026");

        await card.GetByRole(AriaRole.Button, new() { Name = "Intrekken: Kassa" }).ClickAsync();
        await Assertions.Expect(card.Locator(".token")).ToHaveCountAsync(0);
        await Assertions.Expect(card.Locator("li").First).ToContainTextAsync("ingetrokken");
    }

    [Fact]
    public async Task Fallback_IsKept_WithItsPromise()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/source");
        var card = page.Locator("section:has(#lvb)");

        await card.GetByLabel("Verkoop uit eigen voorraad zodra LVB op is").CheckAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(card.Locator(".problem")).ToContainTextAsync("Kies een levertijd");

        await card.GetByLabel("Levertijd voor eigen voorraad").SelectOptionAsync("MY_DELIVERY_PROMISE");
        await card.GetByLabel("Tot … dagen").FillAsync("3");
        await card.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(card.GetByText("Opgeslagen.")).ToBeVisibleAsync();

        var seller = await site.Database.Read().Sellers.SingleAsync(Ct);
        Assert.True(seller.Get<LvbSetting>().FallBack);
        Assert.Equal(3, seller.Get<LvbSetting>().Promise!.MaximumDays);
    }

    [Fact]
    public async Task Page_LooksAsItShould_ForWhoeverWantsToSee()
    {
        await using var server = await FileServer.Start();
        server.Content =
            "ean;aantal\n8712345000011;0\n8712345000028;140\n8712345000035;12\n9999999999994;4\n8712345000042;veel\n";
        await using var site = await SampleSite.Open("Proefwinkel");
        foreach (var (width, scheme, locale) in new[] { (1280, ColorScheme.Light, "nl-NL"), (390, ColorScheme.Dark, "en-GB") })
        {
            await using var context = await Context(locale, width, scheme);
            var page = await context.NewPageAsync();
            await Open(page, site.Url + "/source");
            await page.Locator("input[type=url]").FillAsync(server.Url);
            await page.Locator("form button[type=button]").First.ClickAsync();
            await Assertions.Expect(page.Locator("section:has(#tried) tbody tr")).ToHaveCountAsync(4);
            await page.Locator("section:has(#last) summary").ClickAsync();
            await (width == 390 ? AssertFits(page) : AssertAccessible(page));
            await Picture(page, "source-tried");
            await Open(page, site.Url + "/items/1");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("112");
        }
    }
}

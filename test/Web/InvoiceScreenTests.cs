using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.InShop;
using Tandem.Engine.Invoices.Peppol;
using Tandem.Engine.Invoices.Print;
using Tandem.Engine.Sellers;
using UglyToad.PdfPig;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>The pages about invoices in a real browser.</summary>
public sealed class InvoiceScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_IsNarrowed_AndWhatIsChosenComesAsOneArchive()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/invoices");
        var rows = page.Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(4);
        await Assertions.Expect(rows.Nth(0)).ToContainTextAsync("2026-00002");
        await Assertions.Expect(rows.Nth(0)).ToContainTextAsync("Aangevraagd");
        await Assertions.Expect(rows.Nth(1)).ToContainTextAsync("bij factuur 2026-00001");
        await Assertions.Expect(rows.Nth(1)).ToContainTextAsync("-12,45");
        await Assertions.Expect(rows.Nth(3)).ToContainTextAsync("bewaartermijn voorbij");

        await page.GetByRole(AriaRole.Searchbox).FillAsync("c000000901");
        await Assertions.Expect(rows).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("");
        await page.GetByLabel("Soort").SelectOptionAsync("CreditNote");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await page.GetByLabel("Soort").SelectOptionAsync("");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deze maand" }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(3);

        await page.GetByLabel("Deze pagina selecteren").CheckAsync();
        await page.GetByLabel("Selecteer C2026-00001").UncheckAsync();
        await Assertions.Expect(page.Locator(".selection")).ToContainTextAsync("2 geselecteerd");
        var download = await page.RunAndWaitForDownloadAsync(
            () => page.GetByRole(AriaRole.Link, new() { Name = "Download als ZIP" }).ClickAsync());
        using var zip = await ZipFile.OpenReadAsync(await download.PathAsync(), Ct);
        Assert.Equal(["factuur-2026-00001.pdf", "factuur-2026-00001.xml", "factuur-2026-00002.pdf", "factuur-2026-00002.xml",
            "index.csv"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        using var reader = new StreamReader(await zip.GetEntry("index.csv")!.OpenAsync(Ct));
        var index = await reader.ReadToEndAsync(Ct);
        Assert.Contains("2026-00002;Factuur;2026-03-12;C000000900;BE;73,47;15,43;88,90;;"
            + "factuur-2026-00002.pdf factuur-2026-00002.xml", index,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_SayWhatToDo_AndAQuestionOpensItsOwn()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/invoices?tab=Requests");
        var rows = page.Locator("tbody tr");

        // By deadline; what bol looks through comes last, and what its customer has is not there.
        await Assertions.Expect(rows).ToHaveCountAsync(4);
        await Assertions.Expect(rows.Nth(0)).ToContainTextAsync("Upload zelf een factuur");
        await Assertions.Expect(rows.Nth(1)).ToContainTextAsync("Download de factuur hiernaast");
        await Assertions.Expect(rows.Nth(2)).ToContainTextAsync("Afgekeurd");
        await Assertions.Expect(rows.Nth(3)).ToContainTextAsync("bol controleert");

        await Open(page, site.Url + "/invoices?tab=Requests&search=C000000901");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(rows.First).ToContainTextAsync("Ontvangen door de klant");
    }

    [Fact]
    public async Task Order_ShowsItsDocuments_AndWhyTheyAreTaxedSo()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, $"{site.Url}/orders/{SampleParcels.OrderKey}");
        var card = page.Locator("section:has(#documents)");
        await Assertions.Expect(card).ToContainTextAsync("Factuur 2026-00002");
        await Assertions.Expect(card).ToContainTextAsync("blijven onder 10.000 euro");
        var answer = await page.APIRequest.GetAsync(site.Url
            + await card.GetByRole(AriaRole.Link, new() { Name = "PDF 2026-00002" }).GetAttributeAsync("href"));
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(await answer.BodyAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_ShowTheirNumbersAndTheRealThing_WhileTheyAreTyped()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/invoices/settings");
        await Assertions.Expect(page.Locator("#next-invoices")).ToContainTextAsync("2026-00003, 2026-00004, 2026-00005");
        var prefix = page.GetByLabel("Begin van factuurnummer");
        await prefix.FillAsync("Fout #");
        await prefix.BlurAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("kan niet");
        await prefix.FillAsync("TH{yy}.");
        await prefix.BlurAsync();
        await Assertions.Expect(page.Locator("#next-invoices")).ToContainTextAsync("TH26.00001, TH26.00002");
        await Assertions.Expect(page.Locator("#next-invoices")).ToContainTextAsync("Begint elk jaar opnieuw bij 1");
        await page.GetByLabel("Voettekst").FillAsync("Tot ziens bij Theemok");
        await page.GetByLabel("Voettekst").BlurAsync();
        await page.GetByLabel("Klanten in België").SelectOptionAsync("fr");
        await page.GetByLabel("Klant in").SelectOptionAsync("Belgium");

        var text = await Sample(page, "Facture");
        Assert.Contains("TH26.00001", text, StringComparison.Ordinal);
        Assert.Contains("Tot ziens bij Theemok", text, StringComparison.Ordinal);
        await page.GetByLabel("Soort").SelectOptionAsync("CreditNote");
        Assert.Contains("TH26.00001", await Sample(page, "C2026-00001"), StringComparison.Ordinal);
        Assert.Equal(InvoiceSettings.Usual, await Saved<InvoiceSettings>(site));

        await page.GetByLabel("Bij elke verzending").CheckAsync();
        await page.GetByLabel("Upload facturen naar bol").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".sticky [role=status]")).ToHaveTextAsync("Opgeslagen");
        Assert.Equal((InvoiceWhen.Always, false, "TH{yy}.", "fr"), await Saved<InvoiceSettings>(site) is var now
            ? (now.When, now.Upload, now.InvoicePrefix, now.LanguageBelgium) : default);

        // What was chosen stays so when something else is saved later.
        await Open(page, site.Url + "/invoices/settings");
        await Assertions.Expect(page.GetByLabel("Upload facturen naar bol")).Not.ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page.Locator(".sticky [role=status]")).ToHaveTextAsync("Opgeslagen");
        Assert.False((await Saved<InvoiceSettings>(site)).Upload);
        Assert.Equal("Tot ziens bij Theemok", (await Saved<InvoiceLook>(site)).Footer);
    }

    [Fact]
    public async Task Settings_ShowWhatAFileIsCalled_AndEndAllLinks()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, site.Url + "/invoices/settings");
        var name = page.GetByLabel("Bestandsnaam");
        await Assertions.Expect(page.Locator("#next-file")).ToHaveTextAsync("Volgende: factuur-2026-00003.pdf");
        await name.FillAsync("../{nummer}");
        await name.BlurAsync();
        await Assertions.Expect(page.Locator("#next-file")).ToContainTextAsync("{nummer} (verplicht)");
        await Save("kan niet");
        await name.FillAsync("{bestelling}_{nummer}");
        await name.BlurAsync();
        await Assertions.Expect(page.Locator("#next-file")).ToHaveTextAsync("Volgende: C0001A2B3C_2026-00003.pdf");
        var links = page.GetByLabel("Zet factuurnummer en link in de webshop");
        await Assertions.Expect(links).Not.ToBeCheckedAsync();
        await links.CheckAsync();
        await Save("Opgeslagen");
        Assert.Equal((true, "{bestelling}_{nummer}"), await Saved<InvoiceSettings>(site) is var now
            ? (now.InShop, now.FileName) : default);

        // Once there are links they can be ended.
        await Assertions.Expect(page.Locator("#links")).ToHaveCountAsync(0);
        await site.Database.Write(async db => await db.SaveSettings(await db.Sellers.Select(s => s.Id).FirstAsync(Ct),
            new LinkSettings { Secret = "one" }, Ct), Ct);
        await Open(page, site.Url + "/invoices/settings");
        await Picture(page, "invoice-links");
        var end = page.GetByRole(AriaRole.Button, new() { Name = "Laat alle links vervallen" });
        await end.ClickAsync();
        await Assertions.Expect(page.GetByText("Geen van de links van nu")).ToBeVisibleAsync();
        Assert.Equal("one", (await Saved<LinkSettings>(site)).Secret);
        await end.ClickAsync();
        await Assertions.Expect(page.GetByText("Alle eerdere links zijn vervallen.")).ToBeVisibleAsync();
        Assert.NotEqual("one", (await Saved<LinkSettings>(site)).Secret);
        await Open(page, site.Url + "/changes");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("sleutel van alle links");
        await AssertFits(page);

        async Task Save(string says)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Opslaan", Exact = true }).First.ClickAsync();
            await Assertions.Expect(page.Locator(".sticky [role=status]")).ToContainTextAsync(says);
        }
    }

    [Fact]
    public async Task BusinessData_AreSaved_OrSaidToBeWrong()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("en-GB", 390, ColorScheme.Dark);
        var page = await Open(context, site.Url + "/invoices/settings");
        var card = page.Locator("section:has(#business)");
        foreach (var (label, text) in new[]
        {
            ("Business name", "Theehuis B.V."), ("Street and number", "Dorpsstraat 1"), ("Postcode", "1234 AB"), ("City", "Utrecht"),
            ("VAT id", "NL123456782B01"), ("KvK number", "1"),
        }) await card.GetByLabel(label).FillAsync(text);
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(card.GetByLabel("KvK number")).ToHaveAttributeAsync("aria-invalid", "true");
        await card.GetByLabel("KvK number").FillAsync("12345678");
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved");
        Assert.Equal("Theehuis B.V.", (await Saved<BusinessData>(site)).Business);
    }

    [Fact]
    public async Task Peppol_IsSetUp_AndNeverShowsItsKey()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, site.Url + "/invoices/settings");
        var card = page.Locator("section:has(#peppol)");
        await Assertions.Expect(card.GetByLabel("Niet versturen")).ToBeCheckedAsync();
        await card.GetByLabel("Tandem verstuurt, via Storecove").CheckAsync();
        var save = card.GetByRole(AriaRole.Button, new() { Name = "Peppol opslaan" });
        var status = card.GetByRole(AriaRole.Status);
        await card.GetByLabel("Nummer van je onderneming").FillAsync("veertig");
        await save.ClickAsync();
        await Assertions.Expect(status).ToContainTextAsync("alleen cijfers");
        await card.GetByLabel("Nummer van je onderneming").FillAsync("40");
        await save.ClickAsync();
        await Assertions.Expect(status).ToContainTextAsync("Vul de API-sleutel");
        await card.GetByLabel("API-sleutel").FillAsync("geheim-van-niemand");
        await save.ClickAsync();
        await Assertions.Expect(status).ToHaveTextAsync("Opgeslagen");
        var kept = await Saved<PeppolSettings>(site);
        Assert.Equal((PeppolWay.Storecove, 40), (kept.Way, kept.LegalEntity));
        Assert.DoesNotContain("geheim", kept.Key, StringComparison.Ordinal);

        page = await Open(context, site.Url + "/invoices/settings");
        card = page.Locator("section:has(#peppol)");
        await Assertions.Expect(card.GetByLabel("API-sleutel")).ToHaveValueAsync("");
        await Assertions.Expect(card.GetByLabel("API-sleutel"))
            .ToHaveAttributeAsync("placeholder", "bewaard, wordt niet getoond");
        await Assertions.Expect(card.GetByLabel("Nummer van je onderneming")).ToHaveValueAsync("40");
        await card.GetByRole(AriaRole.Button, new() { Name = "Test de verbinding" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync("Storecove is niet bereikbaar");

        // What was not sent is named there, and how far a document is stands beside it.
        await card.GetByRole(AriaRole.Link, new() { Name = "2026-00002" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync($"{site.Url}/orders/{SampleParcels.OrderKey}");
        var documents = page.Locator("section:has(#documents)");
        await Assertions.Expect(documents).ToContainTextAsync("Niet via Peppol verstuurd");
        await documents.GetByRole(AriaRole.Button, new() { Name = "Verstuur via Peppol" }).ClickAsync();
        await Assertions.Expect(documents.GetByRole(AriaRole.Status)).ToContainTextAsync("Facturen staan niet live.");
        await Open(page, $"{site.Url}/orders/{SampleReturns.OrderKey}");
        await Assertions.Expect(page.Locator("section:has(#documents)")).ToContainTextAsync("Via Peppol afgeleverd");
    }

    /// <summary>What the frame beside the form shows, once it has this number.</summary>
    private static async Task<string> Sample(IPage page, string number)
    {
        for (var tries = 0; ; tries++)
        {
            var address = new Uri(new Uri(page.Url), await page.Locator(".sample object").GetAttributeAsync("data"));
            var answer = await page.APIRequest.GetAsync(address.GetLeftPart(UriPartial.Query));
            Assert.Contains("frame-ancestors 'self'", answer.Headers["content-security-policy"], StringComparison.Ordinal);
            using var pdf = PdfDocument.Open(await answer.BodyAsync());
            var text = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
            if (text.Contains(number, StringComparison.Ordinal) || tries == 20) return text;
            await page.WaitForTimeoutAsync(250);
        }
    }

    private static async Task<T> Saved<T>(SampleSite site)
        where T : class, ISettings<T>
    {
        await using var db = site.Database.Read();
        var seller = await db.Sellers.Select(s => s.Id).FirstAsync(Ct);
        return await db.SettingsOf<T>(seller, Ct);
    }
}

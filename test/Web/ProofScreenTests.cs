using Microsoft.Playwright;
using Tandem.Engine.Values;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>The proof in a real browser: statement, drift, shadow, and the ledger of an item with its question.</summary>
public sealed class ProofScreenTests
{
    [Fact]
    public async Task Statement_SaysHowMany_AndWhich_AndComesAsAFile()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url);
        await page.GetByRole(AriaRole.Link, new() { Name = "Voorraad", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Controle", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Dagoverzicht");
        await Assertions.Expect(page.Locator("main .figure")).ToHaveTextAsync("4.998 updates, 2 keer te veel doorgegeven");
        await Assertions.Expect(page.Locator(".statement tbody tr")).ToHaveCountAsync(12);
        var first = page.Locator(".timeline li").Last;
        await Assertions.Expect(first).ToContainTextAsync("9 mrt 14:30:00");
        await Assertions.Expect(first)
            .ToContainTextAsync(
                "Theemok 'Zwaluw', handgedraaid, 30 cl bol kreeg 3 door, 1 te veel: webshopbestelling 812 van 9 mrt 14:29:53 was "
                + "pas om 9 mrt 14:30:09 bekend.");

        var download =
            await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Als CSV" }).ClickAsync());
        Assert.Equal("dagoverzicht.csv", download.SuggestedFilename);
        var lines = (await File.ReadAllLinesAsync(await download.PathAsync(), TestContext.Current.CancellationToken))
            .Select(l => l.TrimStart('\uFEFF')).ToList();
        Assert.Equal(13, lines.Count);
        Assert.Equal(
            "Dag;Updates;Gecontroleerd;Tegengehouden;Geweigerd;Te veel doorgegeven;Dubbel verkocht;Afwijkingen", lines[0]);
        Assert.Contains("2026-03-09;409;411;2;0;2;1;3", lines);
    }

    [Fact]
    public async Task Retention_IsSet_AndBounded()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("en-GB", 390);
        var page = await Open(context, site.Url + "/statement");
        var days = page.GetByLabel("Days");
        await Assertions.Expect(days).ToHaveValueAsync("90");
        await days.FillAsync("365");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.Locator("main [role=status]")).ToHaveTextAsync("Saved.");

        await page.ReloadAsync();
        await Assertions.Expect(page.GetByLabel("Days")).ToHaveValueAsync("365");
    }

    [Theory]
    [InlineData("nl-NL", "0 gereserveerd en 1 veiligheidsvoorraad) en daarna verkocht bol er 1.",
        "De regels van nu geven met dezelfde gegevens hetzelfde aantal: 4.")]
    [InlineData("en-GB", "0 reserved and 1 safety stock) and bol sold 1 after that.",
        "The rules of today give the same number from the same data: 4.")]
    public async Task Item_ShowsItsLedger_AndAnswersAboutAMoment(string locale, string sum, string replay)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context(locale, 390);
        var page = await Open(context, $"{site.Url}/items/{SampleProof.Mug}");
        var entries = page.Locator(".ledger li");
        await Assertions.Expect(entries).ToHaveCountAsync(25);
        await page.GetByRole(AriaRole.Button, new() { Name = locale == "nl-NL" ? "Ouder tonen" : "Show older" }).ClickAsync();
        await Assertions.Expect(entries).ToHaveCountAsync(40, new() { Timeout = 30_000 });
        await Assertions.Expect(entries.Nth(38)).ToContainTextAsync("4");

        // 13:30 here is 14:30 in Amsterdam; the sale was at 13:02.
        await page.Locator("input[type=datetime-local]").FillAsync("2026-03-12T13:05:30");
        await page.GetByRole(AriaRole.Button, new() { Name = locale == "nl-NL" ? "Uitleggen" : "Explain" }).ClickAsync();

        await Assertions.Expect(page.Locator(".answer")).ToContainTextAsync(sum);
        await Assertions.Expect(page.Locator(".answer")).ToContainTextAsync(replay);
    }

    [Fact]
    public async Task Drift_IsNarrowedToWhatIsOpen()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/drift");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(4);
        await page.GetByLabel("Status").SelectOptionAsync("Open");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync("CONTENT 4004-2");
    }

    [Fact]
    public async Task Shadow_CountsWhoWasRight()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("en-GB", 1280);
        var page = await Open(context, site.Url + "/shadow");
        await Assertions.Expect(page.Locator("dl div").First).ToHaveTextAsync("Tandem1");
        await page.GetByLabel("Who was right").SelectOptionAsync("OtherTool");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("other tool");
    }

    [Fact]
    public async Task Empty_SaysThatThereIsNothingYet()
    {
        await using var site = await SampleSite.Open("Proefwinkel", "Tweede");
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, site.Url);
        await page.GotoAsync($"{site.Url}/prefer/seller?to={await Second(site)}&back=/statement");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Er is nog niets aan bol doorgegeven");
        await page.GetByRole(AriaRole.Link, new() { Name = "Afwijkingen bij bol" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Geen afwijkingen gevonden.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Vergelijking" }).ClickAsync();
        await Assertions.Expect(page.Locator("main"))
            .ToContainTextAsync("Er is nog niets veranderd bij bol terwijl Tandem meekeek.");
    }

    [Theory]
    [InlineData("statement")]
    [InlineData("drift")]
    [InlineData("shadow")]
    public async Task File_OfAnUnknownSeller_IsNotThere(string file)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"{site.Url}/download/{file}.csv?seller={SellerId.New(SampleSite.Now)}"),
            TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<Guid> Second(SampleSite site)
    {
        await using var db = site.Database.Read();
        return db.Sellers.Single(s => s.Name == "Tweede").Id.Value;
    }
}

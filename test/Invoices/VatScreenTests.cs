using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.Tests.Web;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Invoices;

/// <summary>The page of VAT in a real browser: figures, files, the meter and the matrix.</summary>
public sealed class VatScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nl-NL", 1280, ColorScheme.Light)]
    [InlineData("en-GB", 390, ColorScheme.Dark)]
    public async Task Page_ShowsReturnsOssAndMeter_InAnyDress(string language, int width, ColorScheme scheme)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site);
        await using var context = await Context(language, width, scheme);
        var page = await Open(context, site.Url + "/vat");
        var dutch = language == "nl-NL";
        var box = page.Locator("section[aria-labelledby=return-NL] tbody tr").First;
        await Assertions.Expect(box).ToContainTextAsync("1a");
        await Assertions.Expect(box).ToContainTextAsync(dutch ? "210,00" : "210.00");
        await Assertions.Expect(page.Locator("section[aria-labelledby=oss]")).ToContainTextAsync(
            dutch ? "Correcties van eerdere kwartalen" : "Corrections of earlier quarters");
        await Assertions.Expect(page.Locator("section[aria-labelledby=meter]")).ToContainTextAsync(
            dutch ? "7.500,00" : "7,500.00");
        await Assertions.Expect(page.Locator("section[aria-labelledby=tie-out]")).ToBeVisibleAsync();
        await AssertAccessible(page);
        await AssertFits(page);
        await Picture(page, "vat");
    }

    [Fact]
    public async Task Files_HoldWhatThePageShows_AndSettingsAreSaved()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site);
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/vat?period=2026-Q1");
        var lines = await File("vat-return");
        Assert.Contains(lines, l => l.Contains("1a;1000,00;210,00", StringComparison.Ordinal));
        lines = await File("vat-oss");
        Assert.Equal(3, lines.Length);
        Assert.Contains("Duitsland;Nederland;19;100,00;19,00", lines[1], StringComparison.Ordinal);
        Assert.Contains("correctie;Duitsland;;;-50,00;-9,50;2025-Q4", lines[2], StringComparison.Ordinal);
        Assert.Single(await File("vat-icp"));

        await page.GetByLabel("In 2026 (€)").FillAsync("1500");
        await page.Locator("section[aria-labelledby=meter] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=meter] [role=status]")).ToHaveTextAsync("Opgeslagen.");
        await Assertions.Expect(page.Locator("section[aria-labelledby=meter]")).ToContainTextAsync("9.000,00");
        await page.GetByLabel("Land toevoegen").SelectOptionAsync("DE");
        await page.GetByLabel("reduced-rate in Duitsland").SelectOptionAsync("Reduced1");
        await page.Locator("section[aria-labelledby=classes] button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator("section[aria-labelledby=classes] [role=status]")).ToHaveTextAsync("Opgeslagen.");
        await using var db = site.Database.Read();
        var seller = await db.Sellers.Select(s => s.Id).SingleAsync(Ct);
        Assert.Equal("Reduced1", (await db.SettingsOf<ClassRates>(seller, Ct)).Cells
            .Single(c => c is { Class: "reduced-rate", Country: "DE" }).Kind);
        Assert.Equal(1_500_00, (await db.SettingsOf<InvoiceSettings>(seller, Ct)).ThresholdNet.Cents);

        async Task<string[]> File(string name)
        {
            var file = await page.Locator($"a.button[href*='{name}.csv']").First.GetAttributeAsync("href");
            return (await (await context.APIRequest.GetAsync(site.Url + file)).TextAsync())
                .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }

    private static Task Fill(SampleSite site) => site.Database.Write(async db =>
    {
        var seller = await db.Sellers.Select(s => s.Id).FirstAsync(Ct);
        await db.SaveSettings(seller, DocumentFlowTests.Business, Ct);
        db.OssYears.Add(new OssYear { SellerId = seller, Year = 2026, NetCents = 7_500_00 });
        Add("NL", VatPlace.Home, 21_000, 1_000_00, 210_00);
        Add("DE", VatPlace.Destination, 19_000, 100_00, 19_00);
        Add("DE", VatPlace.Destination, 19_000, -50_00, -9_50, new(2025, 11, 3));

        void Add(string country, VatPlace place, int rate, long net, long vat, DateOnly? corrects = null) =>
            db.DocumentRates.Add(new DocumentRate
            {
                SellerId = seller,
                Category = VatCategory.S,
                Rate = rate,
                NetCents = net,
                VatCents = vat,
                VatCountry = country,
                FromCountry = "NL",
                Place = place,
                DeclaredIn = place == VatPlace.Home ? "NL VAT return" : VatReturnRule.OneStopShop,
                Day = new(2026, 2, 3),
                CorrectsDay = corrects,
            });
    }, Ct);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders;
using Tandem.Engine.Returns;
using Tandem.Engine.Values;
using Tandem.Tests.Web;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Returns;

/// <summary>The figures of returns in a real browser.</summary>
public sealed class ReturnFiguresScreenTests
{
    private const string Ean = "8712345000042";
    private const string Long =
        "=Onverwoestbare roestvrijstalen broodtrommel met bamboe deksel, in een naam die niet op één regel past";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nl-NL", 1280, ColorScheme.Light)]
    [InlineData("en-GB", 390, ColorScheme.Dark)]
    [InlineData("en-GB", 1280, ColorScheme.Dark)]
    [InlineData("nl-NL", 390, ColorScheme.Light)]
    public async Task Page_ShowsRatesReasonsAndCosts_InAnyDress(string language, int width, ColorScheme scheme)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site);
        await using var context = await Context(language, width, scheme);
        var page = await Open(context, site.Url + "/returns/figures?days=365");

        var row = page.Locator("table.figures tbody tr").Filter(new() { HasText = Ean });
        await Assertions.Expect(row).ToContainTextAsync(Long);
        await Assertions.Expect(row).ToContainTextAsync(language == "nl-NL" ? "opvallend vaak" : "unusually often");
        await Assertions.Expect(page.Locator("figure.trade")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("#costs")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("td.thought").First).ToContainTextAsync("€");
        await AssertAccessible(page);
        await AssertFits(page);
        await Picture(page, "figures");
        await Open(page, site.Url + "/returns");
        await Picture(page, "desk-list");
        await Open(page, site.Url + "/returns/1");
        await Picture(page, "desk-detail");
    }

    [Fact]
    public async Task Period_Order_AndSearch_StandInTheAddress_AndInTheFile()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site);
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/returns");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cijfers" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "30 dagen" }).ClickAsync();
        await Assertions.Expect(page.Locator("nav.tabs [aria-current=page]")).ToHaveTextAsync("30 dagen");
        await page.GetByLabel("Sorteer op").SelectOptionAsync("Rate");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Zoek op artikel of EAN" }).FillAsync("broodtrommel");
        var rows = page.GetByRole(AriaRole.Region, new() { Name = "Per artikel" }).Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        await Assertions.Expect(page).ToHaveURLAsync(site.Url + "/returns/figures?days=30&sort=Rate&search=broodtrommel");

        var file = await page.Locator("a.button[href*='return-figures.csv']").GetAttributeAsync("href");
        var lines = (await (await context.APIRequest.GetAsync(site.Url + file)).TextAsync())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("'=Onverwoestbare", lines[1].TrimStart('"'), StringComparison.Ordinal);
        var months = await page.Locator("a.button[href*='return-months.csv']").GetAttributeAsync("href");
        lines = (await (await context.APIRequest.GetAsync(site.Url + months)).TextAsync())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(13, lines.Length);
        Assert.Contains("schatting", lines[0], StringComparison.Ordinal);
        await Open(page, site.Url + "/returns/figures?days=7&page=zero&sort=9");
        await Assertions.Expect(page.Locator("nav.tabs [aria-current=page]")).ToHaveTextAsync("90 dagen");
    }

    [Fact]
    public async Task Question_LeadsToTheFigures_AndGoesWhenItIsSeen()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site);
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/questions");
        var question = page.Locator(".attention li").Filter(new() { HasText = "opvallend vaak" });
        await Assertions.Expect(question).ToContainTextAsync("12 van de 40 verkopen van de laatste 90 dagen, 30 %");
        Assert.Equal($"/returns/figures?search={Ean}", await question.GetByRole(AriaRole.Link).GetAttributeAsync("href"));
        await question.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(question).ToHaveCountAsync(0);
        await using var db = site.Database.Read();
        Assert.NotNull((await db.Attentions.SingleAsync(a => a.Cause == ReturnQuestions.Often(Ean), Ct)).DoneAt);
    }

    private static Task Fill(SampleSite site) => site.Database.Write(async db =>
    {
        var like = await db.Orders.SingleAsync(o => o.Key == SampleReturns.OrderKey, Ct);
        string[] reasons = ["Klacht over artikel", "Artikel werkt niet", "Verkeerde maat of afmeting", "Anders"];
        for (var i = 0; i < 60; i++)
        {
            var (key, at) = (7000 + i, SampleSite.Now.AddDays(-1 - (i * 5)));
            var rows = new DeskRows(db, like.SellerId, like.AccountId, at);
            var line = rows.Add(key, 1, ReturnStep.Booked, i % 3 == 0 ? Ean : $"87123450{i % 7:00000}");
            (line.Handled, line.HandledAt, line.CameIn, line.Why) = (true, at, true, reasons[i % 4]);
            foreach (var sold in db.OrderLines.Local.Where(l => l.OrderItemId == $"{key}01" && l.Ean == Ean)) sold.Title = Long;
            for (var more = 0; more < 5; more++) db.Orders.Add(rows.Order(9000 + (i * 10) + more, 1, $"87123450{i % 9:00000}"));
            db.Adjustments.Add(new Adjustment
            {
                SellerId = like.SellerId,
                OrderKey = key,
                Cause = AdjustmentCause.Returned,
                Units = 1,
                CentsInclVat = 19_95,
                At = at,
            });
            if (i % 4 == 0) db.ReturnDecisions.Add(Damaged(line, i == 8 ? null : 16_49, at));
        }

        await db.Raise(like.SellerId, SampleSite.Now, ReturnQuestions.Often(Ean), ActivitySubject.Seller, 0, Reason.Of(
            "attention.often-returned", ("name", Long), ("ean", Ean), ("returned", 12), ("sold", 40), ("days", 90),
            ("rate", "30"), ("usual", "4.2")), Ct);
    }, Ct);

    private static ReturnDecision Damaged(ReturnLine line, long? cents, DateTimeOffset at)
    {
        var decision = TakeResults.DecisionOf(line, 1, ReturnOutcome.Damaged, DecisionSource.Desk, at);
        (decision.ReturnKey, decision.AtBol, decision.Booked, decision.NetCents) = (line.Key, true, true, cents);
        return decision;
    }
}

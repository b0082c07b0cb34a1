using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>The dry run in a real browser, and going live from it.</summary>
public sealed class DryRunScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneOffer_Ticked_IsTheOnlyOneThatIsWritten()
    {
        await using var stage = await ObservingStage.Open(12, Ct);
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, stage.Url + "/dry-run");
        await Assertions.Expect(page.Locator(".totals")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await page.Locator(".totals button", new() { HasText = "kleine verandering" }).ClickAsync();
        await Assertions.Expect(page.Locator(".diff tbody tr").Nth(1))
            .ToContainTextAsync("kleine verandering", new() { Timeout = 60_000 });
        await stage.Decided(Ct);
        var before = await stage.AtBol(Ct);
        var row = page.Locator(".diff tbody tr").First;
        var (now, then) = (await Units(row.Locator(".number").First), await Units(row.Locator(".number").Last));
        var others = await page.Locator(".diff tbody tr").CountAsync() - 1;
        Assert.True(others > 0 && now != then, "the sandbox starts out with numbers that differ");

        await row.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet selectie live (1)" }).ClickAsync();
        await AssertAsks(page, "bol-artikelen die live gaan 1", "Krijgen een ander aantal 1", "gaat naar 0 0",
            "kleine verandering 1", "Houden hun aantal 0");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, doe het" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Live gegaan: 1.");

        await Until(() => stage.Database.Write(db => db.Intents
            .AnyAsync(i => i.Kind == IntentKind.Stock && i.State == IntentState.Confirmed), Ct));
        await stage.Decided(Ct);
        var after = await stage.AtBol(Ct);
        var changed = Enumerable.Range(0, before.Count).Where(i => before[i] != after[i]).Select(i => (before[i], after[i]))
            .ToList();
        Assert.Equal([(now, then)], changed);
        Assert.Equal(1, await stage.Database.Write(db => db.Intents.CountAsync(i => i.Kind == IntentKind.Stock), Ct));
        await Assertions.Expect(page.Locator(".diff tbody tr")).ToHaveCountAsync(others);
    }

    [Fact]
    public async Task EveryStepOfGoingLive_IsAccessible_AndFits()
    {
        await using var site = await Observing();
        await using var context = await Context("nl-NL", 390);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/dry-run");
        await AssertAccessible(page);

        await page.Locator(".diff tbody input[type=checkbox]").First.CheckAsync();
        await page.Locator(".actions .primary").ClickAsync();
        await Assertions.Expect(page.Locator("#confirm-title")).ToBeFocusedAsync();
        await AssertAccessible(page);
        await page.Locator(".confirm .primary").ClickAsync();
        await Assertions.Expect(page.Locator(".done-line")).ToBeVisibleAsync();
        await AssertAccessible(page);
    }

    [Fact]
    public async Task Everything_GoesLive_AfterAnswersSayWhatItWouldDo_AndIsTakenBack()
    {
        await using var site = await Observing();
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/dry-run");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet alles live" }).ClickAsync();
        await AssertAsks(page, "bol-artikelen die live gaan 7", "Krijgen een ander aantal 2", "gaat naar 0 1",
            "kleine verandering 1", "Houden hun aantal 5");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nee, terug" }).ClickAsync();
        Assert.Null((await site.Database.Read().Sellers.SingleAsync(Ct)).LiveSince(Module.Stock));

        await page.GetByRole(AriaRole.Button, new() { Name = "Zet alles live" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, doe het" }).ClickAsync();
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("Alles is live: 7.");
        Assert.NotNull((await site.Database.Read().Sellers.SingleAsync(Ct)).LiveSince(Module.Stock));

        await page.Locator(".diff tbody input[type=checkbox]").First.CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop bijwerken van selectie (1)" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, doe het" }).ClickAsync();
        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("Live: 6. Nog niet live: 1.");
    }

    [Fact]
    public async Task File_HoldsEveryRow_AndNoFormula()
    {
        await using var site = await Observing();
        await site.Database.Write(db => db.Items.Where(i => i.Key == 2)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Name, "=HYPERLINK(\"http://evil.example\")")), Ct);
        var seller = await site.Database.Write(db => db.Sellers.Select(s => s.Id).SingleAsync(), Ct);
        using var http = new HttpClient { BaseAddress = new Uri(site.Url) };
        http.DefaultRequestHeaders.Add("Accept-Language", "nl");

        var lines = (await http.GetStringAsync(new Uri($"download/dry-run.csv?seller={seller}", UriKind.Relative), Ct)).TrimEnd()
            .Split("\r\n");

        Assert.Equal(8, lines.Length);
        Assert.Equal("Artikel;SKU;EAN;bol-artikel;Nu bij bol;Wordt;Verandering;live;Waarom", lines[0].TrimStart('\uFEFF'));
        Assert.StartsWith("\"'=HYPERLINK(\"\"http://evil.example\"\")\";TW-002;8712345000028;", lines[2],
            StringComparison.Ordinal);
        var zero =
            await http.GetStringAsync(new Uri($"download/dry-run.csv?seller={seller}&diff=ToZero&live=false", UriKind.Relative),
                Ct);
        Assert.Single(zero.TrimEnd().Split("\r\n").Skip(1), line => line.Contains(";1;0;gaat naar 0;", StringComparison.Ordinal));
        using var nobody = await http.GetAsync(new Uri($"download/dry-run.csv?seller={Guid.NewGuid():N}", UriKind.Relative), Ct);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, nobody.StatusCode);
    }

    private static async Task<SampleSite> Observing()
    {
        var site = await SampleSite.Open("Proefwinkel");
        await site.Database.Write(db => db.Modules.Where(m => m.Module == Module.Stock).ExecuteDeleteAsync(), Ct);
        return site;
    }

    private static async Task<int> Units(ILocator cell) =>
        int.Parse(await cell.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);

    private static async Task Until(Func<Task<bool>> done)
    {
        while (!await done()) await Task.Delay(100, Ct);
    }

    /// <summary>What the question says before anything is done.</summary>
    private static async Task AssertAsks(IPage page, params string[] said)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
        var lines = await page.Locator(".confirm dl > div")
            .EvaluateAllAsync<string[]>(
                "rows => rows.map(r => r.querySelector('dt').innerText.trim() + ' ' + r.querySelector('dd').innerText.trim())");
        Assert.Empty(said.Except(lines));
    }
}

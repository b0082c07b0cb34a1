using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Shipments.Labels;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Web.Commands;
using Tandem.Web.Hosting;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Shipments;

/// <summary>Labels in a real browser: bought with one click for many orders, printed as one file, and ticked off.</summary>
public sealed class LabelScreenTests : IAsyncLifetime
{
    private RehearsalStage _stage = null!;

    private string Url { get; } = $"http://127.0.0.1:{FreePort.Next()}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = new SandboxOptions
        {
            Items = 12,
            StartShoppers = false,
            Clock = new PacedClock(10),
            BolListLagMax = TimeSpan.FromSeconds(1),
            VvbShare = 0.25
        };
        _stage = await RehearsalStage.Open(options, new TandemSettings { Url = Url, Quiet = true }, CancellationToken.None);
        await _stage.Services.GetRequiredService<ChangeOrderSettings>()
            .Change(_stage.Seller.Seller, s => s with { Labels = new LabelSettings() }, CancellationToken.None);
        using var http = new HttpClient { BaseAddress = _stage.Sandbox.Ledger };
        foreach (var item in new[] { 3, 7, 11, 3 })
        {
            using var answer =
                await http.PostAsync(new Uri($"shoppers/order?side=bol&gtin={Seeding.Gtin(item)}&units={(item == 7 ? 2 : 1)}",
                    UriKind.Relative), null);
            answer.EnsureSuccessStatusCode();
        }

        using var lvb = await http.PostAsync(new Uri("shoppers/lvb?units=2", UriKind.Relative), null);
    }

    public ValueTask DisposeAsync() => _stage.DisposeAsync();

    [Fact]
    public async Task Labels_AreBoughtInBulk_PrintedAsOneFile_AndTickedOff()
    {
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await page.GotoAsync(Url + "/labels");
        var rows = page.Locator("section.labels").First.Locator("tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(4, new() { Timeout = 30_000 });
        await Looks("nl-NL", 390, ColorScheme.Dark, "waiting");
        await Looks("en-GB", 1280, ColorScheme.Dark, "waiting");
        await Looks("nl-NL", 1280, ColorScheme.Light, "waiting");
        await Looks("en-GB", 390, ColorScheme.Light, "waiting");

        var all = page.GetByRole(AriaRole.Checkbox, new() { Name = "Alles kiezen" });
        await Assertions.Expect(all).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await page.WaitForFunctionAsync("document.documentElement.dataset.answers === 'yes'");
        await all.CheckAsync();
        await Assertions.Expect(page.Locator("button.primary")).ToContainTextAsync("Koop 4 labels voor € 17,80");
        await page.Locator("button.primary").ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(0, new() { Timeout = 30_000 });

        var print = page.GetByRole(AriaRole.Link, new() { Name = "Print 4 labels" });
        await Assertions.Expect(print).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Looks("en-GB", 390, ColorScheme.Dark, "bought");
        await Looks("nl-NL", 1280, ColorScheme.Light, "bought");
        await page.GetByLabel("Met pakbon").CheckAsync();
        await Assertions.Expect(print).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("slips=true"));
        using var http = new HttpClient();
        foreach (var (link, name) in new[] { (print, "labels-a4"),
            (page.GetByRole(AriaRole.Link, new() { Name = "Alleen pakbonnen" }), "slips"),
            (page.GetByRole(AriaRole.Link, new() { Name = "Picklijst" }), "pick-list") })
        {
            using var answer = await http.GetAsync(new Uri(Url + await link.GetAttributeAsync("href")), Ct);
            Assert.Equal(("application/pdf", true),
                (answer.Content.Headers.ContentType?.MediaType, answer.Headers.CacheControl?.NoStore));
            await Keep(name + ".pdf", await answer.Content.ReadAsByteArrayAsync(Ct));
        }

        await page.GetByLabel("Papier").SelectOptionAsync("Label");
        await Assertions.Expect(print).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("paper=Label"));
        await Keep("labels-10x15.pdf", await http.GetByteArrayAsync(new Uri(Url + await print.GetAttributeAsync("href")), Ct));

        await page.GetByRole(AriaRole.Button, new() { Name = "Markeer 4 als geprint" }).ClickAsync();
        await Assertions.Expect(page.Locator("section.labels").Last.Locator("tbody tr"))
            .ToHaveCountAsync(4, new() { Timeout = 30_000 });
        await Looks("nl-NL", 390, ColorScheme.Light, "printed");

        await page.Locator("section.labels").Last.Locator("tbody a").First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Label van bol" })).ToBeVisibleAsync();
        await Looks("nl-NL", 1280, ColorScheme.Light, "order", new Uri(page.Url).AbsolutePath);
        await Looks("en-GB", 390, ColorScheme.Dark, "lvb", "/lvb");
        await Looks("nl-NL", 1280, ColorScheme.Light, "lvb", "/lvb");
        await Looks("nl-NL", 390, ColorScheme.Light, "settings", "/order-settings");
        Assert.Equal(System.Net.HttpStatusCode.NotFound,
            (await http.GetAsync(new Uri($"{Url}/download/labels.pdf?seller={Guid.NewGuid()}&labels=1"), Ct)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.Conflict,
            (await http.GetAsync(new Uri($"{Url}/download/labels.pdf?seller={_stage.Seller.Seller}&labels=999"), Ct)).StatusCode);
    }

    /// <summary>The page as others see it: accessible, and nothing beside the screen.</summary>
    private async Task Looks(string locale, int width, ColorScheme scheme, string name, string path = "/labels")
    {
        await using var context = await Context(locale, width, scheme);
        var page = await Open(context, Url + path);
        await Picture(page, name);
        await AssertAccessible(page);
    }

    private static async Task Keep(string name, byte[] file)
    {
        if (Environment.GetEnvironmentVariable("TANDEM_TEST_PICTURES") is { Length: > 0 } folder)
            await File.WriteAllBytesAsync(Path.Combine(folder, name), file, Ct);
    }
}

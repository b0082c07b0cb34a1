using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Sandbox.Shop;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Conventions;
using Tandem.Web.Commands;
using Tandem.Web.Hosting;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>
/// The setup from the first start to the first orders, on the screen alone. What it costs is counted, and stands in
/// docs/setup.md.
/// </summary>
public sealed class SetupWizardTests
{
    private const int MostFields = 12;
    private const int MostClicks = 25;

    // On a busy machine a page takes its time.
    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Setup_IsWalkedToTheFirstOrders_WithinItsFieldsAndClicks()
    {
        await using var stage = await Practice(6);
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        var walk = new SetupWalk(page);
        await Open(page, Url(stage));
        await walk.Click(page.GetByRole(AriaRole.Link, new() { Name = "Webshop en bol verbinden" }));
        await Business(walk);
        await walk.At("Je webshop");

        // The shop's own page gives the keys: none is typed.
        await walk.Type("Adres van je webshop", stage.Sandbox.Shop.ToString());
        await walk.Press("Koppelen via WooCommerce", decides: true);
        await walk.Click(page.GetByRole(AriaRole.Link, new() { Name = "Approve" }), decides: true);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Je webshop is er klaar voor.", Patient);
        Assert.DoesNotContain("user_id", page.Url, StringComparison.Ordinal);
        await walk.At("Je webshop");
        await walk.Press("Volgende");
        await walk.At("Je bol-account");
        await walk.Type("Client-id", stage.Sandbox.BolClientId);
        await walk.Type("Secret", stage.Sandbox.BolClientSecret);
        await walk.Press("Controleren en inlezen", decides: true);
        await walk.At("Wat bij elkaar hoort");
        await walk.Press("Volgende");
        await walk.At("Je keuzes");
        await walk.Press("Opslaan en verder");
        await walk.At("Wat er zou veranderen");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("met de hand bijhouden is dan goedkoper", Patient);
        await Assertions.Expect(page.Locator(".nothing-yet")).ToContainTextAsync("Er is nog niets veranderd");
        Assert.Equal(0, await Written(stage));
        await walk.Press("Volgende");

        await walk.At("Live zetten");
        for (var box = 0; box < 3; box++) await walk.Click(page.GetByRole(AriaRole.Checkbox).Nth(box), decides: true);
        await walk.Press("Zet voorraad van 3 bol-artikelen live");
        await AssertAccessible(page);
        await walk.Press("Ja, zet live", decides: true);
        await walk.Press("Zet bestellingen live");
        await walk.Press("Ja, zet live", decides: true);
        await walk.Press("Zet verzendingen live");
        await walk.Press("Ja, zet live", decides: true);
        await Assertions.Expect(page.Locator(".nothing-yet")).ToContainTextAsync("en niets anders", Patient);
        await Sell(stage);
        await Assertions.Expect(page.Locator(".lines li")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await walk.At("Live zetten");
        await walk.Press("Klaar");
        await page.WaitForURLAsync(Url(stage) + "/");

        walk.Tell();
        Assert.Equal(3, await Chosen(stage));
        Assert.InRange(walk.Fields, 1, MostFields);
        Assert.InRange(walk.Clicks, 1, MostClicks);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture,
            $"{walk.Fields} fields, {walk.Clicks} clicks, {walk.Decisions} of them decisions"),
            await File.ReadAllTextAsync(Path.Combine(Sources.Root, "docs/setup.md"), Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setup_GoesOnInAnotherBrowser_WithPastedKeys_InEnglish_ByKeyboard()
    {
        await using var stage = await Practice(4, withHooks: false);
        var fields = 0;
        await using (var first = await Context("en-GB", 390, ColorScheme.Dark))
        {
            var page = await first.NewPageAsync();
            await Open(page, Url(stage) + "/setup");

            // By keyboard alone: what is wrong is said at its field, and nothing is lost.
            await page.GetByLabel("Business name").FocusAsync();
            foreach (var text in new[] { "Pot en Pan", "Kade 1", "3511 AB", "Utrecht" })
            {
                await page.Keyboard.TypeAsync(text);
                await page.Keyboard.PressAsync("Tab");
            }

            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync("NL123456789B01");
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.TypeAsync("12345678");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("This VAT id is not right.", Patient);
            await AssertAccessible(page);
            await page.GetByLabel("VAT id").FillAsync("NL123456782B01");
            await page.GetByLabel("VAT id").PressAsync("Enter");
            await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Your shop", Patient);
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Tandem has no public address");
            await AssertAccessible(page);
            await Picture(page, "setup-paste");
            fields += 6;
        }

        await using (var second = await Context("en-GB", 390))
        {
            var page = await second.NewPageAsync();
            var walk = new SetupWalk(page);
            await Open(page, Url(stage) + "/setup");
            await walk.At("Your shop");
            await walk.Type("Your shop's address", stage.Sandbox.Shop.ToString());
            await walk.Type("Consumer key", stage.Sandbox.ShopKey);
            await walk.Type("Consumer secret", "cs_0000000000000000000000000000000000000000");
            await walk.Press("Save and check");
            await Assertions.Expect(page.Locator("[data-check=key]")).ToContainTextAsync("is not right", Patient);
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Next" })).ToBeDisabledAsync();
            await walk.Press("Another shop or keys");
            await page.GetByLabel("Consumer key").FillAsync(stage.Sandbox.ShopKey);
            await page.GetByLabel("Consumer secret").FillAsync(stage.Sandbox.ShopSecret);
            await walk.Press("Save and check");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Your shop is ready.", Patient);
            await walk.Press("Next");
            await walk.At("Your bol account");
            await walk.Type("Client id", stage.Sandbox.BolClientId);
            await walk.Type("Secret", "not-the-secret-of-bol");
            await walk.Press("Check and read");
            await Assertions.Expect(page.Locator("main [role=alert]")).ToContainTextAsync("key", Patient);
            await page.GetByLabel("Secret", new() { Exact = true }).FillAsync(stage.Sandbox.BolClientSecret);
            await walk.Press("Check and read");
            await walk.At("What belongs together");
            Assert.InRange(fields + walk.Fields, 1, MostFields);
        }

        await using var third = await Context("en-GB", 1280, ColorScheme.Dark);
        var home = await third.NewPageAsync();
        await Open(home, Url(stage));
        await home.GetByRole(AriaRole.Link, new() { Name = "Continue with the setup" }).ClickAsync();
        await Assertions.Expect(home.Locator("h1")).ToContainTextAsync("What belongs together", Patient);
        await home.GetByRole(AriaRole.Link, new() { Name = "Previous step" }).ClickAsync();
        await Assertions.Expect(home.Locator("main")).ToContainTextAsync("Your bol account is connected.", Patient);
    }

    [Fact]
    public async Task ShopBehindAFirewall_SaysWhatToDo_AndGoesNoFurther()
    {
        await using var stage = await Practice(2, troubles: new() { BlocksWrites = true, WithoutHpos = true });
        await using var context = await Context("nl-NL", 390);
        var page = await context.NewPageAsync();
        var walk = new SetupWalk(page);
        await Open(page, Url(stage) + "/setup");
        await Business(walk);
        await walk.Type("Adres van je webshop", stage.Sandbox.Shop.ToString());
        await walk.Press("Koppelen via WooCommerce");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deny" }).ClickAsync();
        await Assertions.Expect(page.Locator("main [role=alert]")).ToContainTextAsync("geen toestemming gegeven", Patient);
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.answers === 'yes'");
        await walk.Press("Koppelen via WooCommerce");
        await page.GetByRole(AriaRole.Link, new() { Name = "Approve" }).ClickAsync();

        await Assertions.Expect(page.Locator("[data-check=writes]")).ToContainTextAsync("POST en PUT", Patient);
        await Assertions.Expect(page.Locator("[data-check=hpos]")).ToContainTextAsync("orderopslag");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Volgende" })).ToBeDisabledAsync();
        await walk.At("Je webshop");
    }

    private static async Task Business(SetupWalk walk)
    {
        await walk.At("Je bedrijf");
        await walk.Type("Bedrijfsnaam", "Pot en Pan");
        await walk.Type("Straat en huisnummer", "Kade 1");
        await walk.Type("Postcode", "3511 ab");
        await walk.Type("Plaats", "Utrecht");
        await walk.Type("Btw-id", "NL123456782B01");
        await walk.Type("KvK-nummer", "12345678");
        await walk.Press("Volgende");
    }

    private static Task<PracticeStage> Practice(
        int items, bool withHooks = true, ShopTroubles? troubles = null) => PracticeStage.Open(
        new SandboxOptions
        {
            Items = items,
            LvbShare = 0,
            VvbShare = 0,
            Clock = new PacedClock(10),
            BolListLagMax = TimeSpan.FromSeconds(1),
            ShopTroubles = troubles ?? new ShopTroubles(),
        },
        new TandemSettings { Url = $"http://127.0.0.1:{FreePort.Next()}", Quiet = true }, Ct, withHooks);

    private static string Url(PracticeStage stage) => stage.App.Services.GetRequiredService<TandemSettings>().Url;

    private static async Task Sell(PracticeStage stage)
    {
        using var http = new HttpClient { BaseAddress = stage.Sandbox.Ledger };
        using var answer = await http.PostAsync(
            new Uri($"shoppers/order?side=bol&gtin={Seeding.Gtin(1)}&units=1", UriKind.Relative), null, Ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Webhooks are the first thing that is made on either side; and no write was as much as planned.</summary>
    private static async Task<int> Written(PracticeStage stage)
    {
        await using var db = stage.App.Services.GetRequiredService<Database>().Read();
        var shop = await db.Shops.SingleAsync(Ct);
        var client = stage.App.Services.GetRequiredService<Remotes>().Of(shop);
        return (await client.GetWebhooks(Ct)).Count + await db.Intents.CountAsync(i => i.SentAt != null, Ct);
    }

    private static async Task<int> Chosen(PracticeStage stage)
    {
        await using var db = stage.App.Services.GetRequiredService<Database>().Read();
        return await db.Offers.CountAsync(o => o.Chosen, Ct);
    }
}

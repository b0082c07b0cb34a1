using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Tests.Browser;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>A day's work with many orders, in a real browser.</summary>
public sealed class DeskScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThirtyOrders_AreShippedWithTheirSlips_InSixClicksAtMost()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Add(site, 30);
        await using var context = await Context("nl-NL", 1280);
        await ClickCount.Watch(context);
        var page = await Open(context, site.Url + "/orders");
        await page.GetByRole(AriaRole.Link, new() { Name = "Te verzenden" }).ClickAsync();
        await page.GetByLabel("Deze pagina selecteren").ClickAsync();
        var bar = page.Locator(".selection");
        await Assertions.Expect(bar).ToContainTextAsync("geselecteerd");

        var asked = new TaskCompletionSource<string>();
        context.Request += (_, request) =>
        {
            if (request.Url.Contains("/download/slips.pdf?", StringComparison.Ordinal)) asked.TrySetResult(request.Url);
        };
        await bar.GetByRole(AriaRole.Link, new() { Name = "Pakbonnen" }).ClickAsync();
        Assert.Contains("2029", await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct), StringComparison.Ordinal);
        await Assertions.Expect(bar).ToContainTextAsync("pakbonnen in de pdf");
        await Picture(page, "printed");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Ja, markeer als geprint" }).ClickAsync();
        await Assertions.Expect(bar).ToContainTextAsync("als geprint gemarkeerd");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Verzonden melden" }).ClickAsync();
        await Picture(page, "ship");
        await bar.GetByRole(AriaRole.Button, new() { Name = "zonder track & trace" }).ClickAsync();

        await Assertions.Expect(bar).ToContainTextAsync("bestellingen gemeld");
        await AssertAccessible(page);
        await Picture(page, "done");
        await EverydayClicksTests.Costs(page, "Ship 30 orders with their packing slips", 6);
        var parcels = await site.Database.Read().Parcels.Where(p => p.OrderKey >= 2000).ToListAsync(Ct);
        Assert.Equal((30, 30), (parcels.Count, parcels.Select(p => p.OrderKey).Distinct().Count()));
        Assert.Equal(30, await site.Database.Read().Orders.CountAsync(o => o.Key >= 2000 && o.SlipPrintedAt != null, Ct));
        // What may not go with the others is named, with a way to it.
        await Assertions.Expect(bar.Locator(".left-out")).ToContainTextAsync("de klant wil annuleren");
        await Assertions.Expect(bar.GetByRole(AriaRole.Link, new() { Name = "C000000002" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AllPages_AreChosen_AndOnlyTheKeyboardIsNeeded()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Add(site, 60);
        await using var context = await Context("en-GB", 390, ColorScheme.Dark);
        var page = await Open(context, site.Url + "/orders?tab=ToShip&country=BE");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(30);
        await page.GetByLabel("Select order C000002000").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        var bar = page.Locator(".selection");
        await Assertions.Expect(bar).ToContainTextAsync("1 selected");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Select all 30" }).PressAsync("Enter");
        await Assertions.Expect(bar).ToContainTextAsync("30 selected");
        await page.GetByLabel("Select order C000002000").PressAsync("Space");
        await Assertions.Expect(bar).ToContainTextAsync("29 selected");

        await bar.GetByRole(AriaRole.Button, new() { Name = "Mark as shipped" }).PressAsync("Enter");
        await Assertions.Expect(bar.GetByRole(AriaRole.Heading)).ToBeFocusedAsync();
        await bar.Locator("summary").PressAsync("Enter");
        await bar.GetByLabel("C000002002").FillAsync("3SABCD0000055");
        await page.Keyboard.PressAsync("Tab");
        await Picture(page, "codes");
        await AssertAccessible(page);
        await bar.GetByRole(AriaRole.Button, new() { Name = "Report 29 shipments, 1 with track & trace" }).PressAsync("Enter");

        await Assertions.Expect(bar).ToContainTextAsync("29 orders reported");
        var parcels = await site.Database.Read().Parcels.Where(p => p.OrderKey >= 2000).ToListAsync(Ct);
        Assert.Equal(29, parcels.Count);
        Assert.DoesNotContain(parcels, p => p.OrderKey == 2000);
        Assert.Equal(2002, Assert.Single(parcels, p => p.Code == "3SABCD0000055").OrderKey);
    }

    [Fact]
    public async Task Filters_StandInTheAddress_BackUndoesThem_AndTheFileHoldsTheSame()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Add(site, 4);
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/orders?tab=ToShip");
        var rows = page.Locator("tbody tr");
        var before = await rows.CountAsync();
        await page.GetByText("Filters", new() { Exact = true }).ClickAsync();
        await page.GetByLabel("Land").First.SelectOptionAsync("BE");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        Assert.Contains("country=BE", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("Sorteren").SelectOptionAsync("Number");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sort=Number"));
        await Picture(page, "filters");
        await AssertAccessible(page);

        var file = await page.GetByRole(AriaRole.Link, new() { Name = "Download als CSV" }).GetAttributeAsync("href");
        var csv = await (await context.APIRequest.GetAsync(site.Url + file)).TextAsync();
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("C000002000;", lines[1], StringComparison.Ordinal);
        Assert.Contains("'=2+5", lines[1], StringComparison.Ordinal);

        await page.GoBackAsync();
        await page.GoBackAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(before);
        await Open(page, site.Url + "/orders?tab=ToShip&country=nonsense&shipby=soon&page=-3&sort=9");
        await Assertions.Expect(rows).ToHaveCountAsync(before);
    }

    [Fact]
    public async Task Columns_AreRemembered()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/orders?tab=ToShip&sort=Number");
        await Assertions.Expect(page.Locator("thead")).Not.ToContainTextAsync("Kanaal");
        await page.GetByText("Kolommen").ClickAsync();
        await page.Locator(".columns").GetByLabel("Kanaal").CheckAsync();
        await page.Locator(".columns").GetByLabel("Totaal").UncheckAsync();
        await page.Locator(".columns").GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(page.Locator("thead")).ToContainTextAsync("Kanaal");
        await Assertions.Expect(page.Locator("thead")).Not.ToContainTextAsync("Totaal");
        Assert.EndsWith("/orders?tab=ToShip&sort=Number", page.Url, StringComparison.Ordinal);
        await Open(page, site.Url + "/orders");
        await Assertions.Expect(page.Locator("thead")).ToContainTextAsync("Kanaal");
    }

    [Fact]
    public async Task Order_IsShippedFromItsBanner_WithTheKeyboard()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Add(site, 1);
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/orders/2000");
        var banner = page.Locator("section.now");
        await Assertions.Expect(banner).ToContainTextAsync("Pak de bestelling in");
        await banner.GetByRole(AriaRole.Button, new() { Name = "Verzonden melden" }).PressAsync("Enter");
        await Assertions.Expect(banner.GetByLabel("Track & trace")).ToBeFocusedAsync();
        await Assertions.Expect(banner).ToContainTextAsync("1 × Theepot Duin");
        await AssertAccessible(page);
        await Picture(page, "banner");
        await page.Keyboard.TypeAsync("3SABCD0000099");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(banner).ToContainTextAsync("De verzending is gemeld");
        var parcels = page.Locator("section:has(#parcels)");
        await Assertions.Expect(parcels).ToContainTextAsync("3SABCD0000099");
        Assert.Equal("3SABCD0000099", (await site.Database.Read().Parcels.SingleAsync(p => p.OrderKey == 2000, Ct)).Code);
        await Assertions.Expect(page.Locator("section:has(#cancel-by-hand)")).ToContainTextAsync("annuleren kan niet meer");
    }

    [Theory]
    [InlineData("nl-NL", 390, ColorScheme.Dark, "Bestelling of regels annuleren", "Annuleren…", "1 × Theepot Duin (€ 19,95)",
        "artikel onvindbaar", "Ja, annuleer bij bol")]
    [InlineData("en-GB", 1280, ColorScheme.Light, "Cancel the order or lines", "Cancel…", "1 × Theepot Duin (€19.95)", "",
        "Yes, cancel at bol")]
    public async Task Order_IsCancelledAtBol_WithItsReason_AskedOnce(string language, int width, ColorScheme scheme, string open,
        string next, string lines, string reason, string yes)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Add(site, 1);
        await using var context = await Context(language, width, scheme);
        var page = await Open(context, site.Url + "/orders/2000");
        var card = page.Locator("section:has(#cancel-by-hand)");
        await card.GetByText(open).PressAsync("Enter");
        await card.Locator("select").SelectOptionAsync("UNFINDABLE_ITEM");
        await AssertAccessible(page);
        await card.GetByRole(AriaRole.Button, new() { Name = next }).PressAsync("Enter");
        await Assertions.Expect(card).ToContainTextAsync(lines);
        await Assertions.Expect(card).ToContainTextAsync(reason);
        await Picture(page, "sure");
        Assert.Equal(0, await Cancels(site));
        await card.GetByRole(AriaRole.Button, new() { Name = yes }).PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = yes })).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("section:has(#cancel)").First).ToBeVisibleAsync();
        Assert.Equal(1, await Cancels(site));
    }

    [Fact]
    public async Task Address_ThatNobodyTells_SaysWhy_AndNothingIsKept()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, site.Url + "/orders/3");
        var card = page.Locator("section:has(#address)");
        await card.GetByRole(AriaRole.Button, new() { Name = "Adres tonen" }).ClickAsync();
        await Assertions.Expect(card.Locator(".problem").First).ToBeVisibleAsync(new() { Timeout = 40_000 });
        await AssertAccessible(page);
        await Picture(page, "address");
    }

    private static Task<int> Cancels(SampleSite site) => site.Database.Write(
        db => db.Intents.CountAsync(i => i.Subject == 2000 && i.Kind == Engine.Loop.IntentKind.Cancel, Ct), Ct);

    /// <summary>Orders of the first seller that wait to be sent, every other one to Belgium; shipments are live.</summary>
    private static Task Add(SampleSite site, int count) => site.Database.Write(async db =>
    {
        var like = await db.Orders.AsNoTracking().SingleAsync(o => o.Key == 2, Ct);
        db.Modules.Add(new ModuleLive { SellerId = like.SellerId, Module = Module.Shipments, Since = SampleSite.Now });
        for (var i = 0; i < count; i++)
        {
            var order = new Order
            {
                Key = 2000 + i,
                SellerId = like.SellerId,
                AccountId = like.AccountId,
                BolOrderId = $"C{2000 + i:000000000}",
                PlacedAt = SampleSite.Now.AddHours(-5),
                FirstSeenAt = SampleSite.Now.AddHours(-5),
                State = OrderState.Imported,
                ShopId = like.ShopId,
                ShopOrderId = 5000 + i,
                ShopOrderNumber = i == 0 ? "=2+5" : null,
                ShopStatus = "processing",
                ImportedAt = SampleSite.Now.AddHours(-4),
                TotalCentsInclVat = 1995,
                Destination = i % 2 == 0 ? "BE" : "NL",
                DeliverBy = DateOnly.FromDateTime(SampleSite.Now.UtcDateTime).AddDays(1),
            };
            order.Lines.Add(new OrderLine
            {
                SellerId = like.SellerId,
                OrderItemId = $"{2000 + i}01",
                OfferKey = 1,
                Ean = "8712345000011",
                Title = "Theepot Duin",
                PlacedAt = order.PlacedAt,
                Quantity = 1,
                Imported = 1,
                TotalCentsInclVat = 1995,
                Fulfilment = Fulfilment.Own,
                InStockReading = true,
            });
            db.Orders.Add(order);
        }
    }, Ct);
}

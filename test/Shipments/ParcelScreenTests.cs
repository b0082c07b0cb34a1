using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Tests.Web;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Shipments;

/// <summary>Adding parcels and choosing what counts as sent, in a real browser.</summary>
public sealed class ParcelScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parcel_IsAdded_WithAPartOfTheOrder_AndRefusedOnesAreTriedAgain()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await Open(page, $"{site.Url}/orders/{SampleParcels.OrderKey}");
        var card = page.Locator("section:has(#parcels)");
        await Assertions.Expect(card.Locator(".parcels li")).ToHaveCountAsync(3);
        await Assertions.Expect(card).ToContainTextAsync("A service that is needed did not answer");

        await card.GetByLabel("Vervoerder").FillAsync("DPD");
        await card.GetByLabel("Track & trace").FillAsync("05212345678901");
        await card.GetByLabel("Theemok").FillAsync("3");
        await card.GetByLabel("Olijfhouten").FillAsync("0");
        await card.GetByRole(AriaRole.Button, new() { Name = "Verzending melden bij bol" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Toegevoegd. Tandem meldt het bij bol.");
        await Assertions.Expect(card.Locator(".parcels li")).ToHaveCountAsync(4);
        var parcel = await site.Database.Read().Parcels.SingleAsync(p => p.Number == "05212345678901", Ct);
        Assert.Equal((ParcelSource.Screen, "DPD"), (parcel.Source, parcel.Carrier));
        Assert.Equal([new ShipItem("90001", 3)], ShipRule.ItemsOf(parcel)!);

        await card.GetByLabel("Track & trace").FillAsync("05212345678901");
        await card.GetByRole(AriaRole.Button, new() { Name = "Verzending melden bij bol" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Dit pakket was al bekend.");

        await card.GetByRole(AriaRole.Button, new() { Name = "Nu opnieuw proberen" }).ClickAsync();
        await Assertions.Expect(card.GetByText("geweigerd")).ToHaveCountAsync(0);
        Assert.Empty(await site.Database.Read().Intents
            .Where(i => i.Subject == SampleParcels.OrderKey && i.State == Engine.Loop.IntentState.Refused).ToListAsync(Ct));
    }

    [Fact]
    public async Task EmptyForm_SendsNothing_AndAGuessIsAnsweredWithAClick()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await site.Database.Write(async db =>
        {
            var order = await db.Orders.SingleAsync(o => o.Key == SampleParcels.OrderKey, Ct);
            db.Parcels.Add(new KnownParcel
            {
                SellerId = order.SellerId,
                OrderKey = order.Key,
                Number = "0521234567",
                Carrier = "",
                Source = ParcelSource.ShopNote,
                Trust = ParcelTrust.Proposed,
                FoundAt = order.PlacedAt,
            });
        }, Ct);
        await using var context = await Context("nl-NL", 390);
        var page = await context.NewPageAsync();
        await Open(page, $"{site.Url}/orders/{SampleParcels.OrderKey}");
        var card = page.Locator("section:has(#parcels)");
        var parcels = await card.Locator(".parcels li").CountAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Verzending melden bij bol" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Er staat geen track & trace bij.");
        Assert.Equal(parcels, await card.Locator(".parcels li").CountAsync());

        await card.GetByRole(AriaRole.Button, new() { Name = "Ja, gebruik deze" }).ClickAsync();
        await Assertions.Expect(card.GetByText("Is dit de track & trace?")).ToHaveCountAsync(0);
        Assert.Equal(ParcelTrust.Sure, (await site.Database.Read().Parcels.SingleAsync(p => p.Number == "0521234567", Ct)).Trust);

        await card.GetByLabel("Dit pakket heeft geen code").CheckAsync();
        await AssertAccessible(page);
        await Picture(page, "without-code");
        await card.GetByRole(AriaRole.Button, new() { Name = "Verzending melden bij bol" }).ClickAsync();
        await Assertions.Expect(card.Locator(".parcels li")).ToHaveCountAsync(parcels + 1);
    }

    [Fact]
    public async Task Flow_IsKept_AndNothingIsNoChoice()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/order-settings");
        var card = page.Locator("section:has(#flow)");
        await card.GetByLabel("Afgerond", new() { Exact = true }).UncheckAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(card.Locator(".problem")).ToContainTextAsync("Kies ten minste één status");

        await card.GetByLabel("In de wacht", new() { Exact = true }).CheckAsync();
        await card.GetByLabel("Uren wachten op track & trace").FillAsync("9");
        await card.GetByRole(AriaRole.Button, new() { Name = "Vervoerder toevoegen" }).ClickAsync();
        await card.Locator(".mapping input").FillAsync("Fietskoerier");
        await card.Locator(".mapping select").SelectOptionAsync("COURIER");
        await card.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(card.GetByText("Opgeslagen.")).ToBeVisibleAsync();

        var settings = OrderChoices.Of(await site.Database.Read().Sellers.SingleAsync(Ct));
        Assert.Equal(["on-hold"], settings.Flow.SentStatuses);
        Assert.Equal((9, "COURIER"), (settings.Shipping.TrackingWaitHours, settings.Shipping.Transporters["Fietskoerier"]));
    }

    [Fact]
    public async Task File_IsTaken_AndItsBadRowsAreShown()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/orders/parcels");
        var csv =
            $"bestelnummer;track&trace;vervoerder;ean;aantal\n{SampleParcels.BolOrderId};3SFILE0000001;PostNL;8712345000011;1\nB000;3SFILE0000002;PostNL;;\n1600;;PostNL;;\n";
        await page.Locator("input[type=file]")
            .SetInputFilesAsync(
                new FilePayload { Name = "pakketten.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("1 pakket toegevoegd");
        await Assertions.Expect(page.Locator(".problems li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".problems li").First).ToContainTextAsync("Regel 3: Bestelling B000 is niet bekend");
        Assert.Equal(ParcelSource.Csv,
            (await site.Database.Read().Parcels.SingleAsync(p => p.Number == "3SFILE0000001", Ct)).Source);
    }

    [Fact]
    public async Task PackingSlips_AreForWhatIsSelected_AndNotForWhatACustomerWantsToCancel()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + "/orders?tab=ToShip");
        await page.GetByLabel("Deze pagina selecteren").CheckAsync();

        var bar = page.Locator(".selection");
        var rows = await page.Locator("tbody tr").CountAsync();
        await Assertions.Expect(bar).ToContainTextAsync($"{rows} geselecteerd");
        Assert.True(rows > 2, $"{rows} orders may be chosen");
        var slips = await bar.GetByRole(AriaRole.Link, new() { Name = "Pakbonnen" }).GetAttributeAsync("href");
        var pick = await bar.GetByRole(AriaRole.Link, new() { Name = "Picklijst" }).GetAttributeAsync("href");
        using var http = new HttpClient { BaseAddress = new Uri(site.Url) };
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(await http.GetByteArrayAsync(pick, Ct)), StringComparison.Ordinal);

        // bol does not answer here, so there is no address to put on a slip: that is said, order by order. One has a request to
        // cancel.
        using var refused = await http.GetAsync(slips, Ct);
        var said = await refused.Content.ReadAsStringAsync(Ct);
        Assert.Equal(rows, said.Split('\n').Length);
        Assert.Contains("C000000002", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_LookAsTheyShould_ForWhoeverWantsToSee()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        foreach (var (width, scheme, locale) in new[] { (1280, ColorScheme.Light, "nl-NL"), (390, ColorScheme.Dark, "en-GB") })
        {
            await using var context = await Context(locale, width, scheme);
            var page = await context.NewPageAsync();
            foreach (var (name, path) in new[] { ("order", $"/orders/{SampleParcels.OrderKey}"),
                ("to-ship", "/orders?tab=ToShip"), ("flow", "/order-settings"), ("parcel-file", "/orders/parcels") })
            {
                await Open(page, site.Url + path);
                if (name == "flow") await page.Locator("section:has(#flow) p button").First.ClickAsync();
                await (width == 390 ? AssertFits(page) : AssertAccessible(page));
                await Picture(page, name + "-used");
            }
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Tests.Web;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Returns;

/// <summary>What a seller sees of returns, in a real browser.</summary>
public sealed class ReturnScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nl-NL", 1280, ColorScheme.Light, "Klacht over artikel, Artikel is beschadigd",
        "binnen 7 dagen nadat het pakket binnen is", "1 × ontvangen en goedgekeurd; 1 × klant houdt het en betaalt")]
    [InlineData("en-GB", 390, ColorScheme.Dark, "Complaint about the item, damaged", "within 7 days after the parcel came in",
        "1 × received and approved; 1 × customer keeps it and pays")]
    public async Task OrderPage_ShowsBothSidesSteps_AndWhatHappensNext(string language, int width, ColorScheme scheme,
        string reason, string next, string result)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context(language, width, scheme);
        var page = await Open(context, site.Url + $"/orders/{SampleReturns.OrderKey}");

        var card = page.Locator("section:has(> #return)");
        await Assertions.Expect(card).ToContainTextAsync(reason);
        await Assertions.Expect(card).ToContainTextAsync(next);
        await Assertions.Expect(card).ToContainTextAsync(result);
        await Assertions.Expect(card).ToContainTextAsync("503 Service Unavailable");
        Assert.Equal("https://partnerplatform.bol.com/en/idp/handle-returns", await card.GetByRole(AriaRole.Link).Last
            .GetAttributeAsync("href"));

        // Registered and noted, twice over; what waits is open, as is the note that the shop does not take.
        Assert.Equal((6, 4), (await card.Locator("li.done").CountAsync(), await card.Locator("li.open").CountAsync()));
        await AssertAccessible(page);
    }

    [Fact]
    public async Task StatusForReturns_IsChosen_AndOnesThatMoveStockAreNotThere()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390, ColorScheme.Light);
        var page = await Open(context, site.Url + "/order-settings");
        var card = page.Locator("section:has(> #flow)");
        var choice = card.GetByLabel("Status als alles retour en behandeld is");
        Assert.Equal("", await choice.InputValueAsync());
        var offered = await choice.Locator("option").EvaluateAllAsync<string[]>("all => all.map(o => o.value)");
        Assert.Contains("refunded", offered);
        Assert.Empty(offered.Intersect(["cancelled", "pending", "failed", "processing"]));

        await choice.SelectOptionAsync("refunded");
        await card.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Opgeslagen.");
        await AssertAccessible(page);
        Assert.Equal("refunded", (await site.Database.Read().Sellers.FirstAsync(Ct)).Get<FlowSettings>().ReturnedStatus);
    }

    [Theory]
    [InlineData("nl-NL", 1280, ColorScheme.Light, "Status als alles bij bol geannuleerd is", "Opslaan", "Opgeslagen.",
        "geannuleerd")]
    [InlineData("en-GB", 390, ColorScheme.Dark, "Status once everything is cancelled at bol", "Save", "Saved.", "cancelled")]
    public async Task StatusForCancellations_IsTheShopsOwnOrCancelled(string language, int width, ColorScheme scheme,
        string label, string save, string saved, string first)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await site.Database.Write(db => db.Shops
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.OrderStatuses, """{"afgemeld":"Afgemeld"}"""), Ct), Ct);
        await using var context = await Context(language, width, scheme);
        var page = await Open(context, site.Url + "/order-settings");
        var card = page.Locator("section:has(> #flow)");
        var choice = card.GetByLabel(label);
        Assert.Equal("cancelled", await choice.InputValueAsync());
        Assert.Equal(["Afgemeld", first], (await choice.Locator("option").AllInnerTextsAsync())
            .Select(t => t.ToLowerInvariant() == first ? first : t).Order(StringComparer.Ordinal));

        await choice.SelectOptionAsync("afgemeld");
        await card.GetByRole(AriaRole.Button, new() { Name = save }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync(saved);
        await Picture(page, "flow-cancelled");
        await AssertAccessible(page);
        Assert.Equal("afgemeld", (await site.Database.Read().Sellers.FirstAsync(Ct)).Get<FlowSettings>().CancelledStatus);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Sellers;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>The questions about cancelling on an order's page, in a real browser.</summary>
public sealed class CancelScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nl-NL", 1280, ColorScheme.Light, "Annulering accepteren", "De klant wil deze bestelling annuleren",
        "in de wacht")]
    [InlineData("en-GB", 390, ColorScheme.Dark, "Accept the cancellation", "The customer wants to cancel this order", "on hold")]
    public async Task Request_IsAccepted_WithOneClick(string language, int width, ColorScheme scheme, string button,
        string question, string held)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Request(site);
        await using var context = await Context(language, width, scheme);
        var page = await Open(context, site.Url + "/orders/2");

        var card = page.Locator("section:has(#cancel)");
        await Assertions.Expect(card).ToContainTextAsync(question);
        await Assertions.Expect(card).ToContainTextAsync(held);
        await AssertAccessible(page);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = button })).ToHaveCountAsync(0);
        var order = await site.Database.Write(db => db.Orders.SingleAsync(o => o.Key == 2, Ct), Ct);
        Assert.Equal(CancelAnswer.Accept, order.CancelAnswer);
        Assert.Equal(1,
            await site.Database.Write(db => db.Intents.CountAsync(i => i.Subject == 2 && i.Kind == IntentKind.Cancel, Ct), Ct));
    }

    [Fact]
    public async Task CancelledInTheShop_IsCancelledAtBol_WithTheReasonThatWasChosen()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await site.Database.Write(db => db.OrderLines
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.CancellationRequested, false), Ct), Ct);
        await site.Database.Write(db => db.Orders.Where(o => o.Key == 2)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.ShopStatus, "cancelled"), Ct), Ct);
        await using var context = await Context("nl-NL", 390, ColorScheme.Light);
        var page = await Open(context, site.Url + "/orders/2");

        await Assertions.Expect(page.Locator("section:has(#cancel)")).ToContainTextAsync("in de webshop op “Geannuleerd” gezet");
        await AssertAccessible(page);
        await page.GetByLabel("Reden voor bol").SelectOptionAsync("UNFINDABLE_ITEM");
        await page.GetByRole(AriaRole.Button, new() { Name = "Annuleer bij bol" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Annuleer bij bol" })).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("section:has(#cancel)")).ToContainTextAsync("artikel onvindbaar");
        var intent =
            await site.Database.Write(db => db.Intents.SingleAsync(i => i.Subject == 2 && i.Kind == IntentKind.Cancel, Ct), Ct);
        Assert.Contains("UNFINDABLE_ITEM", intent.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileTandemOnlyWatches_NothingCanBeAnswered()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Request(site);
        await site.Database.Write(db => db.Modules.Where(m => m.Module == Module.Orders).ExecuteDeleteAsync(Ct), Ct);
        await using var context = await Context("nl-NL", 1280, ColorScheme.Dark);
        var page = await Open(context, site.Url + "/orders/2");

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Annulering accepteren" })).ToBeDisabledAsync();
        await Assertions.Expect(page.Locator("section:has(#cancel)")).ToContainTextAsync("Tandem kijkt nog alleen mee");
        await AssertAccessible(page);
    }

    [Fact]
    public async Task Settings_AreSaved_AndAStatusThatEndsAnOrderIsNotOffered()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390, ColorScheme.Dark);
        var page = await Open(context, site.Url + "/order-settings");
        var card = page.Locator("section:has(#cancel-settings)");

        await card.GetByLabel("Verzoek automatisch accepteren").CheckAsync();
        await Assertions.Expect(card.Locator("option[value=on-hold]")).ToHaveCountAsync(1);
        await Assertions.Expect(card.Locator("option[value=cancelled], option[value=completed]")).ToHaveCountAsync(0);
        await card.GetByLabel("Status in de webshop tijdens").SelectOptionAsync("pending");
        await card.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Opgeslagen.");
        await AssertAccessible(page);

        var saved = (await site.Database.Read().Sellers.FirstAsync(Ct)).Get<CancelSettings>();
        Assert.Equal((true, false, "pending"), (saved.AcceptUnsent, saved.FollowShop, saved.HoldStatus));
    }

    private static Task Request(SampleSite site) => site.Database.Write(async db =>
    {
        await db.OrderLines.Where(l => l.OrderKey == 2)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.CancellationRequested, true), Ct);
        await db.Orders.Where(o => o.Key == 2).ExecuteUpdateAsync(o => o
            .SetProperty(x => x.CancelAskedAt, SampleSite.Now.AddMinutes(-20)).SetProperty(x => x.StatusBeforeHold, "processing")
            .SetProperty(x => x.ShopStatus, "on-hold"), Ct);
    }, Ct);
}

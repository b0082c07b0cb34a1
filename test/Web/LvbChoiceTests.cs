using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Sellers;
using Tandem.Engine.Warehouse;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>
/// Whether one offer of bol's warehouse may go over to own stock, chosen on the page of its item in a real browser.
/// </summary>
public sealed class LvbChoiceTests
{
    private const long Offer = 7;
    private const string Item = "/items/2";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Offer_MayGoOver_OrNot_AndIsAsAllAgain()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Promise(site);
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + Item);
        var card = page.Locator($"section[aria-labelledby=lvb-{Offer}]");
        var choice = card.GetByLabel("Verkopen uit eigen voorraad zodra LVB op is");
        var save = card.GetByRole(AriaRole.Button, new() { Name = "Opslaan" });
        await Assertions.Expect(card).ToContainTextAsync("Verkopen uit eigen voorraad staat uit.");
        await Assertions.Expect(choice.Locator("option").First).ToHaveTextAsync("zoals bij alle bol-artikelen (nee)");
        await Assertions.Expect(save).ToBeDisabledAsync();

        await choice.SelectOptionAsync("yes");
        await save.ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToHaveTextAsync("Opgeslagen.");
        await Assertions.Expect(card).Not.ToContainTextAsync("staat uit");
        Assert.True(await May(site));
        await Assertions.Expect(page.Locator("main"))
            .ToContainTextAsync("Dit bol-artikel mag uit eigen voorraad verkopen zodra LVB op is.");

        await card.GetByRole(AriaRole.Button, new() { Name = "Maak ongedaan" }).ClickAsync();
        await Assertions.Expect(choice).ToHaveValueAsync("");
        await Assertions.Expect(card).ToContainTextAsync("Verkopen uit eigen voorraad staat uit.");
        Assert.Null(await May(site));

        await choice.SelectOptionAsync("no");
        await save.ClickAsync();
        await Assertions.Expect(save).ToBeDisabledAsync();
        Assert.False(await May(site));
    }

    [Fact]
    public async Task WithoutAPromise_ItSaysWhatIsMissing()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("en-GB", 390, ColorScheme.Dark);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + Item);
        var card = page.Locator($"section[aria-labelledby=lvb-{Offer}]");

        await card.GetByLabel("Sell from own stock when LVB runs out").SelectOptionAsync("yes");
        await card.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(card.Locator(".problem")).ToHaveTextAsync("No delivery promise for own stock is set.");
        await Assertions.Expect(card.GetByRole(AriaRole.Link, new() { Name = "For all offers, and the delivery promise" }))
            .ToHaveAttributeAsync("href", "/source");
        Assert.Null(await May(site));

        await AssertAccessible(page);
    }

    [Fact]
    public async Task OfferThatWentOver_SaysSinceWhen_AndWhatNoMeans()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Promise(site);
        await site.Database.Write(db => db.Offers.Where(o => o.Key == Offer).ExecuteUpdateAsync(
            o => o.SetProperty(x => x.Lvb, false).SetProperty(x => x.LvbSwitchedAt, SampleSite.Now.AddHours(-2))
                .SetProperty(x => x.LvbFallback, true), Ct), Ct);
        await using var context = await Context("nl-NL", 1280, ColorScheme.Light);
        var page = await context.NewPageAsync();
        await Open(page, site.Url + Item);
        var card = page.Locator($"section[aria-labelledby=lvb-{Offer}]");

        await Assertions.Expect(card).ToContainTextAsync("Verkoopt uit eigen voorraad sinds 12 mrt 12:30:00.");
        await card.GetByLabel("Verkopen uit eigen voorraad zodra LVB op is").SelectOptionAsync("no");
        await Assertions.Expect(card).ToContainTextAsync("blijft dan uit eigen voorraad verkopen");
    }

    private static Task<bool?> May(SampleSite site) =>
        site.Database.Write(db => db.Offers.Where(o => o.Key == Offer).Select(o => o.LvbFallback).SingleAsync(Ct), Ct);

    private static Task Promise(SampleSite site) => site.Database.Write(
        async db => await db.SaveSettings(
            await db.Sellers.Select(s => s.Id).SingleAsync(Ct),
            LvbSetting.Usual with { Promise = new LvbPromise("BOL_DELIVERY_PROMISE") }, Ct), Ct);
}

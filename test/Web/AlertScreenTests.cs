using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Tests.Alerts;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>The page about alerts, in a real browser and with a real mail server and web address.</summary>
public sealed class AlertScreenTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_SaysWhatThereIs_WhatToDo_AndThatDeliveryFails()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/alerts");

        var rows = page.Locator(".alerts li");
        await Assertions.Expect(rows).ToHaveCountAsync(5);
        await Assertions.Expect(rows.Nth(0)).ToContainTextAsync("dringend");
        await Assertions.Expect(page.Locator("section:has(#alerts-now)")).ToContainTextAsync("3 vragen wachten op je antwoord");
        await Assertions.Expect(page.Locator("section:has(#alerts-now)")).ToContainTextAsync("vervang ze bij Instellingen → Kanalen");
        await Assertions.Expect(page.Locator("section:has(#alerts-now) .problem"))
            .ToContainTextAsync("E-mail: Bezorgen lukt niet: De ontvanger weigert het bericht (451)");
        await Assertions.Expect(page.Locator("section:has(#alerts-now) .problem")).ToContainTextAsync("1 bericht wacht");
    }

    [Fact]
    public async Task Mail_IsTried_ThenKept_AndItsPasswordNeverShown()
    {
        await using var server = new MailServer { Password = "geheim" };
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/alerts");
        var card = page.Locator("section:has(#alerts-email)");
        await card.GetByLabel("Mailserver").FillAsync("127.0.0.1");
        await card.GetByLabel("Poort").FillAsync($"{server.Port}");
        await card.GetByLabel("Versleuteling").SelectOptionAsync("None");
        await card.GetByLabel("Gebruikersnaam (optioneel)").FillAsync("tandem");
        await card.GetByLabel("Wachtwoord").FillAsync("mis");
        await card.GetByLabel("Afzender").FillAsync("tandem@voorbeeld.test");
        await card.GetByLabel("Aan", new() { Exact = true }).FillAsync("eigenaar@voorbeeld.test");

        await card.GetByRole(AriaRole.Button, new() { Name = "Testbericht sturen" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync("weigert gebruikersnaam of wachtwoord");
        await card.GetByLabel("Wachtwoord").FillAsync("geheim");
        await card.GetByRole(AriaRole.Button, new() { Name = "Testbericht sturen" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync("queued as 4F1A");
        Assert.Single(server.Mails);

        await card.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync("Opgeslagen");
        await Open(page, site.Url + "/alerts");
        await Assertions.Expect(card.GetByLabel("Mailserver")).ToHaveValueAsync("127.0.0.1");
        await Assertions.Expect(card.GetByLabel("Wachtwoord")).ToHaveValueAsync("");
        Assert.DoesNotContain("geheim", await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Webhook_AndHeartbeat_AreTried_AndWrongOnesExplained()
    {
        await using var catcher = await WebCatcher.Start();
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, site.Url + "/alerts");
        var card = page.Locator("section:has(#alerts-webhook)");
        await card.GetByLabel("Adres").FillAsync(catcher.Url + "/topic");
        await card.GetByLabel("Type").SelectOptionAsync("Ntfy");
        await card.GetByRole(AriaRole.Button, new() { Name = "Testbericht sturen" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync("Afgeleverd. Antwoord: 200 ok");
        Assert.Equal("/topic", Assert.Single(catcher.All).Path);

        var heart = page.Locator("section:has(#alerts-heartbeat)");
        (catcher.Status, catcher.Words) = (404, "no such check");
        await heart.GetByLabel("Adres").FillAsync(catcher.Url + "/ping");
        await heart.GetByRole(AriaRole.Button, new() { Name = "Nu aanroepen" }).ClickAsync();
        await Assertions.Expect(heart.GetByRole(AriaRole.Status)).ToContainTextAsync("weigert het bericht (404): no such check");
        await heart.GetByLabel("Elke … minuten").FillAsync("10");
        await heart.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(heart.GetByRole(AriaRole.Status)).ToContainTextAsync("Opgeslagen");
        Assert.True(await site.Database.Read().Settings.AnyAsync(s => s.Name == "alerts.heartbeat", Ct));
    }

    [Fact]
    public async Task Choices_AreKept_AndHalfOfQuietHoursIsRefused()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/alerts");
        var card = page.Locator("section:has(#alerts-when)");
        await card.GetByLabel("Stille uren van").FillAsync("22:00");
        await card.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync("een begin en een einde");

        await card.GetByLabel("tot", new() { Exact = true }).FillAsync("07:00");
        await card.GetByLabel("Weekoverzicht").CheckAsync();
        await card.GetByText("Synchroniseren binnen").ClickAsync();
        await card.GetByLabel("Webshop: bestellingen, wijzigingen").FillAsync("45");
        await card.GetByRole(AriaRole.Button, new() { Name = "Opslaan" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToContainTextAsync("Opgeslagen");
        await Open(page, site.Url + "/alerts");
        await Assertions.Expect(card.GetByLabel("Stille uren van")).ToHaveValueAsync("22:00");
        await Assertions.Expect(card.GetByLabel("Weekoverzicht")).ToBeCheckedAsync();
    }
}

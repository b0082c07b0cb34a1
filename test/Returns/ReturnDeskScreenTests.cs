using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Returns;
using Tandem.Engine.Values;
using Tandem.Tests.Web;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Returns;

/// <summary>The return desk in a real browser.</summary>
public sealed class ReturnDeskScreenTests
{
    private const long First = 3000;

    // What somebody presses for the return with this number, over and over.
    private static readonly (string Nl, string En, ReturnOutcome Outcome)[] Choices =
    [
        ("In orde, terug op voorraad", "As sold, back in stock", ReturnOutcome.Fine),
        ("Beschadigd", "Damaged", ReturnOutcome.Damaged), ("Voldoet niet", "Refused", ReturnOutcome.Refused),
        ("Klant houdt het, gratis", "Customer keeps it, free", ReturnOutcome.KeepsFree),
        ("Omruilen", "Exchange", ReturnOutcome.Exchange), ("In orde, niet op voorraad", "As sold, not in stock",
            ReturnOutcome.Fine),
        ("Reparatie", "Repair", ReturnOutcome.Repair), ("Klant houdt het, betaald", "Customer keeps it, paid",
            ReturnOutcome.KeepsPaid),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>From the scan box on: each is scanned as a keyboard wedge does, and pressed.</summary>
    [Fact]
    public async Task TwentyMixedReturns_AreBooked_WithThreeClicksEachAtMost()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site, 20);
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/returns");
        await Assertions.Expect(page.Locator(".scan input")).ToBeFocusedAsync();
        await page.EvaluateAsync("() => { window.clicks = 0; "
            + "document.addEventListener('click', e => { if (e.isTrusted && e.detail > 0) window.clicks++; }, true); }");
        for (var i = 0; i < 20; i++)
        {
            await Scan(page, i);
            var desk = page.Locator(".desk");
            if (i % 5 == 4)
            {
                // Of two units, one as sold and one damaged.
                await desk.Locator("summary").First.ClickAsync();
                await desk.GetByLabel("In orde, terug op voorraad").FillAsync("1");
                await desk.GetByLabel("Beschadigd").FillAsync("1");
                await desk.GetByRole(AriaRole.Button, new() { Name = "Boek deze verdeling" }).ClickAsync();
            }
            else
            {
                await Choice(page, Choices[i % Choices.Length].Nl).ClickAsync();
                if (Choices[i % Choices.Length].Outcome == ReturnOutcome.Exchange)
                {
                    await Assertions.Expect(page.Locator("#exchange")).ToBeFocusedAsync();
                    await Picture(page, "exchange");
                    await AssertAccessible(page);
                    await desk.GetByRole(AriaRole.Button, new() { Name = "Tandem maakt de bestelling" }).ClickAsync();
                }
            }

            await Assertions.Expect(page.Locator(".undo")).ToContainTextAsync("Ongedaan maken");
            await Assertions.Expect(page.Locator(".scan input")).ToBeFocusedAsync();
            if (i is 0 or 4) await Picture(page, $"booked-{i}");
        }

        Assert.InRange(await page.EvaluateAsync<int>("window.clicks"), 20, 60);
        await AssertAccessible(page);
        await using var db = site.Database.Read();
        var decisions = await db.ReturnDecisions.Where(d => d.ReturnKey >= First).OrderBy(d => d.Key).ToListAsync(Ct);
        Assert.Equal(24, decisions.Count);
        Assert.Equal(20, await db.Returns.CountAsync(r => r.Key >= First && r.Step == ReturnStep.Decided, Ct));
        foreach (var (decision, i) in decisions.GroupBy(d => d.ReturnKey).Select((g, i) => (g.First(), i))
            .Where(x => x.i % 5 != 4))
        {
            Assert.Equal(Choices[i % Choices.Length].Outcome, decision.Outcome);
            Assert.Equal(Choices[i % Choices.Length].Nl.EndsWith("terug op voorraad", StringComparison.Ordinal),
                decision.Restock);
            Assert.Equal(decision.Outcome == ReturnOutcome.Exchange, decision.Replaces);
        }
    }

    /// <summary>On a phone, in the dark, in English, and with nothing but keys.</summary>
    [Fact]
    public async Task Returns_AreBooked_AndTakenBack_WithTheKeyboardAlone()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site, 3);
        await using var context = await Context("en-GB", 390, ColorScheme.Dark);
        var page = await Open(context, site.Url + "/returns");
        await AssertAccessible(page);
        for (var i = 0; i < 3; i++)
        {
            await Scan(page, i);
            await Press(page, Choices[i].En);
            await Assertions.Expect(page.Locator(".undo")).ToContainTextAsync("Undo");
            if (i == 0)
            {
                await Picture(page, "undo");
                await AssertAccessible(page);
            }
        }

        await Press(page, "Undo");
        await Assertions.Expect(page.Locator(".undo")).ToHaveCountAsync(0);
        await Assertions.Expect(Choice(page, Choices[0].En)).ToBeVisibleAsync();
        await using var db = site.Database.Read();
        Assert.Equal([First, First + 1], await db.ReturnDecisions.Where(d => d.ReturnKey >= First).OrderBy(d => d.Key)
            .Select(d => d.ReturnKey!.Value).ToListAsync(Ct));
        Assert.Equal(2, await db.Intents.CountAsync(i => i.Kind == IntentKind.HandleReturn, Ct));
    }

    [Fact]
    public async Task ScannedArticle_OfSeveralReturns_GivesAShortList_AndAnUnknownNumberIsSaid()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site, 4);
        await using var context = await Context("nl-NL", 390);
        var page = await Open(context, site.Url + "/returns");
        await page.Locator(".scan input").FillAsync("8712345000042");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".scan li")).ToHaveCountAsync(4);
        await Picture(page, "several");
        await page.Locator(".scan input").FillAsync("99999999");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".scan .problem").First).ToHaveTextAsync("Geen retour gevonden bij 99999999.");

        // Only where the browser reads bar codes itself.
        await Assertions.Expect(page.Locator("[data-scan=camera]")).ToBeVisibleAsync(
            new() { Visible = await page.EvaluateAsync<bool>("'BarcodeDetector' in window && !!navigator.mediaDevices") });
    }

    [Theory]
    [InlineData("nl-NL", 1280, ColorScheme.Light, "Vraagt antwoord", "Klaar")]
    [InlineData("en-GB", 390, ColorScheme.Dark, "Needs an answer", "Done")]
    public async Task List_ShowsEachReturn_NarrowsInTheAddress_AndItsFileHoldsTheSame(string language, int width,
        ColorScheme scheme,
        string asks, string done)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site, 4);
        await using var context = await Context(language, width, scheme);
        var page = await Open(context, site.Url + "/returns");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(8);
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync(SampleReturns.BolOrderId);
        await Assertions.Expect(page.Locator("tbody")).ToContainTextAsync(DeskRows.Code(First));

        // The one whose order nobody knows.
        await page.GetByRole(AriaRole.Link, new() { Name = asks }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("C999999999");
        Assert.EndsWith("/returns?tab=Asks", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = done, Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToContainTextAsync("31000002");

        await Open(page, site.Url + "/returns?search=" + DeskRows.Rma(First + 1));
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        var file = await page.Locator("a.button[href*='returns.csv']").GetAttributeAsync("href");
        var lines = (await (await context.APIRequest.GetAsync(site.Url + file)).TextAsync())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith(DeskRows.Rma(First + 1), lines[1], StringComparison.Ordinal);
        await Open(page, site.Url + "/returns?tab=9&after=soon");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(8);
    }

    [Fact]
    public async Task WhatBolHandled_AsksOneThing_WhereverItIsAsked()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site, 2, handledAtBol: true);
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + "/questions");
        var row = page.Locator(".attention li").Filter(new() { HasText = DeskRows.Rma(First) });
        await row.GetByRole(AriaRole.Button, new() { Name = "Terug op voorraad" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);

        await Open(page, site.Url + $"/returns/{First + 1}");
        await Picture(page, "shelf");
        await AssertAccessible(page);
        await page.Locator(".desk").GetByRole(AriaRole.Button, new() { Name = "Niet op voorraad" }).ClickAsync();
        await Assertions.Expect(page.Locator(".desk")).ToHaveCountAsync(0);
        await using var db = site.Database.Read();
        Assert.Equal([true, false], await db.ReturnDecisions.Where(d => d.ReturnKey >= First).OrderBy(d => d.ReturnKey)
            .Select(d => d.Restock!.Value).ToListAsync(Ct));
        Assert.Equal(2, await db.Adjustments.CountAsync(a => a.DecisionKey != null, Ct));
    }

    /// <summary>What was made has its number and its place in the shop; what was not asks, with two ways out.</summary>
    [Theory]
    [InlineData("nl-NL", 1280, ColorScheme.Light, "bestelling 7001", "Ik maak de bestelling zelf", "die maak je zelf")]
    [InlineData("en-GB", 390, ColorScheme.Dark, "order 7001", "I make the order myself", "you make it yourself")]
    public async Task Exchange_ShowsItsOrder_OrAsks(string language, int width, ColorScheme scheme, string order, string byHand,
        string mine)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site, 2, handledAtBol: true);
        await site.Database.Write(async db =>
        {
            await db.Attentions.Where(a => a.Cause.StartsWith("return-shelf:")).ExecuteDeleteAsync(Ct);
            foreach (var decision in await db.ReturnDecisions.Where(d => d.ReturnKey >= First).ToListAsync(Ct))
            {
                (decision.Outcome, decision.Restock, decision.Replaces, decision.ReplacementTry) =
                    (ReturnOutcome.Exchange, false, true, 1);
                if (decision.ReturnKey == First) (decision.ReplacedBy, decision.ReplacedByNumber) = (7001, "7001");
                else decision.AsksReplacement = true;
            }

            var line = await db.Returns.SingleAsync(r => r.Key == First + 1, Ct);
            await db.Raise(line.SellerId, SampleSite.Now, ReturnQuestions.Replacement(line.RmaId), ActivitySubject.Order,
                First + 1, Reason.Of("attention.replacement-product", ("order", line.BolOrderId), ("rma", line.RmaId),
                ("units", 1), ("name", "Theepot Duin")), Ct);
        }, Ct);
        await using var context = await Context(language, width, scheme);
        var page = await Open(context, site.Url + $"/returns/{First}");
        var card = page.Locator("section:has(> #exchange-order)");
        var link = card.GetByRole(AriaRole.Link, new() { Name = order });
        Assert.EndsWith("id=7001", await link.GetAttributeAsync("href"), StringComparison.Ordinal);
        await AssertAccessible(page);
        await Open(page, site.Url + $"/orders/{First}");
        await Assertions.Expect(page.Locator("section:has(> #return)").GetByRole(AriaRole.Link, new() { Name = order }))
            .ToBeVisibleAsync();

        await Open(page, site.Url + $"/returns/{First + 1}");
        await Picture(page, "exchange-asks");
        await AssertAccessible(page);
        await page.Locator(".questions").GetByRole(AriaRole.Button, new() { Name = byHand }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync(mine);
        await Assertions.Expect(page.Locator(".questions")).ToHaveCountAsync(0);
        await using var db = site.Database.Read();
        Assert.Equal((false, false, true), await db.ReturnDecisions.Where(d => d.ReturnKey == First + 1)
            .Select(d => ValueTuple.Create(d.Replaces, d.AsksReplacement, d.Booked)).SingleAsync(Ct));
    }

    [Fact]
    public async Task Stray_GetsItsOrder_AndOneThatIsOnlyLookedAtWaitsForWhoDecides()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await Fill(site, 1);
        await site.Database.Write(async db =>
        {
            var like = await db.Orders.SingleAsync(o => o.Key == SampleReturns.OrderKey, Ct);
            var rows = new DeskRows(db, like.SellerId, like.AccountId, SampleSite.Now);
            rows.Add(First + 50, ean: "8712345000042", stray: true);
            var order = rows.Order(First + 60, 1, "8712345000042");
            order.ShopId = like.ShopId;
            db.Orders.Add(order);
        }, Ct);
        await using var context = await Context("nl-NL", 1280);
        var page = await Open(context, site.Url + $"/returns/{First + 50}");
        var card = page.Locator("section:has(> #place)");
        await card.GetByRole(AriaRole.Searchbox).FillAsync(DeskRows.OrderId(First + 60));
        await Picture(page, "stray");
        await AssertAccessible(page);
        await card.GetByRole(AriaRole.Button, new() { Name = "Dit is de bestelling" }).ClickAsync();
        await Assertions.Expect(card).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("dl")).ToContainTextAsync("€ 19,95");

        await page.Locator(".desk").GetByText("Alleen aannemen of bekijken").ClickAsync();
        await page.Locator(".desk").GetByRole(AriaRole.Button, new() { Name = "niet compleet" }).ClickAsync();
        await Assertions.Expect(page.Locator("dl")).ToContainTextAsync("niet compleet");
        await Assertions.Expect(page.Locator("#about").Locator("..")).ToContainTextAsync("De klant schrijft");
        await using var db = site.Database.Read();
        var line = await db.Returns.SingleAsync(r => r.Key == First + 50, Ct);
        Assert.Equal((ReturnStep.Inspected, ReturnCondition.Incomplete, First + 60), (line.Step, line.Condition, line.OrderKey));
    }

    [Theory]
    [InlineData("nl-NL", 1280, ColorScheme.Light, "Alleen de eigenaar betaalt terug boven", "Opslaan", "Opgeslagen.")]
    [InlineData("en-GB", 390, ColorScheme.Dark, "Only the owner refunds above", "Save", "Saved.")]
    public async Task Settings_AreSaved_AndUndone(string language, int width, ColorScheme scheme, string above, string save,
        string saved)
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context(language, width, scheme);
        var page = await Open(context, site.Url + "/order-settings");
        var card = page.Locator("section:has(> #return-settings)");
        await card.GetByLabel(above).FillAsync("75.50");
        await card.GetByRole(AriaRole.Combobox).SelectOptionAsync("False");
        await card.GetByRole(AriaRole.Button, new() { Name = save }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync(saved);
        await AssertAccessible(page);
        Assert.Equal(new ReturnSettings { OwnerAbove = new Money(7550), RestockHandledAtBol = false }, await Settings(site));

        await Open(page, site.Url + "/changes");
        await Assertions.Expect(page.Locator(".page")).ToContainTextAsync(language == "nl-NL" ? "75,50" : "75.50");
    }

    private static async Task<ReturnSettings> Settings(SampleSite site)
    {
        await using var db = site.Database.Read();
        return (await db.Sellers.FirstAsync(Ct)).Get<ReturnSettings>();
    }

    private static ILocator Choice(IPage page, string name) =>
        page.Locator(".desk .big").First.GetByRole(AriaRole.Button, new() { Name = name }).First;

    /// <summary>Types a number of the return as a scanner does, wherever the focus is.</summary>
    private static async Task Scan(IPage page, int i)
    {
        var key = First + i;
        string[] codes = [DeskRows.Rma(key), DeskRows.OrderId(key), DeskRows.Code(key)];
        await Assertions.Expect(page.Locator(".scan[data-listens]")).ToHaveCountAsync(1);
        await page.Keyboard.TypeAsync(codes[i % codes.Length]);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/returns/{key}$"), new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator(".crumb")).ToContainTextAsync(DeskRows.Rma(key));
        await Assertions.Expect(page.Locator(".desk .big").First).ToBeVisibleAsync();
    }

    /// <summary>Goes from field to field until it is there, and presses it.</summary>
    private static async Task Press(IPage page, string name)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (!(await page.EvaluateAsync<string>("document.activeElement.textContent.trim()"))
                .StartsWith(name, StringComparison.Ordinal))
                continue;
            await page.Keyboard.PressAsync("Enter");
            return;
        }

        Assert.Fail($"Tab never came to {name}");
    }

    private static Task Fill(SampleSite site, int count, bool handledAtBol = false) => site.Database.Write(async db =>
    {
        var like = await db.Orders.SingleAsync(o => o.Key == SampleReturns.OrderKey, Ct);
        var rows = new DeskRows(db, like.SellerId, like.AccountId, SampleSite.Now);
        rows.GoLive();
        for (var i = 0; i < count; i++)
        {
            var line = rows.Add(First + i, i % 5 == 4 ? 2 : 1, handledAtBol ? ReturnStep.Decided
                : (ReturnStep)(i % 3), "8712345000042");
            db.Orders.Local.Single(o => o.Key == First + i).ShopId = like.ShopId;
            if (!handledAtBol) continue;
            (line.Handled, line.HandledAt) = (true, SampleSite.Now);
            db.ReturnDecisions.Add(new ReturnDecision
            {
                SellerId = line.SellerId,
                AccountId = line.AccountId,
                ReturnKey = line.Key,
                OrderKey = line.OrderKey,
                OrderItemId = line.OrderItemId,
                Units = line.Units,
                Outcome = ReturnOutcome.Fine,
                Source = DecisionSource.Bol,
                AtBol = true,
                At = SampleSite.Now,
            });
            await db.Raise(line.SellerId, SampleSite.Now, ReturnQuestions.Shelf(line.RmaId), ActivitySubject.Order, First + i,
                Reason.Of("attention.return-shelf", ("order", line.BolOrderId), ("rma", line.RmaId), ("units", line.Units)), Ct);
        }
    }, Ct);
}

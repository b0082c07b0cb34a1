using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Web.Hosting;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>Signing in and rights in a real browser.</summary>
public sealed class DoorScreenTests
{
    private const string Name = "eigenaar@voorbeeld.nl";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FirstLink_LeadsToAnAccount_AndToTheSetup()
    {
        await using var stage = await ObservingStage.Open(2, Ct, empty: true, asks: true);
        await using var context = await Context("nl-NL", 390);
        var page = await context.NewPageAsync();
        await page.GotoAsync(stage.Url);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Er is nog geen account");
        await AssertAccessible(page);

        var secret = await stage.Services.GetRequiredService<OneTimeLinks>().ForKeeper(Ct);
        await page.GotoAsync($"{stage.Url}/welcome?link={secret}");
        await AssertAccessible(page);
        await page.GetByLabel("E-mailadres").FillAsync(Name);
        await page.GetByLabel("Wachtwoord").FillAsync(Members.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Account aanmaken" }).ClickAsync();

        await page.WaitForURLAsync(stage.Url + "/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Webshop en bol verbinden" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Je bedrijf");
        await Assertions.Expect(page.GetByLabel("Postcode")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Passkey_IsMade_AndSignsIn_WithoutAPassword()
    {
        await using var program = await Asking();
        await Members.AddKeeper(program.App.Services, Name);

        // A passkey belongs to a name, and an address in figures is none.
        var home = $"http://localhost:{program.Url.Port}";
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        var browser = await context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new JsonObject
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await SignIn(page, home, Name);
        await page.GotoAsync(home + "/account");
        await AssertAccessible(page);
        await page.GetByLabel("Naam, bijvoorbeeld laptop").FillAsync("laptop");
        await page.Locator("form[data-passkeys] input[name=now]").FillAsync(Members.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Passkey toevoegen" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Opgeslagen.");
        await Assertions.Expect(page.Locator(".attention li")).ToContainTextAsync("laptop");

        await Open(page, home);
        await page.GetByRole(AriaRole.Button, new() { Name = "Uitloggen" }).ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen met passkey" }).ClickAsync();
        await page.WaitForURLAsync(home + "/");
        await Assertions.Expect(page.Locator("header")).ToContainTextAsync("Proefwinkel");

        await page.GotoAsync(home + "/account");
        await page.Locator(".attention input[name=now]").FillAsync(Members.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Verwijderen: laptop" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Je hebt nog geen passkey.");
    }

    [Fact]
    public async Task Role_ClosesWhatItMayNot_AndOneThatIsTakenAway_IsRefusedAtTheNextClick()
    {
        await using var program = await Asking();
        await Members.AddKeeper(program.App.Services, Name);
        var seller = program.Seller.Seller;
        var user = await Members.Add(program.App.Services, "lezer@voorbeeld.nl", Role.ReadOnly, seller);
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await SignIn(page, program.Url.ToString().TrimEnd('/'), "lezer@voorbeeld.nl");
        await Open(page, $"{program.Url}live");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("niet wijzigen");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Zet live : Bestellingen" })).ToBeDisabledAsync();
        await AssertAccessible(page);
        await Open(page, $"{program.Url}users");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("kun je dit niet bekijken");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync("@voorbeeld.nl");

        // Who customers are is for who ships to them.
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("jansen");
        await Assertions.Expect(page.Locator("#palette [role=status]")).ToHaveTextAsync("Niets gevonden.");
        await Assertions.Expect(page.Locator("#palette [role=option]")).ToHaveCountAsync(0);

        await Become(program, user, Role.Owner);
        await Open(page, $"{program.Url}live");
        await Become(program, user, Role.Staff);
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet live : Bestellingen" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Zet live", Exact = true }).ClickAsync();

        await Assertions.Expect(page.Locator("main [role=alert]")).ToContainTextAsync("Er is niets gewijzigd");
        await using (var db = program.Get<Database>().Read())
            Assert.False((await db.Sellers.SingleAsync(s => s.Id == seller, Ct)).Writes(Module.Orders));

        // Nothing at all is left of the seller for who is not part of it any more.
        await Open(page, $"{program.Url}orders");
        await Become(program, user, null);
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("mok");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Je hebt nog geen toegang");
    }

    [Fact]
    public async Task Invitation_IsMadeOnTheScreen_AndTaken()
    {
        await using var program = await Asking();
        await Members.AddKeeper(program.App.Services, Name);
        await using var context = await Context("en-GB", 1280);
        var page = await context.NewPageAsync();
        await SignIn(page, program.Url.ToString().TrimEnd('/'), Name);
        await Open(page, $"{program.Url}users");
        await AssertAccessible(page);
        await page.Locator(".fields select").SelectOptionAsync("Warehouse");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create link" }).ClickAsync();
        var link = await page.Locator("input[readonly]").InputValueAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("warehouse, valid until");

        await using var elsewhere = await Context("en-GB", 390);
        var guest = await elsewhere.NewPageAsync();
        await guest.GotoAsync(link);
        await Assertions.Expect(guest.Locator("main")).ToContainTextAsync("To Proefwinkel, with role: warehouse.");
        await guest.GetByLabel("E-mail address").FillAsync("magazijn@voorbeeld.nl");
        await guest.GetByLabel("Password").FillAsync(Members.Password);
        await guest.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await guest.WaitForURLAsync(program.Url.ToString());

        // The owner sees them, makes them staff, and stays the last owner.
        await page.GetByLabel("Role of magazijn@voorbeeld.nl").SelectOptionAsync("Staff");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Saved.");
        await page.GetByLabel($"Role of {Name}").SelectOptionAsync("Staff");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("This is the last owner");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove: magazijn@voorbeeld.nl" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Role of magazijn@voorbeeld.nl")).ToHaveCountAsync(0);

        await Open(page, $"{program.Url}changes?topic=People");
        var rows = page.Locator("tbody tr");
        await Assertions.Expect(rows.Nth(0)).ToContainTextAsync("magazijn@voorbeeld.nl removed, was staff");
        await Assertions.Expect(rows.Nth(1)).ToContainTextAsync("Role of magazijn@voorbeeld.nl: warehouse → staff");
        await Assertions.Expect(rows.Nth(1)).ToContainTextAsync(Name);
        await Assertions.Expect(rows.Nth(2)).ToContainTextAsync("Invitation accepted as warehouse");
        await Assertions.Expect(rows.Nth(2)).ToContainTextAsync("magazijn@voorbeeld.nl");
        await Assertions.Expect(rows.Nth(3)).ToContainTextAsync("Someone invited as warehouse");
        await Assertions.Expect(rows.Nth(3)).ToContainTextAsync(Name);
    }

    [Fact]
    public async Task SigningOutEverywhere_EndsACircuitAtItsNextClick()
    {
        await using var program = await Asking();
        var user = await Members.AddKeeper(program.App.Services, Name);
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await SignIn(page, program.Url.ToString().TrimEnd('/'), Name);
        await Open(page, $"{program.Url}orders");
        await Members.With(program.App.Services, async users =>
            await users.UpdateSecurityStampAsync((await users.FindByIdAsync(user.ToString()))!));

        await page.GetByRole(AriaRole.Link, new() { Name = "Artikelen", Exact = true }).First.ClickAsync();

        await page.WaitForURLAsync("**/sign-in?back=*");
    }

    [Fact]
    public async Task AccountOfElsewhere_SignsIn_UnderThePolicyForForms()
    {
        await using var provider = await LoginProvider.Start();
        await using var program = await OpenProgram.Start(change: settings =>
        {
            settings.SignsInByItself = false;
            settings.Oidc = new OidcSettings
            {
                Authority = provider.Issuer,
                ClientId = LoginProvider.Client,
                ClientSecret = LoginProvider.Secret,
                Name = "Huis",
            };
        });
        var user = await Members.AddKeeper(program.App.Services, Name);
        await using var context = await Context("nl-NL", 390);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{program.Url}sign-in");
        await AssertAccessible(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen met Huis" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Dit account is hier niet bekend");
        await AssertAccessible(page);

        await SignIn(page, program.Url.ToString().TrimEnd('/'), Name);
        await page.GotoAsync($"{program.Url}account");
        var card = page.Locator("section[aria-labelledby=elsewhere]");
        await card.Locator("input[name=now]").FillAsync(Members.Password);
        await card.GetByRole(AriaRole.Button, new() { Name = "Koppelen" }).ClickAsync();
        await Assertions.Expect(card).ToContainTextAsync("Gekoppeld: " + provider.Issuer);
        await AssertAccessible(page);

        await Members.With(program.App.Services, async users =>
            await users.UpdateSecurityStampAsync((await users.FindByIdAsync(user.ToString()))!));
        await page.GotoAsync($"{program.Url}orders");
        await page.GetByRole(AriaRole.Button, new() { Name = "Inloggen met Huis" }).ClickAsync();
        await page.WaitForURLAsync("**/orders");
        await Assertions.Expect(page.Locator("header")).ToContainTextAsync("Proefwinkel");
    }

    private static Task<OpenProgram> Asking() => OpenProgram.Start(change: settings => settings.SignsInByItself = false);

    private static async Task SignIn(IPage page, string home, string name)
    {
        await page.GotoAsync(home + "/sign-in");
        await page.Locator("input[name=name]").FillAsync(name);
        await page.Locator("input[name=password]").FillAsync(Members.Password);
        await page.Locator("form button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync(home + "/");
    }

    private static Task Become(OpenProgram program, Guid user, Role? role) => program.Get<Database>().Write(async db =>
    {
        await db.Memberships.Where(m => m.UserId == user).ExecuteDeleteAsync(Ct);
        if (role is { } now)
            db.Memberships.Add(new Membership { UserId = user, SellerId = program.Seller.Seller, Role = now });
    }, Ct);
}

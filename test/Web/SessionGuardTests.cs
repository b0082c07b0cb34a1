using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Storage;
using Tandem.Engine.Users;
using Tandem.Engine.Values;
using Tandem.Tests.Storage;
using Tandem.Web.Door;
using static Tandem.Tests.Browser.Screen;

namespace Tandem.Tests.Web;

/// <summary>A click while the database stumbles.</summary>
public sealed class SessionGuardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stumble_OfAMoment_IsWaitedFor_AndTheClickIsHeard()
    {
        await using var desk = await Desk.Open();
        await desk.Database(away: true);

        var click = desk.Click();
        await Task.Delay(50, Ct);
        await desk.Database(away: false);
        while (!click.IsCompleted)
        {
            desk.World.Clock.Advance(SessionGuard.Breath);
            await Task.Delay(20, Ct);
        }

        await click;
        Assert.Equal((1, false, 0), (desk.Heard, desk.Session.Stumbled, desk.Left));
    }

    [Fact]
    public async Task Stumble_ThatGoesOn_IsSaid_AndNothingIsDone_UntilItIsOver()
    {
        await using var desk = await Desk.Open();
        await desk.Database(away: true);

        var click = desk.Click();
        while (!click.IsCompleted)
        {
            desk.World.Clock.Advance(SessionGuard.Breath);
            await Task.Delay(20, Ct);
        }

        await click;
        Assert.Equal((0, true, 0), (desk.Heard, desk.Session.Stumbled, desk.Left));

        await desk.Database(away: false);
        await desk.Click();
        Assert.Equal((1, false, 0), (desk.Heard, desk.Session.Stumbled, desk.Left));
    }

    [Fact]
    public async Task WhoMayNot_IsShownTheDoor_AlsoAfterAStumble()
    {
        await using var desk = await Desk.Open();
        desk.Session.Current = SellerId.New(World.Start);
        await desk.Click();
        Assert.Equal((0, 1), (desk.Heard, desk.Left));
    }

    /// <summary>The page stays, says it, and goes on once the database does.</summary>
    [Fact]
    public async Task Page_OutlivesAStumble()
    {
        await using var site = await SampleSite.Open("Proefwinkel");
        await using var context = await Context("nl-NL", 1280);
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{site.Url}/items/{SampleProof.Mug}");
        var older = page.GetByRole(AriaRole.Button, new() { Name = "Ouder tonen" });
        await Assertions.Expect(page.Locator("main")).Not.ToHaveAttributeAsync("inert", "");
        await Move(site.Database, away: true);

        await older.ClickAsync();

        await Assertions.Expect(page.Locator("main > .failed")).ToBeVisibleAsync(new() { Timeout = 15_000 });
        await Move(site.Database, away: false);

        // The page reads itself anew meanwhile.
        await Assertions.Expect(page.Locator(".ledger li").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        if (await older.IsVisibleAsync()) await page.EvaluateAsync(
            "name => [...document.querySelectorAll('button')].find(b => b.textContent.trim() === name)?.click()", "Ouder tonen");
        await Assertions.Expect(page.Locator(".ledger li")).ToHaveCountAsync(40, new() { Timeout = 15_000 });
        await Assertions.Expect(page.Locator("main > .failed")).ToHaveCountAsync(0);
    }

    private static async Task Move(Database database, bool away)
    {
        await using var db = database.Read();
        var from = away ? "sellers" : "sellers_away";
        if (await db.Database.SqlQuery<int>(
            $"SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = {from}").SingleAsync(Ct) == 0) return;
        await db.Database.ExecuteSqlRawAsync(away ? "ALTER TABLE sellers RENAME TO sellers_away"
            : "ALTER TABLE sellers_away RENAME TO sellers", Ct);
    }

    /// <summary>Somebody at a page of a seller.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        private readonly Func<Task> _click;
        private readonly Door _door = new();

        private Desk(World world)
        {
            World = world;
            Session = new Session(new BySelf(), new Access(new People(world.Database, world.Clock),
                new OverviewPages(world.Database), world.Clock))
            { Current = world.Seller };
            var handler = new SessionGuard(Session, _door, world.Clock).CreateInboundActivityHandler(_ =>
            {
                Heard++;
                return Task.CompletedTask;
            });
            _click = () => handler(null!);
        }

        public World World { get; }
        public Session Session { get; }
        public int Heard { get; private set; }
        public int Left => _door.Left;

        public static async Task<Desk> Open() => new(await World.Create(DatabaseKind.Sqlite));

        public Task Click() => _click();

        public Task Database(bool away) => Move(World.Database, away);

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }

    private sealed class BySelf : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(
            new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity([], SelfSignIn.Scheme))));
    }

    private sealed class Door : NavigationManager
    {
        public Door() => Initialize("http://127.0.0.1/", "http://127.0.0.1/items");

        public int Left { get; private set; }

        protected override void NavigateToCore(string uri, NavigationOptions options) => Left++;
    }
}

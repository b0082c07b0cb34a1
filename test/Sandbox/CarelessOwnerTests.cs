using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Tests.Databases;
using Tandem.Web.Commands;
using Tandem.Web.Hosting;

namespace Tandem.Tests.Sandbox;

/// <summary>
/// A small rehearsal with an owner who keeps his shop by hand as well, in this process. For a machine that does nothing else: its
/// clock is too fast for a busy one, which then ends with numbers still on their way.
/// </summary>
public sealed class CarelessOwnerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Rehearsal_WithACarelessOwner_LosesAndDoublesNothing(DatabaseKind kind)
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("TANDEM_TEST_CARELESS") == "1",
            "A longer run, for a quiet machine: set TANDEM_TEST_CARELESS=1 (see CONTRIBUTING).");
        await using var database = await TestDatabase.Create(kind);
        var clock = new PacedClock(120);
        var world = new SandboxOptions
        {
            Orders = 30,
            Seed = 3,
            Items = 12,
            OrdersPerMinute = 30,
            BundleShare = 0.05,
            CarelessOwner = true,
            ReturnShare = 0.2,
            ReturnsExpireAfter = TimeSpan.FromMinutes(12),
            ShopNumbersFrom = 5001,
            Clock = clock,
        };
        var settings = new TandemSettings { Url = $"http://127.0.0.1:{FreePort.Next()}", Quiet = true };
        if (kind == DatabaseKind.Postgres)
            (settings.Database, settings.ConnectionString) = (kind, database.ConnectionString);
        await using var stage = await RehearsalStage.Open(world, settings, Ct);
        await using var person = await CarefulPerson.Start(stage, clock, Ct);
        await using var desk = RehearsalDesk.Start(stage, clock);
        await stage.OpenDoors(Ct);
        var verdict = await RehearsalVerdict.Settled(
            stage.Sandbox.Ledger, clock, TimeSpan.FromMinutes(2), showsProgress: false, Ct);

        Assert.True(verdict.IsSettled, verdict.Says["details"]!.ToJsonString());

        // So fast a clock leaves a busy machine no time to carry sales over: what is oversold here is no verdict.
        Assert.True(verdict.Wrong.All(name => name == "unitsOversoldByTandem"), verdict.Says.ToJsonString());
        Assert.NotNull(await person.Answers(Ct));
        Assert.NotNull(await desk.Answers(Ct));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Loop;

/// <summary>What one decision comes to when another of the same turn fails.</summary>
public sealed class DecideLaneTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Decision_ThatFails_StopsOnlyItself_AndIsAskedAbout_UntilItWorks(DatabaseKind kind)
    {
        var broken = new Broken();
        await using var stage = await Stage.Open(kind,
            also: services => services.Insert(0, ServiceDescriptor.Singleton<IDecision>(broken)));
        broken.IsBroken = true;
        await stage.Work.Owner.Write(
            db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true).SetProperty(x => x.MatchDue, true), Ct),
            Ct);

        await stage.Run(Lane.Decide);

        Assert.False(await stage.Read(db => db.Offers.AnyAsync(o => o.DecideDue || o.MatchDue, Ct)));

        // Once may be a database that was away for a moment.
        Assert.Empty(await Questions(stage));
        await stage.Run(Lane.Decide);
        Assert.Equal(["attention.decision-failed"], await Questions(stage));

        // Another owner does not know of it, and takes the question back all the same once it works.
        broken.IsBroken = false;
        await stage.TakeOver();
        await stage.Run(Lane.Decide);
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task Decision_ThatMayNotBeAskedWhetherItStarts_StopsOnlyItself(DatabaseKind kind)
    {
        var broken = new Broken();
        await using var stage = await Stage.Open(kind,
            also: services => services.Insert(0, ServiceDescriptor.Singleton<IDecision>(broken)));
        broken.CannotSay = true;
        await stage.Run(Lane.Decide, Lane.Decide);
        Assert.Equal(["attention.decision-failed"], await Questions(stage));
        broken.CannotSay = false;
        await stage.Run(Lane.Decide);
        Assert.Empty(await Questions(stage));
    }

    private static Task<List<string>> Questions(Stage stage) => stage.Read(async db =>
        (await db.Attentions.Where(a => a.ClearedAt == null && a.Cause.StartsWith("decision:")).ToListAsync(Ct))
            .ConvertAll(a => a.What.Code));

    private sealed class Broken : IDecision
    {
        public bool IsBroken { get; set; }

        public bool CannotSay { get; set; }

        public Task<bool> MayStart(SellerWork work, SellerView view, CancellationToken ct) =>
            CannotSay ? throw new InvalidOperationException("A key twice.") : Task.FromResult(true);

        public Task<LaneResult> DecideDue(SellerWork work, SellerView view, CancellationToken ct) =>
            IsBroken ? throw new InvalidOperationException("A key twice.") : Task.FromResult(default(LaneResult));
    }
}

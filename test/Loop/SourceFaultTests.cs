using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Loop;

/// <summary>A reading that ends as nobody foresaw stops its own source, says so on it, and is tried again.</summary>
public sealed class SourceFaultTests
{
    private static readonly SourceName Odd = SourceName.Own("test", "odd");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Bug_InAReading_RestsThatSource_WithItsProblem_UntilItIsReadAgain(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var readings = stage.Get<Observations>();
        var (dueAt, wasRead) = await readings.Run(stage.Work, Odd, (_, _, _) => throw new OverflowException(), Ct);
        Assert.False(wasRead);
        Assert.True(dueAt > stage.Clock.GetUtcNow());
        var row = await Row(stage);
        Assert.Equal((1, "remote.bug", true), (row.Failures, row.Problem?.Code, row.DueAt > stage.Clock.GetUtcNow()));

        stage.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await readings.Run(stage.Work, Odd,
            (_, _, _) => Task.FromResult(new Reading(null, TimeSpan.FromMinutes(5))), Ct)).WasRead);
        Assert.Equal((0, null), ((await Row(stage)).Failures, (await Row(stage)).Problem));
    }

    [Theory, EitherDatabase]
    public async Task LostOwnership_InAReading_EndsTheTurn(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await Assert.ThrowsAsync<OwnershipLost>(() =>
            stage.Get<Observations>().Run(stage.Work, Odd, (_, _, _) => throw new OwnershipLost(), Ct));
    }

    /// <summary>
    /// A source that rests for another reason than that its remote was away is not moved by what stands beside it, and so wakes
    /// nobody: neither does its own second poll that finds nothing.
    /// </summary>
    [Theory, EitherDatabase]
    public async Task PollThatFoundNothing_IsNews_OnlyWhereItMovedASourceThatRested(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var readings = stage.Get<Observations>();
        var beside = SourceName.Own("test", "beside");
        await Poll();
        await readings.Run(stage.Work, beside, (_, _, _) => throw new OverflowException(), Ct);
        Assert.Equal(0, await Poll());

        stage.Clock.Advance(TimeSpan.FromHours(1));
        await readings.Run(stage.Work, beside, (_, _, _) => throw new Tandem.WooCommerce.WooUnavailable("away"), Ct);
        Assert.Equal(1, await Poll());
        Assert.Equal(0, await Poll());

        async Task<long> Poll()
        {
            var before = stage.Work.Owner.News;
            stage.Work.MakeDue(Odd);
            Assert.True((await readings.Run(stage.Work, Odd,
                (_, _, _) => Task.FromResult(new Reading(null, TimeSpan.FromMinutes(5), News: false)), Ct)).WasRead);
            return stage.Work.Owner.News - before;
        }
    }

    private static Task<Observation> Row(Stage stage) =>
        stage.Read(db => db.Observations.SingleAsync(o => o.Source == Odd, Ct));
}

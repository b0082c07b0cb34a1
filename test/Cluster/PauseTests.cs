using System.Diagnostics;

namespace Tandem.Tests.Cluster;

/// <summary>Two nodes on one PostgreSQL; one of them seems dead and is not.</summary>
public sealed class PauseTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PausedNode_FindsItsSellersTaken_AndChangesNothing()
    {
        await using var sellers = await SharedSellers.Create(output);
        await using var one = sellers.Serve();
        await using var two = sellers.Serve();
        var (before, sleeps, lives) = await sellers.Served(one, two);

        var paused = Stopwatch.GetTimestamp();
        await sleeps.Pause(Ct);
        var after = await sellers.Until($"{lives.Name} owns all", all => all.TrueForAll(s => s.Owner == lives.Name));
        sellers.Report("paused", paused, before, sleeps);
        await sleeps.Resume(Ct);
        await sleeps.Ended(SharedSellers.Patience, Ct);

        Assert.Empty(SharedSellers.Raised(after, await sellers.Rows()));
        Assert.All(await sellers.Rows(), seller => Assert.Equal(lives.Name, seller.Owner));
    }
}

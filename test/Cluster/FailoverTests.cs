using System.Diagnostics;

namespace Tandem.Tests.Cluster;

/// <summary>Two nodes on one PostgreSQL; one of them ends.</summary>
public sealed class FailoverTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KilledNode_IsReplacedByTheOther_ForEverySeller()
    {
        await using var sellers = await SharedSellers.Create(output);
        await using var one = sellers.Serve();
        await using var two = sellers.Serve();
        var (before, dies, lives) = await sellers.Served(one, two);

        var killed = Stopwatch.GetTimestamp();
        await dies.Kill(Ct);
        var after = await sellers.Until($"{lives.Name} owns all", all => all.TrueForAll(s => s.Owner == lives.Name));

        sellers.Report("killed", killed, before, dies);
        Assert.Equal(before.Where(s => s.Owner == dies.Name).Select(s => s.Id), SharedSellers.Raised(before, after));
        await sellers.ReplacedOwners_WriteNothing();
        Assert.Equal(0, await lives.Stop(Ct));
    }

    [Fact]
    public async Task StoppedNode_HandsItsSellersOver()
    {
        await using var sellers = await SharedSellers.Create(output);
        await using var one = sellers.Serve();
        await using var two = sellers.Serve();
        var (before, stops, lives) = await sellers.Served(one, two);

        var asked = Stopwatch.GetTimestamp();
        Assert.Equal(0, await stops.Stop(Ct));
        output.WriteLine($"stopped within {Stopwatch.GetElapsedTime(asked).TotalSeconds:0.0} s");
        await sellers.Until($"{lives.Name} owns all", all => all.TrueForAll(s => s.Owner == lives.Name));

        sellers.Report("asked to stop", asked, before, stops);
    }
}

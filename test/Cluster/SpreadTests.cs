using System.Diagnostics;

namespace Tandem.Tests.Cluster;

/// <summary>A node joins another that has all the sellers.</summary>
public sealed class SpreadTests(ITestOutputHelper output)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task JoiningNode_GetsItsShare()
    {
        await using var sellers = await SharedSellers.Create(output);
        await using var one = sellers.Serve();
        await sellers.Until("the first owns all", all => all.TrueForAll(s => s.Owner == one.Name));
        await using var two = sellers.Serve();
        await two.Ready(Ct);

        var joined = Stopwatch.GetTimestamp();
        await sellers.Until("each owns half", all => all.Count(s => s.Owner == one.Name) == SharedSellers.Count / 2
            && all.Count(s => s.Owner == two.Name) == SharedSellers.Count / 2);

        output.WriteLine($"shared {Stopwatch.GetElapsedTime(joined).TotalSeconds:0.0} s after {two.Name} had joined");
    }
}

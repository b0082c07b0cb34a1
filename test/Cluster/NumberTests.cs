using Tandem.Engine.Storage;
using Tandem.Tests.Restart;

namespace Tandem.Tests.Cluster;

/// <summary>Nodes on one PostgreSQL make documents for sellers at once, and one after the other dies in the middle.</summary>
public sealed class NumberTests(ITestOutputHelper output)
{
    // Both are there by then and have shared the sellers.
    private static readonly TimeSpan Together = TimeSpan.FromSeconds(20);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NodesThatDie_LeaveNoGap_AndNoneTwice()
    {
        await using var drill = await NumberDrill.Open(DatabaseKind.Postgres, sellers: 8, orders: 21, Together);
        await using var one = drill.Serve("document.numbered:10", cluster: true);
        await using var two = drill.Serve("document.numbered:40", cluster: true);
        await one.Line("halted at document.numbered", NumberDrill.Patience, Ct);
        var owners = await drill.Owners();
        output.WriteLine($"{string.Join(", ", owners.Select(o => $"{o.Key} has {o.Value}"))}; {await drill.Made()} made");
        Assert.True(owners.ContainsKey(one.Name) && owners.ContainsKey(two.Name), "one of them has no seller");
        await one.Kill(Ct);

        await using var three = drill.Serve(cluster: true);
        await two.Line("halted at document.numbered", NumberDrill.Patience, Ct);
        await three.Ready(Ct);
        Assert.InRange(await drill.Made(), 10, drill.All - 1);
        await two.Kill(Ct);
        await drill.Until(drill.All, three);
        Assert.Equal(0, await three.Stop(Ct));
        await drill.IsSound();
    }
}

namespace Tandem.Engine.Loop;

/// <summary>What may take its time and must hold up nothing else: tidying, and the webhooks of shops and accounts.</summary>
internal sealed class Upkeep(WatchSources watch) : ILane
{
    public Lane Kind => Lane.Upkeep;

    public Task<LaneResult> Run(SellerWork work, CancellationToken ct) => watch.Run(Kind, work, ct);
}

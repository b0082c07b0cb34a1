namespace Tandem.Engine.Loop;

/// <summary>Keeps the local picture of the seller's shops fresh.</summary>
internal sealed class WatchShop(WatchSources watch) : ILane
{
    public Lane Kind => Lane.WatchShop;

    public bool Hear(SellerWork work, SourceHint hint) => watch.Hear(Kind, work, hint);

    public Task<LaneResult> Run(SellerWork work, CancellationToken ct) => watch.Run(Kind, work, ct);
}

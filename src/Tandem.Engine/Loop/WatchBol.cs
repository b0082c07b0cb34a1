namespace Tandem.Engine.Loop;

/// <summary>Keeps the local picture of the seller's bol accounts fresh.</summary>
internal sealed class WatchBol(WatchSources watch) : ILane
{
    public Lane Kind => Lane.WatchBol;

    public bool Hear(SellerWork work, SourceHint hint) => watch.Hear(Kind, work, hint);

    public Task<LaneResult> Run(SellerWork work, CancellationToken ct) => watch.Run(Kind, work, ct);
}

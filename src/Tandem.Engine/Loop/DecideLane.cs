namespace Tandem.Engine.Loop;

/// <summary>Turns what was observed into links, targets and intents. Speaks to no remote.</summary>
internal sealed class DecideLane(IEnumerable<IDecision> decisions) : ILane
{
    public Lane Kind => Lane.Decide;

    /// <summary>Pushed numbers are there already: nothing is read first.</summary>
    public bool Hear(SellerWork work, SourceHint hint) => hint.Kind == SourceKind.ExternalStock;

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var started = new List<IDecision>();
        foreach (var decision in decisions)
            if (await decision.MayStart(work, view, ct)) started.Add(decision);

        DateTimeOffset? next = null;
        var wake = Lane.None;
        foreach (var decision in started)
        {
            var result = await decision.DecideDue(work, view, ct);
            wake |= result.Wake;
            if (next is null || result.NextDue < next) next = result.NextDue ?? next;
        }

        return new LaneResult(next, wake);
    }
}

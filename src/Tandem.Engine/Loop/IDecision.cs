namespace Tandem.Engine.Loop;

/// <summary>
/// What a feature decides from what was observed: links, targets, intents. The loop knows none of them by name; they are asked in
/// the order in which they are registered.
/// </summary>
internal interface IDecision
{
    /// <summary>
    /// Whether it may be decided at all. Asked of every one before the first decides: so what had been read by then has been
    /// through those before it.
    /// </summary>
    Task<bool> MayStart(SellerWork work, SellerView view, CancellationToken ct) => Task.FromResult(true);

    /// <summary>Decides everything that is due. Speaks to no remote.</summary>
    Task<LaneResult> DecideDue(SellerWork work, SellerView view, CancellationToken ct);
}

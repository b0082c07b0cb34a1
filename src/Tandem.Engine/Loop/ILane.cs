namespace Tandem.Engine.Loop;

/// <summary>One kind of work of a seller. What is due is a query; the lane does it and says when to look again.</summary>
internal interface ILane
{
    Lane Kind { get; }

    /// <summary>What it writes at bol or in the shop.</summary>
    IReadOnlyList<IntentKind> Writes => [];

    /// <summary>Takes in what is named that has news.</summary>
    /// <returns>Whether the lane has work because of it.</returns>
    bool Hear(SellerWork work, SourceHint hint) => false;

    Task<LaneResult> Run(SellerWork work, CancellationToken ct);
}

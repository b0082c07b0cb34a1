namespace Tandem.Engine.Loop;

/// <summary>One kind of work of a seller. What is due is a query; the lane does it and says when to look again.</summary>
internal interface ILane
{
    Lane Kind { get; }

    /// <summary>What it writes at bol or in the shop.</summary>
    IReadOnlyList<IntentKind> Writes => [];

    Task<LaneResult> Run(SellerWork work, CancellationToken ct);
}

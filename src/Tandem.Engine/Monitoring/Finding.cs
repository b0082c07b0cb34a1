using Tandem.Engine.Connections;

namespace Tandem.Engine.Monitoring;

/// <summary>What one check found, and what to do about it.</summary>
/// <param name="What">In English; of a line of a shop's check list only which shop.</param>
public sealed record Finding(bool IsFine, string What, string? Advice = null)
{
    /// <summary>The line of the shop's check list that it is, with the words for what was found and what to do.</summary>
    public ShopFinding? Of { get; init; }
}

namespace Tandem.Engine.Proof;

/// <summary>How long numbers took from being decided until bol acknowledged them.</summary>
/// <param name="Bands">How many took at most so long; the last has no bound.</param>
/// <param name="Median">Null where there were none.</param>
public sealed record Propagation(IReadOnlyList<(TimeSpan? AtMost, int Count)> Bands, TimeSpan? Median)
{
    /// <summary>How many there were.</summary>
    public int Count => Bands.Sum(b => b.Count);
}

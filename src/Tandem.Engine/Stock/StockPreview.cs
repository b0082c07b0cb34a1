using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>One offer that a change would give another number.</summary>
/// <param name="ItemKey">The first item that it sells; null where it sells none.</param>
/// <param name="Name">Of that item, or the offer's EAN.</param>
/// <param name="Before">What is decided now; null: Tandem leaves it alone.</param>
/// <param name="After">What would be decided.</param>
/// <param name="Why">Why it would be that.</param>
public sealed record PreviewRow(long OfferKey, long? ItemKey, string Name, int? Before, int? After, StockDiff Diff, Reason Why);

/// <summary>What a change would do, as far as it is known by now.</summary>
/// <param name="Looked">Offers that were looked at.</param>
/// <param name="Total">Offers that the change is about.</param>
/// <param name="Counts">Offers that get another number, by what becomes of it; those that stay the same are not in it.</param>
/// <param name="Units">Units that all of them show more (or, below zero, fewer) than now.</param>
/// <param name="Rows">The first of them.</param>
public sealed record StockPreview(int Looked, int Total, IReadOnlyDictionary<StockDiff, int> Counts, long Units,
    IReadOnlyList<PreviewRow> Rows)
{
    /// <summary>Offers that get another number.</summary>
    public int Touched => Counts.Values.Sum();

    public bool IsComplete => Looked >= Total;
}

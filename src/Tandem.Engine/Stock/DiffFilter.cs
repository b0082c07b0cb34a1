namespace Tandem.Engine.Stock;

/// <summary>Which offers of the dry run.</summary>
/// <param name="Live">Only those that Tandem writes (true) or only decides (false); null for both.</param>
/// <param name="Diff">Only those with this change; null for all.</param>
/// <param name="Search">Part of the item's name or SKU, of the EAN, the reference or the offer's id; empty for all.</param>
public sealed record DiffFilter(bool? Live = null, StockDiff? Diff = null, string? Search = null);

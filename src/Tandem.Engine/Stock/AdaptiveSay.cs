using Tandem.Engine.Sellers;

namespace Tandem.Engine.Stock;

/// <summary>What a seller says about adaptive safety stock.</summary>
/// <param name="ChancePercent">The chance of an oversell that is put up with, in percent.</param>
/// <param name="Most">Units of an item that it may hold back at most.</param>
public sealed record AdaptiveSay(AdaptiveMode Mode, double ChancePercent, int Most);

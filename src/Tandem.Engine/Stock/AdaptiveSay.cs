using Tandem.Engine.Sellers;

namespace Tandem.Engine.Stock;

/// <summary>What a seller says about adaptive safety stock.</summary>
/// <param name="ChancePercent">The chance of an oversell that is put up with, in percent.</param>
/// <param name="Most">Units of an item that it may hold back at most.</param>
public sealed record AdaptiveSay(AdaptiveMode Mode, double ChancePercent, int Most) : ISettings<AdaptiveSay>
{
    public static string Name => "stock.adaptive";

    public static AdaptiveSay Usual { get; } = new(AdaptiveMode.Off, 0.1, 5);

    /// <summary>As it is saved: the chance to six places.</summary>
    internal AdaptiveSay Rounded => this with { ChancePercent = Math.Round(ChancePercent, 6) };
}

using System.Globalization;
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

    /// <summary>As the trail keeps it; null where it does not.</summary>
    internal static AdaptiveSay? TryParse(string mode, string chancePercent, string most) =>
        Enum.TryParse<AdaptiveMode>(mode, out var parsed) && Enum.IsDefined(parsed)
        && double.TryParse(chancePercent, NumberStyles.Float, CultureInfo.InvariantCulture, out var chance)
        && int.TryParse(most, NumberStyles.None, CultureInfo.InvariantCulture, out var units)
        ? new AdaptiveSay(parsed, Math.Round(chance, 6), units) : null;
}

namespace Tandem.Bench.Oversell;

/// <summary>How a connector carries sales over.</summary>
/// <param name="PollSeconds">Looks at both sides this often and sets what it finds; null: Tandem, which reacts to each
/// sale.</param>
/// <param name="ToBol">Seconds from a sale until bol shows it, as measured; drawn from.</param>
/// <param name="ToShop">Seconds from a bol sale until the shop has it.</param>
/// <param name="Adaptive">With adaptive safety stock.</param>
internal sealed record Connector(string Name, double? PollSeconds, double[] ToBol, double[] ToShop, bool Adaptive = false);

/// <summary>What came of one seed.</summary>
/// <param name="Withheld">Share of the units that could be promised which bol did not show because of safety stock, over
/// time.</param>
internal readonly record struct Outcome(int Orders, int Oversold, double Withheld)
{
    public double PerTenThousand => 10_000.0 * Oversold / Math.Max(1, Orders);
}

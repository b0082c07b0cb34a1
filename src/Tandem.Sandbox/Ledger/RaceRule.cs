namespace Tandem.Sandbox.Ledger;

/// <summary>Units that one side sold while the other side may not have known it yet.</summary>
/// <param name="KnowableAt">When any connector could have known; null: not yet.</param>
internal readonly record struct OtherSale(int Units, DateTimeOffset? KnowableAt);

/// <summary>What a sale took that was not there.</summary>
/// <param name="ByConnector">Units that a connector which keeps up would not have let go.</param>
/// <param name="Unavoidable">Units lost in a race that no connector could win (docs/race.md).</param>
internal readonly record struct Oversell(int ByConnector, int Unavoidable);

/// <summary>Tells a race that nobody could win from an oversell by the connector's fault. Pure.</summary>
internal static class RaceRule
{
    /// <param name="left">Units in the warehouse that were not sold yet, before this sale; may be below zero.</param>
    /// <param name="otherSales">Sales of the other side that <paramref name="left"/> already lacks.</param>
    /// <param name="window">How long a connector may take from when a change can be known until the other side shows it.</param>
    public static Oversell Judge(int units, int left, IEnumerable<OtherSale> otherSales, DateTimeOffset at, TimeSpan window)
    {
        var missing = units - Math.Max(0, left);
        if (missing <= 0) return default;

        // What this side would have had to offer with everything counted that could have arrived in time.
        var unknown = otherSales.Where(sale => sale.KnowableAt is null || sale.KnowableAt.Value + window > at)
            .Sum(sale => sale.Units);
        var offered = Math.Max(0, left + unknown);
        var unavoidable = Math.Clamp(Math.Min(units, offered) - Math.Max(0, left), 0, missing);
        return new Oversell(missing - unavoidable, unavoidable);
    }
}

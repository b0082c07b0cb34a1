namespace Tandem.Engine.Stock;

/// <summary>The smallest buffer that keeps the chance of an oversell below what the seller puts up with. Pure.</summary>
/// <remarks>
/// Within the window either side may sell without knowing of the other. With A units free and B held back, bol sells at most
/// A − B and the others at most A; more than A together is an oversell, so it takes more than B sales of the others. Both
/// sides' sales are taken as Poisson. Where A is large against what can sell in the window, nothing needs to be held back.
/// </remarks>
internal static class AdaptiveRule
{
    /// <param name="free">Units that may be promised before any safety stock.</param>
    /// <returns>Units to hold back: 0 to the lesser of <paramref name="free"/> and what the seller allows.</returns>
    public static int Smallest(int free, Demand demand, Adaptive allowed)
    {
        var others = demand.Others * allowed.WindowSeconds / 3600;
        var own = demand.Own * allowed.WindowSeconds / 3600;
        var most = Math.Min(free, allowed.Most);
        if (most <= 0 || others <= 0 || own <= 0) return 0;

        // Far beyond both sides' reach: the sums below would be zeros.
        if (free > others + own + (12 * Math.Sqrt(others + own)) + 20) return 0;

        var chances = Chances(free, others, own);
        var buffer = 0;
        var risk = chances.Sum();
        while (buffer < most && risk > allowed.Chance)
        {
            buffer++;
            risk -= chances[buffer];
        }

        return buffer;
    }

    /// <summary>The chance of an oversell with this buffer.</summary>
    public static double Chance(int free, Demand demand, double windowSeconds, int buffer) =>
        Chances(free, demand.Others * windowSeconds / 3600, demand.Own * windowSeconds / 3600).Skip(buffer + 1).Sum();

    /// <summary>At each index: the chance that the others sell exactly so many and bol more than what they leave.</summary>
    private static double[] Chances(int free, double others, double own)
    {
        var chances = new double[free + 1];
        var theirs = Math.Exp(-others);
        var below = 0.0;
        var ownAtMost = CumulativeFromZero(free, own);
        for (var sold = 0; sold <= free; sold++)
        {
            // The shop stops at what it has: selling all of it stands for wanting more.
            var exactly = sold == free ? Math.Max(0, 1 - below) : theirs;
            below += theirs;
            chances[sold] = exactly * (1 - ownAtMost[free - sold]);
            theirs *= others / (sold + 1);
        }

        chances[0] = 0;
        return chances;
    }

    private static double[] CumulativeFromZero(int upTo, double mean)
    {
        var cumulative = new double[upTo + 1];
        var term = Math.Exp(-mean);
        var sum = 0.0;
        for (var n = 0; n <= upTo; n++)
        {
            sum += term;
            cumulative[n] = Math.Min(1, sum);
            term *= mean / (n + 1);
        }

        return cumulative;
    }
}

namespace Tandem.Engine.Returns;

/// <summary>
/// Says whether an article comes back unusually often for this seller. Pure. It is compared with the seller's other articles: the
/// chance that so many of its sales come back, if it were like them, must be very small (an exact binomial tail), and it must
/// come back at least twice as often. How often the others come back is taken at the top of what their own sales allow (Wilson),
/// so that a seller who has sold little is asked nothing.
/// </summary>
internal static class OftenReturnedRule
{
    /// <summary>Sales of these days are looked at, and their returns.</summary>
    public const int Days = 90;

    /// <summary>Fewer sales, or fewer that came back, say nothing.</summary>
    public const int FewestSales = 20;
    public const int FewestReturned = 5;

    // The chance that anything is asked on a day on which all articles are alike. It is shared out over all that are looked at
    // (Bonferroni), else a shop with ten thousand articles would be asked about ten of them by chance alone.
    private const double MayBeChance = 0.01;

    // What was asked ends when chance explains it again.
    private const double ChanceAgain = 0.05;

    // Odds, not rates: where half of everything comes back, nothing can come back twice as often.
    private const double AskTimes = 2;
    private const double EndTimes = 1.5;

    // One-sided 95 %.
    private const double Z = 1.645;

    /// <param name="all">Of all articles of the seller, this one too.</param>
    /// <param name="looked">How many articles have enough sales to be looked at.</param>
    /// <param name="asked">Null: nothing was ever asked of it.</param>
    public static OftenStep Decide(ReturnSales article, ReturnSales all, int looked, AskedOften? asked)
    {
        var others = all.Without(article);
        if (asked is { Over: false }) return IsUsual(article, others) ? OftenStep.End : OftenStep.Leave;
        return IsUnusual(article, others, looked) && asked?.Of != article ? OftenStep.Ask : OftenStep.Leave;
    }

    public static bool IsUnusual(ReturnSales article, ReturnSales others, int looked)
    {
        if (article.Sales < FewestSales || article.Returned < FewestReturned) return false;
        var usual = Highest(others);
        return IsTimes(AskTimes, article, usual)
            && Tail(article.Returned, article.Sales, usual) <= MayBeChance / Math.Max(1, looked);
    }

    /// <summary>Between usual and unusual nothing is asked, and what is asked stays.</summary>
    public static bool IsUsual(ReturnSales article, ReturnSales others)
    {
        if (article.Returned < FewestReturned) return true;
        var usual = Highest(others);
        return !IsTimes(EndTimes, article, usual) || Tail(article.Returned, article.Sales, usual) > ChanceAgain;
    }

    /// <summary>The highest share that so many of so many still allow: the upper end of Wilson's interval.</summary>
    public static double Highest(ReturnSales of)
    {
        if (of.Sales <= 0) return 1;
        double n = of.Sales, share = Math.Clamp(of.Returned / n, 0, 1);
        var middle = share + (Z * Z / (2 * n));
        var spread = Z * Math.Sqrt((share * (1 - share) / n) + (Z * Z / (4 * n * n)));
        return Math.Min(1, (middle + spread) / (1 + (Z * Z / n)));
    }

    /// <summary>The chance of so many or more, of so many that each have this share.</summary>
    public static double Tail(int atLeast, int of, double share)
    {
        if (atLeast <= 0) return 1;
        if (atLeast > of || share <= 0) return 0;
        if (share >= 1) return 1;

        // Added up as logarithms: of many, a single chance is too small for a number.
        var log = 0.0;
        for (var i = 1; i <= atLeast; i++) log += Math.Log(of - atLeast + i) - Math.Log(i);
        log += (atLeast * Math.Log(share)) + ((of - atLeast) * Math.Log(1 - share));
        var (odds, sum, relative) = (share / (1 - share), 1.0, 1.0);
        for (var k = atLeast; k < of; k++)
        {
            relative *= (double)(of - k) / (k + 1) * odds;
            sum += relative;
            if (double.IsInfinity(sum)) return 1;
            if (k > of * share && relative < sum * 1e-17) break;
        }

        return Math.Min(1, Math.Exp(log + Math.Log(sum)));
    }

    private static bool IsTimes(double times, ReturnSales article, double usual) =>
        article.Returned * (1 - usual) >= times * usual * (article.Sales - article.Returned);
}

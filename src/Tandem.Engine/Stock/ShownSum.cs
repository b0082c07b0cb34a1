namespace Tandem.Engine.Stock;

/// <summary>
/// What bol shows as a sum: what was passed on, less what bol sold since, and what neither explains. Terms of nothing are left
/// out. Pure.
/// </summary>
public static class ShownSum
{
    /// <param name="shows">What shoppers see now.</param>
    /// <param name="confirmed">What bol acknowledged last.</param>
    /// <param name="sold">Units of known lines placed since that was sent.</param>
    /// <returns>Empty where one of both numbers is not known.</returns>
    public static IReadOnlyList<SumTerm> Of(int? shows, int? confirmed, int sold)
    {
        if (shows is not { } now || confirmed is not { } passed) return [];
        List<SumTerm> terms = [new(SumPart.PassedOn, passed)];

        // bol goes no lower than 0, whatever it sold.
        var took = Math.Min(sold, Math.Max(passed, 0));
        if (took > 0) terms.Add(new SumTerm(SumPart.SoldSince, -took));
        if (now - (passed - took) is not 0 and var rest) terms.Add(new SumTerm(SumPart.Unexplained, rest));
        return terms;
    }
}

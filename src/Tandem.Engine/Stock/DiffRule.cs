namespace Tandem.Engine.Stock;

/// <summary>Names a change of a number. Pure; <see cref="DiffQuery"/> says the same in SQL.</summary>
internal static class DiffRule
{
    /// <summary>A change of fewer units is never large.</summary>
    public const int LargeUnits = 5;

    /// <param name="now">What shoppers see now; null: not known.</param>
    /// <param name="then">What they would see; null: whatever it is now.</param>
    public static StockDiff Of(int? now, int? then)
    {
        if (then is null) return StockDiff.LeftAlone;
        if (now == then) return StockDiff.Unchanged;
        if (then == 0) return StockDiff.ToZero;
        if (now == 0) return StockDiff.ComesOnline;
        if (now is null) return StockDiff.Small;
        var units = Math.Abs(then.Value - now.Value);
        return units >= LargeUnits && units * 2 > now ? StockDiff.Large : StockDiff.Small;
    }
}

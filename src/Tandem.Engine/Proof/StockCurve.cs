namespace Tandem.Engine.Proof;

/// <summary>How a number went over time, as steps: each point holds until the next. Pure.</summary>
/// <param name="Offer">The offer at bol whose number it is; null: the item's own stock in the shop.</param>
public sealed record StockCurve(string? Offer, IReadOnlyList<StockPoint> Points)
{
    /// <summary>From changes, oldest first, and what it is now.</summary>
    /// <param name="moves">When, from what and to what; null: not known then.</param>
    /// <param name="now">Null: not known.</param>
    internal static StockCurve Of(
        string? offer, IReadOnlyList<(DateTimeOffset At, int? Before, int? After)> moves, int? now, DateTimeOffset from,
        DateTimeOffset until)
    {
        var points = new List<StockPoint>();
        if ((moves.Count > 0 ? moves[0].Before : now) is { } start) points.Add(new StockPoint(from, start));
        foreach (var move in moves)
        {
            if (move.After is { } units) points.Add(new StockPoint(move.At < from ? from : move.At, units));
        }

        if (now is { } last) points.Add(new StockPoint(until, last));
        return new StockCurve(offer, [.. points.OrderBy(p => p.At)]);
    }

    /// <summary>What it was at the end of each day, and the lowest on that day.</summary>
    /// <param name="dayOf">The day of a moment, where the reader lives.</param>
    public IReadOnlyDictionary<DateOnly, (int Lowest, int Last)> Days(Func<DateTimeOffset, DateOnly> dayOf)
    {
        var days = new Dictionary<DateOnly, (int Lowest, int Last)>();
        for (var i = 0; i < Points.Count; i++)
        {
            var until = i + 1 < Points.Count ? dayOf(Points[i + 1].At) : dayOf(Points[i].At);
            for (var day = dayOf(Points[i].At); day <= until; day = day.AddDays(1))
                days[day] = days.TryGetValue(day, out var known) ? (Math.Min(known.Lowest, Points[i].Units), Points[i].Units)
                    : (Points[i].Units, Points[i].Units);
        }

        return days;
    }
}

using System.Globalization;
using Tandem.Engine.Proof;
using Tandem.Engine.Values;

namespace Tandem.Tests.Proof;

/// <summary>A number over time is steps: what it was before the first change, each change, and what it is now.</summary>
public sealed class StockCurveTests
{
    private static readonly DateTimeOffset From = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = From.AddDays(3);

    [Theory]
    [InlineData("", 7, "0:7 72:7")]
    [InlineData("", null, "")]
    [InlineData("1:5>3 30:3>9", 9, "0:5 1:3 30:9 72:9")]
    [InlineData("1:?>3", 3, "1:3 72:3")]
    [InlineData("1:5>? 2:5>4", null, "0:5 2:4")]
    public void Curve_GoesFromWhatItWas_ToWhatItIs(string moves, int? now, string points)
    {
        var changes = moves.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Move).ToList();
        var curve = StockCurve.Of(null, changes, now, From, Until);
        Assert.Equal(points, string.Join(' ', curve.Points.Select(p => $"{(p.At - From).TotalHours}:{p.Units}")));
    }

    [Fact]
    public void Days_SayTheLastAndTheLowest_AlsoWhereNothingChanged()
    {
        var curve = StockCurve.Of(
            "8712345000011", [(From.AddHours(1), 5, 0), (From.AddHours(2), 0, 8), (From.AddDays(2), 8, 6)], 6, From, Until);
        Assert.Equal(
            ["1 0/8", "2 8/8", "3 6/6", "4 6/6"],
            curve.Days(DutchTime.DayOf).OrderBy(d => d.Key).Select(d => $"{d.Key.Day} {d.Value.Lowest}/{d.Value.Last}"));
    }

    private static (DateTimeOffset, int?, int?) Move(string text)
    {
        var (at, units) = (text.Split(':')[0], text.Split(':')[1].Split('>'));
        return (From.AddHours(int.Parse(at, CultureInfo.InvariantCulture)), Units(units[0]), Units(units[1]));
    }

    private static int? Units(string text) => text == "?" ? null : int.Parse(text, CultureInfo.InvariantCulture);
}

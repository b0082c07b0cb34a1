using Tandem.Engine.Stock;

namespace Tandem.Tests.Stock;

/// <summary>How long either side may sell without knowing of the other.</summary>
public sealed class WindowRuleTests
{
    private static readonly List<TimeSpan> Fast = [.. Enumerable.Range(1, 100).Select(n => TimeSpan.FromSeconds(n / 10.0))];

    [Fact]
    public void Decide_TakesTheSlowerDirection()
    {
        List<TimeSpan> slow = [.. Enumerable.Range(1, 100).Select(n => TimeSpan.FromSeconds(n))];
        Assert.Equal(TimeSpan.FromSeconds(9.6), WindowRule.Decide(Fast, Fast, TimeSpan.Zero, TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromSeconds(96), WindowRule.Decide(Fast, slow, TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public void Decide_GrowsWhileASideIsLate_AndShrinksAgain()
    {
        Assert.Equal(TimeSpan.FromMinutes(40), WindowRule.Decide(Fast, Fast, TimeSpan.FromMinutes(40), TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromMinutes(7), WindowRule.Decide(Fast, Fast, TimeSpan.Zero, TimeSpan.FromMinutes(7)));
        Assert.Equal(TimeSpan.FromSeconds(9.6), WindowRule.Decide(Fast, Fast, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(1)));
        Assert.Equal(TimeSpan.FromDays(1), WindowRule.Decide(Fast, Fast, TimeSpan.FromDays(30), TimeSpan.Zero));
    }

    [Fact]
    public void Decide_IsNeverLessThanFiveSeconds_NorMoreThanADay()
    {
        List<TimeSpan> none = [.. Enumerable.Repeat(TimeSpan.Zero, 50)];
        Assert.Equal(TimeSpan.FromSeconds(5), WindowRule.Decide(none, none, TimeSpan.Zero, TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromSeconds(5.1), WindowRule.Decide(none, none, TimeSpan.FromSeconds(5.1), TimeSpan.Zero));
        Assert.Equal(TimeSpan.FromHours(23), WindowRule.Decide(none, none, TimeSpan.Zero, TimeSpan.FromHours(23)));
        Assert.Equal(TimeSpan.FromDays(1), WindowRule.Decide(none, none, TimeSpan.FromHours(25), TimeSpan.FromHours(26)));
    }

    /// <summary>Twenty are enough; of those all but one in twenty arrived within it, and the outliers do not count.</summary>
    [Theory]
    [InlineData(19, 60)]
    [InlineData(20, 20)]
    [InlineData(40, 39)]
    [InlineData(100, 96)]
    public void Decide_LeavesTheSlowestTwentiethOut(int measured, int seconds)
    {
        List<TimeSpan> times = [.. Enumerable.Range(1, measured).Select(n => TimeSpan.FromSeconds(n)).Reverse()];
        Assert.Equal(TimeSpan.FromSeconds(seconds), WindowRule.Decide(times, Fast, TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public void Decide_AssumesAMinute_UntilEnoughWasMeasured() =>
        Assert.Equal(WindowRule.Unmeasured, WindowRule.Decide(Fast.Take(5).ToList(), Fast, TimeSpan.Zero, TimeSpan.Zero));
}

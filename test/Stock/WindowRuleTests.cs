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
    public void Decide_AssumesAMinute_UntilEnoughWasMeasured() =>
        Assert.Equal(WindowRule.Unmeasured, WindowRule.Decide(Fast.Take(5).ToList(), Fast, TimeSpan.Zero, TimeSpan.Zero));
}

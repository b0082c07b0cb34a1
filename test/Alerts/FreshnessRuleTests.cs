using Tandem.Engine.Alerts;
using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Tests.Alerts;

/// <summary>When a source counts as not read.</summary>
public sealed class FreshnessRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Target = TimeSpan.FromMinutes(15);

    [Theory]
    [InlineData(-14, 1, 0)]
    [InlineData(-15, 1, 1)]
    [InlineData(-29, 1, 1)]
    [InlineData(-30, 1, 2)]
    [InlineData(-60, 1, 4)]
    [InlineData(-119, 1, 4)]
    [InlineData(-120, 1, 8)]
    public void FailingSource_IsStale_ByItsTarget_AndWorseEachTimeThatDoubles(int readMinutes, int failures, int steps)
    {
        var late = FreshnessRule.Look(Source(readMinutes, failures, dueMinutes: 5), Target, Now.AddDays(-1), Now, out var next);
        Assert.Equal(steps, late?.Steps ?? 0);
        Assert.True(next > Now);
        Assert.Equal(Now.AddMinutes(readMinutes) + (steps == 0 ? Target : Target * 2 * steps), next);
    }

    [Fact]
    public void SourceThatIsNotDue_IsNotStale_HoweverLongAgoItWasRead()
    {
        Assert.Null(FreshnessRule.Look(Source(-600, 0, dueMinutes: 30), Target, Now.AddDays(-1), Now, out var next));
        Assert.Equal(Now.AddMinutes(32), next);
    }

    [Fact]
    public void TimeInWhichTandemWasOff_DoesNotCount_UnlessItFailed()
    {
        Assert.Null(FreshnessRule.Look(Source(-600, 0, dueMinutes: -599), Target, Now.AddMinutes(-1), Now, out _));
        Assert.NotNull(FreshnessRule.Look(Source(-600, 3, dueMinutes: 1), Target, Now.AddMinutes(-1), Now, out _));
    }

    [Fact]
    public void SourceThatWasNeverRead_IsStale_WhenItFailsForLong()
    {
        var never = new Observation { Source = SourceName.Own("external", "stock"), DueAt = Now, Failures = 4 };
        Assert.Null(FreshnessRule.Look(never, Target, Now.AddMinutes(-14), Now, out _));
        Assert.Equal(Now.AddMinutes(-15), FreshnessRule.Look(never, Target, Now.AddMinutes(-15), Now, out _)?.Since);
    }

    private static Observation Source(int readMinutes, int failures, int dueMinutes) => new()
    {
        Source = SourceName.Of(new ShopId(Guid.NewGuid()), "orders"),
        SucceededAt = Now.AddMinutes(readMinutes),
        BeganAt = Now.AddMinutes(readMinutes),
        DueAt = Now.AddMinutes(dueMinutes),
        Failures = failures,
    };
}

using CsCheck;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;

namespace Tandem.Tests.Stock;

/// <summary>Whether bol must be told a number, and which goes first.</summary>
public sealed class PushRuleTests
{
    [Theory]
    [InlineData(0, null, 0)] // to zero, whatever is shown
    [InlineData(0, 0, 0)]
    [InlineData(0, 500, 0)]
    [InlineData(5, null, 20)] // not known what is shown: after what goes down
    [InlineData(1, 10, 10)] // down, by nearly all
    [InlineData(5, 10, 14)]
    [InlineData(9, 10, 18)] // down, by a little
    [InlineData(998, 999, 18)]
    [InlineData(5, 0, 60)] // up from zero
    [InlineData(5, 5, 70)]
    [InlineData(6, 5, 70)]
    public void Priority_IsByWhatMayBeOversold(int target, int? shown, int priority) =>
        Assert.Equal(priority, PushRule.Priority(target, shown));

    /// <summary>Of two that go down the one that loses the larger share never goes later.</summary>
    [Fact]
    public void Priority_OfWhatGoesDown_IsByItsShare() =>
        Gen.Select(Gen.Int[2, 900], Gen.Int[1, 899], Gen.Int[1, 899]).Sample((shown, one, other) =>
        {
            var (less, more) = (Math.Min(Math.Min(one, other), shown - 1), Math.Min(Math.Max(one, other), shown - 1));
            Assert.InRange(PushRule.Priority(less, shown), 10, PushRule.Priority(more, shown));
            Assert.InRange(PushRule.Priority(more, shown), 10, 18);
        });

    [Theory]
    [InlineData(7, 7, true)]
    [InlineData(7, 6, true)]
    [InlineData(7, 8, false)]
    [InlineData(0, 1, false)]
    [InlineData(null, 0, false)] // the offer is left alone now: nothing may go out
    public void Allows_AtMostWhatIsTrueNow(int? now, int target, bool may) =>
        Assert.Equal(may, PushRule.Allows(new StockDecision(now, Reason.Of("stock.available")), target));

    /// <summary>What bol took off by itself is its own sales; those that are known are no secret of bol's.</summary>
    [Theory]
    [InlineData(10, 10, 0, 0)]
    [InlineData(10, 7, 0, 3)]
    [InlineData(10, 7, 2, 1)]
    [InlineData(10, 7, 3, 0)]
    [InlineData(10, 7, 4, 0)]
    [InlineData(10, 12, 0, 0)]
    public void Unseen_IsNeverBelowZero(int amount, int corrected, int known, int unseen) =>
        Assert.Equal(unseen, PushRule.Unseen(amount, corrected, known));

    [Fact]
    public void Shows_CountsEverySaleAfterTheMoment_AndNoneBefore() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 9], Gen.Select(Gen.Int[0, 5], Gen.Int[0, 9]).Array[0, 5])
            .Sample((units, at, sales) =>
            {
                var left = units;
                foreach (var (sold, second) in sales) if (second > at) left -= sold;
                Assert.Equal(Math.Max(0, left),
                    PushRule.Shows((units, At(at)), (null, null), sales.Select(s => (s.Item1, At(s.Item2)))));
            });

    private static DateTimeOffset At(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second);
}

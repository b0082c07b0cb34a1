using System.Globalization;
using CsCheck;
using Tandem.Engine.Orders;
using Tandem.Engine.Shipments;

namespace Tandem.Tests.Rules;

/// <summary>bol's dates: when a parcel must leave, when the alarm goes, and when bol gives up.</summary>
public sealed class GuardRuleTests
{
    [Theory]
    [InlineData("2026-02-03T10:00Z", "2026-02-05", "2026-02-04T23:00:00Z")] // Thursday: the end of Wednesday, in winter time
    [InlineData("2026-07-07T10:00Z", "2026-07-09", "2026-07-08T22:00:00Z")] // in summer time
    [InlineData("2026-02-06T10:00Z", "2026-02-09", "2026-02-07T23:00:00Z")] // Monday: nothing is collected on Sunday
    [InlineData("2026-02-08T10:00Z", "2026-02-09", "2026-02-09T23:00:00Z")] // ordered on Sunday for Monday: that day itself
    [InlineData("2026-02-04T10:00Z", "2026-02-04", "2026-02-04T23:00:00Z")] // same day
    [InlineData("2026-03-27T10:00Z", "2026-03-30", "2026-03-28T23:00:00Z")] // the night on which the clock goes forward is in between
    public void HandOverBy_IsTheEndOfTheDayBefore(string placed, string deliverBy, string expected) =>
        Assert.Equal(Moment(expected), GuardRule.HandOverBy(Moment(placed), DateOnly.Parse(deliverBy, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-02-04T16:59:59Z", DeadlineState.Fine)]
    [InlineData("2026-02-04T17:00:00Z", DeadlineState.Soon)]
    [InlineData("2026-02-04T22:59:59Z", DeadlineState.Soon)]
    [InlineData("2026-02-04T23:00:00Z", DeadlineState.HandOverMissed)]
    [InlineData("2026-02-05T23:00:00Z", DeadlineState.Late)]
    [InlineData("2026-02-07T17:00:00Z", DeadlineState.ExpiresSoon)]
    [InlineData("2026-02-07T23:00:00Z", DeadlineState.Expired)]
    public void State_GetsWorseAsTimeGoesBy(string now, DeadlineState state)
    {
        var countdown = GuardRule.Of(Moment("2026-02-03T10:00Z"), new DateOnly(2026, 2, 5), new DateOnly(2026, 2, 8), false, Moment(now), 6);
        Assert.Equal(state, countdown.State);
        Assert.True(countdown.State == DeadlineState.Expired || countdown.Next > Moment(now));
    }

    [Fact]
    public void State_WithoutDates_IsFine_AndWhatIsDoneIsDone()
    {
        Assert.Equal(DeadlineState.Fine, GuardRule.Of(ShipPick.Now, null, null, false, ShipPick.Now, 6).State);
        Assert.Equal(DeadlineState.Done, GuardRule.Of(ShipPick.Now, new DateOnly(2020, 1, 1), new DateOnly(2020, 1, 2), true, ShipPick.Now, 6).State);
    }

    [Fact]
    public void Looks_AtEveryMomentOfChange_MissNoState() => Gen.Select(Gen.Int[0, 200], Gen.Int[0, 6], Gen.Int[1, 6], Gen.Int[0, 30]).Sample((hour, days, more, alarm) =>
    {
        var placed = ShipPick.Now.AddHours(hour);
        var deliver = DateOnly.FromDateTime(placed.UtcDateTime).AddDays(days);
        var states = new List<DeadlineState>();
        DateTimeOffset? at = placed;
        while (at is { } now)
        {
            var countdown = GuardRule.Of(placed, deliver, deliver.AddDays(more), false, now, alarm);
            states.Add(countdown.State);
            at = GuardRule.NextLook(countdown, alarm, now);
            Assert.True(at is null || at > now);
            for (var between = now; at is { } next && between < next; between += (next - now) / 3)
                Assert.Equal(countdown.State, GuardRule.Of(placed, deliver, deliver.AddDays(more), false, between, alarm).State);
        }

        Assert.Equal(states.Order(), states);
        Assert.Equal(DeadlineState.Expired, states[^1]);
    });

    [Fact]
    public void Guards_OnlyWhatSomebodyMustStillSend()
    {
        var (own, lvb) = (ShipPick.Line("i1", 1), ShipPick.Line("i2", 1));
        lvb.Fulfilment = Fulfilment.Lvb;
        Assert.True(GuardRule.Guards(ShipPick.Sent(own, lvb)));
        Assert.False(GuardRule.Guards(ShipPick.Sent(lvb)));
        own.Shipped = 1;
        Assert.False(GuardRule.Guards(ShipPick.Sent(own, lvb)));
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

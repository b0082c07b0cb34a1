using System.Globalization;
using CsCheck;
using Tandem.Engine.Orders;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Values;

namespace Tandem.Tests.Shipments;

/// <summary>bol's dates: when a parcel must leave, when the alarm goes, and when bol gives up.</summary>
public sealed class GuardRuleTests
{
    [Theory]
    [InlineData("2026-02-03T10:00Z", "2026-02-05", "2026-02-04T23:00:00Z")] // Thursday: the end of Wednesday, in winter time
    [InlineData("2026-07-07T10:00Z", "2026-07-09", "2026-07-08T22:00:00Z")] // in summer time
    [InlineData("2026-02-06T10:00Z", "2026-02-09", "2026-02-07T23:00:00Z")] // Monday: nothing is collected on Sunday
    [InlineData("2026-02-08T10:00Z", "2026-02-09", "2026-02-09T23:00:00Z")] // ordered on Sunday for Monday: that day itself
    [InlineData("2026-02-04T10:00Z", "2026-02-04", "2026-02-04T23:00:00Z")] // same day
    [InlineData("2026-02-04T10:00Z", "2026-02-05", "2026-02-04T23:00:00Z")] // ordered today for tomorrow: it leaves today
    [InlineData("2026-02-04T22:59:59Z", "2026-02-05", "2026-02-04T23:00:00Z")] // also in the last second of the Dutch day
    // a second later it is that day, and only a courier makes it
    [InlineData("2026-02-04T23:00:00Z", "2026-02-05", "2026-02-05T23:00:00Z")]
    [InlineData("2026-07-08T21:59:59Z", "2026-07-09", "2026-07-08T22:00:00Z")] // the same in summer time
    [InlineData("2026-07-08T22:00:00Z", "2026-07-09", "2026-07-09T22:00:00Z")]
    [InlineData("2026-02-07T10:00Z", "2026-02-08", "2026-02-07T23:00:00Z")] // for Sunday: the Saturday before
    [InlineData("2026-02-07T10:00Z", "2026-02-09", "2026-02-07T23:00:00Z")] // on Saturday for Monday: that Saturday
    // the night on which the clock goes back is in between
    [InlineData("2026-10-23T10:00Z", "2026-10-26", "2026-10-24T22:00:00Z")]
    // the night on which the clock goes forward is in between
    [InlineData("2026-03-27T10:00Z", "2026-03-30", "2026-03-28T23:00:00Z")]
    public void HandOverBy_IsTheEndOfTheDayBefore(string placed, string deliverBy, string expected) =>
        Assert.Equal(Moment(expected),
            GuardRule.HandOverBy(Moment(placed), DateOnly.Parse(deliverBy, CultureInfo.InvariantCulture)));

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
        var countdown =
            GuardRule.Of(Moment("2026-02-03T10:00Z"), new DateOnly(2026, 2, 5), new DateOnly(2026, 2, 8), false, Moment(now), 6);
        Assert.Equal(state, countdown.State);
        Assert.True(countdown.State == DeadlineState.Expired || countdown.Next > Moment(now));
    }

    [Theory]
    [InlineData("2026-02-04T12:00:00Z", "2026-02-04T23:00:00Z")] // fine: to hand it over
    [InlineData("2026-02-04T17:00:00Z", "2026-02-04T23:00:00Z")] // soon: the same
    [InlineData("2026-02-04T23:00:00Z", "2026-02-05T23:00:00Z")] // too late for that: to the promise
    [InlineData("2026-02-05T23:00:00Z", "2026-02-07T23:00:00Z")] // over it: to bol's cancellation
    [InlineData("2026-02-07T17:00:00Z", "2026-02-07T23:00:00Z")]
    [InlineData("2026-02-07T23:00:00Z", null)] // over: nothing to count down to
    public void Next_IsWhatItCountsDownTo(string now, string? next)
    {
        var countdown =
            GuardRule.Of(Moment("2026-02-03T10:00Z"), new DateOnly(2026, 2, 5), new DateOnly(2026, 2, 8), false, Moment(now), 6);
        Assert.Equal((Moment("2026-02-04T23:00Z"), Moment("2026-02-05T23:00Z"), Moment("2026-02-07T23:00Z")),
            (countdown.HandOverBy, countdown.PromisedBy, countdown.ExpiresAt));
        Assert.Equal(next is null ? null : Moment(next), countdown.Next);
        Assert.Null((countdown with { State = DeadlineState.Done }).Next);
        Assert.Null(GuardRule.NextLook(countdown with { State = DeadlineState.Done }, 6, Moment(now).AddDays(-9)));
    }

    [Fact]
    public void Next_WithoutAPromise_IsBolsCancellation()
    {
        var countdown = GuardRule.Of(ShipPick.Now, null, new DateOnly(2026, 2, 8), false, ShipPick.Now, 6);
        Assert.Equal((DeadlineState.Fine, Moment("2026-02-07T23:00Z")), (countdown.State, countdown.Next));
    }

    /// <summary>
    /// A model of its own: of all days up to the promised one the last on which a carrier collects, in Dutch days counted one by
    /// one.
    /// </summary>
    [Fact]
    public void HandOverBy_IsTheLastEveningOnWhichACarrierStillMakesIt() =>
        Gen.Select(Gen.Int[0, 3 * 365 * 24], Gen.Int[0, 9]).Sample((hours, days) =>
        {
            var placed = new DateTimeOffset(2026, 1, 1, 0, 30, 0, TimeSpan.Zero).AddHours(hours);
            var today = DutchTime.DayOf(placed);
            var promised = today.AddDays(days);
            var leaves = Enumerable.Range(0, days).Select(today.AddDays).Where(d => d.DayOfWeek != DayOfWeek.Sunday)
                .DefaultIfEmpty(promised).Last();
            var by = GuardRule.HandOverBy(placed, promised);
            Assert.Equal((leaves, leaves.AddDays(1)), (DutchTime.DayOf(by.AddSeconds(-1)), DutchTime.DayOf(by)));
        });

    [Theory]
    [InlineData("2026-01-15T22:59:59Z", "2026-01-15")]
    [InlineData("2026-01-15T23:00:00Z", "2026-01-16")]
    [InlineData("2026-07-15T21:59:59Z", "2026-07-15")]
    [InlineData("2026-07-15T22:00:00Z", "2026-07-16")]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29")]
    [InlineData("2026-10-25T22:59:59Z", "2026-10-25")]
    [InlineData("2026-12-31T23:00:00Z", "2027-01-01")]
    public void Day_IsThatOfTheNetherlands(string moment, string day) =>
        Assert.Equal(day, DutchTime.DayOf(Moment(moment)).ToString("O", CultureInfo.InvariantCulture));

    [Fact]
    public void States_AreInOrderOfHowBadTheyAre() => Assert.Equal(
        [DeadlineState.Done, DeadlineState.Fine, DeadlineState.Soon, DeadlineState.HandOverMissed, DeadlineState.Late,
            DeadlineState.ExpiresSoon, DeadlineState.Expired],
        Enum.GetValues<DeadlineState>().Order());

    [Theory]
    [InlineData(4, 0, 5)] // sent an hour ago, waited for its code for four hours, then an hour for bol
    [InlineData(0, 0, 1)]
    [InlineData(100, 1, 12)] // never past the last moment to hand it over
    public void Unconfirmed_IsAnHourAfterTheWaitForTheCode(int wait, int deliverInDays, int hours)
    {
        var order = ShipPick.Sent(ShipPick.Line("i1", 1));
        if (deliverInDays > 0) order.DeliverBy = DateOnly.FromDateTime(ShipPick.Now.UtcDateTime).AddDays(deliverInDays);
        Assert.Equal(ShipPick.Now.AddHours(hours),
            GuardRule.UnconfirmedFrom(order, new ShippingSettings { TrackingWaitHours = wait }));
        order.Lines[0].Shipped = 1;
        Assert.Null(GuardRule.UnconfirmedFrom(order, new ShippingSettings()));
        (order.Lines[0].Shipped, order.CompletedInShopAt) = (0, null);
        Assert.Null(GuardRule.UnconfirmedFrom(order, new ShippingSettings()));
    }

    [Fact]
    public void State_WithoutDates_IsFine_AndWhatIsDoneIsDone()
    {
        Assert.Equal(DeadlineState.Fine, GuardRule.Of(ShipPick.Now, null, null, false, ShipPick.Now, 6).State);
        Assert.Equal(DeadlineState.Done,
            GuardRule.Of(ShipPick.Now, new DateOnly(2020, 1, 1), new DateOnly(2020, 1, 2), true, ShipPick.Now, 6).State);
    }

    [Fact]
    public void Looks_AtEveryMomentOfChange_MissNoState() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 6], Gen.Int[1, 6], Gen.Int[0, 30]).Sample((hour, days, more, alarm) =>
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
                    Assert.Equal(countdown.State,
                        GuardRule.Of(placed, deliver, deliver.AddDays(more), false, between, alarm).State);
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
        own.Shipped = 0;
        foreach (var state in Enum.GetValues<OrderState>())
        {
            var order = ShipPick.Sent(own);
            order.State = state;
            Assert.Equal(state is OrderState.Seen or OrderState.Imported, GuardRule.Guards(order));
        }
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

using CsCheck;
using Tandem.Engine.Warehouse;

namespace Tandem.Tests.Warehouse;

/// <summary>When an offer leaves bol's warehouse for own stock, and when it goes back.</summary>
public sealed class LvbRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly LvbFacts Empty = new(
        Lvb: true, MayFallBack: true, SwitchedAt: null, Regular: 0, EmptySince: Now.AddMinutes(-40), ReadAt: Now.AddMinutes(-5),
        OwnFree: 6, OwnNeeded: 3, OtherOwnOffer: false, HasPromise: true);

    private static readonly LvbFacts Own = Empty with { Lvb = false, SwitchedAt = Now.AddHours(-25) };

    private static readonly Gen<LvbFacts> Cases = Gen.Select(
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool),
        Gen.Select(Gen.Int[-1, 3], Gen.Int[0, 90], Gen.Int[0, 30], Gen.Int[-1, 8], Gen.Int[0, 50]),
        (flags, numbers) => new LvbFacts(
            flags.Item1, flags.Item2, flags.Item1 || numbers.Item5 == 0 ? null : Now.AddHours(-numbers.Item5),
            numbers.Item1 < 0 ? null : numbers.Item1, numbers.Item1 == 0 ? Now.AddMinutes(-numbers.Item2) : null,
            Now.AddMinutes(-numbers.Item3), numbers.Item4 < 0 ? null : numbers.Item4, 2, flags.Item3, flags.Item4));

    [Fact]
    public void Empty_WithOwnStock_GoesOver() => Assert.Equal(LvbAction.ToOwn, LvbRule.Decide(Empty, Now).Action);

    public static TheoryData<string> Hindrances =>
        ["lvb.off", "lvb.not-read", "lvb.in-stock", "lvb.just-empty", "lvb.no-promise", "lvb.other-offer", "lvb.not-linked",
            "lvb.too-few"];

    [Theory, MemberData(nameof(Hindrances))]
    public void Empty_WithOneHindrance_Stays_AndSaysWhich(string code)
    {
        var facts = code switch
        {
            "lvb.off" => Empty with { MayFallBack = false },
            "lvb.not-read" => Empty with { Regular = null },
            "lvb.in-stock" => Empty with { Regular = 1, EmptySince = null },
            "lvb.just-empty" => Empty with { EmptySince = Now.AddMinutes(-34) },
            "lvb.no-promise" => Empty with { HasPromise = false },
            "lvb.other-offer" => Empty with { OtherOwnOffer = true },
            "lvb.not-linked" => Empty with { OwnFree = null },
            _ => Empty with { OwnFree = 2 },
        };
        var decision = LvbRule.Decide(facts, Now);
        Assert.Equal((LvbAction.Stay, code), (decision.Action, decision.Reason.Code));
    }

    [Fact]
    public void Own_GoesBack_AfterADay_WhenBolHasSome()
    {
        Assert.Equal(LvbAction.BackToBol, LvbRule.Decide(Own with { Regular = 4, EmptySince = null }, Now).Action);
        Assert.Equal("lvb.still-empty", LvbRule.Decide(Own, Now).Reason.Code);
        Assert.Equal("lvb.not-yet", LvbRule.Decide(Own with { Regular = 4, SwitchedAt = Now.AddHours(-23) }, Now).Reason.Code);
        Assert.Equal("lvb.own-by-choice", LvbRule.Decide(Own with { SwitchedAt = null, Regular = 4 }, Now).Reason.Code);
        Assert.Equal("lvb.off", LvbRule.Decide(Own with { Regular = 4, MayFallBack = false }, Now).Reason.Code);
    }

    [Fact]
    public void Decision_SaysItsFigures()
    {
        string Why(LvbFacts facts) => LvbRule.Decide(facts, Now).Reason.ToString().Trim();
        Assert.Equal("lvb.to-own units=6", Why(Empty));
        Assert.Equal("lvb.too-few free=2, needed=3", Why(Empty with { OwnFree = 2 }));
        Assert.Equal("lvb.too-few free=0, needed=1", Why(Empty with { OwnFree = 0, OwnNeeded = 0 }));
        Assert.Equal("lvb.to-own units=3", Why(Empty with { OwnFree = 3 }));
        Assert.Equal("lvb.in-stock units=1", Why(Empty with { Regular = 1 }));
        Assert.Equal("lvb.back units=4", Why(Own with { Regular = 4 }));
        Assert.Equal("lvb.not-read", Why(Own with { Regular = null }));
    }

    /// <summary>Half an hour between the readings, and a day of own stock, to the second.</summary>
    [Fact]
    public void Decision_WaitsExactlySoLong()
    {
        var since = Empty.ReadAt!.Value.AddMinutes(-30);
        Assert.Equal(LvbAction.ToOwn, LvbRule.Decide(Empty with { EmptySince = since }, Now).Action);
        Assert.Equal("lvb.just-empty", LvbRule.Decide(Empty with { EmptySince = since.AddSeconds(1) }, Now).Reason.Code);
        Assert.Equal("lvb.just-empty", LvbRule.Decide(Empty with { EmptySince = null }, Now).Reason.Code);
        var back = Own with { Regular = 1, SwitchedAt = Now.AddHours(-24) };
        Assert.Equal(LvbAction.BackToBol, LvbRule.Decide(back, Now).Action);
        Assert.Equal("lvb.not-yet", LvbRule.Decide(back, Now.AddSeconds(-1)).Reason.Code);
    }

    [Fact]
    public void Decision_MovesOnlyWhereItMay() => Cases.Sample(facts =>
    {
        var decision = LvbRule.Decide(facts, Now);
        if (decision.Action == LvbAction.ToOwn)
            Assert.True(facts is
            {
                Lvb: true, MayFallBack: true, Regular: 0, OwnFree: >= 2, OtherOwnOffer: false,
                HasPromise: true
            } && facts.ReadAt - facts.EmptySince >= LvbRule.EmptyFor);
        if (decision.Action == LvbAction.BackToBol)
            Assert.True(facts is { Lvb: false, MayFallBack: true, Regular: > 0 } && Now - facts.SwitchedAt >= LvbRule.OwnAtLeast);
    });

    [Theory]
    [InlineData("BOL_DELIVERY_PROMISE", null, null, null, true)]
    [InlineData("SHIPPING_VIA_BOL", null, null, null, true)]
    [InlineData("MY_DELIVERY_PROMISE", 1, 2, "14:00", true)]
    [InlineData("MY_DELIVERY_PROMISE", null, null, null, false)]
    [InlineData("MY_DELIVERY_PROMISE", 3, 2, null, false)]
    [InlineData("MY_DELIVERY_PROMISE", 1, 2, "25:00", false)]
    [InlineData("TOMORROW", null, null, null, false)]
    public void Promise_IsOneThatBolKnows_OrNot(string schedule, int? from, int? to, string? until, bool sound) =>
        Assert.Equal(sound, new LvbPromise(schedule, from, to, until).IsSound);
}

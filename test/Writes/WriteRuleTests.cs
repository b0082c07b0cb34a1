using Tandem.Engine.Loop;
using Tandem.Engine.Writes;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Writes;

/// <summary>What a failure makes of a write: a table of what counts, and what holds for all of them.</summary>
public sealed class WriteRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly WritePolicy Shop =
        new("import", "attention.import-refused") { MayStillWork = TimeSpan.FromSeconds(150) };
    private static readonly WritePolicy Ends =
        new("label", "attention.label-refused") { MayStillWork = null, EndAfterRefusals = 1 };

    [Theory]
    [InlineData("Slow", "Planned", false)]
    [InlineData("NoKey", "Planned", false)]
    [InlineData("Unavailable", "Planned", false)]
    [InlineData("Refused", "Planned", true)]
    [InlineData("Lost", "Unknown", false)]
    [InlineData("Bug", "Unknown", false)]
    public void CallThatFails_OnceAndForTheFirstTime(string failure, string state, bool asks)
    {
        var step = After(failure, WriteMoment.Calling, Row(IntentState.Sent), Shop);

        Assert.Equal((state, asks), (step.State.ToString(), step.Ask));
        Assert.Equal(state == "Unknown", step.LeftBy is not null);
    }

    [Fact]
    public void Moment_ThatCounts_IsWhenTheRequestLeft_AndWhereThatIsNotKnown_WhenItWasGivenUp()
    {
        var left = Now.AddSeconds(-7);

        Assert.Equal(left,
            WriteRule.After(FailureKind.Lost, WriteMoment.Calling, Row(IntentState.Sent), Shop, Now, 0, leftAt: left).LeftBy);
        Assert.Equal(Now, After("Lost", WriteMoment.Calling, Row(IntentState.Sent), Shop).LeftBy);
    }

    [Theory]
    [InlineData(149, true)]
    [InlineData(150, false)]
    public void WhatIsNotThere_MayComeUntilTheRemoteCannotBeAtWorkOnIt(int seconds, bool may)
    {
        var row = Row(IntentState.Unknown);

        Assert.Equal(may, WriteRule.MayStillCome(row, Shop, Shop.MayStillWork, Now.AddSeconds(seconds)));
    }

    [Fact]
    public void WhatMayNeverBeSentAgain_MayComeForEver() =>
        Assert.True(WriteRule.MayStillCome(Row(IntentState.Unknown), Ends, Ends.MayStillWork, Now.AddDays(30)));

    [Fact]
    public void WhatBolHasQueued_MayComeForHours()
    {
        var row = Row(IntentState.Sent);
        row.Queued("17", Now, Now);

        Assert.True(WriteRule.MayStillCome(row, Shop, Shop.MayStillWork, Now.AddHours(2.9)));
        Assert.False(WriteRule.MayStillCome(row, Shop, Shop.MayStillWork, Now.AddHours(3)));
    }

    [Fact]
    public void LookThatFails_LeavesAQueuedWriteWhereItIs()
    {
        var row = Row(IntentState.Sent);
        row.Queued("17", Now, Now);

        var step = After("Unavailable", WriteMoment.Reading, row, Shop);

        Assert.Equal((IntentState.Sent, row.LeftBy), (step.State, step.LeftBy));
    }

    [Fact]
    public void RefusalThatEndsIt_EndsIt_ButNotWhileSomethingMayBeOutThere()
    {
        Assert.Equal(IntentState.Refused, After("Refused", WriteMoment.Calling, Row(IntentState.Sent), Ends).State);
        Assert.Equal(IntentState.Refused, After("Refused", WriteMoment.InQueue, Row(IntentState.Sent), Ends).State);
        Assert.Equal(IntentState.Unknown, After("Refused", WriteMoment.Reading, Row(IntentState.Unknown), Ends).State);
    }

    [Fact]
    public void RefusalOfALook_EndsNothing_AndIsAskedAbout()
    {
        var row = Row(IntentState.Planned);
        for (var times = 0; times < 20; times++)
        {
            var step = After("Refused", WriteMoment.Reading, row, Ends);
            Assert.Equal((IntentState.Planned, 0, true), (step.State, step.Refusals, step.Ask));
            row.Fail(step, "words", Now);
        }
    }

    [Theory]
    [InlineData("Slow")]
    [InlineData("NoKey")]
    [InlineData("Unavailable")]
    [InlineData("Lost")]
    public void WhatFailsForLong_IsAskedAbout(string failure)
    {
        var row = Row(IntentState.Sent);
        row.Fail(After(failure, WriteMoment.Calling, row, Shop), "words", Now);

        Assert.False(WriteRule.After(Enum.Parse<FailureKind>(failure), WriteMoment.Calling, row, Shop, Now
            + Shop.AskAfter - TimeSpan.FromSeconds(1), 0).Ask);
        Assert.True(
            WriteRule.After(Enum.Parse<FailureKind>(failure), WriteMoment.Calling, row, Shop, Now + Shop.AskAfter, 0).Ask);
    }

    [Fact]
    public void OwnFault_IsAskedAboutWhenItComesAgain()
    {
        var row = Row(IntentState.Planned);
        var first = After("Bug", WriteMoment.Reading, row, Shop);
        row.Fail(first, "words", Now);

        Assert.Equal((false, true), (first.Ask, After("Bug", WriteMoment.Reading, row, Shop).Ask));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(1800)]
    public void Remote_ThatNamesAMoment_IsLeftAloneUntilThen(int seconds)
    {
        var until = Now.AddSeconds(seconds);

        Assert.True(
            WriteRule.After(FailureKind.Slow, WriteMoment.Calling, Row(IntentState.Sent), Shop, Now, 0.5, until).DueAt >= until);
    }

    /// <summary>After a few seconds, then after a quarter of the time that it has waited, at most five minutes.</summary>
    [Theory]
    [InlineData(0, 3)]
    [InlineData(60, 18)]
    [InlineData(1187, 299.75)]
    [InlineData(1188, 300)]
    [InlineData(1200, 300)]
    [InlineData(86_400, 300)]
    public void Looks_ComeEverMoreSlowly(int waited, double pause) => Assert.Equal(TimeSpan.FromSeconds(pause),
        WriteRule.LookAgain(Row(IntentState.Unknown), Now.AddSeconds(waited)) - Now.AddSeconds(waited));

    [Fact]
    public void Looks_CountFromWhenItLeft_ThenFromWhenItFailed_ThenFromNow()
    {
        var failing = Row(IntentState.Planned);
        failing.Stall(Now, Now.AddSeconds(-40));
        Assert.Equal(Now.AddSeconds(13), WriteRule.LookAgain(failing, Now));
        Assert.Equal(Now.AddSeconds(3), WriteRule.LookAgain(Row(IntentState.Planned), Now));
        Assert.False(WriteRule.IsOverdue(Row(IntentState.Planned), Shop, Now.AddDays(1)));
    }

    [Theory]
    [InlineData(false, 1799, false)]
    [InlineData(false, 1800, true)]
    [InlineData(true, 10_799, false)]
    [InlineData(true, 10_800, true)]
    public void Wait_IsTooLong_LaterWhereBolHasItInItsQueue(bool queued, int seconds, bool overdue)
    {
        var row = Row(IntentState.Unknown);
        if (queued) row.Queued("17", Now, Now);
        Assert.Equal(overdue, WriteRule.IsOverdue(row, Shop, Now.AddSeconds(seconds)));
    }

    /// <summary>Each look that fails counts as an attempt, each call was counted when it was marked.</summary>
    [Theory]
    [InlineData("Reading", 2)]
    [InlineData("Calling", 1)]
    [InlineData("InQueue", 1)]
    public void Attempts_AreLooksAndCalls_AndWaitsGrowWithThem(string moment, int attempts)
    {
        var step = After("Unavailable", Enum.Parse<WriteMoment>(moment), Row(IntentState.Sent), Shop);
        Assert.Equal((attempts, Now.AddSeconds(attempts * 1.5)), (step.Attempts, step.DueAt));
    }

    /// <summary>Only what the remote itself refused is a refusal, and only that counts towards the end.</summary>
    [Fact]
    public void Refusals_AreCounted_UntilTheyEndIt()
    {
        var policy = Ends with { EndAfterRefusals = 3, AskAfterRefusals = 2 };
        var row = Row(IntentState.Sent);
        List<(IntentState, int, bool)> steps = [];
        foreach (var failure in new[] { "Refused", "Unavailable", "Refused", "Refused" })
        {
            var step = After(failure, WriteMoment.Calling, row, policy);
            steps.Add((step.State, step.Refusals, step.Ask));
            row.Fail(step, null, Now);
        }

        Assert.Equal([(IntentState.Planned, 1, false), (IntentState.Planned, 1, false), (IntentState.Planned, 2, true),
            (IntentState.Refused, 3, true)], steps);
    }

    [Fact]
    public void Moment_ThatTheRemoteNames_NeverBringsItForward()
    {
        var usual = After("Slow", WriteMoment.Calling, Row(IntentState.Sent), Shop).DueAt;
        DateTimeOffset Named(DateTimeOffset until) => WriteRule.After(FailureKind.Slow, WriteMoment.Calling,
            Row(IntentState.Sent), Shop, Now, 0.5, until).DueAt;
        Assert.Equal((usual, usual, usual.AddTicks(1)), (Named(usual.AddTicks(-1)), Named(usual), Named(usual.AddTicks(1))));
    }

    /// <summary>Whatever is out there stays out there while a look fails; what is not, is not put there by one.</summary>
    [Theory]
    [InlineData("Planned", "Lost", "Planned", false)]
    [InlineData("Unknown", "Lost", "Unknown", true)]
    [InlineData("Unknown", "Bug", "Unknown", true)]
    [InlineData("Unknown", "Refused", "Unknown", true)]
    public void LookThatFails_ChangesNothingOfWhatMayBeOutThere(string state, string failure, string after, bool outThere)
    {
        var step = After(failure, WriteMoment.Reading, Row(Enum.Parse<IntentState>(state)), Shop);
        Assert.Equal((after, outThere), (step.State.ToString(), step.LeftBy is not null));
    }

    [Fact]
    public void WhatNeverLeft_NeverComes() =>
        Assert.False(WriteRule.MayStillCome(Row(IntentState.Planned), Ends, Ends.MayStillWork, Now));

    [Fact]
    public void Remote_ThatNamesAMomentFarAway_IsAskedAboutWhenItIsTime()
    {
        var row = Row(IntentState.Planned);
        var (now, asked) = (Now, false);
        for (var times = 0; times < 3 && !asked; times++)
        {
            var step = WriteRule.After(FailureKind.Slow, WriteMoment.Reading, row, Shop, now, 1, Now.AddDays(1));
            row.Fail(step, "words", now);
            asked = step.Ask;
            if (!asked) now = step.DueAt;
        }

        Assert.Equal((true, Now + Shop.AskAfter), (asked, now));
    }

    /// <summary>A person is asked so long after it failed for the first time, however long it is told to wait.</summary>
    [Fact]
    public void Moment_ToAsk_CountsFromTheFirstFailure()
    {
        var row = Row(IntentState.Planned);
        row.Fail(After("Slow", WriteMoment.Reading, row, Shop), "words", Now);
        DateTimeOffset Due(int minutes) => WriteRule.After(FailureKind.Slow, WriteMoment.Reading, row, Shop,
            Now.AddMinutes(minutes), 0.5, Now.AddDays(1)).DueAt;

        Assert.Equal((Now.AddMinutes(30), Now.AddMinutes(30)), (Due(10), Due(29)));

        // It is asked now: from here on the remote's word counts.
        Assert.Equal((Now.AddDays(1), Now.AddDays(1)), (Due(30), Due(31)));
    }

    /// <summary>What did not leave this time has not left, whatever was known of an earlier one.</summary>
    [Fact]
    public void CallThatNeverLeft_LeavesNothingOutThere() =>
        Assert.Null(After("Slow", WriteMoment.Calling, Row(IntentState.Unknown), Shop).LeftBy);

    /// <summary>It may have left after it had failed before: it waits since it left.</summary>
    [Fact]
    public void Looks_CountFromWhenItLeft_AlsoWhereItFailedBefore()
    {
        var row = Row(IntentState.Planned);
        row.Fail(After("Slow", WriteMoment.Calling, row, Shop), "words", Now.AddMinutes(-29));
        row.MarkSent(Now);
        row.Fail(After("Lost", WriteMoment.Calling, row, Shop), "words", Now);
        Assert.Equal((Now.AddMinutes(-29), Now), (row.FailingSince, row.LeftBy));
        Assert.Equal(Now.AddSeconds(3), WriteRule.LookAgain(row, Now));
        Assert.False(WriteRule.IsOverdue(row, Shop, Now.AddMinutes(29)));
        Assert.True(WriteRule.IsOverdue(row, Shop, Now.AddMinutes(30)));
    }

    private static WriteStep After(string failure, WriteMoment moment, Intent row, WritePolicy policy) =>
        WriteRule.After(Enum.Parse<FailureKind>(failure), moment, row, policy, Now, 0.5);

    private static Intent Row(IntentState state) => new Intent { BusinessKey = "one" }.In(state, Now);
}

using Tandem.Engine.Loop;

namespace Tandem.Engine.Writes;

/// <summary>
/// What a failure, or the lack of news, makes of a write. Every state has an exit: a next moment, an end, or a question.
/// </summary>
internal static class WriteRule
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <param name="jitter">0 to 1.</param>
    /// <param name="notBefore">The remote named this moment.</param>
    /// <param name="leftAt">When the request left, where the client knows; else it may have been at any moment until now.</param>
    public static WriteStep After(
        FailureKind failure, WriteMoment moment, Intent row, WritePolicy policy, DateTimeOffset now, double jitter,
        DateTimeOffset? notBefore = null, DateTimeOffset? leftAt = null)
    {
        var refused = failure == FailureKind.Refused;

        // What is refused while looking is no refusal of the write, which never went out: it is asked about, and ends nothing.
        var ofWrite = refused && moment != WriteMoment.Reading;
        var refusals = row.Refusals + (ofWrite ? 1 : 0);
        var attempts = row.Attempts + (moment == WriteMoment.Reading ? 1 : 0);
        var lost = moment == WriteMoment.Calling && failure is FailureKind.Lost or FailureKind.Bug;
        var outThere = lost || (moment == WriteMoment.Reading && row.State is IntentState.Sent or IntentState.Unknown);
        var state = lost ? IntentState.Unknown
            : outThere ? row.State
            : ofWrite && refusals >= policy.EndAfterRefusals ? IntentState.Refused
            : IntentState.Planned;

        var dueAt = now + BackOff.After(attempts, jitter);
        if (notBefore > dueAt) dueAt = notBefore.Value;

        // However long it is told to wait: it comes up when a person is to be asked.
        var askAt = (row.FailingSince ?? now) + policy.AskAfter;
        if (now < askAt && askAt < dueAt) dueAt = askAt;
        var ask = now - (row.FailingSince ?? now) >= policy.AskAfter
            || (refused && row.Refusals + 1 >= policy.AskAfterRefusals)
            || (failure == FailureKind.Bug && row.FailingSince is not null);
        return new WriteStep(state, dueAt, lost ? leftAt ?? now : outThere ? row.LeftBy : null, attempts, refusals, ask);
    }

    /// <summary>Whether what is not there may still come: from a request that left, or from the remote's queue.</summary>
    /// <param name="mayStillWork">See <see cref="WritePolicy.MayStillWork"/>.</param>
    public static bool MayStillCome(Intent row, WritePolicy policy, TimeSpan? mayStillWork, DateTimeOffset now) =>
        row.LeftBy is { } left
            && (mayStillWork is not { } most || now - left < (row.ProcessStatusId is null ? most : policy.GiveUpWaiting));

    /// <summary>When to look again at what waits: soon at first, then ever more slowly.</summary>
    public static DateTimeOffset LookAgain(Intent row, DateTimeOffset now)
    {
        var pause = FirstLook + ((now - (Waits(row) ?? now)) / 4);
        return now + (pause > LongestPause ? LongestPause : pause);
    }

    /// <summary>It waits for so long that a person must know.</summary>
    public static bool IsOverdue(Intent row, WritePolicy policy, DateTimeOffset now) =>
        now - Waits(row) >= (row.ProcessStatusId is null ? policy.AskAfter : policy.GiveUpWaiting);

    private static DateTimeOffset? Waits(Intent row) => row.LeftBy ?? row.FailingSince;
}

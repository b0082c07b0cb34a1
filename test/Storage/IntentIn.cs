using Tandem.Engine.Loop;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Tests.Storage;

/// <summary>Brings an intent into a state by the moves of its life.</summary>
internal static class IntentIn
{
    /// <param name="words">What the remote said last, after the third attempt.</param>
    public static Intent In(this Intent intent, IntentState state, DateTimeOffset now, string payload = "{}", Reason? why = null,
        string? words = null)
    {
        intent.Plan(payload, 0, why, now);
        if (state != IntentState.Planned) intent.MarkSent(now);
        if (state == IntentState.Unknown || words is not null)
            intent.Fail(new WriteStep(state == IntentState.Unknown ? state : IntentState.Planned, now.AddMinutes(3), now, 3, 1,
                false), words, now);
        if (state == IntentState.Confirmed) intent.Confirm(now);
        if (state == IntentState.Refused) intent.Refuse(now);
        return intent;
    }
}

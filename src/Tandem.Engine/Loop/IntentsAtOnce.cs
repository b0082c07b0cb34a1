using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>Moves that many intents make in one statement (see <see cref="Intent"/> for those of one).</summary>
internal static class IntentsAtOnce
{
    /// <summary>
    /// What was sent without hearing of it is Unknown from now on. Its request may have left at any moment until now; an owner
    /// that was replaced, or a turn that failed, cannot tell any more.
    /// </summary>
    public static Task MarkUnknown(IQueryable<Intent> intents, DateTimeOffset now, CancellationToken ct) => intents
        .Where(i => i.State == IntentState.Sent && i.ProcessStatusId == null)
        .ExecuteUpdateAsync(i => i
            .SetProperty(x => x.State, IntentState.Unknown).SetProperty(x => x.LeftBy, now).SetProperty(x => x.DueAt, now), ct);

    public static Task MakeDue(IQueryable<Intent> intents, DateTimeOffset now, CancellationToken ct) =>
        intents.ExecuteUpdateAsync(i => i.SetProperty(x => x.DueAt, now), ct);

    /// <summary>What is out there ends: nobody will hear of it any more.</summary>
    public static Task End(IQueryable<Intent> intents, Reason why, DateTimeOffset now, CancellationToken ct) => intents
        .Where(i => i.State == IntentState.Sent || i.State == IntentState.Unknown)
        .ExecuteUpdateAsync(i => i
            .SetProperty(x => x.State, IntentState.Refused).SetProperty(x => x.SettledAt, now).SetProperty(x => x.Reason, why),
            ct);

    /// <summary>A person wants what was refused, or is tried ever more slowly, to be tried at once.</summary>
    public static Task TryAgain(IQueryable<Intent> intents, DateTimeOffset now, CancellationToken ct) => intents
        .Where(i => i.State == IntentState.Planned || i.State == IntentState.Refused)
        .ExecuteUpdateAsync(i => i
            .SetProperty(x => x.State, IntentState.Planned).SetProperty(x => x.DueAt, now)
            .SetProperty(x => x.SettledAt, (DateTimeOffset?)null)
            .SetProperty(x => x.Attempts, 0).SetProperty(x => x.Refusals, 0)
            .SetProperty(x => x.FailingSince, (DateTimeOffset?)null), ct);
}

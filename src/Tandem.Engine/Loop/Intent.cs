using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Loop;

/// <summary>
/// One remote write that Tandem has decided on, and how far it has come. It changes only by the moves of its life: planned, sent,
/// queued at the remote, failed, and at its end confirmed or refused.
/// </summary>
internal sealed class Intent
{
    public long Key { get; private set; }
    public SellerId SellerId { get; init; }

    /// <summary>
    /// Made of the business fact, for example <c>import:{account}:{bolOrderId}</c>: the same fact never gets two rows.
    /// </summary>
    public required string BusinessKey { get; init; }
    public IntentKind Kind { get; init; }

    /// <summary>The offer's, the item's, the order's or the return's key.</summary>
    public long Subject { get; init; }

    /// <summary>
    /// What of its subject it is about, where more than one may be: the parcel's number, or what the shop is told of its order.
    /// </summary>
    public string Topic { get; init; } = "";

    /// <summary>The module whose write it is: it goes out only while that is live.</summary>
    public Module Of { get; init; }
    public IntentState State { get; private set; }

    /// <summary>Smaller goes first (design: riskiest first).</summary>
    public int Priority { get; private set; }

    /// <summary>What to write, as JSON; no personal data.</summary>
    public string Payload { get; private set; } = "";
    public Reason? Reason { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>How often the remote has said no in a row.</summary>
    public int Refusals { get; private set; }

    /// <summary>Since when it has failed without any success in between.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    /// <summary>When it was marked: nothing of it was at the remote before.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The latest moment at which a request left whose end is not known; null: nothing is out there.</summary>
    public DateTimeOffset? LeftBy { get; private set; }
    public DateTimeOffset? SettledAt { get; private set; }

    /// <summary>The process status at bol that will confirm it.</summary>
    public string? ProcessStatusId { get; private set; }

    /// <summary>What the remote said last, in its own words, without those of a person.</summary>
    public string? RemoteWords { get; private set => field = value is null ? null : StoredWords.Of(value); }

    /// <summary>Not settled yet.</summary>
    public bool IsOpen => State is IntentState.Planned or IntentState.Sent or IntentState.Unknown;

    /// <summary>It did not get through since it last did: somebody may have been asked about it.</summary>
    public bool HasFailed => FailingSince is not null || RemoteWords is not null || State == IntentState.Refused;

    /// <summary>
    /// Decided, or decided anew. What is planned already keeps its place and its next moment; what had ended begins again.
    /// </summary>
    /// <param name="firstAt">When it is first tried; null: now.</param>
    public Intent Plan(string payload, int priority, Reason? why, DateTimeOffset now, DateTimeOffset? firstAt = null)
    {
        var anew = State != IntentState.Planned || Payload.Length == 0;
        if (anew)
        {
            (State, CreatedAt, Attempts, Refusals, FailingSince) = (IntentState.Planned, now, 0, 0, null);
            (SentAt, LeftBy, SettledAt, ProcessStatusId, RemoteWords) = (null, null, null, null, null);
        }

        if (anew || (Attempts == 0 && firstAt is not null)) DueAt = firstAt ?? now;
        (Payload, Priority, Reason) = (payload, priority, why);
        return this;
    }

    /// <summary>Before the call goes out, in a transaction of its own.</summary>
    /// <param name="payload">What is sent, where that was decided only now.</param>
    public void MarkSent(DateTimeOffset now, string? payload = null)
    {
        (State, SentAt, LeftBy, ProcessStatusId, Payload) = (IntentState.Sent, now, null, null, payload ?? Payload);
        Attempts++;
    }

    /// <summary>It left, and what became of it must be looked at.</summary>
    /// <param name="leftBy">See <see cref="LeftBy"/>.</param>
    public void MarkUnknown(DateTimeOffset leftBy) =>
        (State, LeftBy, ProcessStatusId, DueAt) = (IntentState.Unknown, leftBy, null, leftBy);

    /// <summary>It was looked for, and did not come: it may be sent again.</summary>
    public void MayGoAgain(DateTimeOffset now) =>
        (State, LeftBy, ProcessStatusId, DueAt) = (IntentState.Planned, null, null, now);

    /// <summary>The remote has it in its queue: this status tells its end.</summary>
    public void Queued(string processStatusId, DateTimeOffset now, DateTimeOffset lookAt) =>
        (State, ProcessStatusId, LeftBy, DueAt, RemoteWords) = (IntentState.Sent, processStatusId, LeftBy ?? now, lookAt, null);

    public void Confirm(DateTimeOffset now, Reason? why = null)
    {
        (State, SettledAt, RemoteWords, LeftBy, Reason) = (IntentState.Confirmed, now, null, null, why ?? Reason);
        (Refusals, FailingSince) = (0, null);
    }

    /// <summary>It ends without having been carried out.</summary>
    public void Refuse(DateTimeOffset now, Reason? why = null, string? words = null) =>
        (State, SettledAt, LeftBy, Reason, RemoteWords) = (IntentState.Refused, now, null, why ?? Reason, words ?? RemoteWords);

    /// <summary>It failed: <see cref="WriteRule"/> has said what that makes of it.</summary>
    public void Fail(WriteStep step, string? words, DateTimeOffset now)
    {
        (Attempts, Refusals) = (step.Attempts, step.Refusals);
        (State, DueAt, LeftBy, RemoteWords) = (step.State, step.DueAt, step.LeftBy, words ?? RemoteWords);
        if (step.State != IntentState.Sent) ProcessStatusId = null;
        FailingSince ??= now;
        if (State == IntentState.Refused) SettledAt = now;
    }

    /// <summary>Looked at again then; nothing else is known of it.</summary>
    public void Postpone(DateTimeOffset until, Reason? why = null) => (DueAt, Reason) = (until, why ?? Reason);

    /// <summary>It cannot go on now: looked at again then. With nothing out there that counts as failing.</summary>
    public void Stall(DateTimeOffset until, DateTimeOffset now)
    {
        DueAt = until;
        if (LeftBy is null) FailingSince ??= now;
    }
}

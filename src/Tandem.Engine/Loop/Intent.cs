using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>One remote write that Tandem has decided on, and how far it has come.</summary>
internal sealed class Intent
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }

    /// <summary>Made of the business fact, for example <c>import:{account}:{bolOrderId}</c>: the same fact never gets two rows.</summary>
    public required string BusinessKey { get; set; }
    public IntentKind Kind { get; set; }

    /// <summary>The offer's or the order's key.</summary>
    public long Subject { get; set; }
    public IntentState State { get; set; }

    /// <summary>Smaller goes first (design: riskiest first).</summary>
    public int Priority { get; set; }

    /// <summary>What to write, as JSON; no personal data.</summary>
    public required string Payload { get; set; }
    public Reason? Reason { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset? SentAt { get; set; }
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>The process status at bol that will confirm it.</summary>
    public string? ProcessStatusId { get; set; }

    /// <summary>What the remote said last, in its own words.</summary>
    public string? RemoteWords { get; set; }

    /// <summary>Is due again after a while that grows with its attempts, and not before the moment that the remote named.</summary>
    public void TryAgain(DateTimeOffset now, DateTimeOffset? notBefore = null)
    {
        DueAt = now + BackOff.After(Attempts, Random.Shared.NextDouble());
        if (notBefore > DueAt) DueAt = notBefore.Value;
    }
}

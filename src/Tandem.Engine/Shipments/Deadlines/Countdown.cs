namespace Tandem.Engine.Shipments.Deadlines;

/// <summary>How much time an order still has.</summary>
/// <param name="HandOverBy">The carrier must have it by then to keep bol's promise; null: bol gave no date.</param>
/// <param name="PromisedBy">The end of the day that bol promised its customer.</param>
/// <param name="ExpiresAt">bol cancels by itself what is open then.</param>
public sealed record Countdown(DateTimeOffset? HandOverBy, DateTimeOffset? PromisedBy, DateTimeOffset? ExpiresAt,
    DeadlineState State)
{
    /// <summary>
    /// What it counts down to: the handing over, once that is over the promise, then the automatic cancellation.
    /// </summary>
    public DateTimeOffset? Next => State switch
    {
        DeadlineState.Done => null,
        DeadlineState.HandOverMissed => PromisedBy,
        DeadlineState.Late or DeadlineState.ExpiresSoon => ExpiresAt,
        DeadlineState.Expired => null,
        _ => HandOverBy ?? ExpiresAt,
    };
}

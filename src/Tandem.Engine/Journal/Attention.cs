using Tandem.Engine.Values;

namespace Tandem.Engine.Journal;

/// <summary>
/// Something that only a person can decide, with what to do. Cleared by itself when the cause is gone, or by a person who dealt
/// with it.
/// </summary>
internal sealed class Attention
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }

    /// <summary>Made of the cause, so that the same cause is asked once.</summary>
    public required string Cause { get; set; }

    /// <summary>The shop or the account that it is about as a whole; empty: none.</summary>
    public Guid Part { get; set; }
    public ActivitySubject Subject { get; set; }
    public long SubjectKey { get; set; }
    public required Reason What { get; set; }
    public DateTimeOffset RaisedAt { get; set; }
    public DateTimeOffset? ClearedAt { get; set; }

    /// <summary>When a person said that it is dealt with: the same question is not asked again while its cause stays.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}

using Tandem.Engine.Values;

namespace Tandem.Engine.Journal;

/// <summary>One thing that happened, for people to read back. No personal data.</summary>
internal sealed class Activity
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public DateTimeOffset At { get; set; }
    public ActivitySubject Subject { get; set; }

    /// <summary>Key of the offer, order or item; 0 for the seller itself.</summary>
    public long SubjectKey { get; set; }
    public required Reason What { get; set; }

    /// <summary>The setting that somebody changed (<c>folder.what</c>); null: this is about something else.</summary>
    public string? Setting { get; set; }
}

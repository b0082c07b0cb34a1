using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>One source that is read again and again: where the next reading starts and how fresh the last one is.</summary>
internal sealed class Observation
{
    public SellerId SellerId { get; set; }

    /// <summary>For example <c>shop:{id}:items</c>.</summary>
    public required string Source { get; set; }
    public string? Cursor { get; set; }
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When the last reading that succeeded began.</summary>
    public DateTimeOffset? BeganAt { get; set; }
    /// <summary>When the last reading that found something new began; null: none did yet.</summary>
    public DateTimeOffset? NewsAt { get; set; }
    public DateTimeOffset? SucceededAt { get; set; }
    public int Failures { get; set; }
    public Reason? Problem { get; set; }
}

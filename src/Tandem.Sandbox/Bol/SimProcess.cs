namespace Tandem.Sandbox.Bol;

/// <summary>A write that bol has queued: it takes effect when it is carried out, or fails then.</summary>
internal sealed class SimProcess
{
    public required string Id { get; init; }
    public required string EventType { get; init; }
    public required string Description { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Carries the write out. Returns the id of what it made or changed, or why it failed.</summary>
    public required Func<(string? EntityId, string? Failure)> Effect { get; init; }

    /// <summary>It is given up at last, and was never carried out.</summary>
    public bool TimesOut { get; init; }

    public string? EntityId { get; set; }

    /// <summary>Other ids under which it is listed.</summary>
    public List<string> AlsoFoundBy { get; } = [];
    public string Status { get; set; } = "PENDING";
    public string? Error { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
}

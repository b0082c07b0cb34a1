namespace Tandem.Sandbox.Bol;

/// <summary>A return as bol keeps it: what a customer sends back in one go.</summary>
internal sealed class SimReturn
{
    public required string Id { get; init; }
    public required SimOrder Order { get; init; }
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>How late the lists are with it; the return itself can be read at once.</summary>
    public required TimeSpan Lag { get; init; }
    public required IReadOnlyList<SimReturnItem> Items { get; init; }

    public bool IsHandled => Items.All(item => item.HandledAt is not null);

    public bool IsListed(DateTimeOffset now) => RegisteredAt + Lag <= now;

    public bool IsListedAsHandled(DateTimeOffset now) => IsHandled && Items.Max(item => item.HandledAt) + Lag <= now;
}

/// <summary>One article of a return, which is handled by itself.</summary>
internal sealed class SimReturnItem
{
    public required string RmaId { get; init; }
    public required SimOrderItem Item { get; init; }
    public required int Units { get; init; }
    public required SimReturnReason Reason { get; init; }

    /// <summary>When it was handled for the first time; null: it still waits.</summary>
    public DateTimeOffset? HandledAt { get; set; }

    /// <summary>How often somebody handled it, or changed how it was handled.</summary>
    public int Times { get; set; }
    public List<SimReturnResult> Results { get; } = [];
}

/// <summary>What the customer chose, and wrote.</summary>
internal sealed record SimReturnReason(string Main, string? Detail, string Comments);

/// <summary>What became of so many units.</summary>
internal sealed record SimReturnResult(int Units, string Processing, string Handling, DateTimeOffset At);

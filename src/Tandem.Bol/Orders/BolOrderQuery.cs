namespace Tandem.Bol;

/// <summary>Which orders to list. Method and status are always sent: bol's own defaults have changed before.</summary>
public sealed record BolOrderQuery
{
    /// <summary>FBR, FBB or ALL.</summary>
    public string FulfilmentMethod { get; init; } = "ALL";

    /// <summary>OPEN, SHIPPED or ALL. Handled orders stay visible for 48 hours.</summary>
    public string Status { get; init; } = "OPEN";

    /// <summary>Only what changed in the last so many minutes, at most 60.</summary>
    public int? ChangeIntervalMinute { get; init; }

    /// <summary>Only what last changed on this day, up to 3 months back.</summary>
    public DateOnly? LatestChangeDate { get; init; }

    /// <summary>From 1; a page holds 50 orders.</summary>
    public int Page { get; init; } = 1;
}

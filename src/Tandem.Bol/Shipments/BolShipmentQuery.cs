namespace Tandem.Bol;

/// <summary>Which shipments to list; bol ignores the method when an order is asked for, so it is not sent then.</summary>
public sealed record BolShipmentQuery
{
    public string? OrderId { get; init; }

    /// <summary>FBR or FBB; null leaves it to bol.</summary>
    public string? FulfilmentMethod { get; init; }

    /// <summary>From 1; a page holds 50 shipments.</summary>
    public int Page { get; init; } = 1;
}

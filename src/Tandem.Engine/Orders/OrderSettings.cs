using System.Text.Json;
using Tandem.Engine.Shipments;

namespace Tandem.Engine.Orders;

/// <summary>What a seller has chosen about orders, from import to the doorstep. Everything has a safe default.</summary>
public sealed record OrderSettings
{
    public ImportSettings Import { get; init; } = new();

    public FlowSettings Flow { get; init; } = new();

    public CancelSettings Cancel { get; init; } = new();

    public ShippingSettings Shipping { get; init; } = new();

    public LabelSettings Labels { get; init; } = new();

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static OrderSettings FromJson(string? json) => json is null ? new OrderSettings() : JsonSerializer.Deserialize<OrderSettings>(json) ?? new OrderSettings();
}

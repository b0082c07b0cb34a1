namespace Tandem.Sandbox.Bol;

/// <summary>A shipment as bol keeps it.</summary>
internal sealed class SimShipment
{
    public required string Id { get; init; }
    public required SimOrder Order { get; init; }
    public required IReadOnlyList<(SimOrderItem Item, int Quantity)> Lines { get; init; }
    public required DateTimeOffset At { get; init; }
    public required string TransportId { get; init; }
    public string? Reference { get; init; }

    /// <summary>Somebody made it on bol's own pages.</summary>
    public bool ByHand { get; init; }
    public string? TransporterCode { get; set; }
    public string? TrackAndTrace { get; set; }
    public string? ShippingLabelId { get; init; }
}

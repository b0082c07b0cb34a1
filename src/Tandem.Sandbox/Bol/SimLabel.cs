namespace Tandem.Sandbox.Bol;

/// <summary>A label that was offered: it may be bought once, on its last day at the latest.</summary>
internal sealed record SimLabelOffer(
    string Id, IReadOnlyList<(SimOrderItem Item, int Quantity)> Lines, LabelKind Kind, DateTimeOffset ValidUntil)
{
    public bool Used { get; set; }
}

/// <summary>A kind of label.</summary>
/// <param name="Price">VAT excluded.</param>
/// <param name="HandOverHour">The hour of the next day at which it must be handed over.</param>
/// <param name="Arrives">Whether it arrives as the customer was promised.</param>
internal sealed record LabelKind(
    string Transporter, string Type, string Name, decimal Price, string Weight, string Size, int HandOverHour, bool Arrives,
    string Collection);

/// <summary>A label that was bought.</summary>
internal sealed class SimLabel
{
    public required string Id { get; init; }
    public required SimOrder Order { get; init; }
    public required IReadOnlyList<(SimOrderItem Item, int Quantity)> Lines { get; init; }
    public required LabelKind Kind { get; init; }

    /// <summary>Null for a letter without a scan.</summary>
    public required string? TrackAndTrace { get; init; }

    /// <summary>From when on its PDF is there.</summary>
    public required DateTimeOffset ReadyAt { get; init; }

    /// <summary>The shipment that names it; one at most.</summary>
    public SimShipment? Shipment { get; set; }
}

using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>
/// A label of bol that was chosen for lines of an order. Its PDF names the customer, so it is never kept here: it is read from
/// bol when it is printed.
/// </summary>
internal sealed class ShippingLabel
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public AccountId AccountId { get; set; }
    public long OrderKey { get; set; }

    /// <summary>What it is for, as JSON (a list of <see cref="ShipItem"/>).</summary>
    public required string Items { get; set; }

    /// <summary>bol's id of the offer of a label that was chosen.</summary>
    public required string LabelOfferId { get; set; }
    public required string TransporterCode { get; set; }
    public required string LabelType { get; set; }

    /// <summary>VAT excluded.</summary>
    public long PriceCentsExclVat { get; set; }
    public DateTimeOffset? HandOverBy { get; set; }
    public DateTimeOffset ChosenAt { get; set; }

    /// <summary>bol's id of the label, once it was bought.</summary>
    public string? ShippingLabelId { get; set; }
    public string? TrackAndTrace { get; set; }
    public DateTimeOffset? PrintedAt { get; set; }
}

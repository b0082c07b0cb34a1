using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>A parcel of an order. What of it bol knows is in its shipment.</summary>
internal sealed class KnownParcel
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public long OrderKey { get; set; }

    /// <summary>Its name, unique in its order: the tracking code; of one without a code empty, or <c>-2</c>, <c>-3</c>.</summary>
    public required string Number
    {
        get;
        init => (field, Code) = (value, value is "" or ['-', ..] ? null : value);
    }

    /// <summary>The tracking code; null for a parcel without one.</summary>
    public string? Code { get; private init; }

    public ParcelTrust Trust { get; set; }

    /// <summary>The carrier as it was told.</summary>
    public required string Carrier { get; set; }
    public ParcelSource Source { get; set; }

    /// <summary>
    /// What is in it, as JSON (a list of <see cref="ShipItem"/>); null: all that is still open when it is shipped.
    /// </summary>
    public string? Items { get; set; }

    /// <summary>bol's label on it: the shipment names the label and no carrier.</summary>
    public string? ShippingLabelId { get; set; }
    public DateTimeOffset FoundAt { get; set; }

    /// <summary>bol's ids of the shipment and its transport, once they were read back.</summary>
    public string? ShipmentId { get; set; }
    public string? TransportId { get; set; }

    /// <summary>A name for one more parcel without a code.</summary>
    public static string WithoutCode(IReadOnlyCollection<KnownParcel> known) =>
        Enumerable.Range(1, known.Count + 1).Select(n => n == 1 ? "" : $"-{n}").First(name => known.All(p => p.Number != name));
}

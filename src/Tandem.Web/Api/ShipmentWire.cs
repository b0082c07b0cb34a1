using System.ComponentModel;
using System.Text.Json.Serialization;
using Tandem.Engine.Shipments.Parcels;

namespace Tandem.Web.Api;

/// <summary>A parcel that was sent.</summary>
public sealed record ShipmentNumber(
    [property: Description("bol's order number, or the number that the shop shows (with an order-number plugin not WooCommerce's "
        + "id).")] string? Order = null,
    [property: Description("As you call the carrier, or bol's own code; without it: the default of the settings.")]
    string? Carrier = null,
    [property: Description("The track and trace code (at most 40 letters and digits, or the carrier's link with it); several "
        + "codes of one parcel stand apart by a comma.")]
    string? TrackAndTrace = null,
    [property: Description("What is in the parcel; without it: all that is still open.")]
    IReadOnlyList<ShipmentLine>? Lines = null,
    [property: Description("True for a parcel that has no code: bol is told without, and a code may be sent later. Without this, "
        + "a parcel without a code is refused.")]
    bool WithoutCode = false);

/// <summary>Units of one line.</summary>
public sealed record ShipmentLine(
    [property: Description("bol's order item id, or the EAN.")] string? Line = null,
    [property: Description("Units; without it: all of the line.")] int? Quantity = null);

/// <summary>What became of each parcel.</summary>
/// <param name="Taken">Parcels that are known now.</param>
/// <param name="Problems">Parcels with a problem.</param>
public sealed record ShipmentReceipt(int Taken, int Problems, IReadOnlyList<ShipmentOutcome> Results);

/// <summary>What became of one parcel.</summary>
/// <param name="Index">Its place in the list that was sent, from 0.</param>
/// <param name="Order">bol's order number, where the order is known.</param>
public sealed record ShipmentOutcome(int Index, string? Order, [property: JsonConverter(typeof(ParcelStateText))]
ParcelState State, string? Problem);

/// <summary>States as small letters: <c>accepted</c>, <c>known</c> and so on.</summary>
internal sealed class ParcelStateText() : JsonStringEnumConverter<ParcelState>(System.Text.Json.JsonNamingPolicy.CamelCase);

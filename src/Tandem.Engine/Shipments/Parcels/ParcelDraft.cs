namespace Tandem.Engine.Shipments.Parcels;

/// <summary>A parcel that somebody tells of: a person on a screen, a row of a file, another program.</summary>
/// <param name="Order">bol's order number, or the shop's.</param>
/// <param name="Carrier">As the seller calls it, or bol's own code; empty: the seller's default.</param>
/// <param name="Code">The tracking code, or a carrier's link with it; several of one parcel's pieces may stand in one
/// text.</param>
/// <param name="Lines">What is in it; null: all that is still open.</param>
/// <param name="WithoutCode">It has none, and that is meant so: only then may <paramref name="Code"/> be empty.</param>
/// <param name="Once">It is told for all that is open, with many others: where anything is told or on its way already, it is
/// not taken.</param>
public sealed record ParcelDraft(string? Order, string? Carrier, string? Code, IReadOnlyList<ParcelLine>? Lines = null,
    bool WithoutCode = false, bool Once = false);

/// <summary>Units of one line.</summary>
/// <param name="Line">bol's order item id, or the EAN.</param>
public sealed record ParcelLine(string? Line, int? Quantity);

namespace Tandem.Engine.Shipments;

/// <summary>A parcel that somebody tells of: a person on a screen, a row of a file, another program.</summary>
/// <param name="Order">bol's order number, or the shop's.</param>
/// <param name="Carrier">As the seller calls it, or bol's own code; empty: the seller's default.</param>
/// <param name="Code">The tracking code; empty: shipped without one.</param>
/// <param name="Lines">What is in it; null: all that is still open.</param>
public sealed record ParcelDraft(string? Order, string? Carrier, string? Code, IReadOnlyList<ParcelLine>? Lines = null);

/// <summary>Units of one line.</summary>
/// <param name="Line">bol's order item id, or the EAN.</param>
public sealed record ParcelLine(string? Line, int? Quantity);

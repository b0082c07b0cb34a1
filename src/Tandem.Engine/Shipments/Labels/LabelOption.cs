using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>A label that bol has on offer for lines of an order.</summary>
/// <param name="HandOverBy">Until when the parcel may be handed over, so that it arrives as promised.</param>
/// <param name="Arrives">Whether it then arrives as the customer was promised; null: bol does not say.</param>
/// <param name="ValidUntil">The last day on which it can be bought.</param>
public sealed record LabelOption(
    string OfferId, string Name, string TransporterCode, string LabelType, Money PriceExclVat, bool Recommended,
    DateTimeOffset? HandOverBy, bool? Arrives, string? Collection, DateOnly? ValidUntil, string? MostWeight, string? MostSize);

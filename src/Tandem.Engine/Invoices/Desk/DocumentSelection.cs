namespace Tandem.Engine.Invoices.Desk;

/// <summary>Documents that were chosen in a list.</summary>
/// <param name="All">All that this finds but for the keys; null: the keys.</param>
public sealed record DocumentSelection(DocumentFilter? All, IReadOnlyCollection<long> Keys);

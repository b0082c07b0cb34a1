using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Pictures;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>An item in the list.</summary>
/// <param name="Target">What bol should show; null where there is no own linked offer.</param>
/// <param name="Shows">What shoppers see at bol now, as far as is known.</param>
/// <param name="Lvb">Units in bol's own warehouse that can be sold; null: none ever lay there.</param>
/// <param name="Why">Why bol should show that; null where nothing was decided.</param>
public sealed record ItemRow(
    long Key, string Name, string? Sku, string? GtinText, MatchVerdict Verdict, StockKept Kept, int? Quantity, int? Target,
    int? Shows, DateTimeOffset ReadAt, int? Lvb = null, Reason? Why = null)
{
    public ItemPicture? Picture { get; init; }
}

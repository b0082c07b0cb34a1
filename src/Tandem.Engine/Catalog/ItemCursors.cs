namespace Tandem.Engine.Catalog;

/// <summary>How far a pass through a shop's whole catalogue is: its products, then its variations.</summary>
/// <param name="Page">The one to read next.</param>
/// <param name="GtinKey">Where GTINs were read when the pass began.</param>
internal sealed record CataloguePass(bool Variations, int Page, DateTimeOffset Began, string? GtinKey);

/// <summary>
/// The newest changes that were seen, by the shop's own clock: of two lists that are read one after the other, none says how far
/// the other was read.
/// </summary>
internal sealed record NewestItems(DateTimeOffset Product, DateTimeOffset Variation)
{
    public static NewestItems Both(DateTimeOffset at) => new(at, at);
}

/// <summary>How many more a shop counted than were known here, after which pass through everything.</summary>
internal sealed record ItemCount(int More, DateTimeOffset PassEnded);

using Tandem.Engine.Values;

namespace Tandem.Engine.Catalog;

/// <summary>What a reading of the shop showed of its items that others go by.</summary>
/// <param name="Moves">Items whose stock is another one.</param>
/// <param name="Touched">Items of which something changed that decisions go by, and those that were read because something had
/// happened to them.</param>
/// <param name="LeftGtins">Codes that an item bore and bears no more.</param>
/// <param name="Hints">bol's ids of offers that an item names, or named until now.</param>
/// <param name="OtherCodes">An item is there that was not, or bears another GTIN or SKU than before.</param>
internal sealed record ItemNews(SellerId Seller, IReadOnlyList<ItemMove> Moves, IReadOnlyCollection<long> Touched,
    IReadOnlyCollection<string> LeftGtins, IReadOnlyCollection<string> Hints, bool OtherCodes = false)
{
    public bool IsAny => OtherCodes || Moves.Count + Touched.Count + LeftGtins.Count + Hints.Count > 0;
}

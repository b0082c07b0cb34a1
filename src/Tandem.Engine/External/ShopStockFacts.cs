namespace Tandem.Engine.External;

/// <summary>
/// Everything that an item's stock in the shop is decided from, where an external source says how many there are.
/// </summary>
/// <param name="External">The external number.</param>
/// <param name="Sold">Units that the seller's shops and bol have sold and the number cannot contain; those of bol as far as they
/// are in a shop.</param>
/// <param name="Shown">The shop's stock at its last reading; null where it does not count.</param>
/// <param name="Counted">The shop counts this item by itself.</param>
/// <param name="OrdersReadSince">The shop's orders were read after that reading began: every sale that it shows is known.</param>
internal sealed record ShopStockFacts(int External, int Sold, int? Shown, bool Counted, bool OrdersReadSince);

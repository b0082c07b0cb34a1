using Tandem.Engine.Orders.Import;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>One line of a bol order.</summary>
internal sealed class OrderLine
{
    public long Key { get; set; }
    public long OrderKey { get; set; }
    public SellerId SellerId { get; set; }
    public required string OrderItemId { get; set; }
    public string? BolOfferId { get; set; }

    /// <summary>The offer that was sold, where Tandem knows it.</summary>
    public long? OfferKey { get; set; }
    public string? Ean { get; set; }
    public string? Title { get; set; }
    public DateTimeOffset PlacedAt { get; set; }
    public int Quantity { get; set; }
    public int Shipped { get; set; }
    public int Cancelled { get; set; }
    public bool CancellationRequested { get; set; }

    /// <summary>When bol had last changed it, of what the readings have shown.</summary>
    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>
    /// The day on which the customer is to have it, and that on which bol cancels by itself what is still open of it.
    /// </summary>
    public DateOnly? DeliverBy { get; set; }
    public DateOnly? ExpiresOn { get; set; }
    public Fulfilment Fulfilment { get; set; }
    public long? TotalCentsInclVat { get; set; }
    public long? ShopLineId { get; set; }

    /// <summary>Ids that it had before it was replaced: a parcel may still name them.</summary>
    public List<long> FormerLineIds { get; set; } = [];

    /// <summary>What the shop answered about its VAT when it was imported; null: not imported.</summary>
    public IReadOnlyList<LineTax>? Taxes { get; set; }

    /// <summary>Units that the shop order holds; null while not imported.</summary>
    public int? Imported { get; set; }

    /// <summary>Pieces of the shop that it went in as, the parts of a bundle together; null while not imported.</summary>
    public int? Pieces { get; set; }

    /// <summary>The most pieces for which the shop was seen to have taken stock; null: for none ever.</summary>
    public int? Reduced { get; set; }

    /// <summary>
    /// Units of it that stand in the shop as a line without a product still, though the product is known since: they had gone
    /// off.
    /// </summary>
    public int RestUnits { get; set; }

    /// <summary>When the shop was last seen to take its units out: a stock reading that began later contains that.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>
    /// Units of <see cref="Imported"/> that the shop's people took out of its order, and that nobody said are delivered all the
    /// same.
    /// </summary>
    public int TakenOut { get; set; }

    /// <summary>Units in a part of a split order that the shop has not sent; 0 where the order is whole.</summary>
    public int Away { get; set; }

    /// <summary>Units of <see cref="Imported"/> that the shop has put back in stock, whoever still waits for them.</summary>
    public int PutBack { get; set; }

    /// <summary>
    /// Units that bol shows as sent and that the shop put back in stock before: one of the two is wrong, and they are for sale
    /// only once that is known.
    /// </summary>
    public int Doubted { get; set; }

    /// <summary>Units of which a person said that they are on the shelf, though bol shows them as sent.</summary>
    public int OnShelf { get; set; }

    /// <summary>Imported without a product of the shop: its stock is not lowered anywhere.</summary>
    public bool UnknownProduct { get; set; }

    /// <summary>No stock reading can miss it any more: it is in every linked item's stock, or it was cancelled.</summary>
    public bool InStockReading { get; set; }

    /// <summary>Units that still have to be delivered by somebody.</summary>
    public int Open => Math.Max(0, Quantity - Cancelled);

    /// <summary>Units that the shop's order still holds, so that they are on their way once it is complete.</summary>
    public int Held => Math.Max(0, (Imported ?? 0) - TakenOut);

    /// <summary>Units of them that are on their way once the shop says that the order was sent.</summary>
    public int Going => Math.Max(0, Held - Away);
}

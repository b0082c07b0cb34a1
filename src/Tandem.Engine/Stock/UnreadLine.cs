using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>
/// A line that bol sold of an offer, by one of the items that it takes units of: no reading of all of them shows it yet.
/// </summary>
internal sealed record UnreadLine
{
    public required long Key { get; init; }
    public required long OfferKey { get; init; }
    public required long ItemKey { get; init; }

    /// <summary>Units of the item that one unit of the offer takes.</summary>
    public required int PerOffer { get; init; }

    /// <summary>How many items the offer takes units of.</summary>
    public required int Parts { get; init; }
    public required int Quantity { get; init; }
    public required int Cancelled { get; init; }
    public required int Shipped { get; init; }
    public required int? Imported { get; init; }
    public required bool UnknownProduct { get; init; }
    public required int PutBack { get; init; }
    public required int Doubted { get; init; }

    /// <summary>The shop that its order is in.</summary>
    public required ShopId? ShopId { get; init; }

    /// <summary>When the shop took it out of stock.</summary>
    public required DateTimeOffset? TakenAt { get; init; }
    public required DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Its order does not go into the shop.</summary>
    public required bool StaysOut { get; init; }

    public static Task<List<UnreadLine>> Of(
        TandemDb db, IReadOnlyCollection<long> itemKeys, bool importing, CancellationToken ct) => (
        from part in db.LinkParts
        join line in db.OrderLines on part.OfferKey equals line.OfferKey
        join order in db.Orders on line.OrderKey equals order.Key
        where EF.Parameter(itemKeys).Contains(part.ItemKey) && !line.InStockReading
        select new UnreadLine
        {
            Key = line.Key,
            OfferKey = part.OfferKey,
            ItemKey = part.ItemKey,
            PerOffer = part.Quantity,
            Parts = db.LinkParts.Count(p => p.OfferKey == part.OfferKey),
            Quantity = line.Quantity,
            Cancelled = line.Cancelled,
            Shipped = line.Shipped,
            Imported = line.Imported,
            UnknownProduct = line.UnknownProduct,
            PutBack = line.PutBack,
            Doubted = line.Doubted,
            ShopId = order.ShopId,
            TakenAt = line.TakenAt ?? order.ImportedAt,
            ChangedAt = order.ChangedAt,
            StaysOut = order.State == OrderState.Skipped || (order.State == OrderState.Seen && !importing),
        }).AsNoTracking().ToListAsync(ct);

    /// <summary>Whether a reading that began then has the shop's stock without it.</summary>
    public bool IsTaken(DateTimeOffset readAt) => !UnknownProduct && TakenAt < readAt;

    /// <summary>Units of the offer that a reading which began then counts as there, though they are sold.</summary>
    public int MissedBy(DateTimeOffset readAt)
    {
        var open = Math.Max(0, Quantity - Cancelled);

        // The shop may have put back what bol still waits for: of a closed order, of a line that was refunded.
        if (IsTaken(readAt))
            return Math.Min(Math.Max(0, open - Shipped), Math.Max(0, open - ((Imported ?? open) - PutBack))) + Doubted;

        // What the shop never lowers is taken off there by hand, at the latest when it is sent: an order that stays out of it,
        // and a line that went in without its product.
        var byHand = UnknownProduct || (Imported is null && StaysOut);
        var sent = byHand && ChangedAt < readAt ? Shipped : 0;
        return Math.Max(0, (UnknownProduct ? open : Imported ?? open) - sent);
    }
}

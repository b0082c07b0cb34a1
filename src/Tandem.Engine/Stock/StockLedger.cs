using Tandem.Engine.Catalog;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Stock;

/// <summary>Writes a change of a number down, in the transaction of the change itself.</summary>
internal static class StockLedger
{
    /// <summary>What an offer should show, or shows at bol, has changed.</summary>
    /// <param name="facts">For a decision: what it was decided from.</param>
    public static void Enter(
        this TandemDb db, Offer offer, DateTimeOffset at, StockCause cause, int? before, int? after,
        DateTimeOffset? remoteAt = null, string? reference = null, StockFacts? facts = null) =>
        db.StockEntries.Add(new StockEntry
        {
            SellerId = offer.SellerId,
            OfferKey = offer.Key,
            At = at,
            RemoteAt = remoteAt,
            Cause = cause,
            Before = before,
            After = after,
            Reference = reference,
            Facts = facts?.ToJson(),
        });

    /// <summary>An item's stock in the shop has changed.</summary>
    public static void Enter(
        this TandemDb db, Item item, DateTimeOffset at, StockCause cause, int? before, int? after,
        DateTimeOffset? remoteAt = null, string? reference = null) =>
        db.StockEntries.Add(new StockEntry
        {
            SellerId = item.SellerId,
            ItemKey = item.Key,
            At = at,
            RemoteAt = remoteAt,
            Cause = cause,
            Before = before,
            After = after,
            Reference = reference,
        });
}

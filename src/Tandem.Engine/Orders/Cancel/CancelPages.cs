using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Cancel;

/// <summary>A line that bol still waits for.</summary>
/// <param name="Asked">The customer wants to cancel it.</param>
/// <param name="Left">Units that are still to be sent.</param>
/// <param name="NotHeld">Of these, units that the shop's people took out of its order.</param>
/// <param name="InclVat">What the units that are left come to; null: not known.</param>
public sealed record CancelLineRow(string OrderItemId, string? Title, int Left, bool Asked, int NotHeld = 0,
    Money? InclVat = null);

/// <summary>How the cancellation of an order stands.</summary>
/// <param name="Live">Whether an answer may be sent at all.</param>
/// <param name="AskedAt">When the request was first seen.</param>
/// <param name="Held">The shop's order is on hold for it.</param>
/// <param name="Whole">Everything that is left of the order is asked for.</param>
/// <param name="Removed">The shop's order is not there any more, also not in the bin: it cannot be opened again.</param>
/// <param name="Split">The shop's people split it: none of its parts takes units out of stock again.</param>
/// <param name="Writes">What was written for it, in order.</param>
/// <param name="ParcelWaits">Somebody told of a parcel of it, which waits for the answer.</param>
public sealed record CancelState(
    CancelQuestion Question, bool Live, CancelAnswer Answer, DateTimeOffset? AskedAt, bool Held, bool Whole, string? ShopStatus,
    bool Removed, bool Split, string DefaultReason,
    IReadOnlyList<CancelLineRow> Lines, IReadOnlyList<OrderWrite> Writes, bool ParcelWaits = false);

/// <summary>Reads what the order page shows about a cancellation.</summary>
public sealed class CancelPages(Database database)
{
    /// <returns>Null where nobody ever wanted to cancel anything of it.</returns>
    public async Task<CancelState?> Of(SellerId sellerId, long orderKey, CancellationToken ct)
    {
        await using var db = database.Read();
        var order = await db.Orders.Include(o => o.Lines)
            .SingleOrDefaultAsync(o => o.Key == orderKey && o.SellerId == sellerId, ct);
        if (order is null) return null;
        var intents = await db.Intents
            .Where(i => i.Subject == orderKey && (i.Kind == IntentKind.Cancel || i.Kind == IntentKind.ShopOrder))
            .OrderBy(i => i.Key).ToListAsync(ct);
        string[] causes = [OrderQuestions.MoneyOff(order.BolOrderId), OrderQuestions.TakenOut(order.BolOrderId)];
        var refunded = await db.Attentions
            .AnyAsync(a => a.SellerId == sellerId && causes.Contains(a.Cause) && a.ClearedAt == null, ct);
        var parcelCause = OrderQuestions.ParcelOfClosed(order.BolOrderId);
        var parcelWaits = await db.Attentions
            .AnyAsync(a => a.SellerId == sellerId && a.Cause == parcelCause && a.ClearedAt == null, ct);
        if (!refunded && !CancelRule.Concerns(order) && !intents.Exists(i => i.Kind == IntentKind.Cancel)) return null;

        var seller = await db.Sellers.SingleAsync(s => s.Id == sellerId, ct);
        var settings = OrderSettings.Of(seller);
        var open = order.Lines.Where(l => CancelRule.Left(l) > 0).ToList();
        var cancelling = intents.Where(i => i.Kind == IntentKind.Cancel
            && i.State is not (IntentState.Confirmed or IntentState.Refused)).ToList();
        return new CancelState(
            Question(order, open, cancelling, refunded, settings), seller.Writes(Module.Orders), order.CancelAnswer,
            order.CancelAskedAt,
            order.StatusBeforeHold is not null, open.Count > 0 && open.TrueForAll(CancelRule.IsAsked), order.ShopStatus,
            order.ShopStatus == CancelRule.Deleted, order.SplitInto.Count > 0, settings.Cancel.ReasonCode,
            [.. open.Select(l => new CancelLineRow(l.OrderItemId, l.Title ?? l.Ean, CancelRule.Left(l), l.CancellationRequested,
                CancelRule.NotHeld(l), CancelRule.Amount(l)))],
            [
                .. intents.Where(i => i.Reason?.Code.StartsWith("cancel.", StringComparison.Ordinal) == true)
                    .Select(w => new OrderWrite(
                    w.Kind, w.State, w.Reason, w.CreatedAt, w.SentAt, w.SettledAt, w.DueAt, w.Attempts, w.RemoteWords)),
            ], parcelWaits);
    }

    private static CancelQuestion Question(Order order, List<OrderLine> open, List<Intent> cancelling, bool refunded,
        OrderSettings settings)
    {
        if (cancelling.Count > 0) return CancelQuestion.None;
        if (order.CancelAnswer == CancelAnswer.None && open.Exists(CancelRule.IsAsked)) return CancelQuestion.Request;
        if (order is { ShopOrderId: not null, ShipsThoughClosed: false } && CancelRule.IsClosed(order.ShopStatus)
            && open.Count > 0
            && !CancelRule.IsFollowed(order, settings.Cancel, settings.Flow)) return CancelQuestion.ClosedInShop;
        if (!order.SaidSent && order.Lines.Exists(l => l.Doubted > 0)) return CancelQuestion.SentOrOnShelf;
        return refunded && open.Count > 0 ? CancelQuestion.RefundedInShop : CancelQuestion.None;
    }
}

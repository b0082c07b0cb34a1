using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>
/// Brings what happened at bol to the shop's order: its status, a note, the fields of plugins, a refund; and its documents.
/// </summary>
internal sealed class TellShop(CarryOut writes, OrderChanges changes, IOrderDocuments documents, Checkpoints checkpoints)
    : ILane, IRemoteWrite
{
    Lane ILane.Kind => Lane.TellShop;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.ShopOrder];

    public IntentKind Kind => IntentKind.ShopOrder;

    /// <summary>
    /// Two changes of one order must not cross each other, and what was decided first is told first: a hold that comes after its
    /// own end would stay. So what the shop refuses again and again ends: what was decided later must not wait for it for ever.
    /// </summary>
    public WritePolicy Policy { get; } = new("tell", "attention.shop-order-refused")
    {
        AtOnce = 4,
        InTurn = true,
        LooksFirst = true,
        EndAfterRefusals = 6,
    };

    /// <summary>The business key of a change.</summary>
    /// <inheritdoc cref="Intend"/>
    public static string KeyOf(Order order, string topic, object? which = null) =>
        $"shop-order:{order.AccountId}:{order.BolOrderId}:{topic}{(which is null ? "" : $":{which}")}";

    /// <summary>Intends a change, once for its key.</summary>
    /// <param name="topic">What the change is about; changes of an order are found again by it.</param>
    /// <param name="which">Which of those that have the same topic; null: there is one.</param>
    public static async Task Intend(
        TandemDb db, Order order, string topic, ShopOrderChange change, Reason why, int priority, DateTimeOffset now,
        CancellationToken ct, object? which = null)
    {
        var key = KeyOf(order, topic, which);
        if (await db.Intents.AnyAsync(i => i.SellerId == order.SellerId && i.BusinessKey == key, ct) || db.Intents.Local
            .Any(i => i.BusinessKey == key)) return;
        db.Intents.Add(new Intent
        {
            SellerId = order.SellerId,
            BusinessKey = key,
            Kind = IntentKind.ShopOrder,
            Subject = order.Key,
            Topic = topic,
            Of = change.Of,
        }.Plan(JsonSerializer.Serialize(change with { BolOrderId = order.BolOrderId }), priority, why, now));
    }

    public Task<LaneResult> Run(SellerWork work, CancellationToken ct) =>
        writes.Run(work, this, Lane.WatchShop | Lane.CancelLines | Lane.ShipParcels | Lane.Decide, ct);

    public IQueryable<Intent> InOrder(TandemDb db, IQueryable<Intent> due) => due.OrderBy(i => i.Priority).ThenBy(i => i.Key);

    public IAttempt? Begin(SellerWork work, SellerView view, Intent row)
    {
        var change = JsonSerializer.Deserialize<ShopOrderChange>(row.Payload)!;
        if (view.Shop(change.Shop) is not { } shop) return null;
        return new ShopOrderAttempt(work.Shop(shop), OrderSettings.Of(view.Seller), row, change, changes, documents, checkpoints);
    }
}

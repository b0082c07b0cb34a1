using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Shipments;

/// <summary>Looks for the tracking of completed orders, and intends their shipment at bol.</summary>
internal sealed class PlanShipments(TimeProvider clock, Steps steps)
{
    private const int OrdersAtOnce = 50;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    /// <returns>When to look for tracking next.</returns>
    public async Task<DateTimeOffset?> Run(SellerWork work, SellerView view, CancellationToken ct)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            List<Order> due;
            await using (var db = work.Read())
            {
                due = await db.Orders.Include(o => o.Lines).Where(o => o.SellerId == work.Seller && o.TrackingDueAt <= now)
                    .OrderBy(o => o.TrackingDueAt).Take(OrdersAtOnce).AsSplitQuery().ToListAsync(ct);
                if (due.Count == 0)
                    return await db.Orders.Where(o => o.SellerId == work.Seller && o.TrackingDueAt != null).MinAsync(o => o.TrackingDueAt, ct);
            }

            foreach (var shop in due.GroupBy(o => o.ShopId))
            {
                if (view.Shops.FirstOrDefault(s => s.Id == shop.Key) is { } from)
                    await PlanOrders(work, view.Seller, from, [.. shop], now, ct);
            }
        }
    }

    private async Task PlanOrders(SellerWork work, Seller seller, Shop shop, List<Order> orders, DateTimeOffset now, CancellationToken ct)
    {
        var remote = work.Shop(shop);
        List<(Order Order, IReadOnlyList<Parcel>? Parcels)> found = [];
        try
        {
            var answers = await remote.GetOrders(new WooOrderQuery { Include = orders.ConvertAll(o => o.ShopOrderId!.Value), PerPage = 100 }, ct);
            foreach (var order in orders)
            {
                var answer = answers.Items.FirstOrDefault(o => o.Id == order.ShopOrderId);
                IReadOnlyList<Parcel> parcels = answer is null ? [] : Tracking.InMeta(answer);
                if (parcels.Count == 0 && answer is not null)
                    parcels = Tracking.InNotes(await remote.GetOrderNotes(order.ShopOrderId!.Value, ct));
                found.Add((order, parcels));
            }
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out _))
        {
            found.AddRange(orders.Where(o => !found.Exists(f => f.Order.Key == o.Key)).Select(o => (o, (IReadOnlyList<Parcel>?)null)));
        }

        await work.Owner.Write(async db =>
        {
            foreach (var (stale, parcels) in found)
            {
                var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == stale.Key, ct);
                if (parcels is null)
                {
                    order.TrackingDueAt = now + TimeSpan.FromSeconds(30);
                    continue;
                }

                var labelled = await db.Parcels.Where(p => p.OrderKey == order.Key && p.ShippingLabelId != null).ToListAsync(ct);
                foreach (var parcel in labelled) await Intend(db, seller, order, WithLabel(order, parcel), Reason.Of("ship.with-label"), now, ct);
                var own = parcels.Where(p => !labelled.Exists(l => l.Number == p.Number)).ToList();
                var decision = ShipRule.Decide(order, own, now);
                if (labelled.Count > 0 && decision.Reason.Code == "ship.vvb-label")
                {
                    order.TrackingDueAt = null;
                    continue;
                }

                order.TrackingDueAt = decision.Wait ? now + LookAgain : null;
                await Apply(db, seller, order, decision, now, ct);
            }
        }, ct);
        await steps.Reached("ship.intended", ct);
    }

    private static async Task Apply(Storage.TandemDb db, Seller seller, Order order, ShipDecision decision, DateTimeOffset now, CancellationToken ct)
    {
        if (decision.Reason.Code is "ship.tracking-overdue" or "ship.vvb-label")
        {
            await db.Raise(seller.Id, now, $"ship:{order.BolOrderId}", ActivitySubject.Order, order.Key,
                Reason.Of("attention." + decision.Reason.Code[5..], ("order", order.BolOrderId)), ct);
        }

        if (decision.Ship is not { } ship) return;
        await Intend(db, seller, order, ship, decision.Reason, now, ct);
    }

    private static ShipPayload WithLabel(Order order, KnownParcel parcel) => new(
        order.AccountId.Value, order.BolOrderId, parcel.Carrier, parcel.Number, JsonSerializer.Deserialize<List<ShipItem>>(parcel.Items!)!, parcel.ShippingLabelId);

    private static async Task Intend(
        Storage.TandemDb db, Seller seller, Order order, ShipPayload ship, Reason why, DateTimeOffset now, CancellationToken ct)
    {
        if (seller.ShipmentsLiveSince is null)
        {
            // Observing: shown as a decision, looked at again when shipments go live.
            order.StateReason = why;
            order.TrackingDueAt = now + LookAgain;
            return;
        }

        var key = $"ship:{order.AccountId}:{order.BolOrderId}:{ship.TrackAndTrace}";
        if (await db.Intents.AnyAsync(i => i.SellerId == seller.Id && i.BusinessKey == key, ct)) return;
        db.Intents.Add(new Intent
        {
            SellerId = seller.Id,
            BusinessKey = key,
            Kind = IntentKind.Ship,
            Subject = order.Key,
            State = IntentState.Planned,
            Priority = 30,
            Payload = JsonSerializer.Serialize(ship),
            Reason = why,
            CreatedAt = now,
            DueAt = now,
        });
    }
}

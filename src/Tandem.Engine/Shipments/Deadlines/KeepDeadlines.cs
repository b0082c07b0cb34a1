using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Deadlines;

/// <summary>
/// Raises the alarm before bol's dates, and where the shop sent what bol does not show. An order that is done costs nothing.
/// </summary>
internal static class KeepDeadlines
{
    private const int OrdersAtOnce = 200;

    /// <returns>When to look next.</returns>
    public static async Task<DateTimeOffset?> Run(SellerWork work, SellerView view, DateTimeOffset now, CancellationToken ct)
    {
        while (true)
        {
            await using (var db = work.Read())
            {
                var next = await db.Orders.Where(o => o.SellerId == work.Seller && o.GuardAt != null)
                    .MinAsync(o => o.GuardAt, ct);
                if (next is null || next > now) return next;
            }

            await work.Owner.Write(async db =>
            {
                var shipping = view.Seller.Get<ShippingSettings>();
                var orders = await db.Orders.Include(o => o.Lines).Where(o => o.SellerId == work.Seller && o.GuardAt <= now)
                    .OrderBy(o => o.GuardAt).Take(OrdersAtOnce).AsSplitQuery().ToListAsync(ct);
                var calm = new List<string>();
                foreach (var order in orders)
                {
                    var guarded = view.Seller.Writes(Module.Shipments) && GuardRule.Guards(order);
                    var countdown =
                        GuardRule.Of(order.PlacedAt, order.DeliverBy, order.ExpiresOn, !guarded, now, shipping.AlarmHours);
                    var unconfirmed = guarded ? GuardRule.UnconfirmedFrom(order, shipping) : null;
                    order.GuardAt = guarded
                        ? new[] { GuardRule.NextLook(countdown, shipping.AlarmHours, now), unconfirmed > now ? unconfirmed
                            : null }.Min() : null;

                    if (Alarm(order, countdown) is { } alarm)
                        await db.Raise(work.Seller, now, DeadlineCause(order), ActivitySubject.Order, order.Key, alarm, ct);
                    else calm.Add(DeadlineCause(order));
                    if (unconfirmed <= now)
                    {
                        await db.Raise(work.Seller, now, UnconfirmedCause(order), ActivitySubject.Order, order.Key,
                            Reason.Of("attention.sent-not-confirmed", ("order", order.BolOrderId),
                                ("since", order.CompletedInShopAt?.ToString("O"))), ct);
                    }
                    else
                    {
                        calm.Add(UnconfirmedCause(order));
                    }
                }

                if (calm.Count > 0) await db.Clear(work.Seller, now, calm, ct);
            }, ct);
        }
    }

    private static string DeadlineCause(Order order) => $"deadline:{order.BolOrderId}";

    private static string UnconfirmedCause(Order order) => $"unconfirmed:{order.BolOrderId}";

    private static Reason? Alarm(Order order, Countdown countdown) => countdown.State switch
    {
        DeadlineState.Soon => Say("attention.deadline-soon", order, countdown.HandOverBy),
        DeadlineState.HandOverMissed => Say("attention.deadline-missed", order, countdown.PromisedBy),
        DeadlineState.Late => Say("attention.deadline-late", order, countdown.ExpiresAt),
        DeadlineState.ExpiresSoon => Say("attention.deadline-expires", order, countdown.ExpiresAt),
        DeadlineState.Expired => Say("attention.deadline-expired", order, countdown.ExpiresAt),
        _ => null,
    };

    private static Reason Say(string code, Order order, DateTimeOffset? at) =>
        Reason.Of(code, ("order", order.BolOrderId), ("at", at?.ToString("O")));
}

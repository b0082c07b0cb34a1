using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>Reads and changes what a seller has chosen about orders.</summary>
public sealed class ChangeOrderSettings(Database database, TimeProvider clock)
{
    public async Task<OrderChoices> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await OrderChoices.Of(db, seller, ct);
    }

    /// <summary>Changes a part of it; what the change leaves alone stays as another person may have set it meanwhile.</summary>
    public Task Change(SellerId seller, Func<OrderChoices, OrderChoices> change, CancellationToken ct) =>
        database.WriteFor(seller, db => Change(db, seller, change, ct), ct);

    internal async Task Change(
        TandemDb db, SellerId seller, Func<OrderChoices, OrderChoices> change, CancellationToken ct)
    {
        if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == seller, ct) is not { } row) return;
        var now = clock.GetUtcNow();
        var (before, after) = (OrderChoices.Of(row), change(OrderChoices.Of(row)));
        if (!after.SaveTo(row)) return;
        db.NoteSettings(seller, now, before.Import, after.Import);
        db.NoteSettings(seller, now, before.Flow, after.Flow);
        db.NoteSettings(seller, now, before.Cancel, after.Cancel);
        db.NoteSettings(seller, now, before.Shipping, after.Shipping);
        db.NoteSettings(seller, now, before.Labels, after.Labels);
        var orders = db.Orders.Where(o => o.SellerId == seller);
        await TakeSentStatuses(db, orders, before.Flow, after.Flow, now, ct);
        if (before.Shipping == after.Shipping) return;

        // Moments that were worked out from what was chosen before.
        await orders.Where(o => o.GuardAt > now).ExecuteUpdateAsync(o => o.SetProperty(x => x.GuardAt, now), ct);
        await orders.Where(o => o.TrackingDueAt > now).ExecuteUpdateAsync(o => o.SetProperty(x => x.TrackingDueAt, now), ct);
    }

    /// <summary>
    /// Orders that are in such a status already are in no list of what changes: they count as sent from now on, or no more. Only
    /// rows are marked here; the loop looks at them in turns.
    /// </summary>
    private static async Task TakeSentStatuses(TandemDb db, IQueryable<Order> orders, FlowSettings before, FlowSettings after,
        DateTimeOffset now, CancellationToken ct)
    {
        var open = orders.Where(o => o.State == OrderState.Imported && o.ShopOrderId != null);
        var added = after.SentStatuses.Except(before.SentStatuses).ToList();
        if (added.Count > 0)
        {
            var sent = open.Where(o => added.Contains(o.ShopStatus!));
            await sent.Where(o => o.CompletedInShopAt == null)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.CompletedInShopAt, now), ct);
            await sent.Where(o => o.GuardAt != null).ExecuteUpdateAsync(o => o.SetProperty(x => x.GuardAt, now), ct);
            await sent.ExecuteUpdateAsync(o => o.SetProperty(x => x.TrackingDueAt, now), ct);
        }

        var gone = before.SentStatuses.Except(after.SentStatuses).ToList();
        if (gone.Count > 0)
        {
            var unsent = open.Where(o => gone.Contains(o.ShopStatus!) && o.CompletedInShopAt != null);
            await db.Attentions.Where(a => (a.ClearedAt == null || a.DoneAt != null) && unsent
                    .Any(o => o.SellerId == a.SellerId && a.Cause == OrderQuestions.ShippingKind + o.BolOrderId))
                .ExecuteUpdateAsync(a => a.SetProperty(x => x.ClearedAt, now)
                    .SetProperty(x => x.DoneAt, (DateTimeOffset?)null), ct);
            await unsent.Where(o => o.GuardAt != null).ExecuteUpdateAsync(o => o.SetProperty(x => x.GuardAt, now), ct);
            await unsent.ExecuteUpdateAsync(o => o.SetProperty(x => x.CompletedInShopAt, (DateTimeOffset?)null)
                .SetProperty(x => x.TrackingDueAt, now), ct);
        }

        // A code may have been there all the while, and meant nothing.
        if (after.TrackingMeansSent && !before.TrackingMeansSent)
            await open.ExecuteUpdateAsync(o => o.SetProperty(x => x.TrackingDueAt, now), ct);
    }
}

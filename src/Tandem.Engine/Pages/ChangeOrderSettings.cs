using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
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
        database.WriteFor(seller, async db =>
        {
            if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == seller, ct) is not { } row) return;
            var now = clock.GetUtcNow();
            var (before, after) = (OrderChoices.Of(row), change(OrderChoices.Of(row)));
            if (!after.SaveTo(row)) return;
            db.Note(seller, now, ActivitySubject.Seller, 0, Reason.Of("seller.order-settings-changed"));
            if (before.Shipping == after.Shipping) return;

            // Moments that were worked out from what was chosen before.
            var orders = db.Orders.Where(o => o.SellerId == seller);
            await orders.Where(o => o.GuardAt > now).ExecuteUpdateAsync(o => o.SetProperty(x => x.GuardAt, now), ct);
            await orders.Where(o => o.TrackingDueAt > now).ExecuteUpdateAsync(o => o.SetProperty(x => x.TrackingDueAt, now), ct);
        }, ct);
}

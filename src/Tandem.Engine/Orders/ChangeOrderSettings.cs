using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>Reads and changes what a seller has chosen about orders.</summary>
public sealed class ChangeOrderSettings(Database database, TimeProvider clock)
{
    public async Task<OrderSettings> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return OrderSettings.FromJson(await db.Sellers.Where(s => s.Id == seller).Select(s => s.OrderSettings).SingleOrDefaultAsync(ct));
    }

    /// <summary>Changes a part of it; what the change leaves alone stays as another person may have set it meanwhile.</summary>
    public Task Change(SellerId seller, Func<OrderSettings, OrderSettings> change, CancellationToken ct) => database.Write(async db =>
    {
        if (!await db.TakeTurn(seller, ct)) return;
        var row = await db.Sellers.SingleAsync(s => s.Id == seller, ct);
        var changed = change(OrderSettings.FromJson(row.OrderSettings)).ToJson();
        if (changed == row.OrderSettings) return;
        row.OrderSettings = changed;
        db.Note(seller, clock.GetUtcNow(), ActivitySubject.Seller, 0, Reason.Of("seller.order-settings-changed"));
    }, ct);
}

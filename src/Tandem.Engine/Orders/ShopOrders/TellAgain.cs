using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>A person lets the shop be told again what it refused so often that it ended.</summary>
public sealed class TellAgain(Database database, TimeProvider clock)
{
    /// <summary>Tells of one order again what was refused. A status that a later one has overtaken stays untold.</summary>
    public Task Order(SellerId seller, long orderKey, CancellationToken ct) => database.WriteFor(seller, async db =>
    {
        var told = await db.Intents.Where(i => i.SellerId == seller && i.Kind == IntentKind.ShopOrder && i.Subject == orderKey)
            .ToListAsync(ct);
        var lastStatus = told.Where(i => i.State == IntentState.Confirmed && HasStatus(i)).Select(i => i.Key).DefaultIfEmpty()
            .Max();
        var again = told.Where(i => i.State == IntentState.Refused && i.RemoteWords is not null
            && (i.Key > lastStatus || !HasStatus(i))).Select(i => i.Key).ToList();
        await IntentsAtOnce.TryAgain(db.Intents.Where(i => again.Contains(i.Key)), clock.GetUtcNow(), ct);
    }, ct);

    private static bool HasStatus(Intent row) => JsonSerializer.Deserialize<ShopOrderChange>(row.Payload)!.Status is not null;
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>Brings what happened at bol to the shop's order: its status, a note, the fields of plugins.</summary>
/// <remarks>
/// Each change is looked at before it is made: a status that is there already is not set, and a note that is there is not written
/// again. So an answer that was lost costs a look, and nothing is done twice.
/// </remarks>
internal sealed class TellShop(TimeProvider clock, Steps steps) : ILane
{
    private const int OrdersAtOnce = 4;

    public Lane Kind => Lane.TellShop;

    /// <summary>Intends a change, once for its key.</summary>
    /// <param name="what">What the change is about; with the order it makes the business key.</param>
    public static async Task Intend(
        TandemDb db, Order order, string what, ShopOrderChange change, Reason why, int priority, DateTimeOffset now, CancellationToken ct)
    {
        var key = $"shop-order:{order.AccountId}:{order.BolOrderId}:{what}";
        if (await db.Intents.AnyAsync(i => i.SellerId == order.SellerId && i.BusinessKey == key, ct) || db.Intents.Local.Any(i => i.BusinessKey == key)) return;
        db.Intents.Add(new Intent
        {
            SellerId = order.SellerId,
            BusinessKey = key,
            Kind = IntentKind.ShopOrder,
            Subject = order.Key,
            State = IntentState.Planned,
            Priority = priority,
            Payload = JsonSerializer.Serialize(change),
            Reason = why,
            CreatedAt = now,
            DueAt = now,
        });
    }

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var wake = Lane.None;
        while (true)
        {
            var now = clock.GetUtcNow();
            List<Intent> due;
            await using (var db = work.Read())
            {
                var open = db.Intents.Where(i => i.SellerId == work.Seller && i.Kind == IntentKind.ShopOrder
                    && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown));
                due = await open.Where(i => i.DueAt <= now).OrderBy(i => i.Priority).ThenBy(i => i.Key).Take(OrdersAtOnce).ToListAsync(ct);
                if (due.Count == 0) return new LaneResult(await open.MinAsync(i => (DateTimeOffset?)i.DueAt, ct), wake);
            }

            // Two changes of one order must not cross each other.
            await Task.WhenAll(due.GroupBy(i => i.Subject).Select(async order =>
            {
                foreach (var intent in order) await Tell(work, view, intent, ct);
            }));
            wake = Lane.WatchShop;
        }
    }

    private async Task Tell(SellerWork work, SellerView view, Intent intent, CancellationToken ct)
    {
        var change = JsonSerializer.Deserialize<ShopOrderChange>(intent.Payload)!;
        if (view.Shops.FirstOrDefault(s => s.Id.Value == change.Shop) is not { } shop)
        {
            await Settle(work, intent, IntentState.Refused, null, ct);
            return;
        }

        try
        {
            var remote = work.Shop(shop);
            if (await remote.GetOrder(change.ShopOrderId, ct) is not { } order)
            {
                await Settle(work, intent, IntentState.Refused, null, ct);
                return;
            }

            await Mark(work, intent, ct);
            await steps.Reached("tell.sent", ct);
            var settings = OrderSettings.FromJson(view.Seller.OrderSettings);
            var wanted = StatusToSet(change, order.Status);
            if (wanted is not null || change.Meta is { Count: > 0 })
            {
                order = await remote.UpdateOrder(change.ShopOrderId, new WooOrderChange
                {
                    Status = wanted,
                    MetaData = change.Meta is null ? null : [.. change.Meta.Select(m => new WooMeta { Key = m.Key, Value = m.Value })],
                }, ct);
                await steps.Reached("tell.called", ct);
            }

            if (change.Note is { } note) await Note(remote, change.ShopOrderId, ShopNotes.Write(note, settings.Flow.NoteLanguage), ct);
            await steps.Reached("tell.noted", ct);
            await Settle(work, intent, IntentState.Confirmed, order.Status, ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var reason, out var notBefore))
        {
            await Fail(work, intent, failure, reason, notBefore, ct);
        }
    }

    /// <summary>Null where it has that status already, or where the shop's people have decided otherwise.</summary>
    private static string? StatusToSet(ShopOrderChange change, string? has) =>
        change.Status is { } status && status != has && (change.OnlyFrom is null || change.OnlyFrom.Contains(has)) ? status : null;

    private static async Task Note(WooClient shop, long orderId, string text, CancellationToken ct)
    {
        var notes = await shop.GetOrderNotes(orderId, ct);
        if (!notes.Any(n => SameText(n.Note, text))) await shop.AddOrderNote(orderId, text, ct);
    }

    // The shop answers a note with its special characters written out.
    private static bool SameText(string? note, string text) => System.Net.WebUtility.HtmlDecode(note ?? "").Trim() == text;

    private Task Mark(SellerWork work, Intent intent, CancellationToken ct) => work.Owner.Write(db =>
        db.Intents.Where(i => i.Key == intent.Key).ExecuteUpdateAsync(i => i
            .SetProperty(x => x.State, IntentState.Sent)
            .SetProperty(x => x.SentAt, clock.GetUtcNow())
            .SetProperty(x => x.Attempts, x => x.Attempts + 1), ct), ct);

    private Task Settle(SellerWork work, Intent intent, IntentState state, string? shopStatus, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var now = clock.GetUtcNow();
        var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
        (row.State, row.SettledAt, row.RemoteWords) = (state, now, null);
        if (shopStatus is not null)
            await db.Orders.Where(o => o.Key == intent.Subject).ExecuteUpdateAsync(o => o.SetProperty(x => x.ShopStatus, shopStatus), ct);
        await db.Clear(work.Seller, now, $"refused:{intent.BusinessKey}", ct);
    }, ct);

    private Task Fail(SellerWork work, Intent intent, Exception failure, Reason reason, DateTimeOffset? notBefore, CancellationToken ct) =>
        work.Owner.Write(async db =>
        {
            var now = clock.GetUtcNow();
            var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
            row.RemoteWords = reason["words"];
            if (row.State != IntentState.Sent) row.Attempts++;
            row.State = RemoteFailure.IsUnknown(failure) ? IntentState.Unknown : IntentState.Planned;
            row.DueAt = now + BackOff.After(row.Attempts, Random.Shared.NextDouble());
            if (notBefore > row.DueAt) row.DueAt = notBefore.Value;
            if (failure is WooRefused)
            {
                await db.Raise(work.Seller, now, $"refused:{row.BusinessKey}", ActivitySubject.Order, row.Subject,
                    Reason.Of("attention.shop-order-refused", ("words", reason["words"])), ct);
            }
        }, ct);
}

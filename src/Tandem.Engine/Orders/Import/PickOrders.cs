using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Import;

/// <summary>
/// What a person says about the import of single orders. Methods answer why they did nothing, or null where it is done.
/// </summary>
public sealed class PickOrders(Database database, LinkByHand links, TimeProvider clock)
{
    /// <summary>Imports an order that was left out because of its age or its kind.</summary>
    public Task<Reason?> Import(SellerId seller, long orderKey, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var order = await db.Orders.Include(o => o.Lines)
                .SingleOrDefaultAsync(o => o.SellerId == seller && o.Key == orderKey, ct);
            if (order is null) return Reason.Of("pick.no-such-order");
            if (order.State != OrderState.Skipped || order.Lines.TrueForAll(l => l.Open == 0))
                return Reason.Of("pick.not-left-out");
            if (!await db.IsLive(seller, Module.Orders, ct)) return Reason.Of("pick.not-live");
            order.PickedByHand = true;
            order.State = OrderState.Seen;
            order.StateReason = null;
            db.Note(seller, clock.GetUtcNow(), ActivitySubject.Order, order.Key, Reason.Of("order.picked"));
            return null;
        }, ct);

    /// <summary>
    /// Says what a line sold of which the product was not known: the offer is linked from now on, and the shop's order gets the
    /// right line in the place of the flagged one.
    /// </summary>
    public async Task<Reason?> LinkAndRepair(SellerId seller, long orderKey, string orderItemId, IReadOnlyList<LinkWish> parts,
        CancellationToken ct)
    {
        long? offer;
        await using (var db = database.Read())
        {
            offer = await (
                from order in db.Orders
                join line in db.OrderLines on order.Key equals line.OrderKey
                where order.SellerId == seller && order.Key == orderKey && line.OrderItemId == orderItemId
                select line.OfferKey).SingleOrDefaultAsync(ct);
        }

        if (offer is null) return Reason.Of("pick.offer-not-known");
        if (await links.Link(seller, offer.Value, parts, LinkedBy.Hand, ct) is { } problem) return problem;
        return await Repair(seller, orderKey, ct);
    }

    /// <summary>
    /// The shop's order differs from bol's, and is right as it is: a plugin's fee, a gift. It is not asked about again unless it
    /// changes.
    /// </summary>
    public Task<Reason?> RightAsItIs(SellerId seller, long orderKey, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            if (await db.Orders.SingleOrDefaultAsync(o => o.SellerId == seller && o.Key == orderKey, ct) is not { } order)
                return Reason.Of("pick.no-such-order");
            var now = clock.GetUtcNow();
            string[] causes = [OrderQuestions.Differs(order.BolOrderId), OrderQuestions.MoreInShop(order.BolOrderId)];
            var open = await db.Attentions.Where(a => a.SellerId == seller && causes.Contains(a.Cause) && a.ClearedAt == null)
                .ToListAsync(ct);
            foreach (var question in open) question.ClearedAt = question.DoneAt = now;
            if (open.Count > 0) db.Note(seller, now, ActivitySubject.Order, order.Key, Reason.Of("order.right-as-it-is"));
            return null;
        }, ct);

    /// <summary>Compares the shop's order with bol's again, and puts right lines in the place of wrong ones.</summary>
    public Task<Reason?> Repair(SellerId seller, long orderKey, CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var order = await db.Orders.SingleOrDefaultAsync(o => o.SellerId == seller && o.Key == orderKey, ct);
            if (order is null) return Reason.Of("pick.no-such-order");
            if (order.SplitInto.Count > 0) return Reason.Of("pick.split");
            if (!await PlanRepair(db, order, null, clock.GetUtcNow(), ct)) return Reason.Of("pick.not-in-shop");
            db.Note(seller, clock.GetUtcNow(), ActivitySubject.Order, order.Key, Reason.Of("order.repair"));
            return null;
        }, ct);

    /// <summary>Intends that the shop's order gets the right lines in the place of wrong ones.</summary>
    /// <param name="retake">Lines for which the shop has put stock back that it must take again.</param>
    /// <returns>False where it is not in the shop, or is being put there, or was split there: what its parts took along would be
    /// put in again.</returns>
    internal static async Task<bool> PlanRepair(TandemDb db, Order order, IReadOnlyList<string>? retake, DateTimeOffset now,
        CancellationToken ct)
    {
        var intent = await db.Intents
            .SingleOrDefaultAsync(i => i.SellerId == order.SellerId && i.Kind == IntentKind.Import && i.Subject == order.Key, ct);
        if (intent is null || order.SplitInto.Count > 0) return false;
        var payload = JsonSerializer.Deserialize<ImportPayload>(intent.Payload)!;

        // One that is planned already does the other's work too.
        if (intent.State == IntentState.Planned && payload.Repair)
            payload = payload with { Retake = [.. (payload.Retake ?? []).Union(retake ?? []).Order(StringComparer.Ordinal)] };
        else if (intent.State == IntentState.Confirmed) payload = payload with { Repair = true, Retake = retake };
        else return false;
        intent.Plan(JsonSerializer.Serialize(payload), intent.Priority, intent.Reason, now);
        return true;
    }
}

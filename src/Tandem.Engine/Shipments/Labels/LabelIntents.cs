using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>The rows of label purchases: one at most for the same units, whatever happens.</summary>
internal static class LabelIntents
{
    /// <summary>A question about an order's label.</summary>
    public static string Cause(string bolOrderId) => OrderQuestions.Label(bolOrderId);

    public static LabelPayload Payload(Intent intent) => JsonSerializer.Deserialize<LabelPayload>(intent.Payload)!;

    /// <summary>What a label is for.</summary>
    public static IReadOnlyList<ShipItem> Items(ShippingLabel label) => JsonSerializer.Deserialize<List<ShipItem>>(label.Items)!;

    /// <summary>What labels of these orders are for. A refused one is for nothing.</summary>
    public static async Task<ILookup<long, ShipItem>> Labelled(TandemDb db, IReadOnlyCollection<long> orders, long exceptIntent,
        CancellationToken ct)
    {
        var intents = await db.Intents.AsNoTracking().Where(i => i.Kind == IntentKind.Label && orders.Contains(i.Subject)
            && i.State != IntentState.Refused && i.Key != exceptIntent).ToListAsync(ct);
        return intents.SelectMany(i => Payload(i).Items.Select(item => (i.Subject, Item: item)))
            .ToLookup(i => i.Subject, i => i.Item);
    }

    /// <summary>Intends a purchase. Only where the order needs that label still.</summary>
    /// <returns>Why not; null: it is intended.</returns>
    public static async Task<Reason?> Plan(
        TandemDb db, Order order, LabelOption option, IReadOnlyList<ShipItem> items, bool byHand, Reason why, DateTimeOffset now,
        CancellationToken ct)
    {
        var payload = new LabelPayload(
            order.AccountId.Value, order.BolOrderId, option.OfferId, option.TransporterCode, option.LabelType,
            option.PriceExclVat.Cents, option.HandOverBy, option.ValidUntil, items, byHand);
        var others = (await Labelled(db, [order.Key], 0, ct))[order.Key].ToList();
        if (LabelRule.Objection(order, payload, others, DutchTime.DayOf(now)) is { } objection) return objection;

        var number = 1 + await db.Intents.CountAsync(i => i.Kind == IntentKind.Label && i.Subject == order.Key, ct);
        db.Intents.Add(new Intent
        {
            SellerId = order.SellerId,
            BusinessKey = $"label:{order.AccountId}:{order.BolOrderId}:{number}",
            Kind = IntentKind.Label,
            Subject = order.Key,
            Of = Module.Shipments,
        }.Plan(JsonSerializer.Serialize(payload), 35, why, now));
        db.Labels.Add(new ShippingLabel
        {
            SellerId = order.SellerId,
            AccountId = order.AccountId,
            OrderKey = order.Key,
            Items = JsonSerializer.Serialize(items),
            LabelOfferId = option.OfferId,
            TransporterCode = option.TransporterCode,
            LabelType = option.LabelType,
            PriceCentsExclVat = option.PriceExclVat.Cents,
            HandOverBy = option.HandOverBy,
            ChosenAt = now,
        });
        await db.Clear(order.SellerId, now, Cause(order.BolOrderId), ct);
        return null;
    }

    /// <summary>It is certain that this label was not bought: another may be chosen.</summary>
    public static Task Drop(TandemDb db, Intent intent, Reason why, DateTimeOffset now, CancellationToken ct)
    {
        intent.Refuse(now, why);
        return Forget(db, intent, ct);
    }

    /// <summary>Nothing is known of its label any more.</summary>
    public static Task Forget(TandemDb db, Intent intent, CancellationToken ct)
    {
        var offer = Payload(intent).OfferId;
        return db.Labels.Where(l => l.OrderKey == intent.Subject && l.LabelOfferId == offer && l.ShippingLabelId == null)
            .ExecuteDeleteAsync(ct);
    }

    public static Task<ShippingLabel?> LabelOf(TandemDb db, Intent intent, CancellationToken ct)
    {
        var offer = Payload(intent).OfferId;
        return db.Labels.SingleOrDefaultAsync(l => l.OrderKey == intent.Subject && l.LabelOfferId == offer, ct);
    }
}

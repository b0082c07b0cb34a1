using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Shipments;

/// <summary>Looks for the parcels of orders that were sent, and intends their shipment at bol.</summary>
internal sealed class PlanShipments(OrderChanges changes, TimeProvider clock, Checkpoints checkpoints)
{
    private const int OrdersAtOnce = 50;

    // A turn; what else is due of shipments goes in between.
    private const int MostAtOnce = 4;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);

    /// <returns>When to look next.</returns>
    public async Task<DateTimeOffset?> Run(SellerWork work, SellerView view, CancellationToken ct)
    {
        for (var some = 0; ; some++)
        {
            var now = clock.GetUtcNow();
            if (some == MostAtOnce) return now;
            List<Order> due;
            await using (var db = work.Read())
            {
                due = await db.Orders.Include(o => o.Lines).Where(o => o.SellerId == work.Seller && o.TrackingDueAt <= now)
                    .OrderBy(o => o.TrackingDueAt).ThenBy(o => o.Key).Take(OrdersAtOnce).AsSplitQuery().ToListAsync(ct);
                if (due.Count == 0)
                    return await db.Orders.Where(o => o.SellerId == work.Seller && o.TrackingDueAt != null)
                        .MinAsync(o => o.TrackingDueAt, ct);
            }

            foreach (var shop in due.GroupBy(o => o.ShopId))
            {
                var found = view.Shops.FirstOrDefault(s => s.Id == shop.Key) is { } from
                    ? await Look(
                        work, from, view.Seller.Get<FlowSettings>(), [.. shop.Where(o => o.ShopOrderId is not null)], ct) : [];
                await Plan(work, view.Seller, [.. shop.Select(o => o.Key)], found, now, ct);
            }
        }
    }

    /// <summary>What the shop says of these orders; null: it could not be asked.</summary>
    private static async Task<Dictionary<long, FoundParcels>?> Look(SellerWork work, Shop from, FlowSettings flow,
        List<Order> orders, CancellationToken ct)
    {
        var remote = work.Shop(from);
        var found = new Dictionary<long, FoundParcels>();
        try
        {
            var ids = orders.ConvertAll(o => o.ShopOrderId!.Value);
            var answers = ids.Count == 0 ? []
                : (await remote.GetOrders(new WooOrderQuery { Include = ids, PerPage = 100 }, ct)).Items.ToList();

            // What lies in the bin is not listed.
            foreach (var id in ids.Except(answers.Select(a => a.Id ?? 0)).ToList())
                if (await remote.GetOrder(id, ct) is { } one) answers.Add(one);
            var shown = await ReadShown.Of(work, from, answers, ct);
            List<long> known;
            await using (var db = work.Read())
            {
                var keys = orders.ConvertAll(o => o.Key);
                known = await db.Parcels
                    .Where(p => keys.Contains(p.OrderKey) && p.Code != null && p.Trust == ParcelTrust.Sure)
                    .Select(p => p.OrderKey).Distinct().ToListAsync(ct);
            }

            foreach (var order in orders)
            {
                if (!shown.TryGetValue(order.ShopOrderId!.Value, out var here)) continue;
                var (parcels, source) = here.Parts is { Count: > 0 }
                    ? (await ParcelsOfParts(remote, order, here, flow, ct), ParcelSource.ShopMeta)
                    : await ParcelsOf(remote, here.Order, known.Contains(order.Key), ct);
                found.Add(order.Key, new FoundParcels(here, parcels, source));
            }

            return found;
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out _))
        {
            return null;
        }
    }

    private static async Task<(IReadOnlyList<Parcel> Parcels, ParcelSource Source)> ParcelsOf(WooClient remote, WooOrder answer,
        bool known, CancellationToken ct)
    {
        var parcels = Tracking.InMeta(answer);
        if (Tracking.MayHaveFulfillments(answer))
            parcels = [.. Tracking.InFulfillments(await remote.GetFulfillments(answer.Id!.Value, ct)).Concat(parcels)
                .DistinctBy(p => p.Number)];
        return parcels.Count > 0 || known ? (parcels, ParcelSource.ShopMeta)
            : (TrackingNotes.Find(await remote.GetOrderNotes(answer.Id!.Value, ct)), ParcelSource.ShopNote);
    }

    /// <summary>Of an order that was split: each part that was sent tells of its own lines.</summary>
    private static async Task<IReadOnlyList<Parcel>> ParcelsOfParts(WooClient remote, Order order, ShownOrder shown,
        FlowSettings flow, CancellationToken ct)
    {
        var moved = SplitRule.Moved(order, shown).ToLookup(m => m.Part.Id, m => m.Line);
        var parcels = new List<Parcel>();
        foreach (var part in shown.Parts!.Append(shown.Order).Where(o => flow.SentStatuses.Contains(o.Status ?? "")))
        {
            var lines = part.Id == shown.Order.Id ? shown.Order.LineItems ?? [] : moved[part.Id];
            List<ParcelItem> items = [.. lines.Select(l => new ParcelItem(l.Id ?? 0, l.Quantity))];
            if (items.Count == 0) continue;
            var (told, _) = await ParcelsOf(remote, part, known: false, ct);
            parcels.AddRange(told.Select(p => p.Items is null ? p with { Items = items } : p));
        }

        // One box may hold lines of several parts.
        return [.. parcels.GroupBy(p => p.Number, StringComparer.OrdinalIgnoreCase)
            .Select(box => box.First() with { Items = [.. box.SelectMany(p => p.Items!).Distinct()] })];
    }

    private async Task Plan(SellerWork work, Seller seller, List<long> keys, Dictionary<long, FoundParcels>? found,
        DateTimeOffset now, CancellationToken ct)
    {
        if (found is null)
        {
            await work.Owner.Write(db => db.Orders.Where(o => keys.Contains(o.Key))
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.TrackingDueAt, now + TimeSpan.FromSeconds(30)), ct), ct);
            return;
        }

        await work.Owner.Write(async db =>
        {
            var settings = ShipSettings.Of(seller);
            var orders = await db.Orders.Include(o => o.Lines).Where(o => keys.Contains(o.Key)).OrderBy(o => o.Key).AsSplitQuery()
                .ToListAsync(ct);
            var parcels = (await db.Parcels.Where(p => keys.Contains(p.OrderKey)).OrderBy(p => p.Key).ToListAsync(ct))
                .ToLookup(p => p.OrderKey);
            var intents = (await IntentsOf(db, keys).ToListAsync(ct)).ToLookup(i => i.Subject);
            var answered = orders.FindAll(o => found.ContainsKey(o.Key));
            await changes.Apply(db, answered, o => ReadShopOrders.TakeStatus(db, o, found[o.Key].Order, now), now, ct,
                answered.ToDictionary(o => o.Key, o => found[o.Key].Shown));
            foreach (var order in orders)
            {
                var answer = found.GetValueOrDefault(order.Key);
                List<KnownParcel> known = [.. parcels[order.Key]];
                if (ShipRule.Waits(order, gone: answer is null, FactsOf(order, known, intents[order.Key])))
                {
                    // The shop's people have ended it; what they mean at bol they are asked. A parcel of it is not passed over in
                    // silence.
                    order.TrackingDueAt = null;
                    if (ShipRule.Untold(known, FactsOf(order, known, intents[order.Key])).FirstOrDefault() is { } untold)
                        await AskAboutParcel(db, order, untold, now, ct);
                    continue;
                }

                List<Intent> planned = [.. intents[order.Key]];
                if (answer is not null) await LearnParcels.Run(db, order, answer, known, planned, now, ct);
                await db.SaveChangesAsync(ct);
                var plan = ShipRule.Decide(FactsOf(order, known, planned), settings, now);
                order.TrackingDueAt = plan.LookAt;
                await Apply(db, seller, order, plan, settings, now, ct);
            }
        }, ct);
        await checkpoints.Reached("ship.intended", ct);
    }

    /// <summary>All that decides what of these orders is shipped: what is being cancelled is not.</summary>
    internal static IQueryable<Intent> IntentsOf(TandemDb db, IReadOnlyCollection<long> orders) => db.Intents.Where(i =>
        orders.Contains(i.Subject)
        && (i.Kind == IntentKind.Ship || i.Kind == IntentKind.Transport || i.Kind == IntentKind.Cancel));

    public static ShipFacts FactsOf(Order order, IReadOnlyList<KnownParcel> parcels, IEnumerable<Intent> intents)
    {
        var made = new List<MadeShipment>();
        var (codes, refused) = (new List<string>(), new List<string>());
        var cancelling = new List<string>();
        foreach (var intent in intents)
        {
            if (intent.Kind == IntentKind.Cancel)
            {
                if (intent.State is not (IntentState.Confirmed or IntentState.Refused))
                    cancelling.Add(JsonSerializer.Deserialize<CancelPayload>(intent.Payload)!.OrderItemId);
                continue;
            }

            if (intent.Kind == IntentKind.Transport)
            {
                // What bol refused was not told: a person is asked, and another code may be told instead.
                var isRefused = intent.State == IntentState.Refused && intent.Reason?.Code != TellCodes.NoneLacksACode;
                (isRefused ? refused : codes).Add(JsonSerializer.Deserialize<TransportPayload>(intent.Payload)!.TrackAndTrace);
                continue;
            }

            var payload = JsonSerializer.Deserialize<ShipPayload>(intent.Payload)!;
            made.Add(new MadeShipment(payload.ParcelNumber, payload.Items ?? [], intent.State, payload.HasCode));
        }

        return new ShipFacts(
            order, [.. parcels.OrderBy(p => p.FoundAt).ThenBy(p => p.Key)], made, codes, cancelling, refused);
    }

    /// <summary>Somebody told of a parcel of an order that the shop has closed.</summary>
    public static Task AskAboutParcel(TandemDb db, Order order, KnownParcel parcel, DateTimeOffset now, CancellationToken ct) =>
        db.Raise(
        order.SellerId, now, OrderQuestions.ParcelOfClosed(order.BolOrderId), ActivitySubject.Order, order.Key, Reason.Of(
            "attention.parcel-of-closed", ("order", order.BolOrderId), ("number", parcel.Number), ("status", order.ShopStatus)),
            ct);

    private static async Task Apply(TandemDb db, Seller seller, Order order, ShipPlan plan, ShipSettings settings,
        DateTimeOffset now, CancellationToken ct)
    {
        if (plan.Reason.Code is "ship.tracking-overdue" or "ship.vvb-label")
        {
            await db.Raise(seller.Id, now, OrderQuestions.Shipping(order.BolOrderId), ActivitySubject.Order, order.Key,
                Reason.Of("attention." + plan.Reason.Code[5..], ("order", order.BolOrderId)), ct);
        }

        if (plan.Ships.Count + plan.Codes.Count == 0) return;
        if (!seller.Writes(Module.Shipments))
        {
            // Observing: shown as a decision, looked at again when shipments go live.
            order.StateReason = plan.Reason;
            order.TrackingDueAt = now + LookAgain;
            return;
        }

        foreach (var (parcel, payload) in plan.Ships)
        {
            if (parcel.Key == 0) db.Parcels.Add(parcel);
            var soon = GuardRule.Of(order.PlacedAt, order.DeliverBy, order.ExpiresOn, false, now,
                settings.Shipping.AlarmHours).State > DeadlineState.Fine;
            Intend(db, order, IntentKind.Ship, parcel.Number, JsonSerializer.Serialize(payload), soon ? 20 : 30,
                plan.Reason, now);
            await WarnOfCarrier(db, order, parcel, payload, settings.Shipping, now, ct);
        }

        foreach (var parcel in plan.Codes)
            IntendCode(db, order, parcel.Carrier, parcel.Number, now);
    }

    /// <summary>Intends that bol hears a code which a shipment lacks.</summary>
    public static void IntendCode(TandemDb db, Order order, string carrier, string number, DateTimeOffset now) => Intend(
        db, order, IntentKind.Transport, number,
        JsonSerializer.Serialize(new TransportPayload(order.AccountId.Value, order.BolOrderId, carrier, number)), 35,
        Reason.Of("ship.code-came"), now);

    private static void Intend(TandemDb db, Order order, IntentKind kind, string number, string payload, int priority, Reason why,
        DateTimeOffset now) =>
        db.Intents.Add(new Intent
        {
            SellerId = order.SellerId,
            BusinessKey = $"{(kind == IntentKind.Ship ? "ship" : "transport")}:{order.AccountId}:{order.BolOrderId}:{number}",
            Kind = kind,
            Subject = order.Key,
            Topic = number,
            Of = Module.Shipments,
        }.Plan(payload, priority, why, now));

    private static async Task WarnOfCarrier(
        TandemDb db, Order order, KnownParcel parcel, ShipPayload payload, ShippingSettings shipping, DateTimeOffset now,
        CancellationToken ct)
    {
        if (payload.Label is not null || Carriers.Of(parcel.Carrier, shipping).Known) return;
        await db.Raise(order.SellerId, now, $"carrier:{Carriers.Plain(parcel.Carrier)}", ActivitySubject.Order, order.Key,
            Reason.Of("attention.unknown-carrier", ("carrier", parcel.Carrier), ("carrierCode", payload.TransporterCode)), ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>One label at bol, from its purchase to its code, the parcel, and the shop's order.</summary>
internal sealed class LabelAttempt(SellerWork work, Account account, Intent intent, FindPurchase find) : IAttempt
{
    private static readonly TimeSpan WhileBlocked = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookBackWhenAsked = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan AfterTimeout = TimeSpan.FromHours(1);

    private static readonly TimeSpan TooLong = TimeSpan.FromHours(3);

    // A little later than bol forgets: then nobody can tell any more.
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(26);

    private readonly LabelPayload _payload = LabelIntents.Payload(intent);
    private BolShippingLabel? _facts;

    public WriteTopic About => new(_payload.BolOrderId, LabelIntents.Cause(_payload.BolOrderId));

    public Account Account => account;

    /// <summary>Nobody here can tell whether it was bought: a person looks at bol. It is never sent again by itself.</summary>
    private Reason WhetherBought => Reason.Of("attention.label-unknown", ("order", _payload.BolOrderId));

    public async Task<Found> Look(BolProcessStatus? ended, DateTimeOffset now, CancellationToken ct)
    {
        if (await LabelId(ended, ct) is { } id)
        {
            // Not ready at once: bol answers that it does not know the label until its PDF is there.
            _facts = await work.Bol(account).GetShippingLabelFacts(id, ct);
            return _facts is null ? new Found.CannotTell() : new Found.Done();
        }

        var waited = now - (intent.LeftBy ?? now);
        if (intent.ProcessStatusId is not null)
        {
            return ended?.Status switch
            {
                "FAILURE" => new Found.NotThere(),

                // Bought without a name, or nobody knows: only a look at bol tells.
                "SUCCESS" or "TIMEOUT" => new Found.CannotTell(AfterTimeout, WhetherBought, HasEnded: true),
                _ => new Found.CannotTell(Ask: waited >= TooLong ? WhetherBought : null, HasEnded: waited >= Forgotten),
            };
        }

        var found = await find.Look(work, account, intent, now, ct);
        if (found.ProcessStatusId is { } process) return new Found.Queued(process);
        if (found.SurelyNot) return new Found.TooLate(Reason.Of("label.never-came"));
        return waited >= ChooseLabels.MayStillBeTold ? new Found.CannotTell(LookBackWhenAsked, WhetherBought)
            : new Found.CannotTell(LookBack);
    }

    /// <summary>Looks once more whether it is right.</summary>
    public async Task<Ready> Prepare(TandemDb db, Intent row, bool live, DateTimeOffset now, CancellationToken ct)
    {
        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == row.Subject, ct);
        var cancels = await db.Intents.Where(i => i.Subject == order.Key && i.Kind == IntentKind.Cancel).ToListAsync(ct);
        var facts = PlanShipments.FactsOf(order, [], cancels);
        if (!LabelRule.IsBlocked(order)
            && order.Lines.Exists(l => facts.IsHeld(l) && _payload.Items.Any(i => i.OrderItemId == l.OrderItemId)))
            return new Ready.Wait(WhileBlocked, Reason.Of("label.cancelling"));
        var others = (await LabelIntents.Labelled(db, [order.Key], row.Key, ct))[order.Key].ToList();
        return LabelRule.Objection(order, _payload, others, DutchTime.DayOf(now)) switch
        {
            null => new Ready.Go(),
            { Code: "label.blocked" } blocked => new Ready.Wait(WhileBlocked, blocked),
            { } objection => new Ready.End(objection),
        };
    }

    public async Task<Answer> Send(Action<DateTimeOffset> left, CancellationToken ct)
    {
        var items = _payload.Items.Select(i => new BolLabelItem(i.OrderItemId, i.Quantity)).ToList();
        return new Answer.Queued(
            (await work.Bol(account).Noting(left).CreateShippingLabel(_payload.OfferId, items, ct)).ProcessStatusId);
    }

    public Task Settle(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct) =>
        row.State == IntentState.Confirmed ? Complete(db, row, _facts!, now, ct) : LabelIntents.Forget(db, row, ct);

    /// <summary>The label's id, once bol has made it.</summary>
    private async Task<string?> LabelId(BolProcessStatus? ended, CancellationToken ct)
    {
        await using (var db = work.Read())
            if (await LabelIntents.LabelOf(db, intent, ct) is { ShippingLabelId: { } known }) return known;
        if (ended is not { Status: "SUCCESS", EntityId: { Length: > 0 } made }) return null;
        return await work.Owner.Write(async db =>
        {
            if (await LabelIntents.LabelOf(db, intent, ct) is not { } label) return null;
            label.ShippingLabelId = made;
            return made;
        }, ct);
    }

    private static async Task Complete(TandemDb db, Intent row, BolShippingLabel facts, DateTimeOffset now, CancellationToken ct)
    {
        var label = (await LabelIntents.LabelOf(db, row, ct))!;
        var order = await db.Orders.SingleAsync(o => o.Key == row.Subject, ct);
        label.TrackAndTrace = facts.TrackAndTrace;
        label.TransporterCode = facts.TransporterCode ?? label.TransporterCode;
        var number = TrackingCode.In(label.TrackAndTrace).FirstOrDefault()?.Text ?? "";
        var parcels = await db.Parcels.Where(p => p.OrderKey == order.Key).ToListAsync(ct);
        if (!parcels.Exists(p => p.ShippingLabelId == label.ShippingLabelId || (number.Length > 0 && p.Number == number)))
        {
            db.Parcels.Add(new KnownParcel
            {
                SellerId = row.SellerId,
                OrderKey = order.Key,
                Number = number.Length > 0 ? number : KnownParcel.WithoutCode(parcels),
                Carrier = label.TransporterCode,
                Source = ParcelSource.Label,
                Items = label.Items,
                ShippingLabelId = label.ShippingLabelId,
                FoundAt = now,
            });
        }

        // Sent before its label was there: what is known of it now must be told to bol.
        if (order.CompletedInShopAt is not null) order.TrackingDueAt = now;
        var price = new Money(label.PriceCentsExclVat);
        db.Note(row.SellerId, now, ActivitySubject.Order, order.Key, Reason.Of(
            "label.bought", ("order", order.BolOrderId), ("carrier", label.TransporterCode), ("number", number),
            ("price", price)));
        await db.Clear(row.SellerId, now, OrderQuestions.Shipping(order.BolOrderId), ct);
        if (order is { ShopId: { } shop, ShopOrderId: { } shopOrder })
        {
            await TellShop.Intend(
                db, order, "label",
                new ShopOrderChange(
                    shop.Value, shopOrder,
                    Note: Reason.Of("label.note", ("carrier", label.TransporterCode),
                        ("number", number.Length > 0 ? number : "-")),
                    Parcel: number.Length > 0 ? Tracking.Entry(label.TransporterCode, number, now) : null, Of: Module.Shipments),
                Reason.Of("label.tell-shop"), 30, now, ct, label.ShippingLabelId);
        }
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>Follows a purchase that bol has queued to its end: the label's id, its code, the parcel, and the shop's order.</summary>
internal sealed class FinishLabels(TimeProvider clock, Checkpoints checkpoints)
{
    private static readonly TimeSpan TooLong = TimeSpan.FromHours(3);

    // A little later than bol forgets: then nobody can tell any more.
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(26);

    public async Task Run(SellerWork work, Account account, List<Intent> sent, CancellationToken ct)
    {
        if (sent.Count == 0) return;
        List<(Intent Intent, string LabelId)> bought = [];
        try
        {
            var ids = sent.Select(i => i.ProcessStatusId).OfType<string>().ToList();
            var statuses = (await work.Bol(account).GetProcessStatuses(ids, ct)).Where(s => s.ProcessStatusId is not null)
                .DistinctBy(s => s.ProcessStatusId).ToDictionary(s => s.ProcessStatusId!, StringComparer.Ordinal);
            await work.Owner.Write(async db =>
            {
                foreach (var stale in sent)
                {
                    var row = await db.Intents.SingleAsync(i => i.Key == stale.Key, ct);
                    var label = await LabelIntents.LabelOf(db, row, ct);
                    if (label is { ShippingLabelId: { } known }) bought.Add((stale, known));
                    else if (await Take(db, row, label, row.ProcessStatusId is { } id ? statuses.GetValueOrDefault(id) : null, clock.GetUtcNow(), ct) is { } made)
                        bought.Add((stale, made));
                }
            }, ct);
            await checkpoints.Reached("label.confirmed", ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out var notBefore))
        {
            foreach (var intent in sent) await Later(work, intent, notBefore, ct);
        }

        foreach (var (intent, labelId) in bought) await ReadFacts(work, account, intent, labelId, ct);
    }

    /// <summary>bol refused it for good: nothing was bought.</summary>
    public Task Refuse(SellerWork work, Intent intent, string words, CancellationToken ct) => work.Owner.Write(
        async db => await Refuse(db, await db.Intents.SingleAsync(i => i.Key == intent.Key, ct), words, clock.GetUtcNow(), ct), ct);

    /// <summary>Nobody here can tell whether it was bought: a person looks at bol. It is never sent again by itself.</summary>
    public static Task AskWhetherBought(TandemDb db, Intent row, DateTimeOffset now, CancellationToken ct)
    {
        var order = LabelIntents.Payload(row).BolOrderId;
        return db.Raise(row.SellerId, now, LabelIntents.Cause(order), ActivitySubject.Order, row.Subject, Reason.Of("attention.label-unknown", ("order", order)), ct);
    }

    /// <returns>The label's id, once bol has made it.</returns>
    private static async Task<string?> Take(TandemDb db, Intent row, ShippingLabel? label, BolProcessStatus? status, DateTimeOffset now, CancellationToken ct)
    {
        var waited = now - (row.SentAt ?? now);
        switch (status?.Status)
        {
            case "SUCCESS" when status.EntityId is { Length: > 0 } id && label is not null:
                label.ShippingLabelId = id;
                row.DueAt = now;
                return id;
            case "FAILURE":
                await Refuse(db, row, status.ErrorMessage ?? "FAILURE", now, ct);
                return null;
            case "SUCCESS" or "TIMEOUT":
                // Bought without a name, or nobody knows: only a look at bol tells.
                (row.State, row.RemoteWords, row.DueAt) = (IntentState.Unknown, status.ErrorMessage ?? status.Status, now + TimeSpan.FromHours(1));
                await AskWhetherBought(db, row, now, ct);
                return null;
            default:
                if (waited >= Forgotten) row.State = IntentState.Unknown;
                if (waited >= TooLong) await AskWhetherBought(db, row, now, ct);
                row.DueAt = now + TimeSpan.FromSeconds(Math.Min(300, 3 + (waited.TotalSeconds / 4)));
                return null;
        }
    }

    private static async Task Refuse(TandemDb db, Intent row, string words, DateTimeOffset now, CancellationToken ct)
    {
        var order = LabelIntents.Payload(row).BolOrderId;
        await LabelIntents.Drop(db, row, Reason.Of("label.refused", ("words", words)), now, ct);
        row.RemoteWords = words;
        await db.Raise(row.SellerId, now, LabelIntents.Cause(order), ActivitySubject.Order, row.Subject,
            Reason.Of("attention.label-refused", ("order", order), ("words", words)), ct);
    }

    private async Task ReadFacts(SellerWork work, Account account, Intent intent, string labelId, CancellationToken ct)
    {
        try
        {
            // Not ready at once: bol answers that it does not know the label until its PDF is there.
            if (await work.Bol(account).GetShippingLabelFacts(labelId, ct) is not { } facts)
            {
                await Later(work, intent, null, ct);
                return;
            }

            await work.Owner.Write(async db => await Complete(db, await db.Intents.SingleAsync(i => i.Key == intent.Key, ct), facts, clock.GetUtcNow(), ct), ct);
            await checkpoints.Reached("label.settled", ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out var notBefore))
        {
            await Later(work, intent, notBefore, ct);
        }
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

        (row.State, row.SettledAt, row.RemoteWords) = (IntentState.Confirmed, now, null);
        // Sent before its label was there: what is known of it now must be told to bol.
        if (order.CompletedInShopAt is not null) order.TrackingDueAt = now;
        var price = new Money(label.PriceCentsExclVat);
        db.Note(row.SellerId, now, ActivitySubject.Order, order.Key, Reason.Of(
            "label.bought", ("order", order.BolOrderId), ("carrier", label.TransporterCode), ("number", number), ("price", price)));
        await db.Clear(row.SellerId, now, [LabelIntents.Cause(order.BolOrderId), $"ship:{order.BolOrderId}"], ct);
        if (order is { ShopId: { } shop, ShopOrderId: { } shopOrder })
        {
            await TellShop.Intend(
                db, order, $"label:{label.ShippingLabelId}",
                new ShopOrderChange(
                    shop.Value, shopOrder, Note: Reason.Of("label.note", ("carrier", label.TransporterCode), ("number", number.Length > 0 ? number : "-")),
                    Parcel: number.Length > 0 ? Tracking.Entry(label.TransporterCode, number, now) : null, Of: Module.Shipments),
                Reason.Of("label.tell-shop"), 30, now, ct);
        }
    }

    private Task Later(SellerWork work, Intent intent, DateTimeOffset? notBefore, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var row = await db.Intents.SingleAsync(i => i.Key == intent.Key, ct);
        var now = clock.GetUtcNow();
        row.DueAt = notBefore ?? now + TimeSpan.FromSeconds(Math.Min(300, 3 + ((now - (row.SentAt ?? now)).TotalSeconds / 4)));
    }, ct);
}

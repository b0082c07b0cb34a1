using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>
/// Buys the labels that were chosen. A label costs money and bol has no key against doubles: what was sent is never sent again
/// unless it is certain that it was not bought.
/// </summary>
internal sealed class BuyLabels(PlanLabels plan, FindPurchase find, FinishLabels finish, TimeProvider clock, Checkpoints checkpoints) : ILane
{
    private const int LabelsAtOnce = 10;
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan WhileBlocked = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LookBack = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LookBackWhenAsked = TimeSpan.FromMinutes(15);

    public Lane Kind => Lane.BuyLabels;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.Label];

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var nextPlan = await plan.Run(work, view, ct);
        var live = view.Seller.Writes(Module.Shipments);
        var wake = Lane.None;
        while (true)
        {
            var now = clock.GetUtcNow();
            List<Intent> due;
            DateTimeOffset? next;
            await using (var db = work.Read())
            {
                var open = db.Intents.Where(i => i.SellerId == work.Seller && i.Kind == IntentKind.Label
                    && ((i.State == IntentState.Planned && live) || i.State == IntentState.Sent || i.State == IntentState.Unknown));
                due = await open.Where(i => i.DueAt <= now).OrderBy(i => i.Priority).ThenBy(i => i.DueAt).Take(200).ToListAsync(ct);
                next = due.Count > 0 ? null : await open.MinAsync(i => (DateTimeOffset?)i.DueAt, ct);
            }

            if (due.Count == 0) return new LaneResult(next < nextPlan || nextPlan is null ? next : nextPlan, wake);
            wake = Lane.TellShop | Lane.ShipParcels;
            foreach (var account in view.Accounts)
            {
                var mine = due.FindAll(i => LabelIntents.Payload(i).Account == account.Id.Value);
                await finish.Run(work, account, mine.FindAll(i => i.State == IntentState.Sent), ct);
                foreach (var intent in mine.Where(i => i.State == IntentState.Unknown)) await ReadBack(work, account, intent, ct);
                foreach (var batch in mine.Where(i => i.State == IntentState.Planned).Chunk(LabelsAtOnce))
                    await Task.WhenAll(batch.Select(intent => Buy(work, account, intent, ct)));
            }
        }
    }

    private async Task Buy(SellerWork work, Account account, Intent intent, CancellationToken ct)
    {
        if (!await Mark(work, intent, ct)) return;
        await checkpoints.Reached("label.sent", ct);
        var payload = LabelIntents.Payload(intent);
        try
        {
            var status = await work.Bol(account).CreateShippingLabel(payload.OfferId, [.. payload.Items.Select(i => new BolLabelItem(i.OrderItemId, i.Quantity))], ct);
            await checkpoints.Reached("label.called", ct);
            await Change(work, intent, (row, now) =>
            {
                row.ProcessStatusId = status.ProcessStatusId;
                row.DueAt = now + FirstLook;
                if (status.ProcessStatusId is null) row.State = IntentState.Unknown;
            }, ct);
            await checkpoints.Reached("label.queued", ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var reason, out var notBefore))
        {
            if (failure is BolRefused or BolNotFound) await finish.Refuse(work, intent, reason["words"], ct);
            else
            {
                await Change(work, intent, (row, now) =>
                {
                    row.RemoteWords = reason["words"];
                    row.State = RemoteFailure.MayTryAgain(failure) ? IntentState.Planned : IntentState.Unknown;
                    row.TryAgain(now, notBefore);
                }, ct);
            }
        }
    }

    /// <summary>Looks once more whether it is right, and marks it as sent before anything goes out.</summary>
    private Task<bool> Mark(SellerWork work, Intent intent, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var now = clock.GetUtcNow();
        if (await db.Intents.SingleOrDefaultAsync(i => i.Key == intent.Key && i.State == IntentState.Planned, ct) is not { } row) return false;
        if (!await db.IsLive(work.Seller, Module.Shipments, ct))
        {
            row.DueAt = now + ModuleSwitch.LookAgain;
            return false;
        }

        var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == row.Subject, ct);
        var others = (await LabelIntents.Labelled(db, [order.Key], row.Key, ct))[order.Key].ToList();
        if (LabelRule.Objection(order, LabelIntents.Payload(row), others, DutchDay.Of(now)) is { } objection)
        {
            if (objection.Code == "label.blocked") (row.DueAt, row.Reason) = (now + WhileBlocked, objection);
            else await LabelIntents.Drop(db, row, objection, now, ct);
            return false;
        }

        (row.State, row.SentAt, row.DueAt, row.ProcessStatusId) = (IntentState.Sent, now, now + TimeSpan.FromMinutes(5), null);
        row.Attempts++;
        return true;
    }, ct);

    private async Task ReadBack(SellerWork work, Account account, Intent intent, CancellationToken ct)
    {
        try
        {
            var found = await find.Look(work, account, intent, clock.GetUtcNow(), ct);
            await work.Owner.Write(async db =>
            {
                var now = clock.GetUtcNow();
                if (await db.Intents.SingleOrDefaultAsync(i => i.Key == intent.Key && i.State == IntentState.Unknown, ct) is not { } row) return;
                if (found.ProcessStatusId is { } process)
                {
                    (row.State, row.ProcessStatusId, row.DueAt, row.RemoteWords) = (IntentState.Sent, process, now, null);
                    await db.Clear(work.Seller, now, LabelIntents.Cause(LabelIntents.Payload(row).BolOrderId), ct);
                }
                else if (found.SurelyNot)
                {
                    await LabelIntents.Drop(db, row, Reason.Of("label.never-came"), now, ct);
                    await db.Clear(work.Seller, now, LabelIntents.Cause(LabelIntents.Payload(row).BolOrderId), ct);
                }
                else
                {
                    var waited = now - (row.SentAt ?? now) >= ChooseLabels.MayStillBeTold;
                    row.DueAt = now + (waited ? LookBackWhenAsked : LookBack);
                    if (waited) await FinishLabels.AskWhetherBought(db, row, now, ct);
                }
            }, ct);
            await checkpoints.Reached("label.read-back", ct);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out var notBefore))
        {
            await Change(work, intent, (row, now) => row.DueAt = notBefore ?? now + TimeSpan.FromSeconds(20), ct);
        }
    }

    private Task Change(SellerWork work, Intent intent, Action<Intent, DateTimeOffset> change, CancellationToken ct) =>
        work.Owner.Write(async db => change(await db.Intents.SingleAsync(i => i.Key == intent.Key, ct), clock.GetUtcNow()), ct);
}

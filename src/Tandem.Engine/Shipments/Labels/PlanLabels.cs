using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>Chooses labels by the seller's own rule, where there is one. Without it nothing is bought unasked.</summary>
internal sealed class PlanLabels(TimeProvider clock, Checkpoints checkpoints)
{
    private const int OrdersAtOnce = 20;
    private const int MostTries = 5;
    private const int Remembered = 10_000;
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(30);

    // Orders for which bol had nothing that fits. Forgotten at a restart: that costs a question each.
    private readonly ConcurrentDictionary<long, DateTimeOffset> _later = new();

    /// <returns>When to look again.</returns>
    public async Task<DateTimeOffset?> Run(SellerWork work, SellerView view, CancellationToken ct)
    {
        var settings = view.Seller.Get<LabelSettings>();
        if (settings.Choice == LabelChoice.Ask || !view.Seller.Writes(Module.Shipments)) return null;
        while (true)
        {
            var now = clock.GetUtcNow();
            var (due, next) = await Due(work, now, ct);
            if (due.Count == 0) return next;
            foreach (var order in due) await Choose(work, view, order, settings, now, ct);
            await checkpoints.Reached("label.intended", ct);
        }
    }

    /// <summary>Orders in the shop whose lines need bol's label and have none on its way.</summary>
    private async Task<(List<Order> Due, DateTimeOffset? Next)> Due(SellerWork work, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = work.Read();
        var waiting = await db.Orders
            .Where(o => o.SellerId == work.Seller && o.State == OrderState.Imported
                && o.Lines.Any(l => l.Fulfilment == Fulfilment.Vvb && l.Imported != null && l.Quantity - l.Cancelled > l.Shipped)
                && !db.Intents.Any(i => i.Kind == IntentKind.Label && i.Subject == o.Key && i.State != IntentState.Refused)
                && db.Intents.Count(i => i.Kind == IntentKind.Label && i.Subject == o.Key) < MostTries)
            .OrderBy(o => o.DeliverBy).ThenBy(o => o.Key).Select(o => o.Key).ToListAsync(ct);
        var due = waiting.Where(o => !(_later.TryGetValue(o, out var later) && later > now)).Take(OrdersAtOnce).ToList();
        if (due.Count == 0)
            return ([], waiting.Count == 0 ? null : waiting.Min(o => _later.GetValueOrDefault(o, now + AskAgain)));
        return (await db.Orders.Include(o => o.Lines).Where(o => due.Contains(o.Key)).AsSplitQuery().ToListAsync(ct), null);
    }

    private async Task Choose(SellerWork work, SellerView view, Order order, LabelSettings settings, DateTimeOffset now,
        CancellationToken ct)
    {
        if (_later.Count > Remembered) _later.Clear();
        _later[order.Key] = now + (LabelRule.IsBlocked(order) ? AfterFailure : AskAgain);
        var items = LabelRule.Needs(order, []);
        if (LabelRule.IsBlocked(order) || items.Count == 0
            || view.Accounts.FirstOrDefault(a => a.Id == order.AccountId) is not { } account) return;
        try
        {
            var offered = await work.Bol(account)
                .GetDeliveryOptions([.. items.Select(i => new BolLabelItem(i.OrderItemId, i.Quantity))], ct);
            var (label, why) = LabelRule.Pick(LabelRule.InOrder(offered), settings);
            await work.Owner.Write(async db =>
            {
                if (label is null)
                {
                    await db.Raise(work.Seller, now, LabelIntents.Cause(order.BolOrderId), ActivitySubject.Order, order.Key,
                        Reason.Of("attention.label-choice", ("order", order.BolOrderId)), ct);
                    return;
                }

                var fresh = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == order.Key, ct);
                await LabelIntents.Plan(db, fresh, label, items, byHand: false, why, now, ct);
            }, ct);
            if (label is not null) _later[order.Key] = now + AfterFailure;
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out var notBefore))
        {
            _later[order.Key] = notBefore > now + AfterFailure ? notBefore.Value : now + AfterFailure;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>
/// What a person decides about labels: which to buy, and what became of a purchase that nobody can tell any more.
/// </summary>
public sealed class ChooseLabels(Database database, LabelOptions options, TimeProvider clock)
{
    /// <summary>So long bol may still tell by itself what became of a purchase.</summary>
    public static readonly TimeSpan MayStillBeTold = TimeSpan.FromMinutes(5);

    /// <summary>Buys this label for all that the order still needs one for; the loop does it at once.</summary>
    /// <returns>Why not; null: it is on its way.</returns>
    public async Task<Reason?> Buy(SellerId seller, long orderKey, string labelOfferId, CancellationToken ct)
    {
        // From what bol told us, not from what a browser sends: the price is the one that was shown.
        if (await options.Of(seller, orderKey, labelOfferId, ct) is not { } quote) return Reason.Of("label.not-needed");
        if (quote.Options.FirstOrDefault(o => o.OfferId == labelOfferId) is not { } option)
            return quote.Problem ?? Reason.Of("label.changed");
        return await database.WriteFor(seller, async db =>
        {
            var order = await db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == orderKey && o.SellerId == seller, ct);
            if (!await db.IsLive(seller, Module.Shipments, ct)) return Reason.Of("label.observing");
            var now = clock.GetUtcNow();
            var items = quote.Items.Select(i => new ShipItem(i.OrderItemId, i.Quantity)).ToList();
            return await LabelIntents.Plan(db, order, option, items, byHand: true,
                Reason.Of("label.by-hand", ("label", option.Name), ("price", option.PriceExclVat)), now, ct);
        }, ct);
    }

    /// <summary>A person has looked at bol: there is no such label. Another may be chosen.</summary>
    public Task<Reason?> NotBought(SellerId seller, long orderKey, CancellationToken ct) =>
        Settle(seller, orderKey, async (db, intent, now) =>
        {
            await LabelIntents.Drop(db, intent, Reason.Of("label.not-bought"), now, ct);
            db.Note(seller, now, ActivitySubject.Order, orderKey, Reason.Of("label.not-bought"));
        }, ct);

    /// <summary>A person has looked at bol: the label is there, and is used there.</summary>
    public Task<Reason?> UsedAtBol(SellerId seller, long orderKey, CancellationToken ct) =>
        Settle(seller, orderKey, async (db, intent, now) =>
        {
            if (await LabelIntents.LabelOf(db, intent, ct) is { ShippingLabelId: null } label) db.Labels.Remove(label);
            intent.Confirm(now, Reason.Of("label.used-at-bol"));
            db.Note(seller, now, ActivitySubject.Order, orderKey, Reason.Of("label.used-at-bol"));
        }, ct);

    public Task MarkPrinted(SellerId seller, IReadOnlyCollection<long> labels, bool printed, CancellationToken ct) =>
        database.WriteFor(seller, async db =>
        {
            DateTimeOffset? at = printed ? clock.GetUtcNow() : null;
            await db.Labels.Where(l => l.SellerId == seller && labels.Contains(l.Key))
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.PrintedAt, at), ct);
        }, ct);

    private Task<Reason?> Settle(SellerId seller, long orderKey, Func<TandemDb, Intent, DateTimeOffset, Task> settle,
        CancellationToken ct) =>
        database.WriteFor<Reason?>(seller, async db =>
        {
            var now = clock.GetUtcNow();
            var open = await db.Intents
                .Where(i => i.SellerId == seller && i.Kind == IntentKind.Label && i.Subject == orderKey
                    && i.State == IntentState.Unknown)
                .FirstOrDefaultAsync(ct);
            if (open is null) return Reason.Of("label.not-needed");
            if (now - (open.SentAt ?? now) < MayStillBeTold) return Reason.Of("label.wait-for-bol");
            await settle(db, open, now);
            await db.Clear(seller, now, LabelIntents.Cause(LabelIntents.Payload(open).BolOrderId), ct);
            return null;
        }, ct);
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>A line that the seller may want to cancel at bol.</summary>
/// <param name="Units">What is still to be sent of it: bol cancels all of that.</param>
/// <param name="InclVat">What these come to; null: not known.</param>
/// <param name="Why">Why it cannot be cancelled; null: it can.</param>
public sealed record CancelChoice(string OrderItemId, string Name, int Units, Money? InclVat, Reason? Why);

/// <summary>Cancels lines of an order at bol because the seller cannot deliver them.</summary>
public sealed class CancelByHand(Database database, AnswerCancel answers)
{
    /// <returns>An order's lines with what may become of each, and the reason that is usual here; none: no such order.</returns>
    public async Task<(IReadOnlyList<CancelChoice> Lines, string Reason)> Of(SellerId seller, long orderKey, CancellationToken ct)
    {
        await using var db = database.Read();
        if (await Facts(db, seller, orderKey, ct) is not { } facts) return ([], CancelReasons.All[0]);
        var settings = await OrderSettings.Of(db, seller, ct);
        return (
        [
            .. facts.Order.Lines.OrderBy(l => l.Key).Select(l => new CancelChoice(
                l.OrderItemId, facts.Order.NameOf(l.OrderItemId), CancelRule.Left(l), CancelRule.Amount(l),
                CancelWishRule.Objection(facts, l, settings.Flow))),
        ], settings.Cancel.ReasonCode);
    }

    /// <summary>Cancels these lines; the loop tells bol at once, and decides what follows in the shop as for any other.</summary>
    /// <param name="reasonCode">One of <see cref="CancelReasons.All"/>.</param>
    /// <returns>Why not; null: it is on its way to bol. All of them or none.</returns>
    public async Task<Reason?> Cancel(SellerId seller, long orderKey, IReadOnlyCollection<string> orderItemIds, string reasonCode,
        CancellationToken ct)
    {
        await using (var db = database.Read())
            if (!await db.IsLive(seller, Module.Orders, ct)) return Reason.Of("no-cancel.observing");

        // Judged where it is planned: a parcel may be told of at this very moment.
        Reason? why = null;
        var done = await answers.CancelAtBol(seller, orderKey, orderItemIds, reasonCode, ct,
            async db => (why = await Objection(db, seller, orderKey, orderItemIds, ct)) is null);
        return done ? null : why ?? Reason.Of("no-cancel.gone");
    }

    private static async Task<Reason?> Objection(TandemDb db, SellerId seller, long orderKey,
        IReadOnlyCollection<string> orderItemIds, CancellationToken ct)
    {
        if (await Facts(db, seller, orderKey, ct) is not { } facts) return Reason.Of("no-cancel.gone");
        var flow = (await OrderSettings.Of(db, seller, ct)).Flow;
        var lines = facts.Order.Lines.FindAll(l => orderItemIds.Contains(l.OrderItemId));
        return lines.Count == 0 ? Reason.Of("no-cancel.nothing")
            : lines.Select(line => CancelWishRule.Objection(facts, line, flow)).FirstOrDefault(why => why is not null);
    }

    private static async Task<ShipFacts?> Facts(TandemDb db, SellerId seller, long orderKey, CancellationToken ct)
    {
        var order = await db.Orders.Include(o => o.Lines)
            .SingleOrDefaultAsync(o => o.Key == orderKey && o.SellerId == seller, ct);
        if (order is null) return null;
        var parcels = await db.Parcels.Where(p => p.OrderKey == orderKey).ToListAsync(ct);
        return PlanShipments.FactsOf(order, parcels, await PlanShipments.IntentsOf(db, [orderKey]).ToListAsync(ct));
    }
}

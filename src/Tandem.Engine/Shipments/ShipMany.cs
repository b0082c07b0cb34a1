using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments;

/// <summary>Takes in that many orders were sent, all of what is still open of each in one parcel.</summary>
public sealed class ShipMany(Database database, TakeParcels take)
{
    private const int AtOnce = 500;

    /// <param name="carrier">As the seller calls it; empty: the seller's default.</param>
    /// <param name="codes">Tracking codes by order key; an order that has none here goes without a code.</param>
    public async Task<ManyDone> Ship(SellerId seller, IReadOnlyCollection<long> orders, string carrier,
        IReadOnlyDictionary<long, string> codes, CancellationToken ct)
    {
        var done = new ManyDone([], []);
        foreach (var keys in orders.Distinct().Chunk(AtOnce))
        {
            var (may, left) = await Sort(seller, keys, ct);
            var drafts = may.ConvertAll(o =>
            {
                var code = codes.GetValueOrDefault(o.Key, "").Trim();
                return new ParcelDraft(o.BolOrderId, carrier, code, WithoutCode: code.Length == 0, Once: true);
            });
            var outcomes = await take.Take(seller, drafts, ParcelSource.Screen, ct);
            var taken = outcomes.Where(o => o.Problem is null && o.State == ParcelState.Accepted).Select(o => may[o.Index].Key);
            var refused = outcomes.Where(o => o.Problem is not null || o.State != ParcelState.Accepted).Select(o => new LeftOut(
                may[o.Index].Key, may[o.Index].BolOrderId, o.Problem ?? Reason.Of("many.told")));
            done = done.And(new ManyDone([.. taken], [.. left, .. refused]));
        }

        return done;
    }

    private async Task<(List<(long Key, string BolOrderId)> May, List<LeftOut> Left)> Sort(SellerId seller, long[] keys,
        CancellationToken ct)
    {
        await using var db = database.Read();
        var orders = await db.Orders.Include(o => o.Lines).Where(o => o.SellerId == seller && keys.Contains(o.Key))
            .OrderBy(o => o.Key).AsSplitQuery().ToListAsync(ct);
        if (!await db.IsLive(seller, Module.Shipments, ct))
            return ([], orders.ConvertAll(o => new LeftOut(o.Key, o.BolOrderId, Reason.Of("many.observing"))));
        var parcels = (await db.Parcels.Where(p => keys.Contains(p.OrderKey)).ToListAsync(ct)).ToLookup(p => p.OrderKey);
        var intents = (await PlanShipments.IntentsOf(db, keys).ToListAsync(ct)).ToLookup(i => i.Subject);
        var may = new List<(long, string)>();
        var left = new List<LeftOut>();
        foreach (var order in orders)
        {
            var facts = PlanShipments.FactsOf(order, [.. parcels[order.Key]], intents[order.Key]);
            if (ShipManyRule.Objection(facts) is { } why) left.Add(new LeftOut(order.Key, order.BolOrderId, why));
            else may.Add((order.Key, order.BolOrderId));
        }

        return (may, left);
    }
}

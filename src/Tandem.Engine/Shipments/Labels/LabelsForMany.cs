using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>Labels for many orders at once: what there is to print, and what to buy. Nothing is bought before its price was
/// shown.</summary>
public sealed class LabelsForMany(Database database, LabelOptions options, ChooseLabels choose)
{
    /// <summary>Orders at a time: bol is asked about each, and answers some in a second.</summary>
    public const int Most = 100;

    private const int AskedAtOnce = 4;

    /// <summary>Sorts them out, and asks bol what labels cost.</summary>
    public async Task<LabelPlan> Of(SellerId seller, IReadOnlyCollection<long> orders, CancellationToken ct)
    {
        var keys = orders.Distinct().ToList();
        var (toPrint, needs, left) = await Sort(seller, keys[..Math.Min(Most, keys.Count)], ct);
        var rest = keys.Skip(Most).ToList();
        if (rest.Count > 0) left.AddRange(await Later(seller, rest, ct));
        var told = new LabelQuote?[needs.Count];
        await Parallel.ForAsync(0, needs.Count,
            new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = ct },
            async (i, token) => told[i] = await options.Of(seller, needs[i].Key, token));
        var wishes = new List<LabelWish>();
        for (var i = 0; i < needs.Count; i++)
        {
            var (key, id) = needs[i];
            if (told[i] is { Options: [var best, ..] }) wishes.Add(new LabelWish(key, id, best));
            else left.Add(new LeftOut(key, id, told[i]?.Problem ?? Reason.Of("label.not-needed")));
        }

        return new LabelPlan(toPrint, wishes, left);
    }

    /// <summary>Buys what was shown; the loop does it at once. Each by itself: one that bol has no more stops no other.</summary>
    public async Task<ManyDone> Buy(SellerId seller, IReadOnlyList<LabelWish> wishes, CancellationToken ct)
    {
        var (done, left) = (new List<long>(), new List<LeftOut>());
        foreach (var wish in wishes)
        {
            if (await choose.Buy(seller, wish.OrderKey, wish.Option.OfferId, ct) is { } why)
                left.Add(new LeftOut(wish.OrderKey, wish.BolOrderId, why));
            else done.Add(wish.OrderKey);
        }

        return new ManyDone(done, left);
    }

    private async Task<(List<long> ToPrint, List<(long Key, string BolOrderId)> Needs, List<LeftOut> Left)> Sort(SellerId seller,
        List<long> keys, CancellationToken ct)
    {
        await using var db = database.Read();
        var orders = await db.Orders.Include(o => o.Lines).Where(o => o.SellerId == seller && keys.Contains(o.Key))
            .OrderBy(o => o.DeliverBy).ThenBy(o => o.Key).AsSplitQuery().ToListAsync(ct);
        var labels = (await db.Labels.Where(l => keys.Contains(l.OrderKey) && l.ShippingLabelId != null).ToListAsync(ct))
            .ToLookup(l => l.OrderKey);
        var labelled = await LabelIntents.Labelled(db, keys, 0, ct);
        var underWay = await db.Intents.Where(i => i.Kind == IntentKind.Label && keys.Contains(i.Subject)
            && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown))
            .Select(i => i.Subject).Distinct().ToListAsync(ct);
        var cancels = (await db.Intents.Where(i => i.Kind == IntentKind.Cancel && keys.Contains(i.Subject)).ToListAsync(ct))
            .ToLookup(i => i.Subject);
        var live = await db.IsLive(seller, Module.Shipments, ct);
        var (toPrint, needs, left) = (new List<long>(), new List<(long, string)>(), new List<LeftOut>());
        foreach (var order in orders)
        {
            var print = labels[order.Key].Where(l => l.PrintedAt is null).Select(l => l.Key).ToList();
            var facts = PlanShipments.FactsOf(order, [], cancels[order.Key]);
            var cancelling = order.Lines.Exists(l => l.Fulfilment == Fulfilment.Vvb && l.Open > l.Shipped && facts.IsHeld(l));
            var (prints, buys, why) = LabelManyRule.Of(order, [.. labelled[order.Key]], print.Count,
                labels[order.Key].Any(), underWay.Contains(order.Key), cancelling, live);
            if (why is not null) left.Add(new LeftOut(order.Key, order.BolOrderId, why));
            if (buys) needs.Add((order.Key, order.BolOrderId));
            if (prints) toPrint.AddRange(print);
        }

        return (toPrint, needs, left);
    }

    private async Task<List<LeftOut>> Later(SellerId seller, List<long> keys, CancellationToken ct)
    {
        await using var db = database.Read();
        var left = new List<LeftOut>();
        foreach (var some in keys.Chunk(500))
        {
            left.AddRange((await db.Orders.Where(o => o.SellerId == seller && some.Contains(o.Key)).OrderBy(o => o.Key)
                .Select(o => new { o.Key, o.BolOrderId }).ToListAsync(ct))
                .Select(o => new LeftOut(o.Key, o.BolOrderId, Reason.Of("many.labels-later", ("most", Most)))));
        }

        return left;
    }
}

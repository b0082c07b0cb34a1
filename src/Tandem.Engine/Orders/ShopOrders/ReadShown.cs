using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Sellers;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>Completes what the shop answered about orders of bol: their refunds, and the parts of split ones.</summary>
internal static class ReadShown
{
    /// <returns>By the shop's id; with the order of which a part was among the answers.</returns>
    public static async Task<IReadOnlyDictionary<long, ShownOrder>> Of(SellerWork work, Shop shop,
        IReadOnlyList<WooOrder> answers, CancellationToken ct)
    {
        var shown = await ReadRefunds.Of(work, shop, answers, ct);
        var split = await Split(work, shop, answers, ct);
        if (split.Count == 0) return shown;
        var remote = work.Shop(shop);
        List<long> unread = [.. split.SelectMany(s => s.Value.Append(s.Key)).Distinct().Where(id => !shown.ContainsKey(id))];
        var orders = shown.Values.Select(s => s.Order).ToList();
        foreach (var some in unread.Chunk(100))
            orders.AddRange((await remote.GetOrders(new WooOrderQuery { Include = some, PerPage = 100 }, ct)).Items);
        var known = orders.Where(o => o.Id is not null).DistinctBy(o => o.Id).ToDictionary(o => o.Id!.Value);
        var whole = shown.ToDictionary();
        foreach (var (id, parts) in split)
        {
            // One that lies in the bin is not listed: its parts are read with it once it is back.
            if (!known.TryGetValue(id, out var order)) continue;
            List<WooOrder> there = [.. parts.Where(known.ContainsKey).Select(p => known[p])];
            whole[id] = new ShownOrder(order, await Refunds(remote, [.. there, order], ct), there);
        }

        return whole;
    }

    /// <returns>Null where the shop will not tell of one: it must not keep the other orders from being read.</returns>
    private static async Task<List<WooRefund>?> Refunds(WooClient remote, List<WooOrder> orders, CancellationToken ct)
    {
        var refunds = new List<WooRefund>();
        try
        {
            foreach (var one in orders.Where(o => o.Refunds?.Count > 0))
                refunds.AddRange(await remote.GetRefunds(one.Id!.Value, ct));
            return refunds;
        }
        catch (WooFailure failure) when (failure is WooRefused or WooNotFound)
        {
            return null;
        }
    }

    /// <summary>The orders of bol of which these answers are parts, or that are known to be split, with their parts.</summary>
    private static async Task<Dictionary<long, List<long>>> Split(SellerWork work, Shop shop, IReadOnlyList<WooOrder> answers,
        CancellationToken ct)
    {
        var bols = answers.Where(a => a.Id is not null && (a.LineItems ?? []).Any(l => ImportCheck.OrderItemId(l) is not null))
            .DistinctBy(a => a.Id).ToDictionary(a => a.Id!.Value);
        var ids = answers.Select(a => a.Id ?? 0).ToList();
        if (ids.Count == 0) return [];
        await using var db = work.Read();
        var ours = await db.Orders.Where(o => o.ShopId == shop.Id && o.ShopOrderId != null && ids.Contains(o.ShopOrderId.Value))
            .Select(o => new { Id = o.ShopOrderId!.Value, o.SplitInto }).ToListAsync(ct);
        var split = ours.Where(o => o.SplitInto.Count > 0).GroupBy(o => o.Id)
            .ToDictionary(g => g.Key, g => g.SelectMany(o => o.SplitInto).Distinct().ToList());
        var parts = bols.Values.Where(a => !ours.Exists(o => o.Id == a.Id)).ToList();
        if (parts.Count == 0) return split;

        var items = parts.SelectMany(p => p.LineItems!).Select(ImportCheck.OrderItemId).OfType<string>().Distinct().ToList();
        var owners = await (
            from line in db.OrderLines
            join order in db.Orders on line.OrderKey equals order.Key
            where line.SellerId == shop.SellerId && items.Contains(line.OrderItemId) && order.ShopId == shop.Id
                && order.ShopOrderId != null
            select new { line.OrderItemId, Id = order.ShopOrderId!.Value, order.SplitInto }).ToListAsync(ct);
        foreach (var owner in owners)
        {
            if (!split.TryGetValue(owner.Id, out var known)) split[owner.Id] = known = [.. owner.SplitInto];
            known.AddRange(parts.Where(p => p.LineItems!.Any(l => ImportCheck.OrderItemId(l) == owner.OrderItemId))
                .Select(p => p.Id!.Value).Where(p => !known.Contains(p)).ToList());
        }

        return split;
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>
/// Intends what the shop's people must know of returns: a note when one is registered, a note when it was handled, and a status
/// where the seller chose one. In the transaction of whatever changed; decided again from the same rows, it adds nothing.
/// </summary>
internal sealed class FollowReturns : IOrderReaction
{
    private const int ReturnsAtOnce = 200;
    private const int Priority = 70;

    /// <summary>What a note in the shop is about that a return was registered.</summary>
    public static string Registered(string rmaId) => $"return:{rmaId}";

    /// <summary>What a note in the shop is about that a return was handled.</summary>
    public static string Handled(string rmaId) => $"return-handled:{rmaId}";

    /// <summary>What changed since it was last told, once orders are live.</summary>
    public static async Task Run(TandemDb db, SellerId seller, DateTimeOffset now, CancellationToken ct)
    {
        var untold = await db.Returns.Where(r => r.SellerId == seller && r.Untold && r.OrderKey != null).OrderBy(r => r.Key)
            .Take(ReturnsAtOnce).ToListAsync(ct);
        if (untold.Count == 0) return;
        var row = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == seller, ct);
        if (!row.Writes(Module.Orders)) return;

        var settings = OrderSettings.Of(row);
        var keys = untold.Select(r => r.OrderKey!.Value).Distinct().ToList();
        var orders = await db.Orders.Include(o => o.Lines).Where(o => keys.Contains(o.Key)).AsSplitQuery()
            .ToDictionaryAsync(o => o.Key, ct);
        var all = (await db.Returns.Where(r => r.OrderKey != null && keys.Contains(r.OrderKey.Value)).ToListAsync(ct))
            .ToLookup(r => r.OrderKey!.Value);
        foreach (var line in untold)
        {
            line.Untold = false;
            await Tell(db, orders[line.OrderKey!.Value], line, now, ct);
        }

        foreach (var order in orders.Values)
        {
            if (ReturnRule.StatusOf(order, [.. all[order.Key]], settings) is { } change)
                await TellShop.Intend(db, order, "returned", change, Reason.Of("return.status"), Priority, now, ct);
        }
    }

    /// <summary>An order is in the shop from now on: what was registered before is told there too.</summary>
    public async Task React(TandemDb db, IReadOnlyList<OrderChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        var cameIn = changes.Where(c => c.CameIn).Select(c => (long?)c.Order.Key).ToList();
        if (cameIn.Count == 0) return;
        var returns = await db.Returns.Where(r => cameIn.Contains(r.OrderKey)).ToListAsync(ct);
        if (returns.Count == 0) return;
        foreach (var line in returns) line.Untold = true;
        await db.SaveChangesAsync(ct);
        await Run(db, returns[0].SellerId, now, ct);
    }

    private static async Task Tell(TandemDb db, Order order, ReturnLine line, DateTimeOffset now, CancellationToken ct)
    {
        if (order is not { ShopId: { } shop, ShopOrderId: { } shopOrder }) return;

        // The note is found again by its text, which the shop keeps without tags and answers with its special characters written
        // out.
        var what = System.Net.WebUtility.HtmlDecode(order.Lines.Find(l => l.OrderItemId == line.OrderItemId)?.Title ?? line.Ean
            ?? "").Replace('<', ' ').Replace('>', ' ').Trim();
        var registered = Note("return.note.registered", line, what, line.RegisteredAt,
            ("returnReason", ReturnTerms.Pack(line.Why, line.WhyDetail)));
        await TellShop.Intend(
            db, order, Registered(line.RmaId), new ShopOrderChange(shop.Value, shopOrder, Note: registered),
            Reason.Of("return.tell"), Priority, now, ct);
        if (!line.Handled) return;
        var results = ReturnTerms.Pack(ReturnRule.ResultsOf(line));
        var handled = Note("return.note.handled", line, what, line.HandledAt ?? now, ("returnResults", results));
        await TellShop.Intend(
            db, order, Handled(line.RmaId), new ShopOrderChange(shop.Value, shopOrder, Note: handled),
            Reason.Of("return.tell-handled"), Priority, now, ct, results);
    }

    private static Reason Note(string code, ReturnLine line, string what, DateTimeOffset at, (string Name, string Value) more) =>
        Reason.Of(
        code, ("rma", line.RmaId), ("units", line.Units), (more.Name, more.Value),
        ("at", DutchTime.Local(at).ToString("dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture)),
        ("title", what));
}

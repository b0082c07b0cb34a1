using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Returns;

/// <summary>Reads what the pages about orders show of returns.</summary>
internal static class ReturnPages
{
    /// <summary>The returns of one order, the first one first.</summary>
    /// <param name="shopUrl">Of its shop; null: it is in none.</param>
    public static async Task<IReadOnlyList<ReturnRow>> Of(TandemDb db, Order order, string? shopUrl, CancellationToken ct)
    {
        var rows = await db.Returns.Where(r => r.OrderKey == order.Key).OrderBy(r => r.RegisteredAt).ThenBy(r => r.Key)
            .ToListAsync(ct);
        if (rows.Count == 0) return [];
        var told = (await db.Intents.Where(i => i.Subject == order.Key && i.Kind == IntentKind.ShopOrder).OrderBy(i => i.Key)
            .ToListAsync(ct)).ToLookup(i => i.Topic);
        var replaced = (await db.ReturnDecisions.Where(d => d.OrderKey == order.Key && d.Replaces).OrderBy(d => d.Key)
            .ToListAsync(ct)).ToLookup(d => d.ReturnKey, d => ReplacementRow.Of(d, shopUrl));
        return rows.ConvertAll(r => ReturnRow.Of(
            r, order.Lines.Find(l => l.OrderItemId == r.OrderItemId)?.Title,
            Note(told[FollowReturns.Registered(r.RmaId)].FirstOrDefault()),
            Note(told[FollowReturns.Handled(r.RmaId)].LastOrDefault())) with
        {
            Replacements = [.. replaced[r.Key].OfType<ReplacementRow>()],
        });
    }

    /// <summary>How the returns of these orders stand; orders without any are left out.</summary>
    public static async Task<IReadOnlyDictionary<long, ReturnMark>> Marks(TandemDb db, IReadOnlyCollection<long> orders,
        CancellationToken ct) =>
        (await db.Returns.Where(r => r.OrderKey != null && orders.Contains(r.OrderKey.Value))
            .Select(r => new { Order = r.OrderKey!.Value, r.Handled, r.Gone }).ToListAsync(ct))
            .GroupBy(r => r.Order)
            .ToDictionary(g => g.Key, g => g.All(r => r.Handled || r.Gone) ? ReturnMark.Handled : ReturnMark.Registered);

    private static ReturnNote? Note(Intent? intent) =>
        intent is null ? null : new ReturnNote(intent.State, intent.SettledAt, intent.RemoteWords);
}

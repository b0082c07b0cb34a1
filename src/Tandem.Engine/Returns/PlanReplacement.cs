using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>Intends the order that a customer gets in exchange: one for each time that a person asked for it.</summary>
internal static class PlanReplacement
{
    private const int Priority = 50;

    public static string KeyOf(ReturnDecision decision, string rmaId) =>
        $"replacement:{decision.AccountId}:{ReplacementRule.NameOf(rmaId, decision)}";

    /// <param name="order">In the shop.</param>
    /// <param name="line">What is exchanged, as it was imported.</param>
    /// <param name="decision">Saved.</param>
    public static async Task Run(TandemDb db, Order order, OrderLine line, ReturnDecision decision, string rmaId,
        DateTimeOffset now, CancellationToken ct)
    {
        var key = KeyOf(decision, rmaId);
        if (await db.Intents.AnyAsync(i => i.SellerId == order.SellerId && i.BusinessKey == key, ct)
            || db.Intents.Local.Any(i => i.BusinessKey == key)) return;
        var payload = new ReplacePayload(
            ReplacementRule.NameOf(rmaId, decision), order.ShopId!.Value.Value, order.ShopOrderId!.Value, order.NumberInShop!,
            order.BolOrderId, rmaId, line.OrderItemId, Plain(order.NameOf(line.OrderItemId)), decision.Units,
            line.Imported ?? line.Quantity, line.Pieces, decision.Key, decision.ReplacementTry);
        db.Intents.Add(new Intent
        {
            SellerId = order.SellerId,
            BusinessKey = key,
            Kind = IntentKind.Replacement,
            Subject = order.Key,
            Topic = rmaId,
            Of = Module.Returns,
        }.Plan(JsonSerializer.Serialize(payload), Priority, Reason.Of("return.replace", ("units", decision.Units),
            ("name", payload.Title)), now));
    }

    // A name as a note of the shop keeps it: without what it takes for tags.
    private static string Plain(string name) => WebUtility.HtmlDecode(name).Replace('<', ' ').Replace('>', ' ').Trim();
}

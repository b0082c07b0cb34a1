using System.Text.Json;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>Intends what bol is told of returns: one write for all units of a return that come to the same there.</summary>
internal static class PlanHandling
{
    private const int Priority = 40;

    /// <param name="decisions">Saved, of this return.</param>
    /// <param name="firstAt">When it may go out: until then it can be taken back.</param>
    public static void Run(TandemDb db, ReturnLine line, IReadOnlyList<ReturnDecision> decisions, DateTimeOffset now,
        DateTimeOffset firstAt)
    {
        foreach (var same in decisions.Where(d => d is { AtBol: false, Counts: true })
            .GroupBy(d => OutcomeRule.HandlingOf(d.Outcome)!, StringComparer.Ordinal))
        {
            List<long> keys = [.. same.Select(d => d.Key)];
            var payload = new HandlePayload(line.AccountId.Value, line.BolOrderId, line.ReturnId, line.RmaId, same.Key,
                same.Sum(d => d.Units), keys);
            db.Intents.Add(new Intent
            {
                SellerId = line.SellerId,
                BusinessKey = $"return:{line.AccountId}:{line.RmaId}:{keys[0]}",
                Kind = IntentKind.HandleReturn,
                Subject = line.Key,
                Topic = same.Key,
                Of = Module.Returns,
            }.Plan(JsonSerializer.Serialize(payload), Priority, Reason.Of("return.handle", ("rma", line.RmaId),
                ("units", payload.Units)), now, firstAt));
        }
    }

    /// <summary>Intends a return at bol that no customer registered.</summary>
    public static void Make(TandemDb db, ReturnDecision decision, string bolOrderId, DateTimeOffset now)
    {
        var payload = new MakePayload(decision.AccountId.Value, bolOrderId, decision.OrderItemId!, decision.Units,
            OutcomeRule.HandlingOf(decision.Outcome)!, decision.Key);
        db.Intents.Add(new Intent
        {
            SellerId = decision.SellerId,
            BusinessKey = $"make-return:{decision.AccountId}:{decision.OrderItemId}:{decision.Key}",
            Kind = IntentKind.MakeReturn,
            Subject = decision.OrderKey!.Value,
            Topic = decision.OrderItemId!,
            Of = Module.Returns,
        }.Plan(JsonSerializer.Serialize(payload), Priority, Reason.Of("return.make", ("order", bolOrderId),
            ("units", decision.Units)), now));
    }
}

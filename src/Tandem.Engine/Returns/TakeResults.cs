using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>
/// Takes in what changed of returns: what was handled at bol, in its portal or by bol itself, becomes decisions like those of the
/// desk,
/// and what the seller's rule says of new ones too. What follows from them in the shop is the same.
/// </summary>
internal static class TakeResults
{
    private const int ReturnsAtOnce = 200;

    public static async Task Run(TandemDb db, SellerId seller, DateTimeOffset now, CancellationToken ct)
    {
        var lines = await db.Returns.Where(r => r.SellerId == seller && r.Unbooked).OrderBy(r => r.Key).Take(ReturnsAtOnce)
            .ToListAsync(ct);
        if (lines.Count == 0) return;
        var row = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == seller, ct);
        var keys = lines.Select(l => (long?)l.Key).ToList();
        var all = (await db.ReturnDecisions.Where(d => keys.Contains(d.ReturnKey)).ToListAsync(ct))
            .ToLookup(d => d.ReturnKey!.Value);
        var taken = new Dictionary<ReturnLine, List<ReturnDecision>>();
        foreach (var line in lines)
        {
            var known = taken[line] = [.. all[line.Key]];
            foreach (var decision in known) (decision.OrderKey, decision.OrderItemId) = (line.OrderKey, line.OrderItemId);
            if (row.LiveSince(Module.Returns) is { } since) await Take(db, line, known, row.Get<ReturnSettings>(), since, now,
                ct);
            line.Unbooked = false;
        }

        await db.SaveChangesAsync(ct);
        await db.Clear(seller, now, [.. taken.Where(t => t.Value.TrueForAll(d => d.Outcome != ReturnOutcome.Unclear))
            .Select(t => ReturnQuestions.Unclear(t.Key.RmaId))], ct);
        if (row.Writes(Module.Returns)) await LetKeep(db, taken, row.Get<ReturnSettings>(), now, ct);
        await db.SaveChangesAsync(ct);
        await BookReturns.Run(db, seller, [.. lines.Select(l => l.OrderKey).OfType<long>().Distinct()], now, ct);
        foreach (var (line, known) in taken)
        {
            // Of an order, or an article of it, that is not known there is nothing to do in the shop.
            if (line.OrderItemId is null) known.ForEach(d => d.Booked = d.AtBol);
            line.Step = ReturnStepRule.Of(line, known);
        }

        await db.SaveChangesAsync(ct);
    }

    private static async Task Take(TandemDb db, ReturnLine line, List<ReturnDecision> known, ReturnSettings settings,
        DateTimeOffset since, DateTimeOffset now, CancellationToken ct)
    {
        if (line.Handled) await Adopt(db, line, known, ct);
        foreach (var elsewhere in BolResultsRule.New(line.Units, ReturnRule.ResultsOf(line), known, since))
        {
            var decision = DecisionOf(line, elsewhere.Units, elsewhere.Outcome, DecisionSource.Bol, now);
            decision.AtBol = true;
            var shelved = known.Where(d => d.Counts && d.Restock != false).Sum(d => d.Units);
            var may = !line.Lvb && OutcomeRule.MayRestock(elsewhere.Outcome) && shelved + elsewhere.Units <= line.Units;
            decision.Restock = may ? settings.RestockHandledAtBol : false;
            db.ReturnDecisions.Add(decision);
            known.Add(decision);
            if (decision.Outcome != ReturnOutcome.Unclear || line.OrderKey is not { } order) continue;
            await db.Raise(line.SellerId, now, ReturnQuestions.Unclear(line.RmaId), ActivitySubject.Order, order, Reason.Of(
                "attention.return-unclear", ("order", line.BolOrderId), ("rma", line.RmaId)), ct, line.AccountId.Value);
        }
    }

    /// <summary>A return that was made from here gets its number: until then only its decision is known.</summary>
    private static async Task Adopt(TandemDb db, ReturnLine line, List<ReturnDecision> known, CancellationToken ct)
    {
        if (line.OrderItemId is not { } item || known.Count > 0) return;
        var results = ReturnRule.ResultsOf(line);
        var made = (await db.ReturnDecisions.Where(d => d.SellerId == line.SellerId && d.ReturnKey == null && !d.Dropped
            && d.OrderKey == line.OrderKey && d.OrderItemId == item && d.Units == line.Units).OrderBy(d => d.Key).ToListAsync(ct))
            .Find(d => BolResultsRule.Shown(results, OutcomeRule.HandlingOf(d.Outcome)!, []) >= d.Units);
        if (made is null) return;
        made.ReturnKey = line.Key;
        known.Add(made);
    }

    /// <summary>What costs more to take back than it brings: the customer keeps it, where the seller chose so.</summary>
    private static async Task LetKeep(TandemDb db, Dictionary<ReturnLine, List<ReturnDecision>> taken, ReturnSettings settings,
        DateTimeOffset now, CancellationToken ct)
    {
        if (settings.LetKeepBelow is not { } limit) return;
        var fresh = taken.Where(t => t.Value.Count == 0
            && t.Key is { Lvb: false, Handled: false, Gone: false, ReceivedAt: null, OrderItemId: not null,
                Step: ReturnStep.Announced })
            .Select(t => t.Key).ToList();
        if (fresh.Count == 0) return;
        var items = fresh.ConvertAll(l => l.OrderItemId!);
        var lines = (await db.OrderLines.Where(l => l.SellerId == fresh[0].SellerId && items.Contains(l.OrderItemId))
            .ToListAsync(ct))
            .ToLookup(l => l.OrderItemId);
        foreach (var line in fresh)
        {
            if (KeepRule.PriceOf(lines[line.OrderItemId!].FirstOrDefault(), line.Units) is not { } price
                || price.Cents > limit.Cents)
                continue;
            var decision = DecisionOf(line, line.Units, ReturnOutcome.KeepsFree, DecisionSource.Rule, now);
            db.ReturnDecisions.Add(decision);
            await db.SaveChangesAsync(ct);
            taken[line].Add(decision);
            PlanHandling.Run(db, line, [decision], now, now);
            db.Note(line.SellerId, now, ActivitySubject.Order, line.OrderKey!.Value, Reason.Of(
                "return.let-keep", ("rma", line.RmaId), ("total", price), ("limit", limit)));
        }
    }

    /// <summary>A decision about units of a return; nothing of it goes back in stock unless that is said.</summary>
    public static ReturnDecision DecisionOf(ReturnLine line, int units, ReturnOutcome outcome, DecisionSource source,
        DateTimeOffset now) => new()
        {
            SellerId = line.SellerId,
            AccountId = line.AccountId,
            ReturnKey = line.Key,
            OrderKey = line.OrderKey,
            OrderItemId = line.OrderItemId,
            Units = units,
            Outcome = outcome,
            Source = source,
            Restock = false,
            At = now,
        };
}

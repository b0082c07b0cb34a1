using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>What a stock intent writes.</summary>
internal sealed record StockPayload(string OfferId, int Target);

/// <summary>Decides again every offer of which an input changed, and intends a push where bol must be told.</summary>
internal sealed class DecideStock(TimeProvider clock, Checkpoints checkpoints)
{
    private const int OffersAtOnce = 200;

    // Two clocks: a bol order this near to our write may lie on either side of it.
    private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(2);

    /// <returns>True where there was something to decide; there may be more.</returns>
    public async Task<bool> Run(SellerWork work, Seller seller, CancellationToken ct)
    {
        var decided = await work.Owner.Write(async db =>
        {
            var keys = await db.Offers.Where(o => o.SellerId == work.Seller && o.DecideDue)
                .OrderBy(o => o.Key).Select(o => o.Key).Take(OffersAtOnce).ToListAsync(ct);
            if (keys.Count == 0) return 0;

            // Clear first, read after: a change that lands in between marks the offer anew.
            await db.Offers.Where(o => keys.Contains(o.Key)).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, false), ct);

            // What is live is read here: the caller's picture may be older than a person's decision to take offers back.
            await DecideItems(db, await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == seller.Id, ct), keys, ct);
            return keys.Count;
        }, ct);
        if (decided > 0) await checkpoints.Reached("stock.intended", ct);
        return decided > 0;
    }

    /// <summary>Lets go of what counts for a while only: holds past their window, unseen sales that never showed up.</summary>
    /// <returns>When the next of these ends.</returns>
    public async Task<DateTimeOffset?> Expire(SellerWork work, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using (var db = work.Read())
        {
            var holds = await db.Holds.AnyAsync(h => h.SellerId == work.Seller && h.Until <= now, ct);
            var unseen = await db.Offers.AnyAsync(o => o.SellerId == work.Seller && o.UnseenUnits > 0 && o.UnseenUntil <= now, ct);
            if (!holds && !unseen)
            {
                var nextHold = await db.Holds.Where(h => h.SellerId == work.Seller).MinAsync(h => (DateTimeOffset?)h.Until, ct);
                var nextUnseen = await db.Offers.Where(o => o.SellerId == work.Seller && o.UnseenUnits > 0).MinAsync(o => o.UnseenUntil, ct);
                return nextHold < nextUnseen || nextUnseen is null ? nextHold : nextUnseen;
            }
        }

        await work.Owner.Write(async db =>
        {
            var items = await db.Holds.Where(h => h.SellerId == work.Seller && h.Until <= now).Select(h => h.ItemKey).ToListAsync(ct);
            await db.Holds.Where(h => h.SellerId == work.Seller && h.Until <= now).ExecuteDeleteAsync(ct);
            await db.TouchItems(items, ct);
            await db.Offers.Where(o => o.SellerId == work.Seller && o.UnseenUnits > 0 && o.UnseenUntil <= now)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.UnseenUnits, 0).SetProperty(x => x.DecideDue, true), ct);
        }, ct);
        return now;
    }

    private async Task DecideItems(TandemDb db, Seller seller, List<long> keys, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var offers = await db.Offers.Where(o => keys.Contains(o.Key)).ToListAsync(ct);
        var inputs = await StockInputs.Read(db, seller, keys, now, ct);
        var sold = await SoldSince(db, offers, ct);
        var businessKeys = offers.ConvertAll(BusinessKey);
        var intents = await db.Intents.Where(i => i.SellerId == seller.Id && businessKeys.Contains(i.BusinessKey)).ToDictionaryAsync(i => i.BusinessKey, ct);

        foreach (var offer in offers)
        {
            var facts = inputs.FactsOf(offer);
            var decision = StockRule.Decide(facts);
            if (decision.Target != offer.Target) db.Enter(offer, now, StockCause.Decision, offer.Target, decision.Target, facts: facts);
            offer.Target = decision.Target;
            offer.TargetReason = decision.Reason;
            offer.PacedUnits = decision.Paced;
            offer.DecidedAt = now;

            intents.TryGetValue(BusinessKey(offer), out var intent);
            if (intent?.State is IntentState.Sent or IntentState.Unknown) continue; // decided anew when it is settled

            var (soldSince, doubtUntil) = sold[offer.Key];
            var shown = PushRule.ShownByNow(offer.Confirmed, soldSince, doubtUntil is not null);
            if (decision.Target is not { } target || shown == target || !seller.WritesStockOf(offer))
            {
                if (intent?.State == IntentState.Planned) db.Intents.Remove(intent);
                continue;
            }

            if (intent is null)
            {
                intent = new Intent { SellerId = seller.Id, BusinessKey = BusinessKey(offer), Kind = IntentKind.Stock, Subject = offer.Key, Payload = "" };
                db.Intents.Add(intent);
            }

            if (intent.State != IntentState.Planned || intent.Payload.Length == 0)
            {
                intent.CreatedAt = now;
                intent.Attempts = 0;
            }

            // The same number again settles a doubt only once it is written after what caused it; it never shows too much until then.
            if (intent.Attempts == 0) intent.DueAt = offer.Confirmed == target && doubtUntil > now ? doubtUntil.Value : now;
            intent.State = IntentState.Planned;
            intent.Payload = JsonSerializer.Serialize(new StockPayload(offer.OfferId, target));
            intent.Priority = PushRule.Priority(target, shown);
            intent.Reason = decision.Reason;
        }

        await inputs.Settle(db, ct);
    }

    private static string BusinessKey(Offer offer) => $"stock:{offer.OfferId}";

    /// <summary>
    /// Units that known bol lines took off each offer since our last acknowledged write. Where it is in doubt whether bol took
    /// them off before or after it: the moment from which another write ends the doubt.
    /// </summary>
    private static async Task<Dictionary<long, (int Units, DateTimeOffset? DoubtUntil)>> SoldSince(TandemDb db, List<Offer> offers, CancellationToken ct)
    {
        var result = offers.ToDictionary(o => o.Key, _ => (Units: 0, DoubtUntil: (DateTimeOffset?)null));
        var written = offers.Where(o => o.ConfirmedSentAt is not null).ToDictionary(o => o.Key);
        if (written.Count == 0) return result;

        var keys = written.Keys.ToList();
        var earliest = written.Values.Min(o => o.ConfirmedSentAt)!.Value - ClockDoubt;
        var lines = await db.OrderLines.Where(l => l.OfferKey != null && keys.Contains(l.OfferKey.Value) && l.PlacedAt > earliest)
            .Select(l => new { OfferKey = l.OfferKey!.Value, l.PlacedAt, l.Quantity, l.Cancelled }).ToListAsync(ct);
        foreach (var line in lines.OrderBy(l => l.PlacedAt))
        {
            var offer = written[line.OfferKey];
            if (line.PlacedAt <= offer.ConfirmedSentAt - ClockDoubt) continue;
            var (units, doubtUntil) = result[line.OfferKey];
            var near = line.PlacedAt <= (offer.ConfirmedAt ?? offer.ConfirmedSentAt) + ClockDoubt;
            result[line.OfferKey] = (units + line.Quantity, near || line.Cancelled > 0 ? line.PlacedAt + ClockDoubt : doubtUntil);
        }

        return result;
    }
}

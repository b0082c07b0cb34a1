using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Stock;

/// <summary>What a stock intent writes.</summary>
internal sealed record StockPayload(string OfferId, int Target);

/// <summary>Decides again every offer of which an input changed, and intends a push where bol must be told.</summary>
internal sealed class DecideStock(TimeProvider clock, Checkpoints checkpoints) : IDecision
{
    private const int OffersAtOnce = 200;

    // Two clocks: a bol order this near to our write may lie on either side of it.
    private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LookForSales = TimeSpan.FromMinutes(1);

    public async Task<LaneResult> DecideDue(SellerWork work, SellerView view, CancellationToken ct)
    {
        var (next, wake) = await Expire(work, ct);
        while (await Run(work, view.Seller, ct)) wake |= Lane.PushStock;
        return new LaneResult(next, wake);
    }

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

    /// <summary>
    /// Ends what counts for a while only. A hold past its window is released, as a paid one is: only a reading of its item that
    /// began later lets go of its units, since an older one may lack what became of them. An unseen sale is let go once bol's
    /// orders were read late enough to show it.
    /// </summary>
    /// <returns>When the next of these ends; and who has work because of those that did.</returns>
    public async Task<LaneResult> Expire(SellerWork work, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        bool over;
        List<long> heard;
        await using (var db = work.Read())
        {
            over = await db.Holds.AnyAsync(h => h.SellerId == work.Seller && h.ReleasedAt == null && h.Until <= now, ct);
            heard = await HeardOf(db, work.Seller, now, ct);
        }

        if (over || heard.Count > 0)
        {
            await work.Owner.Write(async db =>
            {
                if (over) await Release(db, work.Seller, now, ct);
                await db.Offers.Where(o => heard.Contains(o.Key))
                    .ExecuteUpdateAsync(o => o.SetProperty(x => x.UnseenUnits, 0).SetProperty(x => x.DecideDue, true), ct);
            }, ct);
        }

        await using var after = work.Read();
        var nextHold = await after.Holds.Where(h => h.SellerId == work.Seller && h.ReleasedAt == null)
            .MinAsync(h => (DateTimeOffset?)h.Until, ct);
        var unseen = after.Offers.Where(o => o.SellerId == work.Seller && o.UnseenUnits > 0);
        var nextUnseen = await unseen.Where(o => o.UnseenUntil > now).MinAsync(o => o.UnseenUntil, ct);

        // What waits for bol's orders only is looked at again when they were read, and now and then.
        DateTimeOffset? nextLook = await unseen.AnyAsync(o => o.UnseenUntil <= now, ct) ? now + LookForSales : null;
        return new LaneResult(new[] { nextHold, nextUnseen, nextLook }.Min(), over ? Lane.WatchShop : Lane.None);
    }

    private static async Task Release(TandemDb db, SellerId seller, DateTimeOffset now, CancellationToken ct)
    {
        var over = db.Holds.Where(h => h.SellerId == seller && h.ReleasedAt == null && h.Until <= now);
        var items = await over.Select(h => h.ItemKey).Distinct().ToListAsync(ct);
        await over.ExecuteUpdateAsync(h => h.SetProperty(x => x.ReleasedAt, now), ct);
        await db.ReadItemsAgain(items, now, ct);

        // Of what no offer sells no number is decided, which would let go of it.
        await db.Holds.Where(h => h.SellerId == seller && h.ReleasedAt != null
            && !db.LinkParts.Any(p => p.ItemKey == h.ItemKey)
            && db.Items.Any(i => i.Key == h.ItemKey && i.ReadAt > h.ReleasedAt)).ExecuteDeleteAsync(ct);
    }

    /// <summary>Offers whose unseen sales the orders of their account must show by now, however they were sold.</summary>
    private static async Task<List<long>> HeardOf(TandemDb db, SellerId seller, DateTimeOffset now, CancellationToken ct)
    {
        var past = await db.Offers.Where(o => o.SellerId == seller && o.UnseenUnits > 0 && o.UnseenUntil <= now)
            .Select(o => new { o.Key, o.AccountId, Until = o.UnseenUntil!.Value }).ToListAsync(ct);
        if (past.Count == 0) return [];
        var sources = past.Select(o => ReadBolOrders.ChangesOf(o.AccountId)).Distinct().ToList();
        var read = await db.Observations.Where(o => o.SellerId == seller && sources.Contains(o.Source))
            .ToDictionaryAsync(o => o.Source, o => o.BeganAt, ct);
        return [.. past.Where(o => read.GetValueOrDefault(ReadBolOrders.ChangesOf(o.AccountId)) >= PushStock.ShownFrom(o.Until))
            .Select(o => o.Key)];
    }

    private async Task DecideItems(TandemDb db, Seller seller, List<long> keys, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var offers = await db.Offers.Where(o => keys.Contains(o.Key)).ToListAsync(ct);
        var inputs = await StockInputs.Read(db, seller, offers, now, ct);
        var sold = await SoldSince(db, offers, now, ct);
        var businessKeys = offers.ConvertAll(BusinessKey);
        var intents = await db.Intents.Where(i => i.SellerId == seller.Id && businessKeys.Contains(i.BusinessKey))
            .ToDictionaryAsync(i => i.BusinessKey, ct);

        var hidden = false;
        var back = new List<(Intent, WriteTopic)>();
        foreach (var offer in offers)
        {
            var (soldSince, doubtUntil, shows) = sold[offer.Key];
            var live = seller.WritesStockOf(offer);
            offer.Shows = shows;
            var facts = inputs.FactsOf(offer);
            var decision = StockRule.Decide(facts);
            await AskAboutCount(db, offer, decision.Reason, now, ct);
            var unpublished = decision.Reason.Code == "stock.unpublished";
            hidden |= unpublished || offer.Unpublished;

            // What was asked because Tandem answered for its number ends with that.
            if (offer.Steered && !live) offer.MatchDue = true;
            (offer.Unpublished, offer.Steered) =
                (unpublished, live && (offer.Steered || (decision.Target is not null && inputs.IsLinked(offer.Key))));
            if (decision.Target != offer.Target)
                db.Enter(offer, now, StockCause.Decision, offer.Target, decision.Target, facts: facts);
            offer.Target = decision.Target;
            offer.TargetReason = decision.Reason;
            offer.PacedUnits = decision.Paced;
            offer.DecidedAt = now;

            intents.TryGetValue(BusinessKey(offer), out var intent);
            if (intent?.State is IntentState.Sent or IntentState.Unknown) continue; // decided anew when it is settled

            var shown = PushRule.ShownByNow(offer.Confirmed, soldSince, doubtUntil is not null);
            if (decision.Target is not { } target || shown == target || !live)
            {
                if (intent is not null && (intent.State == IntentState.Planned || intent.HasFailed))
                    back.Add((intent, PushStock.About(offer)));
                continue;
            }

            Intend(db, intent, offer, decision, shown, doubtUntil, now);
        }

        await TakeBackWrites.Run(db, back, now, ct);
        await inputs.Settle(db, ct);
        if (hidden) await AskAboutUnpublished(db, seller, now, ct);
    }

    private static void Intend(
        TandemDb db, Intent? intent, Offer offer, StockDecision decision, int? shown, DateTimeOffset? doubtUntil,
        DateTimeOffset now)
    {
        var target = decision.Target!.Value;
        if (intent is null)
        {
            intent = new Intent
            {
                SellerId = offer.SellerId,
                BusinessKey = BusinessKey(offer),
                Kind = IntentKind.Stock,
                Subject = offer.Key,
                Of = Module.Stock
            };
            db.Intents.Add(intent);
        }

        // The same number again settles a doubt only once it is written after what caused it; it never shows too much until then.
        var firstAt = offer.Confirmed == target && doubtUntil > now ? doubtUntil.Value : now;
        var payload = JsonSerializer.Serialize(new StockPayload(offer.OfferId, target));
        intent.Plan(payload, PushRule.Priority(target, shown), decision.Reason, now, firstAt);
    }

    /// <summary>Of an account too: two accounts of a seller may see the same offer.</summary>
    public static string BusinessKey(Offer offer) => $"stock:{offer.AccountId}:{offer.OfferId}";

    /// <summary>The shop counted it, and does not any more: bol is at 0 until a person says what it counts as.</summary>
    private static async Task AskAboutCount(TandemDb db, Offer offer, Reason reason, DateTimeOffset now, CancellationToken ct)
    {
        const string stopped = "stock.count-stopped";
        if (reason.Code != stopped && offer.TargetReason?.Code != stopped) return;
        var cause = $"count-stopped:{offer.Key}";
        if (reason.Code != stopped) await db.Clear(offer.SellerId, now, cause, ct);
        else await db.Raise(offer.SellerId, now, cause, ActivitySubject.Offer, offer.Key,
            Reason.Of("attention.count-stopped", ("item", reason["item"]), ("ean", offer.Ean)), ct);
    }

    /// <summary>
    /// Asked once for all of them; it ends when they are published or a rule says that they are sold all the same.
    /// </summary>
    private static async Task AskAboutUnpublished(TandemDb db, Seller seller, DateTimeOffset now, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var all = !seller.OnlyChosen(Module.Stock);
        var count = !seller.Writes(Module.Stock) ? 0
            : await db.Offers.CountAsync(o => o.SellerId == seller.Id && o.Unpublished && !o.Gone && (all || o.Chosen), ct);
        if (count == 0) await db.Clear(seller.Id, now, "unpublished", ct);
        else await db.Raise(seller.Id, now, "unpublished", ActivitySubject.Seller, 0,
            Reason.Of("attention.unpublished", ("count", count)), ct);
    }

    /// <summary>
    /// Units that known bol lines took off each offer since our last acknowledged write, and what bol shows by now. Where it is
    /// in doubt whether bol took them off before or after that write: the moment from which another write ends the doubt.
    /// </summary>
    private static async Task<Dictionary<long, (int Units, DateTimeOffset? DoubtUntil, int? Shows)>> SoldSince(TandemDb db,
        List<Offer> offers, DateTimeOffset now, CancellationToken ct)
    {
        var since = offers.Select(o => (o.Key, At: o.ReadAt < o.ConfirmedSentAt ? o.ReadAt : o.ConfirmedSentAt ?? o.ReadAt))
            .Where(o => o.At is not null).ToDictionary(o => o.Key, o => o.At!.Value - ClockDoubt);
        var ofOffer = (await SoldLines.Since(db, since, now, ct)).OrderBy(l => l.PlacedAt).ToLookup(l => l.OfferKey);
        return offers.ToDictionary(o => o.Key, offer =>
        {
            var shows = PushRule.Shows(
                (offer.ShownCorrected ?? offer.ShownAmount, offer.ReadAt), (offer.Confirmed, offer.ConfirmedSentAt),
                ofOffer[offer.Key].Select(l => (l.Quantity, l.PlacedAt)));
            var (units, doubtUntil) = (0, (DateTimeOffset?)null);
            foreach (var line in ofOffer[offer.Key].Where(l => l.PlacedAt > offer.ConfirmedSentAt - ClockDoubt))
            {
                var near = line.PlacedAt <= (offer.ConfirmedAt ?? offer.ConfirmedSentAt) + ClockDoubt;
                (units, doubtUntil) =
                    (units + line.Quantity, near || line.Cancelled > 0 ? line.PlacedAt + ClockDoubt : doubtUntil);
            }

            return (units, doubtUntil, shows);
        });
    }
}

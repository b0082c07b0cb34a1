using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Offers;

/// <summary>What a switch writes. The amount is decided when it is sent.</summary>
internal sealed record LvbSwitchPayload(string OfferId, string Method, int? Amount = null);

/// <summary>
/// Lets offers whose units in bol's warehouse ran out sell from own stock, and back: method, promise and stock in one call
/// (v11 takes <c>fulfilment</c> in a PATCH), then read back. Only where the seller asked for it.
/// </summary>
internal sealed class SwitchLvb(TimeProvider clock, Checkpoints checkpoints) : ILane
{
    private const string Own = "FBR";
    private const string AtBol = "FBB";
    private const int OffersAtOnce = 200;
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromHours(24);

    public Lane Kind => Lane.SwitchLvb;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.LvbSwitch];

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        await Plan(work, view.Seller, ct);
        var wake = Lane.None;
        foreach (var account in view.Accounts)
        {
            foreach (var (intent, offer) in await Due(work, account, ct))
            {
                await One(work, work.Bol(account), intent, offer, ct);
                wake = Lane.Decide;
            }
        }

        await using var db = work.Read();
        return new LaneResult(await Open(db.Intents, work.Seller).MinAsync(i => (DateTimeOffset?)i.DueAt, ct), wake);
    }

    private static IQueryable<Intent> Open(IQueryable<Intent> intents, SellerId seller) => intents.Where(i =>
        i.SellerId == seller && i.Kind == IntentKind.LvbSwitch && (i.State == IntentState.Planned || i.State == IntentState.Unknown));

    private static string BusinessKey(Offer offer) => $"lvb-switch:{offer.OfferId}:{offer.LvbSwitches + 1}";

    private async Task<List<(Intent Intent, Offer Offer)>> Due(SellerWork work, Account account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = work.Read();
        return (await Open(db.Intents, work.Seller).Where(i => i.DueAt <= now)
            .Join(db.Offers.Where(o => o.AccountId == account.Id), i => i.Subject, o => o.Key, (intent, offer) => new { intent, offer })
            .OrderBy(p => p.intent.DueAt).Take(OffersAtOnce).ToListAsync(ct)).ConvertAll(p => (p.intent, p.offer));
    }

    /// <summary>Some offers at a time: each is decided from what is known then, and others of the seller can write in between.</summary>
    private async Task Plan(SellerWork work, Seller seller, CancellationToken ct)
    {
        List<long> keys;
        var all = seller.Get<LvbSetting>().FallBack;
        await using (var db = work.Read())
        {
            keys = await db.Offers.Where(o => o.SellerId == seller.Id && !o.Gone
                && ((o.Lvb && (o.LvbFallback ?? all)) || o.LvbSwitchedAt != null)).Select(o => o.Key).ToListAsync(ct);
        }

        foreach (var some in keys.Chunk(OffersAtOnce)) await work.Owner.Write(db => Plan(db, seller, some, ct), ct);
    }

    private async Task Plan(TandemDb db, Seller seller, long[] offerKeys, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var offers = await db.Offers.AsNoTracking().Where(o => offerKeys.Contains(o.Key) && !o.Gone).ToListAsync(ct);
        var decisions = await Decisions(db, seller, offers, now, ct);
        var keys = offers.ConvertAll(BusinessKey);
        var intents = await db.Intents.Where(i => i.SellerId == seller.Id && keys.Contains(i.BusinessKey)).ToDictionaryAsync(i => i.BusinessKey, ct);
        foreach (var offer in offers)
        {
            intents.TryGetValue(BusinessKey(offer), out var intent);
            if (intent?.State is IntentState.Sent or IntentState.Unknown or IntentState.Confirmed || now < intent?.SettledAt + AfterRefusal) continue;
            var (decision, _) = decisions[offer.Key];
            if (decision.Action == LvbAction.Stay || !seller.WritesStockOf(offer))
            {
                if (intent?.State == IntentState.Planned) db.Intents.Remove(intent);
                continue;
            }

            if (intent is null)
            {
                intent = new Intent { SellerId = seller.Id, BusinessKey = BusinessKey(offer), Kind = IntentKind.LvbSwitch, Subject = offer.Key, Payload = "", DueAt = now };
                db.Intents.Add(intent);
            }

            if (intent.State != IntentState.Planned || intent.Payload.Length == 0) (intent.CreatedAt, intent.DueAt, intent.Attempts) = (now, now, 0);
            intent.State = IntentState.Planned;
            intent.Payload = JsonSerializer.Serialize(new LvbSwitchPayload(offer.OfferId, decision.Action == LvbAction.ToOwn ? Own : AtBol));
            intent.Reason = decision.Reason;
        }
    }

    /// <summary>For each offer what to do, and how many units it could show from own stock.</summary>
    internal static async Task<Dictionary<long, (LvbDecision Decision, int? OwnFree)>> Decisions(
        TandemDb db, Seller seller, IReadOnlyCollection<Offer> offers, DateTimeOffset now, CancellationToken ct)
    {
        var keys = offers.Select(o => o.Key).ToList();
        var gtins = offers.Select(o => o.Gtin).OfType<string>().Distinct().ToList();
        var warehouse = (await db.LvbStocks.Where(s => s.SellerId == seller.Id && gtins.Contains(s.Gtin)).ToListAsync(ct)).ToDictionary(s => (s.AccountId, s.Gtin));
        var own = (await db.Offers.Where(o => o.SellerId == seller.Id && !o.Lvb && !o.Gone && gtins.Contains(o.Gtin!)).Select(o => new { o.Key, o.AccountId, o.Gtin }).ToListAsync(ct))
            .ToLookup(o => (o.AccountId, o.Gtin!), o => o.Key);
        var inputs = await StockInputs.Read(db, seller, keys, now, ct);
        var setting = seller.Get<LvbSetting>();
        return offers.ToDictionary(o => o.Key, o =>
        {
            var stock = o.Gtin is null ? null : warehouse.GetValueOrDefault((o.AccountId, o.Gtin));
            var free = StockRule.Decide(inputs.FactsOf(o) with { Lvb = false }).Target;
            return (LvbRule.Decide(
                new LvbFacts(
                    o.Lvb, o.LvbFallback ?? setting.FallBack, o.LvbSwitchedAt, stock?.Regular, stock?.EmptySince, stock?.ReadAt, free, setting.Units,
                    o.Gtin is not null && own[(o.AccountId, o.Gtin)].Any(k => k != o.Key), setting.Promise is { IsSound: true }), now), free);
        });
    }

    private async Task One(SellerWork work, BolClient bol, Intent intent, Offer offer, CancellationToken ct)
    {
        if (intent.State == IntentState.Unknown)
        {
            await ReadBack(work, bol, intent.Key, offer, ct);
            return;
        }

        if (await Mark(work, intent.Key, offer.Key, ct) is not { } patch) return;
        await checkpoints.Reached("lvb.sent", ct);
        try
        {
            await bol.UpdateOffer(offer.OfferId, patch, ct);
        }
        catch (Exception failure) when (failure is BolFailure)
        {
            await Fail(work, intent.Key, offer, failure, ct);
            return;
        }

        await checkpoints.Reached("lvb.called", ct);
        await ReadBack(work, bol, intent.Key, offer, ct);
        await checkpoints.Reached("lvb.settled", ct);
    }

    /// <summary>Decides once more from what is known now, and marks it as sent.</summary>
    /// <returns>What to send; null where it is not right any more.</returns>
    private Task<BolOfferPatch?> Mark(SellerWork work, long intentKey, long offerKey, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var now = clock.GetUtcNow();
        var seller = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == work.Seller, ct);
        if (await db.Intents.SingleOrDefaultAsync(i => i.Key == intentKey && i.State == IntentState.Planned, ct) is not { } row) return null;
        var offer = await db.Offers.SingleAsync(o => o.Key == offerKey, ct);
        var (decision, free) = (await Decisions(db, seller, [offer], now, ct))[offerKey];
        if (decision.Action == LvbAction.Stay || !seller.WritesStockOf(offer))
        {
            db.Intents.Remove(row);
            return null;
        }

        var toOwn = decision.Action == LvbAction.ToOwn;
        (row.State, row.SentAt, row.Attempts, row.Reason) = (IntentState.Sent, now, row.Attempts + 1, decision.Reason);
        row.Payload = JsonSerializer.Serialize(new LvbSwitchPayload(offer.OfferId, toOwn ? Own : AtBol, toOwn ? free : null));
        if (!toOwn) return new BolOfferPatch(Fulfilment: new BolFulfilment(AtBol));
        var promise = seller.Get<LvbSetting>().Promise!;
        var days = promise.Schedule == "MY_DELIVERY_PROMISE" ? new BolDeliveryPromise(promise.MinimumDays, promise.MaximumDays, promise.UntilTime) : null;
        return new BolOfferPatch(Stock: new BolStock(Amount: free, ManagedByRetailer: true), Fulfilment: new BolFulfilment(Own, promise.Schedule, days));
    }, ct);

    private async Task ReadBack(SellerWork work, BolClient bol, long intentKey, Offer known, CancellationToken ct)
    {
        BolOffer? shown;
        try
        {
            shown = await bol.GetOffer(known.OfferId, ct);
        }
        catch (Exception failure) when (failure is BolFailure)
        {
            // Whether it took effect is not known: asked again, never sent again.
            await Unknown(work, intentKey, failure, ct);
            return;
        }

        await work.Owner.Write(async db =>
        {
            var now = clock.GetUtcNow();
            var intent = await db.Intents.SingleAsync(i => i.Key == intentKey, ct);
            var offer = await db.Offers.SingleAsync(o => o.Key == known.Key, ct);
            var payload = JsonSerializer.Deserialize<LvbSwitchPayload>(intent.Payload)!;
            var done = shown?.Fulfilment?.Method == payload.Method;
            intent.State = done ? IntentState.Confirmed : IntentState.Refused;
            intent.SettledAt = now;
            if (!done)
            {
                await db.Raise(work.Seller, now, Cause(offer), ActivitySubject.Offer, offer.Key, Reason.Of("attention.lvb-not-switched", ("ean", offer.Ean)), ct);
                return;
            }

            var toOwn = payload.Method == Own;
            offer.Lvb = !toOwn;
            offer.LvbSwitchedAt = toOwn ? now : null;
            offer.LvbSwitches++;
            offer.MatchDue = offer.DecideDue = true;
            offer.Confirmed = toOwn ? payload.Amount : null;
            offer.ConfirmedSentAt = toOwn ? intent.SentAt : null;
            offer.ConfirmedAt = toOwn ? now : null;
            db.Note(work.Seller, now, ActivitySubject.Offer, offer.Key, toOwn ? Reason.Of("lvb.went-own", ("to", payload.Amount)) : Reason.Of("lvb.went-back"));
            await db.Clear(work.Seller, now, Cause(offer), ct);
        }, ct);
    }

    private Task Fail(SellerWork work, long intentKey, Offer offer, Exception failure, CancellationToken ct) =>
        RemoteFailure.IsUnknown(failure) ? Unknown(work, intentKey, failure, ct) : work.Owner.Write(async db =>
        {
            var now = clock.GetUtcNow();
            var intent = await db.Intents.SingleAsync(i => i.Key == intentKey, ct);
            intent.RemoteWords = failure.Message;
            if (RemoteFailure.MayTryAgain(failure))
            {
                intent.State = IntentState.Planned;
                intent.TryAgain(now);
                return;
            }

            (intent.State, intent.SettledAt) = (IntentState.Refused, now);
            await db.Raise(work.Seller, now, Cause(offer), ActivitySubject.Offer, offer.Key, Reason.Of("attention.lvb-refused", ("ean", offer.Ean), ("words", failure.Message)), ct);
        }, ct);

    private Task Unknown(SellerWork work, long intentKey, Exception failure, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var intent = await db.Intents.SingleAsync(i => i.Key == intentKey, ct);
        (intent.State, intent.RemoteWords) = (IntentState.Unknown, failure.Message);
        intent.TryAgain(clock.GetUtcNow());
    }, ct);

    private static string Cause(Offer offer) => $"lvb-switch:{offer.OfferId}";
}

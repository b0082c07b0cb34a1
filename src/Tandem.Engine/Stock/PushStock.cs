using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Stock;

/// <summary>Tells bol the stock that was decided, riskiest first, after a look at what bol shows and has sold by now.</summary>
internal sealed class PushStock(TimeProvider clock, Checkpoints checkpoints) : ILane
{
    private const int PushesAtOnce = 50;

    /// <summary>What bol refuses once is tried again: the number that it shows must not stay for ever.</summary>
    internal static readonly WritePolicy Policy = new("stock", "attention.stock-refused") { AskAfterRefusals = 2 };

    // bol's list may show an order a minute late; give it a few before an unseen sale is let go.
    private static readonly TimeSpan UnseenFor = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ShownWithin = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan ClockDoubt = TimeSpan.FromSeconds(2);
    private const int MostSilent = 5;

    public Lane Kind => Lane.PushStock;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.Stock];

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var next = await Next(work, ct);
        if (!(next <= clock.GetUtcNow())) return new LaneResult(next);
        var view = await work.View(ct);
        var wake = Lane.None;
        foreach (var account in view.Accounts)
        {
            while (await PushBatch(work, account, ct) is { } woken)
                wake |= woken;
        }

        return new LaneResult(await Next(work, ct), wake);
    }

    private static async Task<DateTimeOffset?> Next(SellerWork work, CancellationToken ct)
    {
        await using var db = work.Read();
        return await Open(db.Intents, work.Seller).MinAsync(i => (DateTimeOffset?)i.DueAt, ct);
    }

    private static IQueryable<Intent> Open(IQueryable<Intent> intents, SellerId seller) => intents.Where(i =>
        i.SellerId == seller && i.Kind == IntentKind.Stock && (i.State == IntentState.Planned || i.State == IntentState.Unknown));

    private async Task<Lane?> PushBatch(SellerWork work, Account account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        List<(Intent Intent, Offer Offer)> due;
        await using (var db = work.Read())
        {
            due = (await Open(db.Intents, work.Seller).Where(i => i.DueAt <= now)
                    .Join(db.Offers.Where(o => o.AccountId == account.Id), i => i.Subject, o => o.Key,
                        (intent, offer) => new { intent, offer })
                    .OrderBy(p => p.intent.Priority).ThenBy(p => p.intent.DueAt).Take(PushesAtOnce).ToListAsync(ct))
                .ConvertAll(p => (p.intent, p.offer));
        }

        if (due.Count == 0) return null;

        var bol = work.Bol(account);
        Dictionary<string, BolOffer> seen = [];
        try
        {
            var ids = due.ConvertAll(p => p.Offer.OfferId);
            var look = await bol.GetOffers(new BolOfferQuery { OfferIds = ids }, ct);
            seen = (look.Offers ?? []).Where(o => o.OfferId is not null).DistinctBy(o => o.OfferId)
                .ToDictionary(o => o.OfferId!, StringComparer.Ordinal);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out _))
        {
            await Postpone(work, due, failure, ct);
            return Lane.None;
        }

        await LookOneByOne(work, bol, due, seen, ct);
        var lvb = due.FindAll(p => seen.GetValueOrDefault(p.Offer.OfferId)?.Fulfilment?.Method == "FBB");
        if (lvb.Count > 0) await TakeBackLvb(work, lvb, ct);
        due.RemoveAll(lvb.Contains);

        var readBack = due.Where(p => p.Intent.State == IntentState.Unknown).ToList();
        if (readBack.Count > 0) await ReadBack(work, readBack, seen, ct);

        var known = await KnownSince(work, due.ConvertAll(p => p.Offer), seen, ct);
        var pushes = new List<Push>();
        foreach (var (intent, offer) in due.Where(p => p.Intent.State == IntentState.Planned))
        {
            var target = Payload(intent).Target;
            var shown = seen.GetValueOrDefault(offer.OfferId)?.Stock;
            var unseen = shown is { Amount: { } amount, CorrectedStock: { } corrected }
                ? PushRule.Unseen(amount, corrected, known.GetValueOrDefault(offer.Key)) : 0;
            pushes.Add(new Push(intent, offer, Math.Max(0, target - unseen), unseen, shown?.Amount));
        }

        if (pushes.Count > 0) await Send(work, bol, account, pushes, ct);
        return Lane.Decide | (pushes.Exists(p => p.Unseen > 0) ? Lane.WatchBol : Lane.None);
    }

    /// <summary>
    /// What the list leaves out, or says too little of, is asked for by itself: without what bol shows nobody knows what it has
    /// sold meanwhile, nor who fulfils it. Until that is known only a push to 0 goes out; what is gone the push itself finds.
    /// </summary>
    private async Task LookOneByOne(SellerWork work, BolClient bol, List<(Intent Intent, Offer Offer)> due,
        Dictionary<string, BolOffer> seen, CancellationToken ct)
    {
        var (waits, silent) = (new List<((Intent Intent, Offer Offer) Push, Exception Failure)>(), 0);
        Exception? closed = null;
        foreach (var push in due.FindAll(p => !IsWhole(seen.GetValueOrDefault(p.Offer.OfferId))))
        {
            var failure = closed;
            try
            {
                if (closed is null)
                {
                    if (await bol.GetOffer(push.Offer.OfferId, ct) is not { } offer) continue;
                    seen[push.Offer.OfferId] = offer;
                    if (!IsWhole(offer))
                        failure = new BolUnavailable("bol does not say what this offer shows.") { Own = "not-said" };
                }
            }
            catch (Exception caught) when (RemoteFailure.Explains(caught, out _, out _))
            {
                failure = caught;

                // Who does not answer for some does not for the others: they are not asked for one after the other.
                if (++silent == MostSilent || caught is BolRateLimited or BolUnauthorized) closed = caught;
            }

            if (failure is not null && (Payload(push.Intent).Target > 0 || push.Intent.State == IntentState.Unknown))
                waits.Add((push, failure));
        }

        foreach (var same in waits.GroupBy(w => w.Failure, w => w.Push)) await Postpone(work, [.. same], same.Key, ct);
        due.RemoveAll(push => waits.Exists(w => w.Push.Intent == push.Intent));
    }

    /// <summary>It tells all that a push needs; of what bol fulfils, only that it does.</summary>
    private static bool IsWhole(BolOffer? offer) =>
        offer is { Stock: { Amount: not null, CorrectedStock: not null } } or { Fulfilment.Method: "FBB" };

    private async Task Send(SellerWork work, BolClient bol, Account account, List<Push> pushes, CancellationToken ct)
    {
        var sentAt = clock.GetUtcNow();
        var keys = pushes.ConvertAll(p => p.Intent.Key);
        var versions = pushes.ToDictionary(p => p.Intent.Key, p => p.Intent.Payload);
        IReadOnlyDictionary<long, StockFacts> facts = new Dictionary<long, StockFacts>();
        var marked = await work.Owner.Write(async db =>
        {
            var rows = await db.Intents.Where(i => keys.Contains(i.Key) && i.State == IntentState.Planned).ToListAsync(ct);

            // Decided anew meanwhile: the next turn pushes the newer number.
            rows.RemoveAll(r => r.Payload != versions[r.Key]);
            await TakeBackUnlive(db, work.Seller, rows, sentAt, ct);
            facts = await CheckPushes.Keep(db, work.Seller, rows, r => pushes.Find(p => p.Intent.Key == r.Key)!.Target, sentAt,
                ct);
            foreach (var row in rows)
            {
                var push = pushes.Find(p => p.Intent.Key == row.Key)!;
                row.MarkSent(sentAt, JsonSerializer.Serialize(new StockPayload(push.Offer.OfferId, push.Target)));
            }

            foreach (var push in pushes.Where(p => p.Unseen > 0))
            {
                await db.Offers.Where(o => o.Key == push.Offer.Key).ExecuteUpdateAsync(o => o
                    .SetProperty(x => x.UnseenUnits, x => x.UnseenUnits + push.Unseen)
                    .SetProperty(x => x.UnseenUntil, sentAt + UnseenFor), ct);
            }

            return rows.Select(r => r.Key).ToHashSet();
        }, ct);
        if (pushes.Exists(p => p.Unseen > 0)) work.MakeDue(ReadBolOrders.ChangesOf(account));
        await checkpoints.Reached("stock.sent", ct);

        var outcomes = await Task.WhenAll(pushes.Where(p => marked.Contains(p.Intent.Key)).Select(p => Call(bol, p, ct)));
        await checkpoints.Reached("stock.called", ct);

        await work.Owner.Write(async db =>
        {
            foreach (var (push, failure, answeredAt) in outcomes)
            {
                var intent = await db.Intents.SingleAsync(i => i.Key == push.Intent.Key, ct);
                var offer = await db.Offers.SingleAsync(o => o.Key == push.Offer.Key, ct);
                if (failure is null)
                    await Confirm(db, intent, offer, push.Target, sentAt, answeredAt, ct, facts.GetValueOrDefault(offer.Key));
                else await Fail(db, intent, offer, failure, answeredAt, ct);
            }

            var day = await db.Day(work.Seller, sentAt, ct);
            day.Pushes += outcomes.Count(o => o.Failure is null);
            day.Refused += outcomes.Count(o => o.Failure is not null && !RemoteFailure.MayTryAgain(o.Failure)
                && !RemoteFailure.IsUnknown(o.Failure));

            await MeasureWindow.Shown(db, [.. outcomes.Where(o => o.Failure is null).Select(o => o.Push.Offer.Key)],
                clock.GetUtcNow(), ct);
        }, ct);
        await checkpoints.Reached("stock.settled", ct);
    }

    /// <summary>bol fulfils these by now: they get no stock of ours, and what they show is bol's own.</summary>
    private Task TakeBackLvb(SellerWork work, List<(Intent Intent, Offer Offer)> lvb, CancellationToken ct) =>
        work.Owner.Write(async db =>
        {
            var (intents, offers) = (lvb.ConvertAll(p => p.Intent.Key), lvb.ConvertAll(p => p.Offer.Key));
            await db.Intents.Where(i => intents.Contains(i.Key)).ExecuteDeleteAsync(ct);
            await db.Offers.Where(o => offers.Contains(o.Key)).ExecuteUpdateAsync(o => o
                .SetProperty(x => x.Lvb, true).SetProperty(x => x.MatchDue, true).SetProperty(x => x.DecideDue, true), ct);
            await db.Clear(work.Seller, clock.GetUtcNow(), offers.ConvertAll(RefusedCause), ct);
        }, ct);

    /// <summary>
    /// A person took the offer back since the push was planned, or while it was to be tried again: it is not sent.
    /// </summary>
    private static async Task TakeBackUnlive(Storage.TandemDb db, SellerId sellerId, List<Intent> rows, DateTimeOffset now,
        CancellationToken ct)
    {
        var seller = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == sellerId, ct);
        if (seller.Writes(Module.Stock) && !seller.OnlyChosen(Module.Stock) && seller.Get<PausedParts>().Accounts.Count == 0)
            return;
        var keys = rows.ConvertAll(r => r.Subject);
        var offers = await db.Offers.AsNoTracking().Where(o => keys.Contains(o.Key)).ToDictionaryAsync(o => o.Key, ct);
        var back = rows.FindAll(r => !seller.WritesStockOf(offers[r.Subject]));
        await TakeBackWrites.Run(db, back.ConvertAll(r => (r, About(offers[r.Subject]))), now, ct);
        rows.RemoveAll(back.Contains);
    }

    private async Task<(Push Push, Exception? Failure, DateTimeOffset AnsweredAt)> Call(BolClient bol, Push push,
        CancellationToken ct)
    {
        try
        {
            await bol.UpdateOffer(push.Offer.OfferId,
                new BolOfferPatch(Stock: new BolStock(Amount: push.Target, ManagedByRetailer: true)), ct);
            return (push, null, clock.GetUtcNow());
        }
        catch (Exception failure) when (failure is BolFailure)
        {
            return (push, failure, clock.GetUtcNow());
        }
    }

    private static async Task Confirm(
        Storage.TandemDb db, Intent intent, Offer offer, int target, DateTimeOffset sentAt, DateTimeOffset answeredAt,
        CancellationToken ct, StockFacts? facts = null)
    {
        db.Note(intent.SellerId, answeredAt, ActivitySubject.Offer, offer.Key, offer.Confirmed == target
            ? Reason.Of("stock.repeated", ("to", target))
            : Reason.Of("stock.pushed", ("from", offer.Confirmed), ("to", target), ("why", intent.Reason?.Code)));
        db.Enter(offer, answeredAt, StockCause.Push, offer.Confirmed, target, sentAt, facts: facts);
        intent.Confirm(answeredAt);
        await AskAboutWrites.Clear(db, intent, About(offer), answeredAt, ct);
        offer.Confirmed = offer.Shows = target;
        offer.ConfirmedSentAt = sentAt;
        offer.ConfirmedAt = answeredAt;
        offer.DecideDue = true; // what changed while the write was under way
    }

    private static async Task Fail(Storage.TandemDb db, Intent intent, Offer offer, Exception failure, DateTimeOffset now,
        CancellationToken ct)
    {
        if (failure is BolNotFound)
        {
            offer.Gone = offer.MatchDue = offer.DecideDue = true;
            intent.Refuse(now, words: RemoteFailure.WordsOf(failure));
            await AskAboutWrites.Clear(db, intent, About(offer), now, ct);
            return;
        }

        // Refused once says little: a number that bol does not take is tried again, at longer and longer intervals, until it is
        // another.
        await FailWrite.Take(db, intent, Policy, WriteFailed.Of(failure, WriteMoment.Calling, now), About(offer), now, ct);
        offer.DecideDue |= intent.State == IntentState.Planned;
    }

    /// <summary>From which moment on a reading of bol's orders shows a sale that was noticed unseen, if it was one.</summary>
    /// <param name="unseenUntil">See <see cref="Offer.UnseenUntil"/>.</param>
    public static DateTimeOffset ShownFrom(DateTimeOffset unseenUntil) => unseenUntil - UnseenFor + ShownWithin;

    /// <summary>The question about a number that bol does not take.</summary>
    public static string RefusedCause(long offerKey) => $"stock-refused:{offerKey}";

    /// <summary>An answer that was lost: what bol shows now says whether the write took effect.</summary>
    private Task ReadBack(SellerWork work, List<(Intent Intent, Offer Offer)> lost, Dictionary<string, BolOffer> seen,
        CancellationToken ct) =>
        work.Owner.Write(async db =>
        {
            var now = clock.GetUtcNow();
            foreach (var (stale, _) in lost)
            {
                var intent = await db.Intents.SingleAsync(i => i.Key == stale.Key, ct);
                var offer = await db.Offers.SingleAsync(o => o.Key == stale.Subject, ct);
                var shown = seen.GetValueOrDefault(offer.OfferId);

                // The same number from before our call is not our write: bol has been taking its sales off it since then.
                if (shown?.Stock?.Amount == Payload(intent).Target && shown.LastModifiedDateTime >= intent.SentAt - ClockDoubt)
                {
                    await Confirm(db, intent, offer, Payload(intent).Target, intent.SentAt ?? now, now, ct);
                    (await db.Day(work.Seller, intent.SentAt ?? now, ct)).Pushes++;
                }
                else
                {
                    // It did not take effect, or something wrote after it: what counts is what bol shows.
                    intent.Refuse(now);
                    offer.Confirmed = null;
                    offer.DecideDue = true;
                }
            }
        }, ct);

    private async Task<Dictionary<long, int>> KnownSince(SellerWork work, List<Offer> offers, Dictionary<string, BolOffer> seen,
        CancellationToken ct)
    {
        // Sold in the very moment of bol's change, it is known too.
        var since = offers.Select(o => (o.Key, At: seen.GetValueOrDefault(o.OfferId)?.LastModifiedDateTime ?? o.ConfirmedSentAt))
            .Where(o => o.At is not null).ToDictionary(o => o.Key, o => o.At!.Value.ToUniversalTime() - TimeSpan.FromTicks(10));
        await using var db = work.Read();
        return (await SoldLines.Since(db, since, clock.GetUtcNow(), ct)).GroupBy(l => l.OfferKey)
            .ToDictionary(g => g.Key, g => g.Sum(l => l.Quantity));
    }

    private Task Postpone(SellerWork work, List<(Intent Intent, Offer Offer)> due, Exception failure, CancellationToken ct) =>
        work.Owner.Write(async db =>
        {
            var keys = due.ConvertAll(d => d.Intent.Key);
            foreach (var intent in await db.Intents.Where(i => keys.Contains(i.Key)).ToListAsync(ct))
            {
                var about = About(due.Find(d => d.Intent.Key == intent.Key).Offer);
                await FailWrite.Take(db, intent, Policy, WriteFailed.Of(failure, WriteMoment.Reading), about, clock.GetUtcNow(),
                    ct);
            }
        }, ct);

    /// <summary>What a question about a write of its stock is about.</summary>
    public static WriteTopic About(Offer offer) => new(offer.Ean ?? offer.OfferId, RefusedCause(offer.Key));

    private static StockPayload Payload(Intent intent) => JsonSerializer.Deserialize<StockPayload>(intent.Payload)!;

    private sealed record Push(Intent Intent, Offer Offer, int Target, int Unseen, int? Shown);
}

using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Offers;

/// <summary>How far a pass through all offers is.</summary>
/// <param name="Next">bol's own cursor; null: its first page.</param>
internal sealed record OfferPass(DateTimeOffset Began, string? Next);

/// <summary>Reads all offers of a bol account in turns; what bol shows is the best confirmation there is.</summary>
internal sealed class ReadOffers(IEnumerable<IOfferReaction> reactions, TimeProvider clock, Checkpoints checkpoints)
{
    private const int PagesInATurn = 10;
    private const int MostSilent = 5;
    private static readonly TimeSpan EverythingEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan ChangesEvery = TimeSpan.FromMinutes(5);

    // Two clocks, and an answer that was being made up while the change came in.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(1);

    public static SourceName EverythingOf(Account account) => SourceName.Of(account.Id, "offers");

    /// <summary>A part of the list.</summary>
    public async Task<Reading> Everything(SellerWork work, Account account, Observation observation, DateTimeOffset began,
        CancellationToken ct)
    {
        var bol = work.Bol(account);
        var (passBegan, cursor) = observation.At<OfferPass>() ?? new OfferPass(began, null);
        var kept = cursor;
        var end = new ListEnd("offers");

        for (var turn = 0; turn < PagesInATurn; turn++)
        {
            var readFrom = clock.GetUtcNow();
            BolOfferList answer;
            try
            {
                answer = await bol.GetOffers(new BolOfferQuery { Cursor = cursor, PageSize = 100 }, ct);
            }
            catch (BolFailure failure) when (kept is not null && cursor == kept && failure is BolRefused or BolNotFound)
            {
                // bol does not keep its cursors for ever: the list begins anew.
                (cursor, kept, passBegan) = (null, null, began);
                continue;
            }

            var offers = (answer.Offers ?? []).Where(o => o.OfferId is not null).ToList();
            if (offers.Count > 0)
            {
                await checkpoints.Reached("offers.read", ct);
                await work.Owner.Write(db => Save(db, account, offers, readFrom, ct), ct);
            }

            cursor = answer.Page?.NextCursor;
            if (!string.IsNullOrEmpty(cursor) && !end.IsAt(offers.Select(o => o.OfferId))) continue;

            await FindGone(work, account, bol, passBegan, ct);
            return new Reading(null, EverythingEvery);
        }

        return new Reading(new OfferPass(passBegan, cursor), TimeSpan.Zero);
    }

    public static SourceName ChangesOf(Account account) => SourceName.Of(account.Id, "offer-changes");

    /// <summary>
    /// What was changed at bol since the last look: ours and whatever else writes there. The whole list, read every hour, finds
    /// the rest.
    /// </summary>
    public async Task<Reading> Changes(SellerWork work, Account account, Observation observation, DateTimeOffset began,
        CancellationToken ct)
    {
        var bol = work.Bol(account);
        var since = (observation.BeganAt ?? began) - Overlap;
        string? cursor = null;
        var end = new ListEnd("changed offers");
        do
        {
            var readFrom = clock.GetUtcNow();
            var answer =
                await bol.GetOffers(new BolOfferQuery { LastModifiedDateTime = since, Cursor = cursor, PageSize = 100 }, ct);
            var offers = (answer.Offers ?? []).Where(o => o.OfferId is not null).ToList();
            if (end.IsAt(offers.Select(o => o.OfferId))) break;
            await work.Owner.Write(db => Save(db, account, offers, readFrom, ct), ct);
            cursor = answer.Page?.NextCursor;
        }
        while (!string.IsNullOrEmpty(cursor));

        return new Reading(null, ChangesEvery);
    }

    private async Task Save(TandemDb db, Account account, IReadOnlyList<BolOffer> answers, DateTimeOffset began,
        CancellationToken ct)
    {
        var ids = answers.Select(o => o.OfferId!).ToList();
        var known = await db.Offers.Where(o => o.AccountId == account.Id && ids.Contains(o.OfferId))
            .ToDictionaryAsync(o => o.OfferId, ct);
        var rewritten = new Dictionary<long, int>();
        foreach (var reaction in reactions)
            foreach (var (key, units) in await reaction.Rewritten(db, known.Values, answers, began, ct)) rewritten[key] = units;
        var fresh = new List<Offer>();
        var leftGtins = new List<string>();
        var looks = new List<OfferLook>();
        foreach (var answer in answers.DistinctBy(a => a.OfferId))
        {
            if (!known.TryGetValue(answer.OfferId!, out var offer))
            {
                // Who fulfils it decides whether it may ever get our stock: without that it is not known yet.
                if (answer.Fulfilment?.Method is null) continue;
                offer = new Offer
                {
                    SellerId = account.SellerId,
                    AccountId = account.Id,
                    OfferId = answer.OfferId!,
                    FirstSeenAt = began,
                    MatchDue = true,
                    DecideDue = true
                };
                db.Offers.Add(offer);
                fresh.Add(offer);
            }

            var sold = rewritten.TryGetValue(offer.Key, out var took) ? took : (int?)null;
            if (OfferLook.Of(offer, answer, began, sold) is { } look) looks.Add(look);
            Take(offer, answer, began, leftGtins, sold is not null);
        }

        await db.SaveChangesAsync(ct);
        foreach (var reaction in reactions) await reaction.React(db, new OfferNews(looks, fresh), began, ct);
        if (leftGtins.Count > 0)
        {
            await db.Offers.Where(o => o.SellerId == account.SellerId && leftGtins.Contains(o.Gtin!))
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.MatchDue, true), ct);
            await db.Items.Where(i => i.SellerId == account.SellerId && leftGtins.Contains(i.Gtin!))
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.MatchDue, true), ct);
        }
    }

    /// <param name="rewritten">The same number as ours was written again, after sales that bol had taken off it.</param>
    private static void Take(Offer offer, BolOffer answer, DateTimeOffset began, List<string> leftGtins, bool rewritten)
    {
        var gtin = Gtin.TryParse(answer.Ean)?.Digits;

        // An answer that leaves it out says nothing about it.
        var lvb = answer.Fulfilment?.Method is { } method ? method == "FBB" : offer.Lvb;
        if (offer.Gtin != gtin || offer.Reference != answer.Reference || offer.Lvb != lvb || offer.Gone)
        {
            if (offer.Gtin is not null && offer.Gtin != gtin) leftGtins.Add(offer.Gtin);
            offer.MatchDue = true;
            offer.DecideDue = true;
        }

        offer.Ean = answer.Ean;
        offer.Gtin = gtin;
        offer.Reference = answer.Reference;
        offer.Lvb = lvb;

        // Somebody gave it back to bol's warehouse: a switch of ours is over.
        if (lvb && offer.LvbSwitchedAt < began) offer.LvbSwitchedAt = null;
        offer.OnHold = answer.OnHoldByRetailer ?? false;
        offer.Gone = false;
        offer.ReadAt = began;
        offer.ShownAmount = answer.Stock?.Amount;
        offer.ShownCorrected = answer.Stock?.CorrectedStock;

        // An acknowledgement that came after this reading began is newer than what was read.
        if (offer.ConfirmedAt >= began) return;
        offer.Shows = answer.Stock?.CorrectedStock ?? answer.Stock?.Amount;
        var shown = answer.Stock?.ManagedByRetailer == false ? null : answer.Stock?.Amount;
        if (offer.Confirmed == shown && offer.ConfirmedSentAt is not null && !rewritten) return;

        // Written again at a moment that bol does not tell: what it shows by now cannot be counted back.
        offer.Confirmed = rewritten && !(answer.LastModifiedDateTime > offer.ConfirmedAt) ? null : shown;
        offer.ConfirmedSentAt = answer.LastModifiedDateTime?.ToUniversalTime() ?? began;
        offer.ConfirmedAt = offer.ConfirmedSentAt;
        offer.DecideDue = true;
    }

    /// <summary>
    /// What a whole pass did not show is asked for by name before it counts as gone. Of what bol will not tell the next pass asks
    /// again: it keeps nothing else from being read.
    /// </summary>
    private async Task FindGone(SellerWork work, Account account, BolClient bol, DateTimeOffset passBegan,
        CancellationToken ct)
    {
        List<Offer> missing;
        await using (var db = work.Read())
            missing = await db.Offers.Where(o => o.AccountId == account.Id && !o.Gone && o.ReadAt < passBegan)
                .OrderByDescending(o => o.ReadAt).Take(100).ToListAsync(ct);
        var silent = 0;
        foreach (var offer in missing)
        {
            BolOffer? answer;
            try
            {
                answer = await bol.GetOffer(offer.OfferId, ct);
            }
            catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out _))
            {
                if (++silent == MostSilent || failure is BolRateLimited) return;
                continue;
            }

            await work.Owner.Write(async db =>
            {
                if (answer is not null) await Save(db, account, [answer], passBegan, ct);
                else
                    await db.Offers.Where(o => o.Key == offer.Key)
                        .ExecuteUpdateAsync(o => o.SetProperty(x => x.Gone, true).SetProperty(x => x.MatchDue, true)
                            .SetProperty(x => x.DecideDue, true), ct);
            }, ct);
        }
    }
}

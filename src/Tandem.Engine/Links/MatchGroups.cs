using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>
/// Matches some groups and writes down what came of it: links, verdicts, questions. In the transaction of its caller.
/// </summary>
internal static class MatchGroups
{
    public static async Task Run(TandemDb db, SellerId seller, MatchScope scope, DateTimeOffset now, CancellationToken ct)
    {
        var gone = await db.Offers
            .Where(o => o.SellerId == seller && o.Gone && (scope.Gtins.Contains(o.Gtin!) || scope.OfferKeys.Contains(o.Key)))
            .Select(o => o.Key).ToListAsync(ct);
        await db.Clear(seller, now, gone.ConvertAll(Cause), ct);

        var inputs = await MatchInputs.Read(db, seller, scope, ct);
        var proposals = new Dictionary<long, LinkProposal>(inputs.Offers.Count);
        var moved = new HashSet<long>();
        var verdicts = Propose(inputs, proposals, moved);
        var row = await db.Sellers.AsNoTracking().SingleAsync(s => s.Id == seller, ct);

        var relinked = new List<long>();
        var settled = new List<string>();
        var sellers = new List<(Offer Offer, long ItemKey)>();
        var stirred = new HashSet<long>();
        foreach (var offer in inputs.Offers)
        {
            var decision = LinkRule.Decide(inputs.StandingOf(offer), proposals[offer.Key]);
            var present = inputs.Parts[offer.Key].ToList();
            var judged = decision.Verdict != offer.Verdict;
            if (judged)
                db.Note(seller, now, ActivitySubject.Offer, offer.Key,
                    Reason.Of("offer.verdict", ("verdict", decision.Verdict), ("ean", offer.Ean)));
            var changed = Relink(db, offer, present, decision);

            // A verdict alone may put the number in doubt, or take it out of it.
            if (changed || judged) relinked.Add(offer.Key);
            if (judged || changed)
                stirred.UnionWith(present.Select(p => p.ItemKey).Concat(decision.Parts.Select(p => p.ItemKey)));
            (offer.Verdict, offer.LinkedBy, offer.LinkBasis) = (decision.Verdict, decision.By, decision.Basis);
            sellers.AddRange(decision.Parts.Select(p => (offer, p.ItemKey)));

            if (decision.Parts.Count > 0) offer.WhenUnlinked = WhenUnlinked.Asked;
            var left = decision.Parts.Any(p => inputs.ItemOf(p.ItemKey) is { Gone: true });
            if (Question(offer, decision.Parts.Count > 0, row.WritesStockOf(offer), left) is { } question)
                await db.Raise(seller, now, Cause(offer.Key), ActivitySubject.Offer, offer.Key, question, ct);
            else settled.Add(Cause(offer.Key));
        }

        Judge(inputs, scope, verdicts, sellers.ToLookup(s => s.ItemKey, s => s.Offer), stirred);
        await db.SaveChangesAsync(ct);
        await db.Clear(seller, now, settled, ct);
        if (moved.Count > 0) await db.TouchItems(moved, ct);
        await db.Offers.Where(o => relinked.Contains(o.Key)).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
    }

    /// <param name="moved">Gets the items that are counted together with others than before.</param>
    /// <returns>What each item's own group says of it.</returns>
    private static Dictionary<long, MatchVerdict> Propose(MatchInputs inputs, Dictionary<long, LinkProposal> proposals,
        HashSet<long> moved)
    {
        var verdicts = new Dictionary<long, MatchVerdict>(inputs.Items.Count);
        foreach (var item in inputs.Items.Where(i => i.Gtin is null))
        {
            verdicts[item.Key] = WithoutGtin(item.GtinText);
            Count(item, null, moved);
        }

        foreach (var offer in inputs.Offers.Where(o => o.Gtin is null))
            proposals[offer.Key] = new LinkProposal(WithoutGtin(offer.Ean), null, []);

        var items = inputs.Items.Where(i => i.Gtin is not null).ToLookup(i => i.Gtin!);
        var offers = inputs.Offers.Where(o => o.Gtin is not null).ToLookup(o => o.Gtin!);
        foreach (var gtin in items.Select(g => g.Key).Union(offers.Select(g => g.Key)))
        {
            var decision = MatchRule.Decide([.. items[gtin].Select(inputs.Seen)], [.. offers[gtin].Select(inputs.Seen)]);
            foreach (var (key, verdict) in decision.Items) verdicts[key] = verdict;
            foreach (var item in items[gtin])
                Count(item, decision.SameAs.TryGetValue(item.Key, out var same) ? same : null, moved);
            foreach (var (key, verdict) in decision.Offers) proposals[key] = new LinkProposal(verdict, null, []);
            foreach (var (offer, item) in decision.Links)
            {
                var by = decision.TakenOver.Contains(offer) ? LinkedBy.TakeOver : LinkedBy.Matching;
                if (inputs.Sells(inputs.ItemOf(item)!, by) is { } sells)
                    proposals[offer] = new LinkProposal(decision.Offers[offer], sells.By, sells.Parts);
            }
        }

        foreach (var offer in inputs.Offers)
        {
            // Where GTINs find nothing, what another connector had linked does.
            if (proposals[offer.Key].Verdict is not (MatchVerdict.OfferWithoutItem or MatchVerdict.NoGtin
                or MatchVerdict.InvalidGtin)) continue;
            if (inputs.HintedBy(offer) is { } item && inputs.Sells(item, LinkedBy.TakeOver) is { } sells)
                proposals[offer.Key] = new LinkProposal(MatchVerdict.LinkedByHand, sells.By, sells.Parts);
        }

        return verdicts;
    }

    /// <summary>Counts the item together with this one, which stands for all of its languages; null: by itself.</summary>
    private static void Count(Item item, long? sameAs, HashSet<long> moved)
    {
        if (item.SameAs == sameAs) return;
        item.SameAs = sameAs;
        moved.Add(item.Key);
    }

    private static bool Relink(TandemDb db, Offer offer, List<LinkPart> present, LinkDecision decision)
    {
        if (decision.Parts.ToHashSet().SetEquals(present.Select(p => (p.ItemKey, p.Quantity)))) return false;
        db.Relink(offer, present, decision.Parts);
        return true;
    }

    /// <summary>
    /// An item is judged by its own group, and by the offers that sell it whatever their GTIN. Of items that only came along
    /// not all of those are known here: where something about them changed, it is their turn next.
    /// </summary>
    private static void Judge(MatchInputs inputs, MatchScope scope, Dictionary<long, MatchVerdict> verdicts,
        ILookup<long, Offer> selling, HashSet<long> stirred)
    {
        var asked = inputs.Items.Where(i => i.Gtin is null ? scope.ItemKeys.Contains(i.Key) : scope.Gtins.Contains(i.Gtin))
            .ToList();
        foreach (var item in asked)
        {
            var own = verdicts[item.Key];
            item.Verdict = selling[item.Key].Any(o => o.Verdict == MatchVerdict.Changed) ? MatchVerdict.Changed
                : IsUnsold(own) && selling[item.Key].Any(o => o.Verdict == MatchVerdict.LinkedByHand) ? MatchVerdict.LinkedByHand
                : own;
        }

        foreach (var key in stirred.Except(asked.Select(i => i.Key)))
        {
            if (inputs.ItemOf(key) is { Gone: false } item) item.MatchDue = true;
        }
    }

    private static bool IsUnsold(MatchVerdict verdict) =>
        verdict is MatchVerdict.NoOffer or MatchVerdict.NoGtin or MatchVerdict.InvalidGtin
        or MatchVerdict.OtherShopLeads or MatchVerdict.LeftAlone or MatchVerdict.BundleUnclear or MatchVerdict.GivesWay;

    private static MatchVerdict WithoutGtin(string? text) =>
        Gtin.Read(text).Problem == GtinProblem.Missing ? MatchVerdict.NoGtin : MatchVerdict.InvalidGtin;

    /// <param name="left">Something that it sells left the shop.</param>
    private static Reason? Question(Offer offer, bool linked, bool live, bool left) => offer.Verdict switch
    {
        // Tandem answered for its number, and nobody said what becomes of it now that it sells nothing.
        _ when !linked && live && offer is { Steered: true, Lvb: false, WhenUnlinked: WhenUnlinked.Asked }
            && !LinkRule.IsDoubtful(offer.Verdict) =>
            Reason.Of("attention.unlinked", ("ean", offer.Ean)),
        MatchVerdict.DuplicateGtin or MatchVerdict.DuplicateOffers =>
            Reason.Of("attention.duplicate", ("verdict", offer.Verdict), ("ean", offer.Ean)),
        MatchVerdict.Changed => Reason.Of(left ? "attention.link-gone" : "attention.link-changed", ("ean", offer.Ean)),
        MatchVerdict.BundleUnclear => Reason.Of("attention.bundle-unclear", ("ean", offer.Ean)),
        _ => null,
    };

    private static string Cause(long offerKey) => $"match:{offerKey}";
}

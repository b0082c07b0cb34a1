using Tandem.Engine.Catalog;
using Tandem.Engine.Offers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Links;

/// <summary>One item of a link that stands, as it is now.</summary>
internal sealed record LinkedItem(long Key, int Quantity, string? Gtin, string? Sku, bool Gone);

/// <summary>A link that stands, and the offer that it is of.</summary>
/// <param name="Basis">What both sides looked like when a person linked them; null where that was not kept.</param>
internal sealed record StandingLink(LinkedBy By, IReadOnlyList<LinkedItem> Parts, string? OfferGtin, string? Reference,
    string? Basis);

/// <summary>What matching would link now, had nothing been linked before.</summary>
internal sealed record LinkProposal(MatchVerdict Verdict, LinkedBy? By, IReadOnlyList<(long ItemKey, int Quantity)> Parts);

/// <summary>What the offer sells from now on.</summary>
internal sealed record LinkDecision(MatchVerdict Verdict, LinkedBy? By, IReadOnlyList<(long ItemKey, int Quantity)> Parts,
    string? Basis);

/// <summary>
/// A link survives a changed GTIN or code of either side, and a newcomer with the same GTIN, until a person decides. Pure.
/// </summary>
internal static class LinkRule
{
    // Codes are in capitals: none of them ends like this.
    private const string GoneMark = ":gone";

    /// <summary>
    /// Whether it is doubtful what the offer sells: then no number of it may be higher than the least that any answer allows.
    /// </summary>
    public static bool IsDoubtful(MatchVerdict verdict) =>
        verdict is MatchVerdict.DuplicateGtin or MatchVerdict.DuplicateOffers or MatchVerdict.BundleUnclear
            or MatchVerdict.Changed;

    /// <param name="standing">Null where the offer is not linked.</param>
    public static LinkDecision Decide(StandingLink? standing, LinkProposal proposal)
    {
        if (standing is null) return Follow(proposal);
        if (standing.By is LinkedBy.Hand or LinkedBy.Csv or LinkedBy.TakeOver) return ByHand(standing, proposal);
        if (standing.Parts.Count == 0) return Follow(proposal);

        // Somebody picked another.
        if (proposal.Verdict == MatchVerdict.LeftAlone) return Follow(proposal);

        // A newcomer takes nothing away: what stood is sold, at what the least of all allows, until a person decides.
        if (proposal.Verdict is MatchVerdict.DuplicateGtin or MatchVerdict.DuplicateOffers or MatchVerdict.BundleUnclear)
            return Keep(standing, proposal.Verdict);
        if (standing.By == LinkedBy.BundlePlugin)
            return proposal.By == LinkedBy.BundlePlugin ? Follow(proposal) : Keep(standing, MatchVerdict.Changed);

        var item = standing.Parts[0];
        if (item.Gone)
        {
            // A product that left the shop keeps its link, so that its offer goes to 0, until another takes its place.
            return proposal.Verdict == MatchVerdict.OfferWithoutItem ? Keep(standing, proposal.Verdict) : Follow(proposal);
        }

        var moved = item.Gtin is null || item.Gtin != standing.OfferGtin;
        return moved && proposal.By != LinkedBy.TakeOver ? Keep(standing, MatchVerdict.Changed) : Follow(proposal);
    }

    /// <summary>
    /// GTINs and codes of both sides, and what had left the shop; where it differs later, something changed that the person who
    /// linked them had not seen.
    /// </summary>
    public static string Basis(string? offerGtin, string? reference, IEnumerable<LinkedItem> parts) =>
        string.Join('|',
            [offerGtin ?? "", Code(reference), .. parts.OrderBy(p => p.Key)
                .Select(p => $"{p.Key}:{p.Gtin}:{Code(p.Sku)}{(p.Gone ? GoneMark : "")}")]);

    private static LinkDecision ByHand(StandingLink standing, LinkProposal proposal)
    {
        if (standing.Parts.Count == 0) return Keep(standing, MatchVerdict.LeftAlone);
        var now = Basis(standing.OfferGtin, standing.Reference, standing.Parts);

        // What came back is as it was, whatever a person said while it was gone.
        var seen = standing.Parts.Any(p => p.Gone) ? standing.Basis
            : standing.Basis?.Replace(GoneMark, "", StringComparison.Ordinal);
        var agreed = seen is null || seen == now || proposal.Parts.ToHashSet()
            .SetEquals(standing.Parts.Select(p => (p.Key, p.Quantity)));
        return agreed ? Keep(standing, MatchVerdict.LinkedByHand) with { Basis = now } : Keep(standing, MatchVerdict.Changed);
    }

    private static LinkDecision Follow(LinkProposal proposal) => new(proposal.Verdict, proposal.By, proposal.Parts, null);

    private static LinkDecision Keep(StandingLink standing, MatchVerdict verdict) =>
        new(verdict, standing.By, [.. standing.Parts.Select(p => (p.Key, p.Quantity))], standing.Basis);

    private static string Code(string? text) => Sku.TryParse(text)?.Text.ToUpperInvariant() ?? "";
}

using CsCheck;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;

namespace Tandem.Tests.Links;

/// <summary>What becomes of a link that stands when one of its sides changes.</summary>
public sealed class LinkRuleTests
{
    private const string Mug = "08712345678906";
    private const string Pan = "05012345678900";
    private static readonly LinkProposal ToOne = new(MatchVerdict.Matched, LinkedBy.Matching, [(1, 1)]);
    private static readonly LinkProposal ToTwo = new(MatchVerdict.SkuDisagrees, LinkedBy.Matching, [(2, 1)]);
    private static readonly LinkProposal Nothing = new(MatchVerdict.OfferWithoutItem, null, []);
    private static readonly LinkProposal Doubt = new(MatchVerdict.DuplicateGtin, null, []);
    private static readonly LinkProposal Bundle = new(MatchVerdict.Matched, LinkedBy.BundlePlugin, [(1, 2), (3, 1)]);

    private static readonly Dictionary<string, (StandingLink? Standing, LinkProposal Proposal, string Expected)> Cases =
        new(StringComparer.Ordinal)
        {
            ["nothing stands"] = (null, ToOne, "Matched Matching 1x1"),
            ["the same again"] = (Auto(Item(1, Mug)), ToOne, "Matched Matching 1x1"),
            ["the item took another GTIN"] = (Auto(Item(1, Pan)), Nothing, "Changed Matching 1x1"),
            ["the item lost its GTIN"] = (Auto(Item(1, null)), Nothing, "Changed Matching 1x1"),
            ["the item took another GTIN, and another has the old one"] = (Auto(Item(1, Pan)), ToTwo, "Changed Matching 1x1"),
            ["the offer lost its GTIN"] =
                (Auto(Item(1, Mug)) with { OfferGtin = null }, new(MatchVerdict.NoGtin, null, []), "Changed Matching 1x1"),
            ["another item with the GTIN came"] = (Auto(Item(1, Mug)), Doubt, "DuplicateGtin Matching 1x1"),
            ["another item with the GTIN came, and this one left the shop"] =
                (Auto(Item(1, Mug, gone: true)), Doubt, "DuplicateGtin Matching 1x1"),
            ["another own offer came"] =
                (Auto(Item(1, Mug)), new(MatchVerdict.DuplicateOffers, null, []), "DuplicateOffers Matching 1x1"),
            ["the item became a bundle of unknown parts"] =
                (Auto(Item(1, Mug)), new(MatchVerdict.BundleUnclear, null, []), "BundleUnclear Matching 1x1"),
            ["somebody picked another"] = (Auto(Item(1, Mug)), new(MatchVerdict.LeftAlone, null, []), "LeftAlone none"),
            ["two items carry the GTIN from the first on"] = (null, Doubt, "DuplicateGtin none"),
            ["another shop took the lead"] = (Auto(Item(1, Mug)), ToTwo, "SkuDisagrees Matching 2x1"),
            ["the item left the shop"] = (Auto(Item(1, Mug, gone: true)), Nothing, "OfferWithoutItem Matching 1x1"),
            ["the item left the shop, and another took its place"] =
                (Auto(Item(1, Mug, gone: true)), ToTwo, "SkuDisagrees Matching 2x1"),
            ["by hand, and matching would link otherwise"] = (Hand(Item(1, Pan)), ToTwo, "LinkedByHand Hand 1x1"),
            ["by hand, and matching finds nothing"] = (Hand(Item(1, null, "A")), Nothing, "LinkedByHand Hand 1x1"),
            ["by hand, and doubtful since"] = (Hand(Item(1, Mug)), Doubt, "LinkedByHand Hand 1x1"),
            ["by hand, and the GTIN changed"] =
                (Hand(Item(1, Pan)) with { Parts = [Item(1, null)] }, Nothing, "Changed Hand 1x1"),
            ["by hand, and the SKU changed"] =
                (Hand(Item(1, Mug, "A")) with { Parts = [Item(1, Mug, "B")] }, Nothing, "Changed Hand 1x1"),
            ["by hand, and the SKU changed its case"] =
                (Hand(Item(1, Mug, "A")) with { Parts = [Item(1, Mug, " a ")] }, Nothing, "LinkedByHand Hand 1x1"),
            ["by hand, and bol's reference changed"] = (Hand(Item(1, Mug)) with { Reference = "X" }, Nothing, "Changed Hand 1x1"),
            ["by hand, and changed into what matching finds too"] =
                (Hand(Item(1, Pan)) with { Parts = [Item(1, Mug)] }, ToOne, "LinkedByHand Hand 1x1"),
            ["by hand, and the item left the shop"] =
                (Hand(Item(1, Mug)) with { Parts = [Item(1, Mug, gone: true)] }, Nothing, "Changed Hand 1x1"),
            ["by hand, and the item left the shop while another is there"] =
                (Hand(Item(1, Mug)) with { Parts = [Item(1, Mug, gone: true)] }, ToTwo, "Changed Hand 1x1"),
            ["by hand, and the item left the shop, which a person kept"] =
                (Hand(Item(1, Mug)) with { Parts = [Item(1, Mug, gone: true)], Basis = null }, ToTwo, "LinkedByHand Hand 1x1"),
            ["unlinked by hand"] = (new StandingLink(LinkedBy.Hand, [], Mug, null, null), ToOne, "LeftAlone Hand"),
            ["the bundle's parts changed in the shop"] = (Plugin(Item(1, null)), Bundle, "Matched BundlePlugin 1x2 3x1"),
            ["the bundle is no bundle any more"] = (Plugin(Item(1, null)), ToTwo, "Changed BundlePlugin 1x1"),
            ["the bundle's GTIN is on two items"] = (Plugin(Item(1, null)), Doubt, "DuplicateGtin BundlePlugin 1x1"),
            ["the bundle's parts cannot be told any more"] =
                (Plugin(Item(1, null)), new(MatchVerdict.BundleUnclear, null, []), "BundleUnclear BundlePlugin 1x1"),
        };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decide_KeepsTheLink_UntilAPersonDecides(string name)
    {
        var (standing, proposal, expected) = Cases[name];
        Assert.Equal(expected, Said(LinkRule.Decide(standing, proposal)));
    }

    [Fact]
    public void Decide_ByHand_NeverSellsAnythingElse() =>
        Gen.Select(Pick.One(ToOne, ToTwo, Nothing, Doubt, Bundle), Pick.One(Mug, Pan, null!),
            Pick.One(LinkedBy.Hand, LinkedBy.Csv, LinkedBy.TakeOver), Gen.Int[0, 3], Pick.One("a", null!))
            .Sample((proposal, gtin, by, parts, basis) =>
            {
                var standing = new StandingLink(by, [.. Enumerable.Range(5, parts).Select(i => Item(i, gtin))], Mug, null, basis);
                var decision = LinkRule.Decide(standing, proposal);
                Assert.Equal(standing.Parts.Select(p => (p.Key, p.Quantity)), decision.Parts);
                Assert.Equal(by, decision.By);
                Assert.Contains(decision.Verdict,
                    new[] { MatchVerdict.LinkedByHand, MatchVerdict.Changed, MatchVerdict.LeftAlone });
                Assert.Equal(parts == 0, decision.Verdict == MatchVerdict.LeftAlone);
            });

    /// <summary>Only a pick of somebody, or another item in its place, takes a link that matching had made away.</summary>
    [Fact]
    public void Decide_NoNewcomer_TakesALinkAway() =>
        Gen.Select(Pick.One(MatchVerdict.DuplicateGtin, MatchVerdict.DuplicateOffers, MatchVerdict.BundleUnclear),
            Pick.One(Mug, Pan, null!), Pick.One(LinkedBy.Matching, LinkedBy.BundlePlugin), Gen.Bool)
            .Sample((verdict, gtin, by, gone) =>
            {
                var standing = new StandingLink(by, [Item(1, gtin, gone: gone), Item(2, Mug)], Mug, null, null);
                var decision = LinkRule.Decide(standing, new LinkProposal(verdict, null, []));
                Assert.Equal((verdict, by), (decision.Verdict, decision.By));
                Assert.Equal([(1, 1), (2, 1)], decision.Parts);
                Assert.True(LinkRule.IsDoubtful(decision.Verdict));
            });

    /// <summary>Deciding again from what was decided changes nothing.</summary>
    [Fact]
    public void Decide_IsSettledAtOnce() =>
        Gen.Select(Pick.One(ToOne, ToTwo, Nothing, Doubt, Bundle), Pick.One(Mug, Pan, null!),
            Pick.One(LinkedBy.Matching, LinkedBy.BundlePlugin, LinkedBy.Hand), Gen.Bool)
            .Sample((proposal, gtin, by, gone) =>
            {
                var standing = new StandingLink(by, [Item(1, gtin, gone: gone)], Mug, null, "x");
                var first = LinkRule.Decide(standing, proposal);
                StandingLink? next = first.By is not { } maker ? null
                    : new(maker,
                        [.. first.Parts.Select(p => new LinkedItem(p.ItemKey, p.Quantity, p.ItemKey == 1 ? gtin : Mug, null,
                            p.ItemKey == 1 && gone))], Mug, null, first.Basis);
                Assert.Equal(Said(first), Said(LinkRule.Decide(next, proposal)));
            });

    [Fact]
    public void Basis_IsOfBothSides_WhateverTheOrderOfTheParts()
    {
        LinkedItem[] parts = [Item(2, Mug, " a "), Item(1, null)];
        Assert.Equal($"{Pan}|X|1::|2:{Mug}:A", LinkRule.Basis(Pan, " x", parts));
        Assert.Equal($"||1::|2:{Mug}:A", LinkRule.Basis(null, null, parts.Reverse()));
        Assert.Equal($"||1:::gone|2:{Mug}:A", LinkRule.Basis(null, null, [parts[0], parts[1] with { Gone = true }]));
    }

    private static string Said(LinkDecision decision) =>
        string.Join(' ',
            [decision.Verdict.ToString(), decision.By?.ToString() ?? "none",
                .. decision.Parts.Select(p => $"{p.ItemKey}x{p.Quantity}")]);

    private static LinkedItem Item(long key, string? gtin, string? sku = null, bool gone = false) => new(key, 1, gtin, sku, gone);

    private static StandingLink Auto(LinkedItem item) => new(LinkedBy.Matching, [item], Mug, null, null);

    private static StandingLink Plugin(LinkedItem item) => new(LinkedBy.BundlePlugin, [item], Mug, null, null);

    private static StandingLink Hand(LinkedItem item) =>
        new(LinkedBy.Hand, [item], Mug, null, LinkRule.Basis(Mug, null, [item]));
}

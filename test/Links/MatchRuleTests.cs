using CsCheck;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;

namespace Tandem.Tests.Links;

/// <summary>Matching of one GTIN: every verdict, and what holds for all groups.</summary>
public sealed class MatchRuleTests
{
    private static readonly Guid One = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Three = new("00000000-0000-0000-0000-000000000003");
    private static readonly Guid Two = new("00000000-0000-0000-0000-000000000002");

    private static readonly Dictionary<string, (MatchItem[] Items, MatchOffer[] Offers)> Cases = new(StringComparer.Ordinal)
    {
        ["one and one"] = ([new(1, "A")], [new(10, One, null, false)]),
        ["same code in another case"] = ([new(1, "ab")], [new(10, One, " AB ", false)]),
        ["another code"] = ([new(1, "A")], [new(10, One, "B", false)]),
        ["no offer"] = ([new(1, "A")], []),
        ["no item"] = ([], [new(10, One, null, false)]),
        ["two items"] = ([new(1, "A"), new(2, "B")], [new(10, One, "A", false)]),
        ["two offers of one account"] = ([new(1, "A")], [new(10, One, null, false), new(11, One, null, false)]),
        ["one offer of each account"] = ([new(1, "A")], [new(10, One, null, false), new(11, Two, null, false)]),
        ["own and LVB"] = ([new(1, "A")], [new(10, One, null, false), new(11, One, null, true)]),
    };

    [Theory]
    [InlineData("one and one", MatchVerdict.Matched, MatchVerdict.Matched, 1)]
    [InlineData("same code in another case", MatchVerdict.Matched, MatchVerdict.Matched, 1)]
    [InlineData("another code", MatchVerdict.SkuDisagrees, MatchVerdict.SkuDisagrees, 1)]
    [InlineData("no offer", MatchVerdict.NoOffer, null, 0)]
    [InlineData("no item", null, MatchVerdict.OfferWithoutItem, 0)]
    [InlineData("two items", MatchVerdict.DuplicateGtin, MatchVerdict.DuplicateGtin, 0)]
    [InlineData("two offers of one account", MatchVerdict.DuplicateOffers, MatchVerdict.DuplicateOffers, 0)]
    [InlineData("one offer of each account", MatchVerdict.Matched, MatchVerdict.Matched, 2)]
    [InlineData("own and LVB", MatchVerdict.Matched, MatchVerdict.Matched, 2)]
    public void Decide_GivesTheVerdict(string group, MatchVerdict? item, MatchVerdict? offer, int links)
    {
        var (items, offers) = Cases[group];
        var decision = MatchRule.Decide(items, offers);
        Assert.Equal(links, decision.Links.Count);
        Assert.All(items, i => Assert.Equal(item, decision.Items[i.Key]));
        Assert.All(offers, o => Assert.Equal(offer, decision.Offers[o.Key]));
    }

    private static readonly Dictionary<string, (MatchItem[] Items, MatchOffer[] Offers, string Expected)> Awkward =
        new(StringComparer.Ordinal)
        {
            ["two shops: the lowest rank leads"] = (
                [new(1, null, One, 5), new(2, null, Two, 3)], [new(10, One, null, false)],
                "1 OtherShopLeads, 2 Matched, 10 Matched→2"),
            ["two shops of one rank: the first leads"] = (
                [new(1, null, Two), new(2, null, One)], [new(10, One, null, false)], "1 OtherShopLeads, 2 Matched, 10 Matched→2"),
            ["a duplicate in the shop that does not lead"] = (
                [new(1, null, One), new(2, null, Two, 1), new(3, null, Two, 1)], [new(10, One, null, false)],
                "1 Matched, 2 OtherShopLeads, 3 OtherShopLeads, 10 Matched→1"),
            ["a duplicate in the shop that leads"] = (
                [new(1, null, One), new(2, null, One), new(3, null, Two, 1)], [new(10, One, null, false)],
                "1 DuplicateGtin, 2 DuplicateGtin, 3 OtherShopLeads, 10 DuplicateGtin"),
            ["of two items one is picked: it counts for every account"] = (
                [new(1, null), new(2, null)],
                [new(10, One, null, false, null, OfferStand.ByHand, 2), new(11, Two, null, false), new(12, One, null, true)],
                "1 LeftAlone, 2 LinkedByHand, 10 LinkedByHand, 11 Matched→2, 12 Matched→2"),
            ["of two items both are picked"] = (
                [new(1, null), new(2, null), new(3, null)],
                [new(10, One, null, false, null, OfferStand.ByHand, 2), new(11, Two, null, false, null, OfferStand.ByHand, 1),
                    new(12, Three, null, false)],
                "1 LinkedByHand, 2 LinkedByHand, 3 DuplicateGtin, 10 LinkedByHand, 11 LinkedByHand, 12 DuplicateGtin"),
            ["of two offers one is picked"] = (
                [new(1, null)], [new(10, One, null, false, null, OfferStand.ByHand, 1), new(11, One, null, false)],
                "1 LinkedByHand, 10 LinkedByHand, 11 LeftAlone"),
            ["one of two offers is left alone"] = (
                [new(1, null)], [new(10, One, null, false, null, OfferStand.LeftAlone), new(11, One, null, false)],
                "1 Matched, 10 LeftAlone, 11 Matched→1"),
            ["the only offer is left alone"] =
                ([new(1, null)], [new(10, One, null, false, null, OfferStand.LeftAlone)], "1 LeftAlone, 10 LeftAlone"),
            ["an offer is linked by hand to something else"] = (
                [new(1, null)], [new(10, One, null, false, null, OfferStand.ByHand, 99)], "1 NoOffer, 10 LinkedByHand"),
            ["two items, one of which another connector had linked"] = (
                [new(1, null), new(2, null, Hint: "of")], [new(10, One, null, false, "of")],
                "1 LeftAlone, 2 LinkedByHand, 10 LinkedByHand→2, taken 10"),
            ["two items that another connector had linked to one offer"] = (
                [new(1, null, Hint: "of"), new(2, null, Hint: "of")], [new(10, One, null, false, "of")],
                "1 DuplicateGtin, 2 DuplicateGtin, 10 DuplicateGtin"),
            ["two offers, one of which another connector had linked"] = (
                [new(1, null, Hint: "of")], [new(10, One, null, false, "of"), new(11, One, null, false, "fo")],
                "1 LinkedByHand, 10 LinkedByHand→1, 11 LeftAlone, taken 10"),
            ["the hint does not matter where the GTIN tells"] =
                ([new(1, null, Hint: "of")], [new(10, One, null, false, "of")], "1 Matched, 10 Matched→1"),
            ["a draft beside what is published"] = (
                [new(1, "A"), new(2, "A-1", Unpublished: true)], [new(10, One, null, false)],
                "1 Matched, 2 GivesWay, 10 Matched→1"),
            ["an old draft, and a new product in its place"] = (
                [new(1, "A", Unpublished: true), new(2, "B")], [new(10, One, null, false)],
                "1 GivesWay, 2 Matched, 10 Matched→2"),
            ["a draft of the shop that leads, beside what another shop sells"] = (
                [new(1, null, One, Unpublished: true), new(2, null, Two, 1)], [new(10, One, null, false)],
                "1 GivesWay, 2 Matched, 10 Matched→2"),
            ["a draft alone"] = ([new(1, "A", Unpublished: true)], [new(10, One, null, false)], "1 Matched, 10 Matched→1"),
            ["two drafts"] = (
                [new(1, "A", Unpublished: true), new(2, "B", Unpublished: true)], [new(10, One, null, false)],
                "1 DuplicateGtin, 2 DuplicateGtin, 10 DuplicateGtin"),
            ["two languages"] = ([new(1, "A"), new(2, " a ")], [new(10, One, null, false)],
                "1 Matched, 2 Translation, 10 Matched→1, same 1=1 2=1"),
            ["two languages, of which the second is linked"] = (
                [new(1, "A"), new(2, "A", Stands: true)], [new(10, One, null, false)],
                "1 Translation, 2 Matched, 10 Matched→2, same 1=2 2=2"),
            ["two languages, of which the first is picked"] = (
                [new(1, "A"), new(2, "A", Stands: true)], [new(10, One, null, false, null, OfferStand.ByHand, 1)],
                "1 LinkedByHand, 2 Translation, 10 LinkedByHand, same 1=1 2=1"),
            ["two languages, and a copy"] = (
                [new(1, "A"), new(2, "A"), new(3, "A-1")], [new(10, One, null, false)],
                "1 DuplicateGtin, 2 Translation, 3 DuplicateGtin, 10 DuplicateGtin, same 1=1 2=1"),
            ["the same code in two shops is no translation"] = (
                [new(1, "A", One), new(2, "A", Two, 1)], [new(10, One, null, false)],
                "1 Matched, 2 OtherShopLeads, 10 Matched→1"),
            ["a bundle of unknown parts without an offer"] = ([new(1, null, Unclear: true)], [], "1 BundleUnclear"),
            ["two items, each of which another connector had linked"] = (
                [new(1, null, Hint: "of"), new(2, null, Hint: "fo"), new(3, null)],
                [new(10, One, null, false, "of"), new(11, Two, null, false, "fo"), new(12, Three, null, false, "x")],
                "1 LinkedByHand, 2 LinkedByHand, 3 DuplicateGtin, 10 LinkedByHand→1, 11 LinkedByHand→2, 12 DuplicateGtin, "
                + "taken 10, taken 11"),
            ["a bundle of unknown parts"] =
                ([new(1, null, Unclear: true)], [new(10, One, null, false)], "1 BundleUnclear, 10 BundleUnclear"),
        };

    public static TheoryData<string> AwkwardNames => [.. Awkward.Keys];

    [Theory]
    [MemberData(nameof(AwkwardNames))]
    public void Decide_KnowsWhoPickedWhat(string name)
    {
        var (items, offers, expected) = Awkward[name];
        var decision = MatchRule.Decide(items, offers);
        var links = decision.Links.ToDictionary(l => l.OfferKey, l => $"→{l.ItemKey}");
        var said = decision.Items.OrderBy(i => i.Key).Select(i => $"{i.Key} {i.Value}")
            .Concat(decision.Offers.OrderBy(o => o.Key).Select(o => $"{o.Key} {o.Value}{links.GetValueOrDefault(o.Key)}"))
            .Concat(decision.TakenOver.Order().Select(t => $"taken {t}"))
            .Concat(decision.SameAs.Count == 0 ? []
                : ["same " + string.Join(' ', decision.SameAs.OrderBy(s => s.Key).Select(s => $"{s.Key}={s.Value}"))]);
        Assert.Equal(expected, string.Join(", ", said));
    }

    private static readonly Gen<(MatchItem[] Items, MatchOffer[] Offers)> Groups = Gen.Select(
        Gen.Select(Pick.One("A", "B", "C", null!), Pick.One(One, Two), Pick.One("o0", "o1", null!, null!),
            Pick.One(false, false, true), Pick.One(false, false, true), Gen.Bool).Array[0, 4]
            .Select(all =>
                all.Select((i, at) => new MatchItem(at + 1, i.Item1, i.Item2, i.Item2 == One ? 1 : 0, i.Item3, i.Item4, i.Item5,
                    i.Item6)).ToArray()),
        Gen.Select(Pick.One(One, Two), Pick.One("A", "B", null!), Gen.Bool,
            Pick.One(OfferStand.Open, OfferStand.Open, OfferStand.ByHand, OfferStand.LeftAlone), Gen.Int[1, 5])
            .Array[0, 5].Select(all => all.Select((o, at) =>
                new MatchOffer(at + 10, o.Item1, o.Item2, o.Item3, $"o{at}", o.Item4, o.Item4 == OfferStand.ByHand ? o.Item5
                    : null)).ToArray()));

    /// <summary>A link that was decided is what the next decision starts from: deciding again changes nothing.</summary>
    [Fact]
    public void Decide_WithItsOwnTakeOversInPlace_DecidesTheSame() => Groups.Sample(group =>
    {
        var first = MatchRule.Decide(group.Items, group.Offers);
        var item = first.Links.ToDictionary(l => l.OfferKey, l => l.ItemKey);
        var again = MatchRule.Decide(group.Items,
            [.. group.Offers.Select(o => first.TakenOver.Contains(o.Key)
                ? o with { Stand = OfferStand.ByHand, Picked = item[o.Key] } : o)]);
        Assert.Equal(first.Items.OrderBy(i => i.Key), again.Items.OrderBy(i => i.Key));
        Assert.Equal(first.Offers.OrderBy(o => o.Key), again.Offers.OrderBy(o => o.Key));
    });

    /// <summary>R23: what is doubtful is not sold; and nothing of the doubt reaches another shop's items.</summary>
    [Fact]
    public void Decide_NeverLinksWhatIsDoubtful_NorAnItemOfAShopThatDoesNotLead() => Groups.Sample(group =>
    {
        var decision = MatchRule.Decide(group.Items, group.Offers);
        foreach (var (offer, item) in decision.Links)
        {
            Assert.Equal(OfferStand.Open, group.Offers.Single(o => o.Key == offer).Stand);
            Assert.DoesNotContain(decision.Items[item],
                new[] { MatchVerdict.DuplicateGtin, MatchVerdict.OtherShopLeads, MatchVerdict.LeftAlone, MatchVerdict.NoOffer,
                    MatchVerdict.GivesWay, MatchVerdict.Translation });
        }

        Assert.All(decision.Offers.Where(o => o.Value is MatchVerdict.DuplicateGtin or MatchVerdict.DuplicateOffers
            or MatchVerdict.BundleUnclear),
            doubtful => Assert.DoesNotContain(doubtful.Key, decision.Links.Select(l => l.OfferKey)));
        var leading = group.Items.Where(i => decision.Items[i.Key] is not (MatchVerdict.OtherShopLeads or MatchVerdict.GivesWay))
            .Select(i => i.Shop).Distinct();
        Assert.True(leading.Count() <= 1);
    });

    /// <summary>
    /// What is not published is sold only where nothing else is; of each code one item stands for all its languages.
    /// </summary>
    [Fact]
    public void Decide_SellsWhatShoppersCanBuy_AndOneOfEachLanguage() => Groups.Sample(group =>
    {
        var decision = MatchRule.Decide(group.Items, group.Offers);
        var published = group.Items.Any(i => !i.Unpublished);
        Assert.All(decision.Links, link => Assert.False(published && group.Items.Single(i => i.Key == link.ItemKey).Unpublished));
        Assert.All(group.Items,
            item => Assert.Equal(published && item.Unpublished, decision.Items[item.Key] == MatchVerdict.GivesWay));
        Assert.All(decision.SameAs, same =>
        {
            var (one, first) = (group.Items.Single(i => i.Key == same.Key), group.Items.Single(i => i.Key == same.Value));
            Assert.Equal((one.Shop, one.Sku), (first.Shop, first.Sku));
            Assert.Equal(same.Key != same.Value, decision.Items[same.Key] == MatchVerdict.Translation);
        });
    });

    [Fact]
    public void Decide_GivesEverybodyAVerdict_AndNoOfferTwoItems() => Groups.Sample(group =>
    {
        var decision = MatchRule.Decide(group.Items, group.Offers);
        Assert.Equal(group.Items.Select(i => i.Key), decision.Items.Keys.Order());
        Assert.Equal(group.Offers.Select(o => o.Key), decision.Offers.Keys.Order());
        Assert.Equal(decision.Links.Count, decision.Links.Select(l => l.OfferKey).Distinct().Count());
        Assert.All(decision.Links,
            link => Assert.Contains(decision.Offers[link.OfferKey],
                new[] { MatchVerdict.Matched, MatchVerdict.SkuDisagrees, MatchVerdict.LinkedByHand }));
    });

    [Fact]
    public void Decide_DoesNotDependOnTheOrder() => Groups.Sample(group =>
    {
        var there = MatchRule.Decide(group.Items, group.Offers);
        var back = MatchRule.Decide([.. group.Items.Reverse()], [.. group.Offers.Reverse()]);
        Assert.Equal(there.Links.Order(), back.Links.Order());
        Assert.Equal(there.Items.OrderBy(i => i.Key), back.Items.OrderBy(i => i.Key));
        Assert.Equal(there.Offers.OrderBy(o => o.Key), back.Offers.OrderBy(o => o.Key));
    });
}

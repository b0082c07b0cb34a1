using CsCheck;
using Tandem.Engine.Catalog;

namespace Tandem.Tests.Rules;

/// <summary>Matching of one GTIN: every verdict, and what holds for all groups.</summary>
public sealed class MatchRuleTests
{
    private static readonly Guid One = new("00000000-0000-0000-0000-000000000001");
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

    private static readonly Gen<(MatchItem[] Items, MatchOffer[] Offers)> Groups = Gen.Select(
        Pick.One("A", "B", null!).Array[0, 3].Select(skus => skus.Select((sku, i) => new MatchItem(i + 1, sku)).ToArray()),
        Gen.Select(Pick.One(One, Two), Pick.One("A", "B", null!), Gen.Bool).Array[0, 4]
            .Select(all => all.Select((o, i) => new MatchOffer(i + 10, o.Item1, o.Item2, o.Item3)).ToArray()));

    [Fact]
    public void Decide_GivesEverybodyAVerdict_AndNoOfferTwoItems() => Groups.Sample(group =>
    {
        var decision = MatchRule.Decide(group.Items, group.Offers);
        Assert.Equal(group.Items.Select(i => i.Key), decision.Items.Keys.Order());
        Assert.Equal(group.Offers.Select(o => o.Key), decision.Offers.Keys.Order());
        Assert.Equal(decision.Links.Count, decision.Links.Select(l => l.OfferKey).Distinct().Count());
        Assert.All(decision.Links, link => Assert.Contains(decision.Offers[link.OfferKey], new[] { MatchVerdict.Matched, MatchVerdict.SkuDisagrees }));
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

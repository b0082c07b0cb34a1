using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;

namespace Tandem.Tests.Stock;

/// <summary>The sum that a screen shows comes out at the number that was decided, and says nothing that adds nothing.</summary>
public sealed class StockSumTests
{
    private static readonly StockPart Mug =
        new(1, "Mok", StockKept.Here, 25, true, false, false, 2, 1, 1, new StockSettings(Safety: 3), Demand.None);

    [Fact]
    public void Sum_OfAnyDecision_ComesOutAtItsNumber() => StockRuleTests.Facts.Sample(facts =>
    {
        var decision = StockRule.Decide(facts);
        if (StockSum.Of(decision.Reason) is not { } sum) return;

        Assert.Equal(decision.Target, sum.Target);
        Assert.Equal(sum.Free, sum.Items.Sum(t => t.Units));
        Assert.Equal((sum.Free / sum.PerOffer, sum.Free % sum.PerOffer), (sum.Each, sum.Rest));
        Assert.Equal(sum.Target, sum.Each + sum.Offers.Sum(t => t.Units));
        Assert.DoesNotContain(sum.Items.Skip(1).Concat(sum.Offers), t => t.Units == 0);
    }, iter: 5_000);

    /// <summary>Each term has one sign, so that what is taken off is never said of what comes on.</summary>
    [Fact]
    public void Terms_ComeOnOrGoOff_AsTheirWordsSay() => StockRuleTests.Facts.Sample(facts =>
    {
        if (StockSum.Of(StockRule.Decide(facts).Reason) is not { } sum) return;
        foreach (var term in sum.Items.Skip(1).Concat(sum.Offers))
        {
            Assert.Equal(term.Part is SumPart.NeverBelowZero or SumPart.Backorder, term.Units > 0);
            if (term.Part == SumPart.Doubt) Assert.True(facts.InDoubt);
            if (term.Part == SumPart.Backorder) Assert.Contains(facts.Parts, p => p.Settings.Backorders is not null);
            if (term.Part == SumPart.Highest) Assert.True(sum.Each > StockRule.Highest);
        }
    }, iter: 5_000);

    [Theory]
    [InlineData(25, 1, 0, null, null, "InShop 25, SoldAtBol -2, Reserved -1, Safety -3 = 19 / 1 = 19;  = 19")]
    [InlineData(25, 2, 1, null, null, "InShop 25, SoldAtBol -2, Reserved -1, Safety -3 = 19 / 2 = 9; Unseen -1 = 8")]
    [InlineData(25, 1, 0, 4, null, "InShop 25, SoldAtBol -2, Reserved -1, Safety -3 = 19 / 1 = 19; Cap -15 = 4")]
    [InlineData(25, 1, 0, null, 20, "InShop 25, SoldAtBol -2, Reserved -1, Safety -3 = 19 / 1 = 19; Minimum -19 = 0")]
    [InlineData(4, 1, 0, null, null, "InShop 4, SoldAtBol -2, Reserved -1, Safety -3, NeverBelowZero 2 = 0 / 1 = 0;  = 0")]
    [InlineData(6, 1, 3, null, null, "InShop 6, SoldAtBol -2, Reserved -1, Safety -3 = 0 / 1 = 0; Unseen -3, NeverBelowZero 3 = 0")]
    [InlineData(2000, 1, 0, null, null,
        "InShop 2000, SoldAtBol -2, Reserved -1, Safety -3 = 1994 / 1 = 1994; Highest -995 = 999")]
    public void Terms_AreThoseThatBear(int quantity, int per, int unseen, int? cap, int? minimum, string said)
    {
        var part = Mug with { Quantity = quantity, PerOffer = per, Settings = new(Safety: 3, Cap: cap, Minimum: minimum) };
        var sum = StockSum.Of(StockRule.Decide(new StockFacts(false, false, unseen, null, [part])).Reason)!;
        Assert.Equal(said, $"{Said(sum.Items)} = {sum.Free} / {sum.PerOffer} = {sum.Each}; {Said(sum.Offers)} = {sum.Target}");
    }

    [Fact]
    public void Number_ThatIsNoSum_HasNone()
    {
        Assert.Null(StockSum.Of(Reason.Of("stock.lvb")));
        Assert.Null(StockSum.Of(StockRule.Decide(
            new StockFacts(false, false, 0, null, [Mug with { Kept = StockKept.Nowhere, Settings = new(Assumed: 4) }])).Reason));
    }

    [Fact]
    public void Origin_OfSafetyStock_IsThatOfTheRuleThatCounts()
    {
        var rule = new StockSettings(Safety: 3, SafetyPercent: 10, SafetyFrom: new(SettingScope.Category, "Keuken"),
            PercentFrom: new(SettingScope.Tag, "Glas"));
        Assert.Equal(("Category", "Keuken", ""), Origin(Mug with { Settings = rule }));
        Assert.Equal(("Tag", "Glas", "10"), Origin(Mug with { Quantity = 90, Settings = rule }));
        Assert.Equal(("Seller", "", ""), Origin(Mug with { Settings = rule with { SafetyFrom = new(SettingScope.Seller) } }));
        Assert.Equal(("", "", ""), Origin(Mug with { Settings = new(SafetyFrom: new(SettingScope.Seller)) }));

        static (string, string, string) Origin(StockPart part)
        {
            var why = StockRule.Decide(new StockFacts(false, false, 0, null, [part])).Reason;
            return (why["rule"], why["rule-name"], why["percent"]);
        }
    }

    /// <summary>Facts are kept with the number: whose rule it was is still known when the number is explained later.</summary>
    [Fact]
    public void Origin_SurvivesTheLedger()
    {
        var facts = new StockFacts(false, false, 0, null,
            [Mug with { Settings = new(Safety: 3, SafetyFrom: new(SettingScope.Category, "Keuken")) }]);
        var later = StockFacts.FromJson(facts.ToJson());
        Assert.Equal(StockRule.Decide(facts).Reason.ToString(), StockRule.Decide(later).Reason.ToString());
    }

    [Theory]
    [InlineData(18, 21, 3, "PassedOn 21, SoldSince -3")]
    [InlineData(21, 21, 0, "PassedOn 21")]
    [InlineData(16, 21, 3, "PassedOn 21, SoldSince -3, Unexplained -2")]
    [InlineData(0, 2, 3, "PassedOn 2, SoldSince -2")]
    [InlineData(5, null, 3, "")]
    [InlineData(null, 21, 3, "")]
    public void Shown_IsPassedOnLessSold_AndWhatNeitherExplains(int? shows, int? confirmed, int sold, string said)
    {
        var terms = ShownSum.Of(shows, confirmed, sold);
        Assert.Equal(said, Said(terms));
        Assert.Equal(terms.Count == 0 ? 0 : shows, terms.Sum(t => t.Units));
    }

    private static string Said(IReadOnlyList<SumTerm> terms) => string.Join(", ", terms.Select(t => $"{t.Part} {t.Units}"));
}

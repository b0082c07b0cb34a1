using CsCheck;
using Tandem.Engine.Returns;

namespace Tandem.Tests.Returns;

/// <summary>When an article comes back so often that a person is asked, and when that is over.</summary>
public sealed class OftenReturnedRuleTests
{
    private static readonly Gen<ReturnSales> Some =
        Gen.Select(Gen.Int[0, 400], Gen.Double[0, 1], (sales, share) => new ReturnSales(sales, (int)(sales * share)));

    [Theory]
    // Four per cent of a thousand others come back, among ten articles.
    [InlineData(100, 4, false)]
    [InlineData(100, 10, false)]
    [InlineData(100, 20, true)]
    [InlineData(20, 5, false)]
    [InlineData(20, 7, true)]
    [InlineData(19, 19, false)]
    [InlineData(20, 4, false)]
    [InlineData(5000, 300, false)]
    [InlineData(5000, 700, true)]
    public void Article_IsUnusual_OnlyWhereChanceDoesNotExplainIt_AndTheDifferenceMatters(int sales, int returned,
        bool expected) =>
        Assert.Equal(expected, OftenReturnedRule.IsUnusual(new(sales, returned), new(1000, 40), looked: 10));

    [Theory]
    // Fashion: half of everything comes back. Nothing can come back twice as often, and nine of ten are still unusual.
    [InlineData(100, 60, 1000, 500, false)]
    [InlineData(100, 90, 1000, 500, true)]
    // Nothing to compare it with, or next to nothing.
    [InlineData(100, 90, 0, 0, false)]
    [InlineData(20, 8, 5, 0, false)]
    [InlineData(20, 8, 1000, 0, true)]
    public void Article_IsComparedWithTheSellersOthers_AsFarAsTheySayAnything(int sales, int returned, int others, int theirs,
        bool expected) =>
        Assert.Equal(expected, OftenReturnedRule.IsUnusual(new(sales, returned), new(others, theirs), looked: 10));

    [Fact]
    public void ManyArticles_AskForMoreThanFew()
    {
        Assert.True(OftenReturnedRule.IsUnusual(new(20, 7), new(1000, 40), looked: 10));
        Assert.False(OftenReturnedRule.IsUnusual(new(20, 7), new(1000, 40), looked: 10_000));
    }

    [Fact]
    public void Question_IsAskedOnce_EndsWhenItIsUsual_AndComesBackOnlyForOtherFigures()
    {
        var (bad, worse, calm, all) = (new ReturnSales(100, 25), new ReturnSales(101, 26), new ReturnSales(100, 5),
            new ReturnSales(1100, 65));

        Assert.Equal(OftenStep.Ask, OftenReturnedRule.Decide(bad, all, 10, asked: null));
        Assert.Equal(OftenStep.Leave, OftenReturnedRule.Decide(worse, all, 10, new(Over: false, bad)));
        Assert.Equal(OftenStep.End, OftenReturnedRule.Decide(calm, all, 10, new(Over: false, bad)));
        Assert.Equal(OftenStep.Leave, OftenReturnedRule.Decide(calm, all, 10, asked: null));
        Assert.Equal(OftenStep.Leave, OftenReturnedRule.Decide(bad, all, 10, new(Over: true, bad)));
        Assert.Equal(OftenStep.Ask, OftenReturnedRule.Decide(worse, all, 10, new(Over: true, bad)));

        // Between the two: neither asked nor ended.
        var between = new ReturnSales(100, 13);
        Assert.Equal(OftenStep.Leave, OftenReturnedRule.Decide(between, all, 10, asked: null));
        Assert.Equal(OftenStep.Leave, OftenReturnedRule.Decide(between, all, 10, new(Over: false, bad)));
    }

    /// <summary>Against adding up one sale after the other.</summary>
    [Fact]
    public void Tail_IsTheChanceOfSoManyOrMore() => Gen.Select(Gen.Int[0, 60], Gen.Int[0, 61], Gen.Double[0, 1])
        .Sample((of, atLeast, share) =>
        {
            var chances = new double[of + 2];
            chances[0] = 1;
            for (var sale = 0; sale < of; sale++)
                for (var k = of; k >= 0; k--) chances[k] = (chances[k] * (1 - share)) + (k > 0 ? chances[k - 1] * share : 0);
            var expected = chances.Skip(atLeast).Sum();

            Assert.Equal(expected, OftenReturnedRule.Tail(atLeast, of, share), 9);
        });

    [Fact]
    public void Tail_OfVeryMany_IsANumber()
    {
        Assert.InRange(OftenReturnedRule.Tail(50_000, 100_000, 0.5), 0.5, 0.51);
        Assert.Equal(0, OftenReturnedRule.Tail(90_000, 100_000, 0.1));
        Assert.InRange(OftenReturnedRule.Tail(10, 100_000, 0.5), 0.999999, 1);
    }

    /// <summary>What is asked is never usual; more returns never make it less unusual, nor more sales more so.</summary>
    [Fact]
    public void Verdict_IsOneOnly_AndFollowsTheFigures() => Gen.Select(Some, Some, Gen.Int[1, 20_000])
        .Sample((article, others, looked) =>
        {
            var unusual = OftenReturnedRule.IsUnusual(article, others, looked);
            Assert.False(unusual && OftenReturnedRule.IsUsual(article, others));
            if (!unusual) return;
            Assert.True(article.Returned >= OftenReturnedRule.FewestReturned && article.Sales >= OftenReturnedRule.FewestSales);
            Assert.True(article.Returned * (double)others.Sales > others.Returned * (double)article.Sales);
            if (article.Returned < article.Sales)
                Assert.True(OftenReturnedRule.IsUnusual(article with { Returned = article.Returned + 1 }, others, looked));
            Assert.True(OftenReturnedRule.IsUnusual(article, others, 1));
        }, iter: 3000);

    /// <summary>
    /// Where all articles are alike, hardly ever anything is asked: at most as often as the rule says, over many shops.
    /// </summary>
    [Fact]
    public void ShopOfArticlesThatAreAlike_IsHardlyEverAsked()
    {
        var (random, asked) = (new Random(7), 0);
        for (var shop = 0; shop < 200; shop++)
        {
            var share = random.NextDouble() * .3;
            var articles = Enumerable.Range(0, 50).Select(_ => Sold(20 + random.Next(80), share)).ToList();
            var all = new ReturnSales(articles.Sum(a => a.Sales), articles.Sum(a => a.Returned));
            asked += articles.Exists(a => OftenReturnedRule.IsUnusual(a, all.Without(a), 50)) ? 1 : 0;
        }

        Assert.InRange(asked, 0, 4);

        ReturnSales Sold(int sales, double share) =>
            new(sales, Enumerable.Range(0, sales).Count(_ => random.NextDouble() < share));
    }
}

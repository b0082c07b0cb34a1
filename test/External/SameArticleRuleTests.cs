using Tandem.Engine.External;
using Tandem.Engine.Values;

namespace Tandem.Tests.External;

public sealed class SameArticleRuleTests
{
    private static readonly ShopId Here = ShopId.New(DateTimeOffset.UnixEpoch);
    private static readonly ShopId There = ShopId.New(DateTimeOffset.UnixEpoch.AddDays(1));

    [Theory]
    [InlineData("1", "A", "1", "B", true)] // the same GTIN, whatever the SKU
    [InlineData("1", "A", "2", "A", false)] // two GTINs are two articles, whatever the SKU
    [InlineData("1", "A", null, " a ", true)] // one of both has no GTIN: the SKU tells
    [InlineData(null, "A", null, "a", true)]
    [InlineData(null, "A", null, "B", false)]
    [InlineData("1", "A", null, "B", false)]
    [InlineData(null, null, null, null, false)] // nothing is known of either
    [InlineData(null, " ", null, "", false)]
    public void Items_OfTwoShops_AreOneArticle_OrNot(string? gtin, string? sku, string? otherGtin, string? otherSku, bool twins)
    {
        var (one, other) = (new Article(1, Here, gtin, sku), new Article(2, There, otherGtin, otherSku));
        Assert.Equal((twins, twins), (SameArticleRule.AreSame(one, other), SameArticleRule.AreSame(other, one)));
        Assert.False(SameArticleRule.AreSame(one, other with { Shop = Here }));
    }

    /// <summary>In one shop only what stands for the same item in several languages is one article.</summary>
    [Theory]
    [InlineData(1, 2, 1, 1, true)]
    [InlineData(1, 2, 1, 3, false)]
    [InlineData(1, 2, 1, null, false)]
    [InlineData(1, 2, null, null, false)]
    [InlineData(1, 1, 1, 1, false)] // itself
    public void Items_OfOneShop_AreOneArticle_InSeveralLanguages(int key, int otherKey, int? sameAs, int? otherSameAs,
        bool same) =>
        Assert.Equal(same, SameArticleRule.AreSame(new Article(key, Here, "1", "A", sameAs),
            new Article(otherKey, Here, "1", "A", otherSameAs)));
}

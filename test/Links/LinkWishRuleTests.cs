using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Values;

namespace Tandem.Tests.Links;

/// <summary>What a person may link, and what it says where not.</summary>
public sealed class LinkWishRuleTests
{
    private static readonly ShopId Here = ShopId.New(DateTimeOffset.UnixEpoch);
    private static readonly ShopId There = ShopId.New(DateTimeOffset.UnixEpoch.AddDays(1));

    /// <summary>1 to 60 are mugs; 61 left the shop, 62 is of another shop, 63 is a bundle itself.</summary>
    private static readonly Dictionary<long, Item> Known = Enumerable.Range(1, 63).ToDictionary(i => (long)i, i => new Item
    {
        Key = i,
        Name = $"Mok {i}",
        ShopId = i == 62 ? There : Here,
        Gone = i == 61,
        BundleOf = i == 63 ? "1x2" : null,
    });

    [Theory]
    [InlineData("", "link.no-parts")]
    [InlineData("1x1", null)]
    [InlineData("1x999", null)]
    [InlineData("62x1", null)]
    [InlineData("1x2 2x3", null)]
    [InlineData("1x0", "link.quantity item=Mok 1, most=999")]
    [InlineData("1x1 2x1000", "link.quantity item=Mok 2, most=999")]
    [InlineData("99x1", "link.no-such-item")]
    [InlineData("1x1 2x1 1x2", "link.same-item-twice item=Mok 1")]
    [InlineData("1x1 61x1", "link.item-gone item=Mok 61")]
    [InlineData("1x1 62x1", "link.several-shops")]
    [InlineData("1x1 63x1", "link.part-is-bundle item=Mok 63")]
    public void Wish_IsGranted_OrSaysWhyNot(string wish, string? why) => Assert.Equal(why, Said(
        [.. wish.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('x'))
            .Select(p => new LinkWish(long.Parse(p[0], null), int.Parse(p[1], null)))]));

    [Fact]
    public void Wish_HasAtMostFiftyParts()
    {
        Assert.Null(Said([.. Enumerable.Range(1, 50).Select(i => new LinkWish(i, 1))]));
        Assert.Equal("link.too-many-parts most=50", Said([.. Enumerable.Range(1, 51).Select(i => new LinkWish(i, 1))]));
    }

    private static string? Said(IReadOnlyList<LinkWish> wish) => LinkWishRule.Decide(wish, Known)?.ToString().Trim();
}

using CsCheck;
using Tandem.Engine.Catalog;

namespace Tandem.Tests.Catalog;

public sealed class ItemNameRuleTests
{
    private static readonly Gen<string> Word = Gen.String[Gen.Char["abcXYZ"], 1, 8];

    [Theory]
    [InlineData("Shirt", "S", "Shirt – S")]
    [InlineData("Shirt", "Shirt - S", "Shirt – S")] // as /products names a variation that is asked for by its SKU
    [InlineData("Shirt", "Shirt – S", "Shirt – S")]
    [InlineData("Shirt", "Shirt, red", "Shirt – red")]
    [InlineData("Shirt", "Shirt S", "Shirt – S")]
    [InlineData("Shirt", "Shirts", "Shirt – Shirts")]
    [InlineData("Shirt", "shirt", "Shirt – shirt")]
    [InlineData("Shirt", "Shirt", "Shirt")]
    [InlineData("Shirt", "", "Shirt")] // any option will do
    [InlineData(" Shirt ", " S ", "Shirt – S")]
    [InlineData("Shirt", "Shirt: S", "Shirt – S")]
    [InlineData("Shirt", "Shirt—S", "Shirt – S")]
    [InlineData("Shirt", "Shirt\u00a0S", "Shirt – S")]
    [InlineData("Shirt", "Shirt – -S", "Shirt – -S")] // what it was made of stays
    [InlineData("Shirt", " ", "Shirt")]
    [InlineData(" ", " S ", "S")]
    [InlineData("", "S", "S")]
    [InlineData(null, "S", "S")]
    [InlineData("T-shirt (3 maten)", "Rood, S", "T-shirt (3 maten) – Rood, S")]
    public void Variation_IsNamedAfterItsParent_OnceOnly(string? parent, string own, string name)
    {
        Assert.Equal(name, ItemNameRule.Of(parent, own));
        Assert.Equal(name, ItemNameRule.Of(parent, name));
    }

    [Fact]
    public void Renamed_IsAsIfItHadAlwaysBeenCalledSo() =>
        Gen.Select(Word, Word, Gen.String[Gen.Char["SML -123"], 0, 8]).Sample((before, after, own) =>
        Assert.Equal(ItemNameRule.Of(after, own), ItemNameRule.Renamed(ItemNameRule.Of(before, own), before, after)));
}

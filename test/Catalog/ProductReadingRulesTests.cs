using System.Text.Json;
using CsCheck;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.WooCommerce;

namespace Tandem.Tests.Catalog;

/// <summary>
/// What a product tells besides its own fields: its GTIN, what it is a bundle of, and which offer another connector gave it.
/// </summary>
public sealed class ProductReadingRulesTests
{
    private const string Ean = "8712345678906";
    private const string Offer = "13722de8-8182-d161-5422-4a0a1caab5c8";
    private const string Other = "13722de8-8182-d161-5422-4a0a1caab5c9";

    [Theory]
    [InlineData("own field first", null, Ean, null)]
    [InlineData("a plugin's key where the own field is empty", null, Ean, "meta:_ts_gtin")]
    [InlineData("a valid one before an invalid one", null, Ean, "meta:_ean")]
    [InlineData("an invalid one rather than none", null, "12", "meta:_alg_ean")]
    [InlineData("nothing anywhere", null, "", null)]
    [InlineData("the chosen field", "meta:mine", Ean, "meta:mine")]
    [InlineData("the chosen field is empty", "meta:mine", null, "meta:mine")]
    [InlineData("the chosen attribute", "attribute:ean-code", Ean, "attribute:ean-code")]
    [InlineData("the chosen attribute of a variation", "attribute:EAN-code", Ean, "attribute:EAN-code")]
    [InlineData("an attribute with several values", "attribute:EAN-code", null, "attribute:EAN-code")]
    public void Gtin_IsFoundWhereItIs(string name, string? key, string? text, string? from) =>
        Assert.Equal((text, from), GtinSourceRule.Find(Products[name], key));

    private static readonly Dictionary<string, WooProduct> Products = new(StringComparer.Ordinal)
    {
        ["own field first"] = new() { GlobalUniqueId = Ean, MetaData = [Meta("_alg_ean", "5012345678900")] },
        ["a plugin's key where the own field is empty"] =
            new() { GlobalUniqueId = " ", MetaData = [Meta("_sku", "X"), Meta("_ts_gtin", Ean)] },
        ["a valid one before an invalid one"] = new() { MetaData = [Meta("_alg_ean", "12"), Meta("_ean", Ean)] },
        ["an invalid one rather than none"] = new() { MetaData = [Meta("_ean", "x"), Meta("_alg_ean", "12")] },
        ["nothing anywhere"] = new() { GlobalUniqueId = "", MetaData = [Meta("_alg_ean", "")] },
        ["the chosen field"] = new() { GlobalUniqueId = "5012345678900", MetaData = [Meta("mine", 8712345678906)] },
        ["the chosen field is empty"] = new() { GlobalUniqueId = Ean, MetaData = [Meta("_alg_ean", Ean)] },
        ["the chosen attribute"] = new() { Attributes = [new() { Name = "EAN-code", Options = [Ean] }] },
        ["the chosen attribute of a variation"] =
            new() { Attributes = [new() { Name = "Maat", Option = "L" }, new() { Name = "EAN-code", Option = Ean }] },
        ["an attribute with several values"] =
            new() { Attributes = [new() { Name = "EAN-code", Options = [Ean, "5012345678900"] }] },
    };

    [Theory]
    [InlineData("12/abc/2,13/def/1", "12x2 13x1")]
    [InlineData("12/2, 13/1", "12x2 13x1")]
    [InlineData("12", "12x1")]
    [InlineData("12/abc/2,12/def/3", "12x5")]
    [InlineData("12/abc/1.0", "12x1")]
    [InlineData("sku-MOK/abc/2", "unclear")]
    [InlineData("12/abc/0.5", "unclear")]
    [InlineData("12/abc/0", "unclear")]
    [InlineData("99/abc/1", "unclear")]
    [InlineData("", "unclear")]
    public void Woosb_OldText_IsRead(string ids, string expected) =>
        Assert.Equal(expected, Parts(new() { Id = 99, Type = "woosb", MetaData = [Meta("woosb_ids", ids)] }));

    [Theory]
    [InlineData("""[{"id":"12","qty":"2"},{"id":13,"qty":1}]""", "12x2 13x1")]
    [InlineData("""{"ab":{"id":"12","sku":"","qty":"2","attrs":[]},"cd":{"id":"13","qty":"1","optional":"0"}}""", "12x2 13x1")]
    [InlineData("""{"ab":{"id":"12","qty":"2","optional":"1"}}""", "unclear")]
    [InlineData("""[{"type":"h1","text":"Kies"}]""", "unclear")]
    [InlineData("false", "unclear")]
    public void Woosb_Rows_AreRead(string json, string expected) =>
        Assert.Equal(expected,
            Parts(new()
            {
                Id = 99,
                Type = "woosb",
                MetaData = [new() { Key = "woosb_ids", Value = JsonDocument.Parse(json).RootElement }]
            }));

    [Fact]
    public void Bundle_OfProductBundles_IsRead()
    {
        Assert.Equal("12x2 13x1",
            Parts(Bundle(new() { ProductId = 12, QuantityMin = 1, QuantityDefault = 2 },
                new() { ProductId = 13, QuantityMin = 1 })));
        Assert.Equal("21x1",
            Parts(Bundle(
                new WooBundledItem { ProductId = 20, QuantityMin = 1, OverrideVariations = true, AllowedVariations = [21] })));
        Assert.Equal("unclear",
            Parts(Bundle(new WooBundledItem
            {
                ProductId = 20,
                QuantityMin = 1,
                OverrideVariations = true,
                AllowedVariations = [21, 22]
            })));
        Assert.Equal("unclear",
            Parts(Bundle(new() { ProductId = 12, QuantityMin = 1 }, new() { ProductId = 13, QuantityMin = 1, Optional = true })));
        Assert.Equal("unclear", Parts(Bundle()));
        Assert.Equal("none", Parts(new() { Id = 99, Type = "simple", MetaData = [Meta("woosb_ids", "12/a/1")] }));
    }

    /// <summary>
    /// Whatever is read as parts can be sold: every part is another product, once, in a number that a link may have.
    /// </summary>
    [Fact]
    public void Bundle_WhateverItSays_IsSellableOrUnclear() =>
        Gen.Select(Gen.Long[-2, 120], Gen.Decimal[-3, 2000]).Array[0, 60].Sample(rows =>
        {
            var text = string.Join(',', rows.Select((row, i) => FormattableString.Invariant($"{row.Item1}/k{i}/{row.Item2}")));
            var parts = BundleRule.Read(new() { Id = 99, Type = "woosb", MetaData = [Meta("woosb_ids", text)] })!;
            Assert.Equal(parts.Count, parts.Select(p => p.Id).Distinct().Count());
            Assert.All(parts, part => Assert.True(part.Id > 0 && part.Id != 99 && part.Quantity is >= 1 and <= 999));
        });

    [Theory]
    [InlineData("offerId", Offer, Offer)]
    [InlineData("bol_offer_id", " 13722DE8-8182-D161-5422-4A0A1CAAB5C8", Offer)]
    [InlineData("bol_account1_offer_id", Offer, Offer)]
    [InlineData("offerId", "", null)]
    [InlineData("offerId", "12345", null)]
    [InlineData("offer_id", Offer, null)]
    [InlineData("bol_offer_status", Offer, null)]
    [InlineData("other_offer_id", Offer, null)]
    [InlineData("", Offer, null)]
    [InlineData(null, Offer, null)]
    [InlineData("offerId", "{13722de8-8182-d161-5422-4a0a1caab5c8}", null)]
    public void Offer_IsTakenOver_FromTheFieldsOfOthers(string? key, string value, string? expected) =>
        Assert.Equal(expected, TakeOverRule.OfferId(new() { MetaData = [Meta("x", "y"), Meta(key, value)] }));

    [Fact]
    public void Offer_OfAProductWithoutFields_IsNone() => Assert.Null(TakeOverRule.OfferId(new()));

    [Fact]
    public void Offer_WhenSeveralAreNamed_IsNotTakenOver()
    {
        Assert.Null(TakeOverRule.OfferId(new() { MetaData = [Meta("bol_1_offer_id", Offer), Meta("bol_2_offer_id", Other)] }));
        Assert.Equal(Offer, TakeOverRule.OfferId(new() { MetaData = [Meta("offerId", Offer), Meta("bol_offer_id", Offer)] }));
    }

    /// <summary>What a shopper chooses, and what no link may hold, is left to a person.</summary>
    [Fact]
    public void Bundle_AtItsBounds_IsReadOrUnclear()
    {
        WooBundledItem one = new() { ProductId = 12 };
        Assert.Equal("12x1", Parts(Bundle(one)));
        Assert.Equal("12x3", Parts(Bundle(one with { QuantityMin = 3, QuantityDefault = 0 })));
        Assert.Equal("12x999", Parts(Bundle(one with { QuantityMin = 999 })));
        Assert.Equal("unclear", Parts(Bundle(one with { QuantityMin = 1000 })));
        Assert.Equal("unclear", Parts(Bundle(one with { QuantityMin = 0 })));
        Assert.Equal("unclear", Parts(Bundle(one with { ProductId = 99 })));
        Assert.Equal("unclear", Parts(Bundle(one with { ProductId = 0 })));
        Assert.Equal("unclear", Parts(Bundle(one with { ProductId = null })));
        Assert.Equal("unclear", Parts(Bundle(one with { OverrideVariations = true })));
        Assert.Equal("12x1", Parts(Bundle(one with { OverrideVariations = false, Optional = false, AllowedVariations = [21] })));
        Assert.Equal(50, BundleRule.Read(Bundle([.. Enumerable.Range(1, 50).Select(i => one with { ProductId = i })]))!.Count);
        Assert.Empty(BundleRule.Read(Bundle([.. Enumerable.Range(1, 51).Select(i => one with { ProductId = i })]))!);
        Assert.Equal("unclear", Parts(new() { Id = 99, Type = "bundle" }));
        Assert.Equal("unclear", Parts(new() { Id = 99, Type = "woosb" }));
        Assert.Equal("unclear", Parts(new() { Id = 99, Type = "woosb", MetaData = [Meta("other", "12/a/1")] }));
        var many = one with { QuantityMin = 2_000_000_000 };
        Assert.Equal("unclear", Parts(Bundle(many, many)));
    }

    [Theory]
    [InlineData("on", "unclear")]
    [InlineData("TRUE", "unclear")]
    [InlineData("1", "unclear")]
    [InlineData("off", "12x2")]
    public void Woosb_Part_ThatIsOptional_IsUnclear(string optional, string expected) => Assert.Equal(expected,
        Parts(new() { Id = 99, Type = "woosb", MetaData = [Meta("woosb_ids", new[] { new { id = 12, qty = 2, optional } })] }));

    [Theory]
    [InlineData("12/abc", "12x1")] // a key, not a number
    [InlineData("12/3", "12x3")]
    [InlineData("12/abc/3/more", "12x3")]
    [InlineData("12/abc/", "unclear")]
    [InlineData("12/abc/-1", "unclear")]
    [InlineData(",12/abc/3,", "12x3")]
    [InlineData("12/abc/99999999999999999999", "unclear")]
    [InlineData("1.5/abc/3", "unclear")]
    [InlineData("12/abc/3000000000", "unclear")]
    [InlineData("9223372036854775807/abc/3", "9223372036854775807x3")]
    [InlineData("9223372036854775808/abc/3", "unclear")]
    public void Woosb_Text_InEveryForm_IsRead(string ids, string expected) =>
        Assert.Equal(expected, Parts(new() { Id = 99, Type = "woosb", MetaData = [Meta("x", "y"), Meta("woosb_ids", ids)] }));

    /// <summary>Each key by itself; and of two the one that is named first.</summary>
    [Fact]
    public void Gtin_IsFound_UnderEveryKeyThatPluginsUse()
    {
        string[] keys = ["_global_unique_id", "_alg_ean", "_wpm_gtin_code", "_ts_gtin", "hwp_var_gtin", "hwp_product_gtin",
            "bol_ean_code", "_cr_gtin", "_ean", "ean", "_gtin", "gtin", "_barcode", "barcode", "_zettle_barcode",
            "_wepos_barcode"];
        for (var i = 0; i < keys.Length; i++)
        {
            Assert.Equal((Ean, $"meta:{keys[i]}"), GtinSourceRule.Find(new() { MetaData = [Meta(keys[i], Ean)] }, null));
            WooMeta[] both = [Meta(keys[^1], "5012345678900"), Meta(keys[i], Ean)];
            Assert.Equal(i == keys.Length - 1 ? "5012345678900" : Ean, GtinSourceRule.Find(new() { MetaData = both }, null).Text);
        }
    }

    [Theory]
    [InlineData("meta:mine", true)]
    [InlineData("attribute:EAN", true)]
    [InlineData("meta:", false)]
    [InlineData("attribute: ", false)]
    [InlineData("mine", false)]
    [InlineData("", false)]
    public void Place_IsNamed_OrNot(string key, bool good) => Assert.Equal(good, GtinSourceRule.IsKey(key));

    [Fact]
    public void Field_IsATextOrANumber_AndAnAttributeHasOneValue()
    {
        WooMeta list = Meta("mine", new[] { 1 });
        Assert.Equal("12", GtinSourceRule.MetaText(new() { MetaData = [Meta("x", "y"), list, Meta("mine", 12)] }, "mine"));
        Assert.Null(GtinSourceRule.MetaText(new() { MetaData = [list] }, "mine"));
        Assert.Null(GtinSourceRule.MetaText(new(), "mine"));
        Assert.Equal((null, "mine"), GtinSourceRule.Find(new() { MetaData = [Meta("mine", Ean)] }, "mine"));
        Assert.Equal((null, "attribute:EAN"), GtinSourceRule.Find(new(), "attribute:EAN"));
        WooProduct product = new() { Attributes = [new() { Name = " EAN ", Options = ["x", "y"], Option = Ean }] };
        Assert.Equal(Ean, GtinSourceRule.Find(product, "attribute: ean").Text);
        Assert.Null(GtinSourceRule.Find(new() { Attributes = [new() { Name = "EAN", Options = [] }] }, "attribute:EAN").Text);
    }

    /// <summary>WPC works a bundle's number out of its parts, unless its own count is switched on.</summary>
    [Theory]
    [InlineData("woosb", null, true)]
    [InlineData("woosb", "off", true)]
    [InlineData("woosb", "", true)]
    [InlineData("woosb", "on", false)]
    [InlineData("bundle", null, false)]
    [InlineData("bundle", "off", false)]
    [InlineData("simple", "on", false)]
    [InlineData(null, null, false)]
    [InlineData("", null, false)]
    public void Stock_IsThatOfTheParts_OrItsOwn(string? type, string? counted, bool ofParts)
    {
        var other = Meta("woosb_other", "on");
        WooMeta[] meta = counted is null ? [other] : [other, Meta("woosb_manage_stock", counted)];
        Assert.Equal(ofParts, BundleRule.IsOfParts(new() { Type = type, MetaData = meta }));
        if (counted is null) Assert.Equal(ofParts, BundleRule.IsOfParts(new() { Type = type }));
    }

    private static WooProduct Bundle(params WooBundledItem[] items) => new() { Id = 99, Type = "bundle", BundledItems = items };

    private static string Parts(WooProduct product) => BundleRule.Read(product) switch
    {
        null => "none",
        [] => "unclear",
        var parts => string.Join(' ', parts.Select(p => $"{p.Id}x{p.Quantity}")),
    };

    private static WooMeta Meta<T>(string? key, T value) => new() { Key = key, Value = JsonSerializer.SerializeToElement(value) };
}

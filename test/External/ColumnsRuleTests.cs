using CsCheck;
using Tandem.Engine.External;

namespace Tandem.Tests.External;

/// <summary>How files call their columns, and with what they part them.</summary>
public sealed class ColumnsRuleTests
{
    [Theory]
    [InlineData("GTIN")]
    [InlineData("EAN")]
    [InlineData("EAN-code")]
    [InlineData("EAN13")]
    [InlineData("GTIN 13")]
    [InlineData("GTIN-14")]
    [InlineData("Barcode")]
    [InlineData("UPC")]
    [InlineData("global_unique_id")]
    [InlineData("EAN nummer")]
    [InlineData("Streepjescode")]
    public void Gtin_IsCalledSo(string name) => Assert.Equal((1, null, 2), ColumnsRule.Find(["Naam", name, "Voorraad"], null));

    [Theory]
    [InlineData("SKU")]
    [InlineData("Artikelcode")]
    [InlineData("Artikelnummer")]
    [InlineData("Artikelnr.")]
    [InlineData("Art. nr.")]
    [InlineData("Productcode")]
    [InlineData("Product nummer")]
    [InlineData("Referentie")]
    [InlineData("Reference")]
    [InlineData("Item number")]
    [InlineData("item_code")]
    [InlineData("Code")]
    public void Sku_IsCalledSo(string name) => Assert.Equal((null, 1, 2), ColumnsRule.Find(["Naam", name, "Voorraad"], null));

    [Theory]
    [InlineData("Vrije voorraad")]
    [InlineData("Beschikbare voorraad")]
    [InlineData("Beschikbaar")]
    [InlineData("Voorraad")]
    [InlineData("Voorraad (aantal)")]
    [InlineData("Stock")]
    [InlineData("stock_quantity")]
    [InlineData("Stock level")]
    [InlineData("Available stock")]
    [InlineData("Available")]
    [InlineData("Free stock")]
    [InlineData("Quantity")]
    [InlineData("Qty.")]
    [InlineData("Aantal")]
    [InlineData("Inventory")]
    [InlineData("On hand")]
    [InlineData("Stuks")]
    public void Quantity_IsCalledSo(string name) => Assert.Equal((0, null, 2), ColumnsRule.Find(["EAN", "Naam", name], null));

    /// <summary>A column without a name is none, whatever else the file lacks.</summary>
    [Theory]
    [InlineData(";EAN;Voorraad", "1 - 2")]
    [InlineData("EAN;Voorraad;", "0 - 1")]
    [InlineData(";;EAN", null)]
    [InlineData(";Voorraad;", null)]
    [InlineData("EAN;--;Naam", null)]
    public void Column_WithoutAName_IsNone(string header, string? places) =>
        Assert.Equal(places, ColumnsRule.Find(header.Split(';'), null) is var (gtin, sku, quantity)
            ? $"{gtin?.ToString(null, null) ?? "-"} {sku?.ToString(null, null) ?? "-"} {quantity}" : null);

    /// <summary>Of several that it might be, what is free for sale goes before what is there, and a SKU before a code.</summary>
    [Theory]
    [InlineData("Voorraad;Vrije voorraad;Code;Artikelcode", 3, 1)]
    [InlineData("Aantal;Beschikbaar;Referentie;SKU", 3, 1)]
    [InlineData("Quantity;Stock;Code;Reference", 3, 1)]
    public void Column_OfSeveral_IsTheOneThatSaysMost(string header, int sku, int quantity) =>
        Assert.Equal((null, sku, quantity), ColumnsRule.Find(header.Split(';'), null));

    /// <summary>What stands between quotation marks is a name, also where it has more signs than there are columns.</summary>
    [Theory]
    [InlineData("\"a,b,c,d\";ean", ';')]
    [InlineData("ean;\"a,b,c,d\"", ';')]
    [InlineData("\"a;b;c\",\"d;e\",ean", ',')]
    [InlineData("a,b;c,d", ',')]
    [InlineData("a|b;c|d;e|f", '|')]
    [InlineData("", ';')]
    [InlineData("a,b;c", ';')] // as many: the semicolon
    public void Delimiter_IsWhatStandsMostOften_OutsideQuotationMarks(string header, char delimiter) =>
        Assert.Equal(delimiter, ColumnsRule.Delimiter(header));

    /// <summary>However the names are written, and wherever the columns stand.</summary>
    [Fact]
    public void Columns_AreFound_WhereverTheyStand() => Gen.Select(Pick.One(";", ",", "\t", "|"),
        Pick.One("EAN", "e.a.n.", " Ean "), Gen.Int[0, 3], Gen.Int[0, 3], Gen.Bool).Sample((delimiter, ean, at, other, quoted) =>
    {
        var names = new List<string> { "Naam", "Prijs", "Merk" };
        names.Insert(Math.Min(at, names.Count), ean);
        names.Insert(Math.Min(other, names.Count), "Voorraad");
        var line = string.Join(delimiter, names.Select(n => quoted ? $"\"{n}\"" : n));
        var found = ColumnsRule.Find(line.Split(ColumnsRule.Delimiter(line)), null);
        Assert.Equal((names.IndexOf(ean), null, names.IndexOf("Voorraad")), found);
    });
}

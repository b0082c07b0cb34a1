using Tandem.WooCommerce;

namespace Tandem.Tests.WooCommerce;

/// <summary>What a shop says of a failure is stored and shown: its codes and parameters stay, its customer does not.</summary>
public sealed class WordsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Refusal_ThatRepeatsTheAddress_IsPassedOnWithoutIt()
    {
        using var shop = new FakeShop
        {
            Answer = _ => FakeShop.Error(400, "rest_invalid_param",
                "Invalid parameter(s): billing. Verzonnen, Aaltje (aaltje@voorbeeld.test), Kerkepad 12b, 1234 ZZ Nergenshuizen, "
                + "+31 6 12345678 is wrong."),
        };
        var address = new WooAddress
        {
            FirstName = "Aaltje",
            LastName = "Verzonnen",
            Address1 = "Kerkepad 12b",
            Postcode = "1234 ZZ",
            City = "Nergenshuizen",
            Country = "NL",
        };

        var failure =
            await Assert.ThrowsAsync<WooRefused>(() =>
                shop.Client.CreateOrder(new WooOrderDraft { Billing = address, Shipping = address }, Ct));

        Assert.Contains("Invalid parameter(s): billing", failure.Message, StringComparison.Ordinal);
        Assert.Contains("rest_invalid_param", failure.Message, StringComparison.Ordinal);
        foreach (var own in new[] { "Verzonnen", "Aaltje", "voorbeeld", "Kerkepad", "1234 ZZ", "Nergens", "12345678" })
            Assert.DoesNotContain(own, failure.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A shop answers a name in JSON's escapes, composed otherwise, or without its accents.</summary>
    [Theory]
    [InlineData("Geen levering aan René Müller-Łukasz in Besançon")]
    [InlineData(@"Geen levering aan Ren\u00e9 M\u00fcller-\u0141ukasz in Besan\u00e7on")]
    [InlineData("Geen levering aan Rene\u0301 Mu\u0308ller-Łukasz in Besanc\u0327on")]
    [InlineData("Geen levering aan Rene Muller-Lukasz in Besancon")]
    [InlineData("Geen levering aan RENÉ MÜLLER-ŁUKASZ in BESANÇON")]
    [InlineData("Geen levering aan Ren&eacute; M&uuml;ller-&#321;ukasz in Besan&ccedil;on")]
    public async Task Name_WithAccents_IsFoundInEverySpelling(string said)
    {
        using var shop = new FakeShop { Answer = _ => FakeShop.Error(400, "x", said) };
        var address = new WooAddress { FirstName = "René", LastName = "Müller-Łukasz", City = "Besançon", Country = "FR" };

        var failure =
            await Assert.ThrowsAsync<WooRefused>(() => shop.Client.CreateOrder(new WooOrderDraft { Billing = address }, Ct));

        Assert.Equal("Geen levering aan … … in … (x)", failure.Message);
    }

    [Theory]
    [InlineData("Invalid parameter(s): line_items, shipping_lines", "Invalid parameter(s): line_items, shipping_lines")]
    [InlineData("Product 1234 has EAN 8712345678906 and SKU AB-2024 NL", "Product 1234 has EAN 8712345678906 and SKU AB-2024 NL")]
    [InlineData("jan@voorbeeld.test is no address", "… is no address")]
    [InlineData("bel 06-12345678 of 020 123 45 67", "bel … of …")]
    [InlineData("NL91ABNA0417164300 te 1234AB", "… te …")]
    [InlineData("Dorpsstraat 12 bestaat niet", "… bestaat niet")]
    public async Task Words_KeepWhatIsNoPerson(string said, string expected)
    {
        using var shop = new FakeShop { Answer = _ => FakeShop.Error(400, "x", said) };

        Assert.Equal($"{expected} (x)", (await Assert.ThrowsAsync<WooRefused>(() => shop.Client.GetProduct(7, Ct))).Message);
    }
}

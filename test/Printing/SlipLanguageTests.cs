using System.Globalization;
using Tandem.Engine.Printing;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Tests.Printing;

/// <summary>A packing slip speaks its customer's language, and to who prints in their own.</summary>
public sealed class SlipLanguageTests
{
    [Theory]
    [InlineData("fr-BE", "BE", "2000", SlipLanguage.French)]
    [InlineData("fr", null, null, SlipLanguage.French)]
    [InlineData("nl-BE", "BE", "4000", SlipLanguage.Dutch)]
    [InlineData("NL", "FR", null, SlipLanguage.Dutch)]
    [InlineData(null, "FR", "59000", SlipLanguage.French)]
    [InlineData("", "LU", "L-1234", SlipLanguage.French)]
    [InlineData("de", "lu", null, SlipLanguage.French)]
    [InlineData(null, "NL", "1234 AB", SlipLanguage.Dutch)]
    [InlineData(null, "BE", "1000", SlipLanguage.Dutch)]
    [InlineData(null, "BE", "1299", SlipLanguage.Dutch)]
    [InlineData(null, "BE", "1300", SlipLanguage.French)]
    [InlineData(null, "BE", "1499", SlipLanguage.French)]
    [InlineData(null, "BE", "1500", SlipLanguage.Dutch)]
    [InlineData(null, "BE", "3999", SlipLanguage.Dutch)]
    [InlineData(null, "BE", " 4000 ", SlipLanguage.French)]
    [InlineData(null, "BE", "7999", SlipLanguage.French)]
    [InlineData(null, "BE", "8000", SlipLanguage.Dutch)]
    [InlineData(null, "BE", null, SlipLanguage.Dutch)]
    [InlineData(null, "BE", "B-4000", SlipLanguage.Dutch)]
    [InlineData(null, "DE", "10115", SlipLanguage.Reader)]
    [InlineData("en", null, null, SlipLanguage.Reader)]
    public void Language_IsTheCustomers(string? said, string? country, string? postcode, SlipLanguage language) =>
        Assert.Equal(language, SlipLanguageRule.Of(said, country, postcode));

    [Theory]
    [InlineData(SlipLanguage.French, "Bon de livraison", "Commande", "Belgique", "mar. 1 déc.", "Dans les 30 jours.")]
    [InlineData(SlipLanguage.Dutch, "Pakbon", "Bestelling", "België", "di 1 dec", "Binnen 30 dagen.")]
    [InlineData(SlipLanguage.Reader, "Packing slip", "Order", "Belgium", "Tue 1 Dec", "Binnen 30 dagen.")]
    public void Slip_SpeaksToItsCustomer(SlipLanguage language, params string[] said)
    {
        var text = Printed(Order(language), "Dans les 30 jours.");
        foreach (var words in said) Assert.Contains(words, text, StringComparison.Ordinal);

        // What went wrong is for who prints.
        Assert.Contains("Not printed", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pile_HasEachSlipInItsOwnLanguage_AndWithoutAFrenchTextTheOther()
    {
        var text = Printed(Order(SlipLanguage.Dutch), "", Order(SlipLanguage.French));
        Assert.Contains("Pakbon", text, StringComparison.Ordinal);
        Assert.Contains("Bon de livraison", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("Binnen 30 dagen.").Length);
    }

    [Fact]
    public void French_SaysWhateverASlipSays()
    {
        var countries = ScreenWords.All.Keys.Where(k => k.StartsWith("country.", StringComparison.Ordinal)).ToList();
        Assert.True(countries.Count > 25);
        Assert.Empty(countries.Except(FrenchWords.All.Keys));
        Assert.Empty(FrenchWords.All.Keys.Except(ScreenWords.All.Keys));
        Assert.All(FrenchWords.All.Values, word => Assert.False(string.IsNullOrWhiteSpace(word)));
        Assert.Equal("XX", SlipTexts.For(SlipLanguage.French).Country("XX"));
    }

    private static string Printed(PrintedOrder order, string french, params PrintedOrder[] others)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Texts.English;
        try
        {
            var look = new SlipLook("", "Binnen 30 dagen.", null) { FrenchReturnText = french };
            return PdfText.Of(PrintLabels.Write(
                new PrintBatch([order, .. others], [new PrintProblem("B9", Reason.Of("label.blocked"))]), Paper.Label,
                SlipTexts.Reader(), look, SlipTexts.For));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static PrintedOrder Order(SlipLanguage language) => new("A0001", "701", new DateOnly(2026, 12, 1), [],
        ["Anne Exemple", "Rue du Test 1", "4000 Villetest"], "BE",
        [new SlipLine(1, "Tasse", "T-1", null, [])], HasSlip: true)
    { Language = language };
}

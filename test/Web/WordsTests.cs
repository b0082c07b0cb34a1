using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tandem.Engine.Alerts;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Pages;
using Tandem.Engine.Printing;
using Tandem.Engine.Proof;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using Tandem.Tests.Conventions;
using Tandem.Web.Pages.Words;

namespace Tandem.Tests.Web;

/// <summary>Everything that the engine can say has words in both languages.</summary>
public sealed partial class WordsTests
{
    [Fact]
    public void Fact_ThatLooksLikeAPlaceholder_StaysAsItIs()
    {
        var said = Texts.Say(Reason.Of("parcel.found", ("carrier", "{number} {from}"), ("number", "3S1"), ("from", "Api")));
        Assert.Contains("{number} {from}", said, StringComparison.Ordinal);
        Assert.Contains("3S1", said, StringComparison.Ordinal);
    }

    /// <summary>The overview names each source that is read.</summary>
    [Fact]
    public void EverySource_HasWords()
    {
        var sources = Sources.Code.Where(source => source.Path.StartsWith("src/Tandem.Engine/", StringComparison.Ordinal))
            .SelectMany(source => Observed().Matches(File.ReadAllText(Path.Combine(Sources.Root, source.Path)))
                .Select(match => match.Groups["source"].Value))
            .Distinct().ToList();

        Assert.True(sources.Count > 10, $"only {sources.Count} sources found");
        Assert.All(sources, source => Assert.Contains($"source.{source}", ScreenWords.All.Keys));
    }

    [Fact]
    public void EveryCode_HasBothLanguages_AndTheSameFacts()
    {
        foreach (var (code, (nl, en)) in ReasonWords.All.Concat(ScreenWords.All))
        {
            Assert.False(string.IsNullOrWhiteSpace(nl), code);
            Assert.False(string.IsNullOrWhiteSpace(en), code);
            Assert.Equal(Facts(nl), Facts(en));
        }
    }

    /// <summary>
    /// Whatever stands in a <c>Reason.Of(…)</c> of the engine, of which family ever: its code has words, and they name only facts
    /// that it gives.
    /// </summary>
    [Fact]
    public void EveryReasonOfTheEngine_HasWords_ThatUseOnlyItsFacts()
    {
        var reasons = Sources.Code.Where(source => source.Path.StartsWith("src/Tandem.Engine/", StringComparison.Ordinal))
            .SelectMany(source => source.Tree.DescendantNodes().OfType<InvocationExpressionSyntax>())
            .Where(call => call.Expression.ToString() == "Reason.Of")
            .SelectMany(call => Given(call).Select(code => (Code: code, Facts: FactsOf(call), At: call.ToString()))).ToList();

        Assert.True(reasons.Count > 30, $"only {reasons.Count} reasons found");
        foreach (var (code, facts, at) in reasons)
        {
            Assert.True(ReasonWords.All.ContainsKey(code), $"{code} has no words: {at}");
            Assert.Empty(Facts(ReasonWords.All[code].Nl).Select(fact => fact.Trim('{', '}')).Except(facts)
                .Select(fact => $"{code} never has {fact}"));
        }
    }

    [Fact]
    public void ShipmentReasons_ThatAskAPerson_HaveWordsAsAQuestionToo()
    {
        // The engine makes these codes of the shipment's own.
        Assert.Contains("attention.tracking-overdue", ReasonWords.All.Keys);
        Assert.Contains("attention.vvb-label", ReasonWords.All.Keys);
    }

    [Fact]
    public void EveryState_HasAWord()
    {
        Assert.All(Enum.GetValues<MatchVerdict>(), value => Assert.Contains($"verdict.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<MatchVerdict>(), value => Assert.Contains($"verdict.{value}.text", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<ActivitySubject>(), value => Assert.Contains($"subject.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<GtinProblem>().Where(p => p != GtinProblem.None),
            value => Assert.Contains($"gtin.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<ReturnMark>(), value => Assert.Contains($"return-mark.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<OrderTab>(), value => Assert.Contains($"order-tab.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<OrderTab>(), value => Assert.Contains($"orders.none.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<OrderState>(), value => Assert.Contains($"order-state.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<IntentState>(), value => Assert.Contains($"intent.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<IntentKind>(), value => Assert.Contains($"kind.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<Module>(), value => Assert.Contains($"module.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<SettingScope>(), value => Assert.Contains($"scope.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<Treatment>(), value => Assert.Contains($"treatment.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<StockDiff>(), value => Assert.Contains($"diff.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<AdaptiveMode>(), value => Assert.Contains($"adaptive.mode.{value}", ScreenWords.All.Keys));
        Assert.All(new StockSay(1, 1, 1, 1, 1, 1, 1).Numbers(),
            number => Assert.Contains($"say.{number.Name}", ScreenWords.All.Keys));
        Assert.All(new StockSay(1, 1, 1, 1, 1, 1, 1).Numbers(),
            number => Assert.Contains($"said.{number.Name}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<StockCause>(), value => Assert.Contains($"stock-cause.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<DriftCause>(), value => Assert.Contains($"drift-cause.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<DriftState>(), value => Assert.Contains($"drift-state.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<ShadowVerdict>(), value => Assert.Contains($"shadow-verdict.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<Writing>(), value => Assert.Contains($"writing.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<ParcelState>(), value => Assert.Contains($"parcel-state.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<ParcelSource>(), value => Assert.Contains($"parcel-source.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<DeadlineState>(), value => Assert.Contains($"deadline.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<QuestionTopic>(), value => Assert.Contains($"alert.advice.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<AlertChannel>(), value => Assert.Contains($"alerts.channel.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<AlertKind>(), value => Assert.Contains($"alert.{value}.text", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<MailSecurity>(), value => Assert.Contains($"alerts.security.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<WebhookForm>(), value => Assert.Contains($"alerts.form.{value}", ScreenWords.All.Keys));
        Assert.All(Enum.GetValues<Fulfilment>(), value => Assert.Contains($"fulfilment.{value}", ScreenWords.All.Keys));
    }

    [Theory]
    [InlineData("nl-NL", "Bestelling A1 staat in de webshop als 17, totaal €\u00A037,20.")]
    [InlineData("en-GB", "Order A1 is in the shop as 17, total €37.20.")]
    public void Reason_IsSaid_InTheReadersLanguage(string culture, string expected)
    {
        var reason = Reason.Of("order.imported", ("order", "A1"), ("shopOrder", 17), ("total", new Money(3720)));
        Assert.Equal(expected, In(culture, () => Texts.Say(reason)));
    }

    [Theory]
    [InlineData("nl-NL", "NL", "Nederland")]
    [InlineData("nl-NL", "be", "België")]
    [InlineData("en-GB", "NL", "Netherlands")]
    [InlineData("nl-NL", "XX", "XX")]
    public void Country_IsWrittenOut(string culture, string code, string expected) =>
        Assert.Equal(expected, In(culture, () => Texts.Country(code)));

    [Fact]
    public void Facts_ThatAreCodes_AreTranslated() =>
        Assert.Equal("Koppeling van EAN 123: EAN dubbel in de webshop.",
            In("nl-NL", () => Texts.Say(Reason.Of("offer.verdict", ("verdict", MatchVerdict.DuplicateGtin), ("ean", "123")))));

    [Theory]
    [InlineData("nl-NL", "Seller", "", "Regel gewijzigd: geen regel → veiligheidsvoorraad 3, maximaal 10, niet bijwerken, voor alle artikelen")]
    [InlineData("en-GB", "Item", "Mok", "Rule changed: no rule → safety stock 3, at most 10, do not update, for item Mok")]
    public void ChangeOfARule_IsSaidInWords(string culture, string scope, string name, string expected) =>
        Assert.Equal(expected, In(culture, () => Texts.Say(Reason.Of(
        "seller.settings-changed", ("scope", scope), ("name", name), ("was", ""),
        ("now", new StockSay(Safety: 3, Cap: 10, Treatment: Treatment.HandsOff).ToText())))));

    [Theory]
    [InlineData(1, "nu")]
    [InlineData(45, "45 s geleden")]
    [InlineData(600, "10 min geleden")]
    [InlineData(4 * 3600, "4 uur geleden")]
    [InlineData(5 * 86400, "5 dagen geleden")]
    public void Ago_CountsInWhatFits(int seconds, string expected)
    {
        var now = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(expected, In("nl-NL", () => Texts.Ago(now.AddSeconds(-seconds), now)));
    }

    [Theory]
    [InlineData("nl-NL", "De klant stuurt 1 × Mok retour (RMA 17): Anders, Ik heb me bedacht. Aangemeld 28 nov 13:00:00.")]
    [InlineData("en-GB", "The customer sends back 1 × Mok (RMA 17): Other, changed my mind. Registered 28 Nov 13:00:00.")]
    public void Return_IsSaidInTheReadersLanguage(string culture, string expected) =>
        Assert.Equal(expected, In(culture, () => Texts.Say(Reason.Of(
        "return.registered", ("units", 1), ("name", "Mok"), ("rma", 17),
        ("returnReason", ReturnTerms.Pack("Anders", "Ik heb me bedacht")), ("at", "2026-11-28T12:00:00Z")))));

    private static string In(string culture, Func<string> say)
    {
        var (before, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return say();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, ui);
        }
    }

    private static IEnumerable<string> Given(InvocationExpressionSyntax reason) =>
        reason.ArgumentList.Arguments[0].DescendantNodes().OfType<LiteralExpressionSyntax>()
            .Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression))
            .Select(literal => literal.Token.ValueText).Where(code => !code.EndsWith('.'));

    private static List<string> FactsOf(InvocationExpressionSyntax reason) =>
        [.. reason.ArgumentList.Arguments.Skip(1).Select(argument => argument.Expression).OfType<TupleExpressionSyntax>()
            .Select(tuple => tuple.Arguments[0].Expression).OfType<LiteralExpressionSyntax>()
            .Select(name => name.Token.ValueText)];

    private static IEnumerable<string> Facts(string words) =>
        Braces().Matches(words).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("SourceName\\.(?:Of|Own)\\([a-zA-Z.\"]+, \"(?<source>[a-z-]+)\"\\)", RegexOptions.None, 1000)]
    private static partial Regex Observed();

    [GeneratedRegex("\\{[a-zA-Z]+\\}", RegexOptions.None, 1000)]
    private static partial Regex Braces();
}

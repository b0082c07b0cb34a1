using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Tests.Conventions;
using Tandem.Tests.WooCommerce;
using Tandem.Web.Pages.Words;
using Tandem.WooCommerce;

namespace Tandem.Tests.Loop;

/// <summary>What our clients say themselves is said in the reader's language; a remote's words stay as they are.</summary>
public sealed partial class OwnWordsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(503, null, null, "Het antwoord was “503”.")]
    [InlineData(404, null, null, "Er is geen REST API op /wp-json/")]
    [InlineData(200, null, null, "iets op de site (een plugin, een melding, een inlogpagina) schrijft erin")]
    [InlineData(302, null, "https://elders.test/in?key=1", "stuurt dit adres door naar https://elders.test/in.")]
    [InlineData(400, """{"code":"rest_invalid_param","message":"Invalid parameter(s): status"}""", null,
        "Webshop weigert: Invalid parameter(s): status (rest_invalid_param)")]
    public async Task Shop_ThatFails_IsExplainedInDutch(int status, string? json, string? location, string said)
    {
        var shop = new FakeShop(FakeShop.Keys, options => options.ReadAttempts = 1)
        {
            Answer = _ => json is not null ? FakeShop.Json(status, json)
                : location is null ? FakeShop.Html(status) : FakeShop.Html(status, ("Location", location)),
        };
        var failure = await Assert.ThrowsAnyAsync<WooFailure>(() => shop.Client.GetSystemStatus(Ct));

        var dutch = InDutch(failure);
        Assert.Contains(said, dutch, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("The shop", dutch, StringComparison.Ordinal);
    }

    [Fact]
    public void Bol_ThatFails_IsExplainedInDutch_WithItsOwnWords()
    {
        Assert.Equal("bol weigert: Het antwoord was “400: Bad Request - Quantity is wrong.”.",
            InDutch(new BolRefused(400, "Bad Request", "Quantity is wrong.", [])
            { Own = "answered:400: Bad Request - Quantity is wrong." }));
        Assert.EndsWith("Er kwam niet op tijd antwoord.",
            InDutch(new BolUnavailable("bol did not answer in time.") { Own = "no-answer" }), StringComparison.Ordinal);
        Assert.EndsWith("zoals bol het zegt", InDutch(new BolNotFound("zoals bol het zegt")), StringComparison.Ordinal);
    }

    /// <summary>A code that nobody translates would stand on a screen as it is; words of a code that is gone go too.</summary>
    [Fact]
    public void EveryCode_HasItsWords_AndEveryWordItsCode()
    {
        var source = string.Join('\n', Sources.Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)
            && new[] { "src/Tandem.Bol/", "src/Tandem.WooCommerce/", "src/Tandem.Engine/" }.Any(path.StartsWith))
            .Select(path => File.ReadAllText(Path.Combine(Sources.Root, path))));
        var codes = Codes().Matches(source).Select(m => m.Groups["code"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.True(codes.Count > 15, $"only {codes.Count} codes found");
        Found.Nothing("what our clients say has words", codes.Where(c => !RemoteWords.Screens.ContainsKey($"remote-words.{c}")));
        Found.Nothing("words that no client says go", RemoteWords.Screens.Keys.Select(k => k["remote-words.".Length..])
            .Where(code => !source.Contains($"\"{code}\"", StringComparison.Ordinal)
                && !source.Contains($"\"{code}:", StringComparison.Ordinal)));
    }

    [Fact]
    public void Words_ThatOnlyLookLikeACode_AreLeftAsTheyAre()
    {
        Assert.Equal("own goal", Texts.Remote("own goal"));
        Assert.Equal(("answered", "400: a: b"), OwnWords.Of("own:answered:400: a: b"));
    }

    private static string InDutch(Exception failure)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("nl-NL");
            Assert.True(RemoteFailure.Explains(failure, out var reason, out _));
            return Texts.Say(reason);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [GeneratedRegex("""(?:\bOwn = \$?"|(?:Lost|Away)\([^;]*?, ")(?<code>[a-z]+(?:-[a-z]+)*)[":]""")]
    private static partial Regex Codes();
}

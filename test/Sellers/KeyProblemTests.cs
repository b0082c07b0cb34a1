using System.Globalization;
using Tandem.Bol;
using Tandem.Engine.Connections;
using Tandem.Engine.Values;
using Tandem.Tests.WooCommerce;
using Tandem.Web.Pages.Words;
using Tandem.WooCommerce;

namespace Tandem.Tests.Sellers;

/// <summary>Keys that open nothing: what is wrong is said in the reader's language, with what to do.</summary>
public sealed class KeyProblemTests
{
    private static readonly Uri Shop = new("http://shop.test/winkel");
    private static readonly DateTimeOffset Noon = new(2026, 3, 12, 12, 0, 0, TimeSpan.Zero);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<int, string?, string, string> Answers => new()
    {
        { 301, "https://shop.test/winkel/wp-json/wc/v3/system_status", "keys.http", "https://shop.test/winkel" },
        { 301, "http://www.shop.test/winkel/wp-json/wc/v3/system_status", "keys.redirect", "http://www.shop.test/winkel" },
        { 302, "http://shop.test/winkel/wp-login.php?redirect_to=x", "keys.blocked", "" },
        { 302, "https://www.shop.test/winkel/wp-login.php", "keys.redirect", "https://www.shop.test/winkel" },
        { 302, "mailto:iemand", "keys.blocked", "" },
        { 302, null, "keys.blocked", "" },
        { 404, null, "keys.no-rest-api", "http://shop.test/winkel" },
        { 403, null, "keys.blocked", "" },
        { 405, null, "keys.blocked", "" },
        { 502, null, "keys.odd-answer", "http://shop.test/winkel" },
        { 200, null, "keys.odd-answer", "http://shop.test/winkel" },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task AnswerOfSomethingElse_HasItsOwnWords(int status, string? location, string code, string address)
    {
        var shop = new FakeShop(FakeShop.Keys with { Shop = Shop }, options => options.ReadAttempts = 1)
        {
            Answer = _ => location is null ? FakeShop.Html(status) : FakeShop.Html(status, ("Location", location)),
        };

        var failure = await Assert.ThrowsAnyAsync<WooFailure>(() => shop.Client.GetSystemStatus(Ct));

        var problem = KeyProblem.Of(failure, Shop);
        Assert.Equal((code, address), (problem.Code, problem["address"]));
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, "keys.no-host")]
    [InlineData(HttpRequestError.SecureConnectionError, "keys.certificate")]
    [InlineData(HttpRequestError.ConnectionError, "keys.unreachable")]
    public void AddressThatCannotBeReached_SaysWhy(HttpRequestError error, string code) =>
        Assert.Equal(code, KeyProblem.Of(new WooUnavailable("No.", new HttpRequestException(error)), Shop).Code);

    /// <summary>Nothing tries again by itself here, and the words of the client are English.</summary>
    [Fact]
    public void NoWords_AreEnglish_OrPromiseAnotherTry()
    {
        Reason[] problems =
        [
            .. new WooFailure[]
            {
                new WooRefused(301, "redirect", "English") { SentTo = new Uri("https://other.test/") },
                new WooRefused(404, "no_rest_api", "English"), new WooRefused(405, "", "English"), new WooRateLimited(Noon),
                new WooUnauthorized(WooKeyProblem.UnknownKey, "English"),
                new WooUnauthorized(WooKeyProblem.WrongSecret, "English"),
                new WooUnauthorized(WooKeyProblem.ReadOnly, "English"),
                new WooUnauthorized(WooKeyProblem.Refused, "English"),
                new WooUnavailable("English") { NoSuchRoute = true }, new WooUnavailable("English"),
                new WooUnavailable("English", new OperationCanceledException()), new WooUnknown("English"),
            }.Select(failure => KeyProblem.Of(failure, Shop)),
            .. new BolFailure[]
            {
                new BolUnauthorized(default, "English"), new BolUnavailable("English"), new BolRateLimited(Noon),
            }.Select(KeyProblem.Of),
        ];

        Assert.All(problems, problem =>
        {
            var said = In("nl-NL", () => Texts.Say(problem));
            Assert.DoesNotContain("English", said, StringComparison.Ordinal);
            Assert.DoesNotContain("Tandem probeert", said, StringComparison.Ordinal);
            Assert.NotEqual(said, In("en-GB", () => Texts.Say(problem)));
        });
    }

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
}

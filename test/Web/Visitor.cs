using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Tandem.Tests.Web;

/// <summary>A browser without scripts: it has cookies, and sends the forms that pages give it.</summary>
internal sealed partial class Visitor : IDisposable
{
    private readonly HttpClient _http;
    private readonly (string Name, string Value)[] _headers;

    /// <param name="headers">What a proxy would add.</param>
    public Visitor(Uri home, params (string Name, string Value)[] headers)
        : this(home, new SocketsHttpHandler { AllowAutoRedirect = false }, headers)
    {
    }

    /// <param name="line">How it reaches the program.</param>
    /// <param name="headers">What it says besides.</param>
    public Visitor(Uri home, SocketsHttpHandler line, params (string Name, string Value)[] headers)
    {
        line.CookieContainer = Cookies = new CookieContainer();
        _http = new HttpClient(line) { BaseAddress = home };
        _headers = headers;
    }

    public CookieContainer Cookies { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _http.Dispose();

    public Task<Answer> Get(string path) => Send(HttpMethod.Get, path, null);

    /// <summary>Fills in the form with this name on the page, and sends it.</summary>
    public async Task<Answer> Fill(string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await Get(path);
        Assert.Equal(200, page.Status);
        return await Reply(path, page, form, fields);
    }

    /// <summary>Fills in the form of a page that is there already.</summary>
    public Task<Answer> Reply(string path, Answer page, string form, params (string Name, string Value)[] fields) =>
        Send(HttpMethod.Post, path, new FormUrlEncodedContent(
            Hidden(page.Body, form).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)))));

    public Task<Answer> SignIn(string name, string password = Members.Password, string path = "sign-in") =>
        Fill(path, "password", ("name", name), ("password", password));

    public async Task<Answer> Send(HttpMethod method, string path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.Accept.ParseAdd("text/html");
        foreach (var (name, value) in _headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await _http.SendAsync(request, Ct);
        return new Answer((int)response.StatusCode, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Ct)),
            response.Headers.Location?.OriginalString ?? "",
            response.Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [], response.Headers.ToString());
    }

    /// <summary>What an app shows for the key at this moment (RFC 6238).</summary>
    public static string CodeOf(string key)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(c => Convert.ToString(Letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var bytes = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(bytes, step);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static IEnumerable<KeyValuePair<string, string>> Hidden(string page, string form)
    {
        var found = Forms().Matches(page).Select(m => m.Value)
            .FirstOrDefault(f => f.Contains($"name=\"_handler\" value=\"{form}\"", StringComparison.Ordinal));
        Assert.True(found is not null, $"The page has no form {form}: {page}");
        return HiddenFields().Matches(found).Select(m => KeyValuePair.Create(m.Groups["name"].Value, m.Groups["value"].Value));
    }

    [GeneratedRegex("<form .*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenFields();

    /// <param name="Cookies">As they were set, with their flags.</param>
    public sealed record Answer(int Status, string Body, string Location, IReadOnlyList<string> Cookies, string Headers);
}

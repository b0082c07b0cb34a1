using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tandem.WooCommerce.Http;

/// <summary>What came back: the parsed body and the headers that count.</summary>
internal sealed record Answer<T>(T Body, int? Total, int? TotalPages);

/// <summary>All transport to one shop: signing, pace, retries of readings, and the translation of every end into the closed set of failures.</summary>
internal sealed class Session(HttpClient http, WooCredentials keys, WooOptions options, TimeProvider clock)
{
    private const int ReadAttempts = 3;
    private readonly Pace _pace = new(options.MaxConcurrency);

    // What follows the path, such as ?rest_route=/ of a pasted address, is no part of a shop.
    private readonly Uri _root = new(keys.Shop.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/");
    private volatile bool _hasRead;
    private string? _cacheSign;

    /// <summary>Whether the shop lists variations over all products; null: not asked yet.</summary>
    public bool? TopLevelVariations { get; set; }

    /// <summary>What in an answer since the last question said that it came from a cache.</summary>
    public string? TakeCacheSign() => Interlocked.Exchange(ref _cacheSign, null);

    /// <summary>A reading: tried again on failures of the line or the server, within seconds.</summary>
    public async Task<Answer<T>> Read<T>(string path, Query query, JsonTypeInfo<T> type, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Once(HttpMethod.Get, path, query, null, type, null, ct);
            }
            catch (WooUnavailable failure) when (attempt < ReadAttempts && !failure.NoSuchRoute)
            {
                var pause = TimeSpan.FromMilliseconds(250 * Math.Pow(3, attempt - 1) * (0.5 + Random.Shared.NextDouble()));
                await Task.Delay(pause, clock, ct);
            }
        }
    }

    /// <summary>A write: sent once. Where its answer is lost it ends as <see cref="WooUnknown"/>.</summary>
    /// <param name="left">Told of the moment at which it leaves.</param>
    public async Task<T> Write<T>(
        HttpMethod method, string path, Query query, byte[]? body, JsonTypeInfo<T> type, Action<DateTimeOffset>? left, CancellationToken ct) =>
        (await Once(method, path, query, body, type, left, ct)).Body;

    private async Task<Answer<T>> Once<T>(
        HttpMethod method, string path, Query query, byte[]? body, JsonTypeInfo<T> type, Action<DateTimeOffset>? left, CancellationToken ct)
    {
        await _pace.Enter(ct);
        var started = clock.GetTimestamp();
        TimeSpan? took = null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(options.Timeout);
            using var request = Request(method, path, query, body);
            try
            {
                left?.Invoke(clock.GetUtcNow());
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
                var bytes = await response.Content.ReadAsByteArrayAsync(limit.Token);
                if (response.StatusCode < HttpStatusCode.InternalServerError && response.StatusCode != HttpStatusCode.TooManyRequests)
                    took = clock.GetElapsedTime(started);
                var answer = Translate(response, bytes, method != HttpMethod.Get, type);
                if (method == HttpMethod.Get)
                {
                    _hasRead = true;
                    if (CacheSign.Of(response.Headers) is { } sign) _cacheSign = sign;
                }

                return answer;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException
                || (failure is OperationCanceledException && !ct.IsCancellationRequested))
            {
                throw Lost(failure, method != HttpMethod.Get);
            }
        }
        finally
        {
            _pace.Leave(took);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, Query query, byte[]? body)
    {
        var address = new Uri(_root, "wp-json/wc/v3/" + path);
        HttpRequestMessage request;
        if (address.Scheme == Uri.UriSchemeHttps)
        {
            request = new HttpRequestMessage(method, query.AppendTo(address));
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{keys.ConsumerKey}:{keys.ConsumerSecret}")));
        }
        else
        {
            // The shop compares the moment with its own clock, and takes a quarter of an hour either way.
            var nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
            var signed = OAuth1.SignedQuery(method.Method, address, query.Parameters, keys.ConsumerKey, keys.ConsumerSecret, clock.GetUtcNow(), nonce);
            request = new HttpRequestMessage(method, new Uri(address + "?" + signed));
        }

        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);

            // As text/plain the shop answers 200 and changes nothing.
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    private Answer<T> Translate<T>(HttpResponseMessage response, byte[] bytes, bool isWrite, JsonTypeInfo<T> type)
    {
        var status = (int)response.StatusCode;
        if (response.IsSuccessStatusCode)
        {
            const string Words = "The shop's answer is not JSON: something on the site (a plugin, a notice, a login page) writes into it.";
            try
            {
                var body = JsonSerializer.Deserialize(WithoutMark(bytes), type) ?? throw new JsonException("null");
                return new Answer<T>(body, Header(response, "X-WP-Total"), Header(response, "X-WP-TotalPages"));
            }
            catch (JsonException unreadable)
            {
                throw isWrite ? new WooUnknown(Words, unreadable) : new WooUnavailable(Words, unreadable);
            }
        }

        var error = Error(bytes);
        throw status switch
        {
            301 or 302 or 303 or 307 or 308 => new WooRefused(
                status, "redirect", $"The shop sends this address on to {Target(response)}: connect with that address."),
            401 or 403 => Unauthorized(status, error, isWrite),
            404 when error?.Code is null => new WooRefused(
                status, "no_rest_api", "There is no REST API at /wp-json/ here. Set permalinks to \"Post name\" in WordPress (Settings, Permalinks); keys work only there."),

            // While WooCommerce is off or being updated all its addresses are gone: that says nothing about a product or an order.
            404 when error.Code == "rest_no_route" => new WooUnavailable(
                "WordPress does not know this address of WooCommerce: it is switched off, being updated, or too old.")
            { NoSuchRoute = true },
            404 => new WooNotFound(error.Code, error.Message ?? "Not found."),

            // To a write, WooCommerce says the same with another number.
            400 when isWrite && error?.Code is { } missing && missing.StartsWith("woocommerce_rest_", StringComparison.Ordinal)
                && missing.EndsWith("_invalid_id", StringComparison.Ordinal) => new WooNotFound(missing, error.Message ?? "Not found."),
            408 when isWrite => new WooUnknown("The shop answered 408 to a write."),
            408 => new WooUnavailable("The shop answered 408."),
            429 => new WooRateLimited(RetryAt(response)),
            503 when response.Headers.RetryAfter is not null && !isWrite => new WooRateLimited(RetryAt(response)),
            >= 500 when isWrite && error?.Code is { } code && code.StartsWith("woocommerce_rest_", StringComparison.Ordinal) =>
                new WooRefused(status, code, error.Message ?? ""),
            >= 500 when isWrite => new WooUnknown($"The shop answered {status} to a write."),
            >= 500 => new WooUnavailable($"The shop answered {status}."),
            _ => new WooRefused(status, error?.Code ?? "", error?.Message ?? $"The shop answered {status}."),
        };
    }

    private WooUnauthorized Unauthorized(int status, ErrorBody? error, bool isWrite)
    {
        var words = error?.Message ?? "The shop, or something in front of it, refuses access.";
        if (error?.Code == "woocommerce_rest_authentication_error")
        {
            // The code is the same for a wrong secret and for a read-only key (facts/woocommerce.md §h); but a key that has just read
            // has the right secret.
            return new WooUnauthorized(isWrite && _hasRead ? WooKeyProblem.ReadOnly : WooKeyProblem.WrongSecret, words);
        }

        // To a visitor WordPress says 401; 403 is for a user that it knows and that may not do this.
        return status == 401 && error?.Code is { } code && code.StartsWith("woocommerce_rest_cannot_", StringComparison.Ordinal)
            ? new WooUnauthorized(
                WooKeyProblem.UnknownKey,
                words + " The shop treated the key as unknown: check it, or whether something in front of the shop removes the Authorization header.")
            : new WooUnauthorized(WooKeyProblem.Refused, words);
    }

    // Without its query: a login page's address may carry ours, signature and all.
    private string Target(HttpResponseMessage response) => response.Headers.Location is { } location
        && Uri.TryCreate(_root, location, out var target) ? $"{target.Scheme}://{target.Authority}{target.AbsolutePath}" : "another one";

    /// <summary>Some plugins' files put a byte order mark before everything that PHP answers.</summary>
    private static ReadOnlySpan<byte> WithoutMark(byte[] bytes) =>
        bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsSpan(Encoding.UTF8.Preamble.Length) : bytes;

    private static WooFailure Lost(Exception failure, bool isWrite)
    {
        // Refused, not found: the request never reached the shop.
        var neverSent = failure is HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError,
        };
        var words = failure switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "The shop's address cannot be found.",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "The shop's certificate is not trusted.",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "The shop cannot be reached.",
            OperationCanceledException => "The shop did not answer in time.",
            _ => "The connection to the shop broke.",
        };
        return isWrite && !neverSent ? new WooUnknown(words, failure) : new WooUnavailable(words, failure);
    }

    private DateTimeOffset RetryAt(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => clock.GetUtcNow() + delta,
        { Date: { } date } => date,
        _ => clock.GetUtcNow() + TimeSpan.FromSeconds(30),
    };

    private static ErrorBody? Error(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(WithoutMark(bytes), WooJson.Default.ErrorBody);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values)
        && int.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var number) ? number : null;
}

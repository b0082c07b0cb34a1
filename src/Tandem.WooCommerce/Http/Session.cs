using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tandem.Shared;

namespace Tandem.WooCommerce.Http;

/// <summary>What came back: the parsed body and the headers that count.</summary>
internal sealed record Answer<T>(T Body, int? Total, int? TotalPages, DateTimeOffset? At)
{
    /// <summary>The same headers with another body.</summary>
    public Answer<TOther> With<TOther>(TOther body) => new(body, Total, TotalPages, At);
}

/// <summary>
/// All transport to one shop: signing, pace, retries of readings, and the translation of every end into the closed set of
/// failures.
/// </summary>
internal sealed class Session(HttpClient http, WooCredentials keys, WooOptions options, TimeProvider clock)
{

    // A cache keeps answers by address, and so is never asked for the same twice. WooCommerce takes no notice of a parameter
    // that it does not know (facts/woocommerce.md §b); a signed query has its nonce.
    private const string Fresh = "_fresh";
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan MaintenanceRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SigningRest = TimeSpan.FromHours(1);
    private readonly Pace _pace = new(options.MaxConcurrency);

    private readonly Uri _root = ShopAddress.Of(keys.Shop);
    private volatile bool _hasRead;
    private string? _cacheSign;
    private string? _oddEntry;
    private volatile bool _signs;
    private DateTimeOffset? _signingRefusedAt;

    /// <summary>Whether the shop lists variations over all products; null: not asked yet.</summary>
    public bool? TopLevelVariations { get; set; }

    /// <summary>What in an answer since the last question said that it came from a cache.</summary>
    public string? TakeCacheSign() => Interlocked.Exchange(ref _cacheSign, null);

    /// <summary>What of a list since the last question could not be read.</summary>
    public string? TakeOddEntry() => Interlocked.Exchange(ref _oddEntry, null);

    /// <summary>A reading of one thing: tried again on failures of the line or the server, within seconds.</summary>
    /// <param name="isIt">Whether it is what was asked for: a firewall's JSON is not.</param>
    public Task<Answer<T>> Read<T>(string path, Query query, JsonTypeInfo<T> type, Func<T, bool> isIt, CancellationToken ct) =>
        Repeat(path, query, bytes => One(bytes, type, isIt), ct);

    /// <summary>A reading of a list. An entry that cannot be read is set aside, and the page counts.</summary>
    /// <param name="isWhole">Whether an entry says what it is about.</param>
    public async Task<Answer<Entries<T>>> ReadList<T>(string path, Query query, JsonTypeInfo<T> type, Func<T, bool> isWhole,
        CancellationToken ct)
        where T : class
    {
        var answer = await Repeat(path, query, bytes => Entries.Read(bytes, type, isWhole), ct);
        if (answer.Body.Odd.Count > 0) _oddEntry = $"{path}: {string.Join(", ", answer.Body.Odd)}";
        return answer;
    }

    /// <summary>
    /// A write: sent once. Where its answer is lost, or is about something else, it ends as <see cref="WooUnknown"/>.
    /// </summary>
    /// <param name="isIt">Whether the answer is about what was written.</param>
    /// <param name="left">Told of the moment at which it leaves.</param>
    public async Task<T> Write<T>(
        HttpMethod method, string path, Query query, byte[]? body, JsonTypeInfo<T> type, Func<T, bool> isIt,
        Action<DateTimeOffset>? left, CancellationToken ct) =>
        (await Signed(new Call<T>(method, path, query, body, bytes => One(bytes, type, isIt), left), ct)).Body;

    private async Task<Answer<T>> Repeat<T>(string path, Query query, Func<byte[], T> parse, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Signed(new Call<T>(HttpMethod.Get, path, query, null, parse, null), ct);
            }
            catch (WooUnavailable failure)
                when (attempt < options.ReadAttempts && failure is { NoSuchRoute: false, RetryAt: null })
            {
                var pause = TimeSpan.FromMilliseconds(250 * Math.Pow(3, attempt - 1) * (0.5 + Random.Shared.NextDouble()));
                await Task.Delay(pause, clock, ct);
            }
        }
    }

    /// <summary>
    /// Some hosts strip the Authorization header, so that the shop sees a visitor (facts/woocommerce.md §h): then the signed
    /// query is tried once, and where that is let in it is the way from now on. What a visitor asked for was not carried out.
    /// </summary>
    private async Task<Answer<T>> Signed<T>(Call<T> call, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (_signs || _root.Scheme != Uri.UriSchemeHttps || now - _signingRefusedAt < SigningRest)
            return await Once(call, _signs, ct);
        try
        {
            return await Once(call, signed: false, ct);
        }
        catch (WooUnauthorized asVisitor) when (asVisitor.Problem == WooKeyProblem.UnknownKey)
        {
            try
            {
                var answer = await Once(call, signed: true, ct);
                _signs = true;
                return answer;
            }
            catch (WooUnauthorized)
            {
                // A key or a host that is mended meanwhile is found without a restart.
                _signingRefusedAt = now;
                throw new WooUnauthorized(asVisitor.Problem, asVisitor.Message) { Own = asVisitor.Own };
            }
        }
    }

    private async Task<Answer<T>> Once<T>(Call<T> call, bool signed, CancellationToken ct)
    {
        await _pace.Enter(ct);
        var started = clock.GetTimestamp();
        TimeSpan? took = null;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
            limit.CancelAfter(options.Timeout);
            using var request = Request(call.Method, call.Path, call.Query, call.Body, signed);
            try
            {
                call.Left?.Invoke(clock.GetUtcNow());
                using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
                var bytes = await AnswerBytes.Read(response.Content, options.LargestAnswer, limit.Token);
                if (response.StatusCode < HttpStatusCode.InternalServerError
                    && response.StatusCode != HttpStatusCode.TooManyRequests)
                    took = clock.GetElapsedTime(started);
                if (call.Reads && CacheSign.Of(response.Headers) is { } sign) throw FromCache(sign);
                var answer = Translate(response, bytes, call);
                if (call.Reads) _hasRead = true;
                return answer;
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException
                || (failure is OperationCanceledException && !ct.IsCancellationRequested))
            {
                throw Failures.Lost(failure, !call.Reads);
            }
        }
        finally
        {
            _pace.Leave(took);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, Query query, byte[]? body, bool signed)
    {
        var address = new Uri(_root, "wp-json/wc/v3/" + path);
        var reads = method == HttpMethod.Get;
        HttpRequestMessage request;
        if (address.Scheme == Uri.UriSchemeHttps && !signed)
        {
            request = new HttpRequestMessage(method, (reads ? query.And(Fresh, Nonce()) : query).AppendTo(address));
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{keys.ConsumerKey}:{keys.ConsumerSecret}")));
        }
        else
        {
            // The shop compares the moment with its own clock, and takes a quarter of an hour either way.
            var parameters = OAuth1.SignedQuery(method.Method, address, query.Parameters, keys.ConsumerKey, keys.ConsumerSecret,
                clock.GetUtcNow(), Nonce());
            request = new HttpRequestMessage(method, new Uri(address + "?" + parameters));
        }

        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (reads) request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);

            // As text/plain the shop answers 200 and changes nothing.
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    private static string Nonce() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>
    /// Whatever it says, the shop did not say it now: not that an order is missing, nor that a product still has its stock. A
    /// cache that answers all the same, to an address it has never seen, keeps this shop from being read at all.
    /// </summary>
    private WooUnavailable FromCache(string sign)
    {
        _cacheSign = sign;
        return new WooUnavailable($"A cache answered in the shop's place ({sign}): what the shop holds now is not known.")
        {
            Own = $"cache:{sign}",
        };
    }

    private Answer<T> Translate<T>(HttpResponseMessage response, byte[]? raw, Call<T> call)
    {
        var (status, isWrite) = ((int)response.StatusCode, !call.Reads);
        var bytes = raw is null ? null : AnswerBytes.Clean(raw);
        if (response.IsSuccessStatusCode)
        {
            var (why, own) = (raw is null ? $"The shop's answer is larger than {options.LargestAnswer / 1024 / 1024} MB."
                : "The shop's answer holds more objects than any answer needs.", "too-large");
            try
            {
                if (bytes is not null)
                    return new Answer<T>(call.Parse(bytes), Header(response, "X-WP-Total"), Header(response, "X-WP-TotalPages"),
                        response.Headers.Date);
            }
            catch (JsonException unreadable)
            {
                var notJson = Unreadable(bytes!);
                (why, own) = (notJson ?? $"The shop's answer is JSON, but {unreadable.Message}.",
                    notJson is null ? "unreadable" : "not-json");
            }

            throw isWrite ? new WooUnknown(why) { Own = own } : new WooUnavailable(why) { Unreadable = true, Own = own };
        }

        var error = Error(bytes, call.Body);
        throw status switch
        {
            301 or 302 or 303 or 307 or 308 => Failures.Redirected(status, Target(response)),
            401 or 403 => Unauthorized(status, error, isWrite),
            404 => Failures.NotThere(error),

            // To a write, WooCommerce says the same with another number.
            400 when isWrite && error?.Code is { } missing && Failures.IsGone(missing)
                && missing.EndsWith("_invalid_id", StringComparison.Ordinal) =>
                    new WooNotFound(missing, error.Message ?? "Not found."),
            408 when isWrite => new WooUnknown("The shop answered 408 to a write.") { Own = "answered:408" },
            408 => new WooUnavailable("The shop answered 408.") { Own = "answered:408" },
            429 => new WooRateLimited(RetryAt(response)) { Own = "slow" },

            // WordPress' own page during an update says ten minutes, whatever it takes (facts/woocommerce.md §d).
            503 when response.Headers.RetryAfter is not null && !isWrite => new WooUnavailable(
                "The shop is closed for a moment (503), as while a plugin is being updated.")
            { RetryAt = Earliest(RetryAt(response), clock.GetUtcNow() + MaintenanceRest), Own = "closed" },
            >= 500 when isWrite && error?.Code is { } code && code.StartsWith("woocommerce_rest_", StringComparison.Ordinal) =>
                new WooRefused(status, code, error.Message ?? ""),
            >= 500 when isWrite => new WooUnknown($"The shop answered {status} to a write.") { Own = $"answered:{status}" },
            >= 500 => new WooUnavailable($"The shop answered {status}.") { Own = $"answered:{status}" },
            _ when error?.Message is { } said => new WooRefused(status, error.Code ?? "", said),
            _ => new WooRefused(status, error?.Code ?? "", $"The shop answered {status}.") { Own = $"answered:{status}" },
        };
    }

    private WooUnauthorized Unauthorized(int status, ErrorBody? error, bool isWrite)
    {
        var words = error?.Message ?? "The shop, or something in front of it, refuses access.";
        var own = error?.Message is null ? "no-access" : null;
        if (error?.Code == "woocommerce_rest_authentication_error")
        {
            // The code is the same for a wrong secret and for a read-only key (facts/woocommerce.md §h); but a key that has
            // just read has the right secret.
            return new WooUnauthorized(isWrite && _hasRead ? WooKeyProblem.ReadOnly : WooKeyProblem.WrongSecret, words)
            {
                Own = own,
            };
        }

        // To a visitor WordPress says 401; 403 is for a user that it knows and that may not do this.
        return status == 401 && error?.Code is { } code && code.StartsWith("woocommerce_rest_cannot_", StringComparison.Ordinal)
            ? new WooUnauthorized(WooKeyProblem.UnknownKey, words) { Own = own }
            : new WooUnauthorized(WooKeyProblem.Refused, words) { Own = own };
    }

    // Without its query: a login page's address may carry ours, signature and all.
    private Uri? Target(HttpResponseMessage response) => response.Headers.Location is { } location
        && Uri.TryCreate(_root, location, out var target) && (target.Scheme is "http" or "https")
            ? new Uri($"{target.Scheme}://{target.Authority}{target.AbsolutePath}") : null;

    /// <summary>Why it is no JSON at all; null where it is.</summary>
    private static string? Unreadable(byte[] bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = WooJson.Default.Options.MaxDepth });
            while (reader.Read())
            {
            }

            return null;
        }
        catch (JsonException)
        {
            return "The shop's answer is not JSON: something on the site (a plugin, a notice, a login page) writes into it.";
        }
    }

    private static T One<T>(byte[] bytes, JsonTypeInfo<T> type, Func<T, bool> isIt)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, type) is { } body && isIt(body) ? body
                : throw new JsonException("not about what was asked for");
        }
        catch (JsonException other) when (other.Path is not null)
        {
            throw new JsonException($"what stands at {other.Path} cannot be read", other);
        }
    }

    private DateTimeOffset RetryAt(HttpResponseMessage response) =>
        Earliest(clock.GetUtcNow() + LongestRest, response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => clock.GetUtcNow() + delta,
            { Date: { } date } => date,
            _ => clock.GetUtcNow() + TimeSpan.FromSeconds(30),
        });

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    /// <summary>What the shop says went wrong, without what it says of a person.</summary>
    private static ErrorBody? Error(byte[]? bytes, byte[]? sent)
    {
        if (bytes is null) return null;
        try
        {
            var error = JsonSerializer.Deserialize(bytes, WooJson.Default.ErrorBody);
            return error?.Message is { } words ? error with { Message = PersonalData.Mask(words, PersonalData.In(sent)) } : error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static int? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values)
        && int.TryParse(values.FirstOrDefault(), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>One request, and how its answer is read; what cannot be read ends in a <see cref="JsonException"/>.</summary>
    private sealed record Call<T>(HttpMethod Method, string Path, Query Query, byte[]? Body, Func<byte[], T> Parse,
        Action<DateTimeOffset>? Left)
    {
        public bool Reads => Method == HttpMethod.Get;
    }
}

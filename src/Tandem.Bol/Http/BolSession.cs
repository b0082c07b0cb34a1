using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tandem.Shared;

namespace Tandem.Bol;

/// <summary>
/// All requests with one client id and secret: their token, and how often a request is repeated. A read is repeated when bol
/// falters; a write only when bol certainly did not execute it (401, 429).
/// </summary>
internal sealed class BolSession(
    IHttpClientFactory http, BolOptions options, TimeProvider clock, ClientShare share, BolCredentials credentials)
{
    private const int RepeatsAfter429 = 2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(400);

    private readonly AccessToken token = new(http, options, clock, credentials);

    public string ClientId => credentials.ClientId;

    /// <summary>Reads. bol leaves empty lists out of an object; an answer without any says nothing.</summary>
    public Task<T> Read<T>(BolCall call, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class => Read(call, type, static _ => true, ct);

    /// <summary>Reads what may not exist.</summary>
    /// <param name="isIt">Whether it is what was asked for: JSON of something else that stands before bol is not.</param>
    public async Task<T?> Find<T>(Func<BolCall> call, JsonTypeInfo<T> type, Func<T, bool> isIt, CancellationToken ct)
        where T : class
    {
        try
        {
            return await Read(call(), type, isIt, ct);
        }
        catch (BolNotFound)
        {
            return null;
        }
    }

    /// <summary>Reads what may not exist and is no JSON, with its headers.</summary>
    public async Task<Answer?> FindRaw(Func<BolCall> call, CancellationToken ct)
    {
        try
        {
            return await Send(call(), ct);
        }
        catch (BolNotFound)
        {
            return null;
        }
    }

    /// <summary>Writes, and reads the answer.</summary>
    /// <param name="isIt">Whether the answer is about what was written.</param>
    public async Task<T> Write<T>(BolCall call, JsonTypeInfo<T> type, Func<T, bool> isIt, CancellationToken ct)
        where T : class => Parse(call, await Send(call, ct), type, isIt);

    /// <summary>Writes where bol answers nothing, or the thing itself.</summary>
    public async Task WriteOnly<T>(BolCall call, JsonTypeInfo<T> type, Func<T, bool> isIt, CancellationToken ct)
        where T : class
    {
        var answer = await Send(call, ct);
        if (answer.Body.Length > 0) Parse(call, answer, type, isIt);
    }

    /// <inheritdoc cref="Read{T}(BolCall, JsonTypeInfo{T}, CancellationToken)"/>
    /// <param name="isIt">Whether it is what was asked for.</param>
    public async Task<T> Read<T>(BolCall call, JsonTypeInfo<T> type, Func<T, bool> isIt, CancellationToken ct)
        where T : class => Parse(call, await Send(call, ct), type, isIt);

    private static T Parse<T>(BolCall call, Answer answer, JsonTypeInfo<T> type, Func<T, bool> isIt)
        where T : class
    {
        try
        {
            if (answer.Body.Length == 0 && call.Reads) throw Failures.Lost(call, "bol's answer is empty.", "unreadable");
            var sent = call.MayBeText ? TextBody.Unwrapped(answer.Body) : answer.Body;
            var body = sent.Length == 0 ? [.. "{}"u8] : AnswerBytes.Clean(sent, call.MostValues)
                ?? throw Failures.Lost(call, "bol's answer holds more objects than any answer needs.", "too-large");
            return Knows(body, type) && JsonSerializer.Deserialize(body, type) is { } read && isIt(read) ? read
                : throw Failures.Lost(call, "bol's answer is JSON, but not about what was asked for.", "unreadable");
        }
        catch (JsonException broken)
        {
            // The exception of the parser may quote the body, so it does not travel along.
            throw Failures.Lost(call, $"bol's answer could not be read (byte {broken.BytePositionInLine}).", "unreadable");
        }
    }

    /// <summary>
    /// An object that is empty, or has at least one name that belongs into it: anything else is no empty list of bol.
    /// </summary>
    private static bool Knows(byte[] body, JsonTypeInfo type)
    {
        var reader = new Utf8JsonReader(body);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
        var isEmpty = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            if (type.Properties.Any(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase))) return true;
            isEmpty = false;
            reader.Read();
            reader.Skip();
        }

        return isEmpty;
    }

    private async Task<Answer> Send(BolCall call, CancellationToken ct)
    {
        var (tries, limited, renewed) = (1, 0, false);
        while (true)
        {
            var bucket = await share.Budgets.Enter(call, options.LongestWait, ct);
            var (answer, lost, used) = await InTurn(call, bucket, ct);
            if (answer is { IsSuccess: true })
            {
                token.Accepted();
                return answer;
            }
            if (answer is { Status: 401 })
            {
                token.Reject(used);
                if (renewed) throw token.Refused(Failures.Of(call, answer));
                renewed = true;
            }
            else if (answer is { Status: 429 })
            {
                var retryAt = bucket.Close(answer.Rates);
                if (++limited > RepeatsAfter429 || retryAt - clock.GetUtcNow() > options.ShortWait)
                    throw new BolRateLimited(retryAt) { Own = "slow" };
            }
            else
            {
                var failure = lost ?? Failures.Of(call, answer!);
                if (!call.Reads || failure is not BolUnavailable || tries >= options.ReadAttempts) throw failure;
                await Task.Delay(Pause(tries++), clock, ct);
            }
        }
    }

    /// <summary>One exchange within the budget; the place in the bucket is given back whatever happens.</summary>
    private async Task<(Answer? Answer, BolFailure? Lost, string Token)> InTurn(
        BolCall call, Bucket bucket, CancellationToken ct)
    {
        Answer? answer = null;
        try
        {
            await share.Places.WaitAsync(ct);
            try
            {
                var bearer = await token.Get(ct);
                (answer, var lost) = await Exchange(call, bearer, ct);
                return (answer, lost, bearer);
            }
            finally
            {
                share.Places.Release();
            }
        }
        finally
        {
            bucket.Leave(answer?.Rates);
        }
    }

    private async Task<(Answer? Answer, BolFailure? Lost)> Exchange(BolCall call, string bearer, CancellationToken ct)
    {
        // Real time, not the injected clock: a rehearsal at sixty times the pace has the same network.
        using var timer = new CancellationTokenSource(options.Timeout);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timer.Token);
        using var request = Request(call, bearer);
        try
        {
            using var client = http.CreateClient(BolRegistration.HttpClientName);
            call.Left?.Invoke(clock.GetUtcNow());
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            var largest = call.LargestAnswer ?? options.LargestAnswer;
            if (await AnswerBytes.Read(response.Content, largest, either.Token) is not { } body)
                return (null, Failures.Lost(call, $"bol's answer is larger than {largest / 1024 / 1024} MB.", "too-large"));
            return (new Answer((int)response.StatusCode, body, RateHeaders.Read(response.Headers)) { Headers = response.Headers },
                null);
        }
        catch (HttpRequestException failure) when (Failures.BeforeSending(failure))
        {
            return (null, new BolUnavailable("bol cannot be reached.", failure) { Own = "unreachable" });
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException)
        {
            return (null, Failures.Lost(call, "The connection to bol broke off.", "broke", failure));
        }
        catch (OperationCanceledException failure) when (!ct.IsCancellationRequested)
        {
            // Only the time limit on connecting ends this way without our own timer.
            return (null, !timer.IsCancellationRequested && failure.InnerException is TimeoutException
                ? new BolUnavailable("bol cannot be reached in time.", failure) { Own = "unreachable" }
                : Failures.Lost(call, "bol did not answer in time.", "no-answer", failure));
        }
    }

    private HttpRequestMessage Request(BolCall call, string bearer)
    {
        var request = new HttpRequestMessage(call.Method, options.At(call.Path + call.Query));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        request.Headers.Accept.ParseAdd(call.Accept ?? call.MediaType);
        if (call.Body is null) return request;
        request.Content = new ByteArrayContent(call.Body);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(call.MediaType);
        return request;
    }

    private static TimeSpan Pause(int tries) => FirstPause * (1 << (tries - 1)) * (0.5 + Random.Shared.NextDouble());
}

using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tandem.Bol;

/// <summary>
/// All requests of one client id: its token, its budgets, and how often a request is repeated. A read is repeated when
/// bol falters; a write only when bol certainly did not execute it (401, 429).
/// </summary>
internal sealed class BolSession(
    IHttpClientFactory http, BolOptions options, TimeProvider clock, PublishedLimits limits, BolCredentials credentials)
{
    private const int RepeatsAfter429 = 2;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(400);

    private readonly Budgets budgets = new(limits, clock);
    private readonly SemaphoreSlim places = new(options.MaxConcurrentPerAccount);
    private volatile AccessToken current = new(http, options, clock, credentials);

    public string ClientId => credentials.ClientId;

    /// <summary>Takes the credentials into use; with another secret the token and what the login said before are gone.</summary>
    public void Use(BolCredentials latest)
    {
        if (current.Credentials != latest) current = new AccessToken(http, options, clock, latest);
    }

    /// <summary>Reads; an empty body is an empty object, as bol leaves empty lists out.</summary>
    public async Task<T> Read<T>(BolCall call, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class => Parse(call, await Send(call, ct), type);

    /// <summary>Reads what may not exist.</summary>
    public async Task<T?> Find<T>(Func<BolCall> call, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        try
        {
            return await Read(call(), type, ct);
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
    public async Task<T> Write<T>(BolCall call, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class => Parse(call, await Send(call, ct), type);

    /// <summary>Writes where bol answers nothing.</summary>
    public Task Write(BolCall call, CancellationToken ct) => Send(call, ct);

    private static T Parse<T>(BolCall call, Answer answer, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body.Length == 0 ? "{}"u8 : answer.Body, type)
                ?? throw Failures.Lost(call, "bol answered with nothing.");
        }
        catch (JsonException broken)
        {
            // The exception of the parser may quote the body, so it does not travel along.
            throw Failures.Lost(call, $"bol's answer could not be read (byte {broken.BytePositionInLine}).");
        }
    }

    private async Task<Answer> Send(BolCall call, CancellationToken ct)
    {
        var token = current;
        var (tries, limited, renewed) = (1, 0, false);
        while (true)
        {
            var bucket = await budgets.Enter(call, options.LongestWait, ct);
            var (answer, lost, used) = await InTurn(call, bucket, token, ct);
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
                    throw new BolRateLimited(retryAt);
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
        BolCall call, Bucket bucket, AccessToken token, CancellationToken ct)
    {
        Answer? answer = null;
        try
        {
            await places.WaitAsync(ct);
            try
            {
                var bearer = await token.Get(ct);
                (answer, var lost) = await Exchange(call, bearer, ct);
                return (answer, lost, bearer);
            }
            finally
            {
                places.Release();
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
            using var response = await client.SendAsync(request, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return (new Answer((int)response.StatusCode, body, RateHeaders.Read(response.Headers)) { Headers = response.Headers }, null);
        }
        catch (HttpRequestException failure) when (Failures.BeforeSending(failure))
        {
            return (null, new BolUnavailable("bol cannot be reached.", failure));
        }
        catch (HttpRequestException failure)
        {
            return (null, Failures.Lost(call, "The connection to bol broke off.", failure));
        }
        catch (OperationCanceledException failure) when (!ct.IsCancellationRequested)
        {
            // Only the time limit on connecting ends this way without our own timer.
            return (null, !timer.IsCancellationRequested && failure.InnerException is TimeoutException
                ? new BolUnavailable("bol cannot be reached in time.", failure)
                : Failures.Lost(call, "bol did not answer in time.", failure));
        }
    }

    private HttpRequestMessage Request(BolCall call, string bearer)
    {
        var request = new HttpRequestMessage(call.Method, options.At(call.Path + call.Query));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        request.Headers.Accept.ParseAdd(call.Accept ?? call.MediaType);
        if (call.Body is null) return request;
        request.Content = new ByteArrayContent(call.Body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(call.MediaType);
        return request;
    }

    private static TimeSpan Pause(int tries) => FirstPause * (1 << (tries - 1)) * (0.5 + Random.Shared.NextDouble());
}

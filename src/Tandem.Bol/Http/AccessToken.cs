using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tandem.Bol;

/// <summary>
/// The bearer token of one client id and secret: fetched by one caller for all, renewed at 80 % of its life. bol blocks
/// addresses that log in too often (facts/bol.md §1), so a failed login is remembered and not repeated before its pause is over.
/// </summary>
internal sealed class AccessToken(
    IHttpClientFactory http, BolOptions options, TimeProvider clock, BolCredentials credentials)
{
    private const double RenewAt = 0.8;
    private static readonly TimeSpan LifeWhenUnsaid = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private Held? held;
    private Failed? failed;
    private int failures;
    private Task<string>? running;

    /// <summary>A token that should still be good.</summary>
    public Task<string> Get(CancellationToken ct)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (held is not null && now < held.RenewAt) return Task.FromResult(held.Token);
            if (running is null && failed is not null && now < failed.TryAgainAt)
            {
                // The old token outlives a login that is briefly away.
                if (held is not null && now < held.ExpiresAt) return Task.FromResult(held.Token);
                return Task.FromException<string>(failed.Again());
            }
            // Off the caller's scheduler and token: the login belongs to everyone who waits for it.
            running ??= Task.Run(Renew, CancellationToken.None);
            return running.WaitAsync(ct);
        }
    }

    /// <summary>bol did not take this token.</summary>
    public void Reject(string token)
    {
        lock (gate)
        {
            if (held?.Token == token) held = null;
        }
    }

    /// <summary>bol takes neither an old nor a new token: remembers that, so that no login follows per request.</summary>
    public BolFailure Refused(BolFailure failure)
    {
        lock (gate)
        {
            Remember(() => new BolUnauthorized(BolUnauthorizedKind.TokenRefused, failure.Message) { Own = failure.Own },
                LoginPauses.Refused(failures));
        }
        return failure;
    }

    /// <summary>bol took the token.</summary>
    public void Accepted()
    {
        if (Volatile.Read(ref failures) == 0) return;
        lock (gate)
        {
            failures = 0;
            failed = null;
        }
    }

    private async Task<string> Renew()
    {
        try
        {
            var answer = await Login();
            lock (gate)
            {
                running = null;
                failed = null;
                held = answer;
            }
            return answer.Token;
        }
        catch (LoginFailed end)
        {
            lock (gate)
            {
                running = null;
                Remember(end.Again, end.Pause(failures));
                // Again this class's rule: as long as the old token lives, a failing login hurts nobody.
                if (held is not null && clock.GetUtcNow() < held.ExpiresAt) return held.Token;
            }
            throw end.Again();
        }
        catch
        {
            lock (gate) running = null;
            throw;
        }
    }

    private void Remember(Func<BolFailure> again, TimeSpan pause)
    {
        failed = new Failed(again, clock.GetUtcNow() + pause);
        failures++;
    }

    private async Task<Held> Login()
    {
        var began = clock.GetUtcNow();
        using var timer = new CancellationTokenSource(options.Timeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Login);
        var pair = Encoding.UTF8.GetBytes($"{credentials.ClientId}:{credentials.ClientSecret}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(pair));
        request.Headers.Accept.ParseAdd("application/json");
        request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        try
        {
            using var client = http.CreateClient(BolRegistration.HttpClientName);
            using var response = await client.SendAsync(request, timer.Token);
            var body = await response.Content.ReadAsByteArrayAsync(timer.Token);
            var answer = new Answer((int)response.StatusCode, body, RateHeaders.Read(response.Headers));
            if (!answer.IsSuccess) throw LoginFailed.Of(answer, clock.GetUtcNow());
            var token = JsonSerializer.Deserialize(body, BolJson.Default.TokenAnswer);
            if (string.IsNullOrEmpty(token?.AccessToken)) throw LoginFailed.Away("bol's login gave no token.");
            var life = token.ExpiresIn is > 0 and < 86_400 ? TimeSpan.FromSeconds((double)token.ExpiresIn) : LifeWhenUnsaid;
            return new Held(token.AccessToken, began + life * RenewAt, began + life);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException
            or InvalidOperationException)
        {
            throw LoginFailed.Away("bol's login cannot be reached.");
        }
        catch (OperationCanceledException)
        {
            throw LoginFailed.Away("bol's login did not answer in time.");
        }
        catch (JsonException)
        {
            throw LoginFailed.Away("bol's login answered something that is not a token.");
        }
    }

    private sealed record Held(string Token, DateTimeOffset RenewAt, DateTimeOffset ExpiresAt);

    private sealed record Failed(Func<BolFailure> Again, DateTimeOffset TryAgainAt);
}

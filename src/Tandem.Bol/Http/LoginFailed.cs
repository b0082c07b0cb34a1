namespace Tandem.Bol;

/// <summary>A login that failed: the failure for everyone who asks for a token, and how long not to ask again.</summary>
internal sealed class LoginFailed(Func<BolFailure> again, Func<int, TimeSpan> pause) : Exception("The login failed.")
{
    /// <summary>A fresh failure with the same words: an exception is not thrown twice.</summary>
    public Func<BolFailure> Again { get; } = again;

    /// <summary>How long to wait, given how many logins failed before.</summary>
    public Func<int, TimeSpan> Pause { get; } = pause;

    public static LoginFailed Away(string message, string own = "login-away") =>
        new(() => new BolUnavailable(message) { Own = own }, LoginPauses.Away);

    public static LoginFailed Of(Answer answer, DateTimeOffset now)
    {
        var problem = answer.Problem();
        var words = Words.OfProblem(
            answer.Status, problem.Title ?? problem.Error ?? "", problem.Detail ?? problem.ErrorDescription ?? "");
        return answer.Status switch
        {
            400 or 401 => new(
                () => new BolUnauthorized(BolUnauthorizedKind.BadCredentials, words) { Own = Words.Own(words) },
                LoginPauses.Refused),
            403 => new(
                () => new BolUnauthorized(BolUnauthorizedKind.Inactive, words) { Own = Words.Own(words) }, LoginPauses.Refused),
            // bol's page on errors, seen 2026-11: an address that logged in too often gets 404 from the login.
            404 => new(
                () => new BolUnavailable(
                    "bol's login answers 404: it does so when it blocks an address that asked for tokens too often.")
                { Own = "login-blocked" },
                _ => LoginPauses.Blocked),
            429 => Limited(answer.Rates.RetryAt(now, LoginPauses.Limited), now),
            _ => Away(words, Words.Own(words)),
        };
    }

    private static LoginFailed Limited(DateTimeOffset retryAt, DateTimeOffset now) =>
        new(() => new BolRateLimited(retryAt, "bol's login allows no more tokens for now.") { Own = "slow" }, _ => retryAt - now);
}

/// <summary>How long a failed login is left alone. Pure.</summary>
internal static class LoginPauses
{
    public static readonly TimeSpan Blocked = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan Limited = TimeSpan.FromMinutes(1);

    /// <summary>The login is away: 2 seconds, doubling up to 5 minutes.</summary>
    public static TimeSpan Away(int failures) => Doubled(TimeSpan.FromSeconds(2), failures, TimeSpan.FromMinutes(5));

    /// <summary>The login said no: 2 minutes, doubling up to 30. New credentials are tried at once.</summary>
    public static TimeSpan Refused(int failures) => Doubled(TimeSpan.FromMinutes(2), failures, TimeSpan.FromMinutes(30));

    private static TimeSpan Doubled(TimeSpan first, int failures, TimeSpan most)
    {
        var pause = first * (1L << Math.Clamp(failures, 0, 20));
        return pause < most ? pause : most;
    }
}

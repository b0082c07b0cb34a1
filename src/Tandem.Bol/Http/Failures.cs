namespace Tandem.Bol;

/// <summary>Which failure an answer or a broken connection is. Pure.</summary>
internal static class Failures
{
    /// <summary>The failure that an unsuccessful answer means (401 and 429 are settled before this).</summary>
    public static BolFailure Of(BolCall call, Answer answer)
    {
        var problem = answer.Problem();
        var (title, detail) =
            (Words.Tidy(problem.Title ?? problem.Error ?? ""), Words.Tidy(problem.Detail ?? problem.ErrorDescription ?? ""));
        var violations =
            (problem.Violations ?? []).Select(v => v with { Reason = v.Reason is { } reason ? Words.Tidy(reason) : null });
        var words = Words.OfProblem(answer.Status, title, detail);
        return answer.Status switch
        {
            401 => new BolUnauthorized(BolUnauthorizedKind.TokenRefused, words),
            403 => new BolUnauthorized(BolUnauthorizedKind.Inactive, words),
            404 => new BolNotFound(words),
            408 => Lost(call, words),
            >= 400 and < 500 => new BolRefused(answer.Status, title, detail, [.. violations]),
            _ => Lost(call, words),
        };
    }

    /// <summary>No usable answer: harmless for a read; for a write bol may have executed it all the same.</summary>
    public static BolFailure Lost(BolCall call, string message, Exception? cause = null) =>
        call.Reads ? new BolUnavailable(message, cause) : new BolUnknown(message, cause);

    /// <summary>Whether the connection failed before any of the request can have reached bol.</summary>
    public static bool BeforeSending(HttpRequestException failure) =>
        failure.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}

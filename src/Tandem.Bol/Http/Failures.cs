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
            (problem.Violations ?? []).Select(v => v with { Reason = v.Reason is { } reason ? Words.Tidy(reason) : null })
            .ToList();
        var words = Words.OfProblem(answer.Status, title, detail);
        var own = Words.Own(words);
        return answer.Status switch
        {
            401 => new BolUnauthorized(BolUnauthorizedKind.TokenRefused, words) { Own = own },
            403 => new BolUnauthorized(BolUnauthorizedKind.Inactive, words) { Own = own },
            404 => new BolNotFound(words) { Own = own },
            not 408 and >= 400 and < 500 => new BolRefused(answer.Status, title, detail, violations)
            {
                Own = Words.Own(Words.OfRefusal(answer.Status, title, detail, violations)),
            },
            _ => Lost(call, words, own),
        };
    }

    /// <summary>No usable answer: harmless for a read; for a write bol may have executed it all the same.</summary>
    public static BolFailure Lost(BolCall call, string message, string own, Exception? cause = null) =>
        call.Reads ? new BolUnavailable(message, cause) { Own = own } : new BolUnknown(message, cause) { Own = own };

    /// <summary>Whether the connection failed before any of the request can have reached bol.</summary>
    public static bool BeforeSending(HttpRequestException failure) =>
        failure.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}

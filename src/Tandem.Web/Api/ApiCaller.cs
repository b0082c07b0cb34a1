using Tandem.Engine.Journal;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.Web.Hosting;

namespace Tandem.Web.Api;

/// <summary>
/// Who calls our API, as the token says. Found out before anything else: a limit that counts strangers together with callers
/// would let the former push the latter away.
/// </summary>
/// <param name="Token">The token's key in the database.</param>
/// <param name="Scopes">What the token may be used for.</param>
internal sealed record ApiCaller(SellerId Seller, long Token, IReadOnlyList<string> Scopes)
{
    private const string Scheme = "Bearer ";

    /// <exception cref="InvalidOperationException">The request did not come past <see cref="Know"/>: a bug.</exception>
    public static ApiCaller Of(HttpContext http) =>
        http.Features.Get<ApiCaller>() ?? throw new InvalidOperationException("Nobody has looked at the token yet.");

    /// <summary>Lets requests on that have a token; answers the others.</summary>
    public static async Task Know(HttpContext http, RequestDelegate next)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var tokens = http.RequestServices.GetRequiredService<ApiTokens>();
        var owner = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? await tokens.OwnerOf(header[Scheme.Length..].Trim(), http.RequestAborted) : null;
        if (owner is { ExpiredAt: null })
        {
            http.Features.Set(new ApiCaller(owner.Seller, owner.Token, owner.Scopes));
            Actor.Is(Actor.Api);
            await next(http);
        }
        else if (http.RequestServices.GetRequiredService<Strangers>().MayAsk(http))
        {
            // RFC 6750, section 3: the words of the header are for programs.
            http.Response.Headers.WWWAuthenticate = owner is null ? "Bearer" : "Bearer error=\"invalid_token\"";
            await (owner?.ExpiredAt is { } expired
                ? ApiProblem.Of(StatusCodes.Status401Unauthorized,
                    $"It expired on {expired:yyyy-MM-dd}: make a new one on the page Source, or with `tandem seller token add`.",
                    "This token has expired").ExecuteAsync(http)
                : Refuse(http, StatusCodes.Status401Unauthorized,
                    "Send a token that is not revoked: Authorization: Bearer tandem_…"));
        }
        else
        {
            http.Response.Headers.RetryAfter = Strangers.Wait;
            await Refuse(http, StatusCodes.Status429TooManyRequests, "Too many requests without a valid token.");
        }
    }

    private static Task Refuse(HttpContext http, int status, string why) => ApiProblem.Of(status, why).ExecuteAsync(http);
}

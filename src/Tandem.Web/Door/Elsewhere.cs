using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Tandem.Web.Door;

/// <summary>Sends a browser to sign in with an account of elsewhere, and says what that is for.</summary>
/// <param name="name">What people know the provider as; null: there is none.</param>
internal sealed class Elsewhere(string? name, IOptionsMonitor<OpenIdConnectOptions> options, ILogger<Elsewhere> log)
{
    public const string Scheme = "oidc";

    /// <summary>Where who signs in, and what fails, comes back to.</summary>
    public const string Landing = "/sign-in/with";

    /// <summary>Where the provider sends browsers back to: it has to know this address.</summary>
    public const string Callback = "/sign-in/oidc";

    // What Identity calls them where it reads who came back, and what for.
    internal const string IssuerItem = "LoginProvider";
    internal const string PurposeItem = "XsrfId";

    /// <summary>Who signs in with what is joined to an account already.</summary>
    public const string ToSignIn = "sign-in";
    private const string ToProve = "prove ";

    public string? Name => name;

    /// <summary>Whoever uses this one-time link will sign in so.</summary>
    public static string ToJoin(string link) => $"join {link}";

    /// <summary>This user will sign in so, besides.</summary>
    public static string ToLink(Guid user) => $"link {user}";

    /// <summary>This user, who has no password, has just shown again that it is them.</summary>
    public static string ToProveIt(Guid user) => ToProve + user;

    public static bool IsProof(string? purpose) => purpose?.StartsWith(ToProve, StringComparison.Ordinal) == true;

    /// <returns>The provider's address to go to; null where it cannot be reached.</returns>
    public async Task<string?> Begin(HttpContext http, string back, string purpose)
    {
        if (name is null) return null;
        try
        {
            await options.Get(Scheme).ConfigurationManager!.GetConfigurationAsync(http.RequestAborted);
        }
        catch (Exception down) when (down is InvalidOperationException or IOException or HttpRequestException
            || (down is OperationCanceledException && !http.RequestAborted.IsCancellationRequested))
        {
            log.LogWarning("{Provider} cannot be reached to sign in with ({Failure})", name, down.GetType().Name);
            return null;
        }

        var properties = new OpenIdConnectChallengeProperties
        {
            RedirectUri = back,
            Items = { [IssuerItem] = Scheme, [PurposeItem] = purpose },
        };
        if (IsProof(purpose)) (properties.Prompt, properties.MaxAge) = ("login", TimeSpan.Zero);
        await http.ChallengeAsync(Scheme, properties);

        // Browsers follow the redirects of a form only where our policy lets forms go, and a provider may send on to others: the
        // page leads there by itself.
        var to = http.Response.Headers.Location.ToString();
        http.Response.Headers.Remove("Location");
        http.Response.StatusCode = StatusCodes.Status200OK;
        return to;
    }
}

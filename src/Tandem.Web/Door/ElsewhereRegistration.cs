using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Tandem.Web.Hosting;

namespace Tandem.Web.Door;

/// <summary>Registers a provider of OpenID Connect: code flow with PKCE, and nothing kept but who its token is about.</summary>
internal static class ElsewhereRegistration
{
    private const string OwnHostOnly = "__Host-";
    private const int Unanswered = 10;
    private static readonly TimeSpan Recently = TimeSpan.FromMinutes(5);

    public static void AddElsewhere(this AuthenticationBuilder schemes, OidcSettings? settings, bool overHttps)
    {
        schemes.AddExternalCookie();
        var home = settings?.Home;
        schemes.Services.AddSingleton(services => new Elsewhere(settings?.Title,
            services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>(),
            services.GetRequiredService<ILogger<Elsewhere>>()));
        if (home is not null) schemes.AddOpenIdConnect(Elsewhere.Scheme, o => Choose(o, settings!, home, overHttps));
    }

    private static void Choose(OpenIdConnectOptions oidc, OidcSettings settings, Uri home, bool overHttps)
    {
        (oidc.Authority, oidc.ClientId, oidc.ClientSecret) = (home.ToString(), settings.ClientId, settings.ClientSecret);
        oidc.RequireHttpsMetadata = home.Scheme == Uri.UriSchemeHttps;
        oidc.BackchannelTimeout = TimeSpan.FromSeconds(Unanswered);
        oidc.SignInScheme = IdentityConstants.ExternalScheme;
        oidc.ResponseType = OpenIdConnectResponseType.Code;

        // A form that another site sends would be refused at our door, and comes without cookies.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.SaveTokens = oidc.GetClaimsFromUserInfoEndpoint = oidc.MapInboundClaims = false;
        oidc.DisableTelemetry = true;
        oidc.CallbackPath = Elsewhere.Callback;
        oidc.RemoteSignOutPath = oidc.SignedOutCallbackPath = default;
        oidc.Scope.Clear();
        foreach (var scope in (settings.Scopes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend("openid"))
            oidc.Scope.Add(scope);
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = overHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.Path = "/";
        }

        var prefix = overHttps ? OwnHostOnly : "";
        (oidc.CorrelationCookie.Name, oidc.NonceCookie.Name) = ($"{prefix}tandem-state.", $"{prefix}tandem-nonce.");
        oidc.Events.OnTokenValidated = Take;
        oidc.Events.OnRemoteFailure = Fail;
    }

    /// <summary>Keeps the issuer and its word for who it is; names and addresses that came along end here.</summary>
    private static Task Take(TokenValidatedContext context)
    {
        var items = context.Properties!.Items;
        var token = context.SecurityToken;

        // The protocol lets one that comes straight from the provider go unsigned; we do not.
        if (token.SignatureAlgorithm is null or "none" || string.IsNullOrEmpty(token.Subject))
        {
            context.Fail("The token is not signed, or about nobody.");
            return Task.CompletedTask;
        }

        if (Elsewhere.IsProof(items[Elsewhere.PurposeItem]))
        {
            var said = token.Claims.FirstOrDefault(c => c.Type == "auth_time")?.Value;
            if (!long.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                || context.Options.TimeProvider!.GetUtcNow().ToUnixTimeSeconds() - at > Recently.TotalSeconds)
            {
                context.Fail("The provider asked nobody to sign in again.");
                return Task.CompletedTask;
            }
        }

        items[Elsewhere.IssuerItem] = token.Issuer;
        context.Principal = new ClaimsPrincipal(
            new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, token.Subject)], Elsewhere.Scheme));
        return Task.CompletedTask;
    }

    private static async Task Fail(RemoteFailureContext context)
    {
        // Which check it was; what the provider wrote may name a person.
        context.HttpContext.RequestServices.GetRequiredService<ILogger<Elsewhere>>()
            .LogWarning("Signing in with an account of elsewhere failed ({Failure})", context.Failure?.GetType().Name);
        await context.HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        context.Response.Redirect(Elsewhere.Landing);
        context.HandleResponse();
    }
}

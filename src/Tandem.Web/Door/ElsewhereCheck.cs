using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Tandem.Engine.Monitoring;
using Tandem.Web.Hosting;

namespace Tandem.Web.Door;

/// <summary>Looks whether the provider that people may sign in with answers.</summary>
internal static class ElsewhereCheck
{
    private static readonly TimeSpan Unanswered = TimeSpan.FromSeconds(10);

    /// <returns>Null where none is set.</returns>
    public static async Task<Finding?> Run(TandemSettings settings, CancellationToken ct)
    {
        if (settings.Oidc.Home is not { } home) return null;
        var back = new Uri(settings.PublicHome ?? settings.AtThisMachine, Elsewhere.Callback);
        var address = $"{home.ToString().TrimEnd('/')}/.well-known/openid-configuration";
        using var http = new HttpClient { Timeout = Unanswered };
        try
        {
            var reader = new HttpDocumentRetriever(http) { RequireHttps = home.Scheme == Uri.UriSchemeHttps };
            var said = await OpenIdConnectConfigurationRetriever.GetAsync(address, reader, ct);
            return new Finding(true, $"Signing in with {settings.Oidc.Title}: {said.Issuer} answers.",
                $"The provider has to know {back} as the address to come back to.");
        }
        catch (Exception down) when (down is IOException or InvalidOperationException or ArgumentException
            || (down is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new Finding(false, $"Signing in with {settings.Oidc.Title}: {address} does not answer as a provider does.",
                "Check TANDEM_OIDC__AUTHORITY. Passwords and passkeys work meanwhile.");
        }
    }
}

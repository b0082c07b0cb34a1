namespace Tandem.Web.Hosting;

/// <summary>A provider of OpenID Connect that people may sign in with, besides their password.</summary>
public sealed class OidcSettings
{
    /// <summary>The provider's address, below which its <c>/.well-known/openid-configuration</c> stands; null: none.</summary>
    public string? Authority { get; set; }

    public string? ClientId { get; set; }

    /// <summary>Null for a client that has none: it proves itself with PKCE alone.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>What people know it as; null: the host of the address.</summary>
    public string? Name { get; set; }

    /// <summary>What is asked for besides <c>openid</c>, with blanks between; nothing of it is kept.</summary>
    public string? Scopes { get; set; }

    internal string? Title => Home is null ? null : string.IsNullOrWhiteSpace(Name) ? Home.Host : Name.Trim();

    /// <summary>The provider's address; null: none is set.</summary>
    /// <exception cref="SettingsProblem">Something is missing, or it is no address to trust.</exception>
    internal Uri? Home
    {
        get
        {
            if (string.IsNullOrWhiteSpace(Authority))
            {
                return ClientId is null && ClientSecret is null ? null : throw new SettingsProblem(
                    "TANDEM_OIDC__AUTHORITY is missing: give the provider's address, for example https://login.example.nl/realms/us.");
            }

            // Who answers there says who people are.
            if (!Uri.TryCreate(Authority, UriKind.Absolute, out var home)
                || !(home.Scheme == Uri.UriSchemeHttps || (home.Scheme == Uri.UriSchemeHttp && home.IsLoopback)))
                throw new SettingsProblem($"TANDEM_OIDC__AUTHORITY is \"{Authority}\": give a whole https address.");
            return string.IsNullOrWhiteSpace(ClientId)
                ? throw new SettingsProblem("TANDEM_OIDC__CLIENTID is missing: the provider gives it for the client that you add there.")
                : home;
        }
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Tandem.Bol;
using Tandem.WooCommerce;

namespace Tandem.Engine.Sellers;

/// <summary>Seals the keys of shops and accounts before they are stored. The key ring lies beside the data.</summary>
public sealed class Credentials(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Tandem.Credentials.v1");

    internal string Seal(BolCredentials keys) => Protect(keys.ClientId, keys.ClientSecret);

    internal string Seal(WooCredentials keys) => Protect(keys.ConsumerKey, keys.ConsumerSecret);

    internal string Seal(string secret) => _protector.Protect(secret);

    internal string Open(string sealedSecret) => _protector.Unprotect(sealedSecret);

    /// <summary>Null where there is nothing sealed, or the key ring does not fit the database.</summary>
    internal string? TryOpen(string? sealedSecret)
    {
        try
        {
            return sealedSecret is null ? null : Open(sealedSecret);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Of a secret a note says no more than whether there is one, and whether it is another than before.</summary>
    internal string? Veil(string? secret, string? before) => secret is null ? null
        : before is null || secret == before || TryOpen(secret) == TryOpen(before) ? "kept" : "replaced";

    /// <exception cref="CryptographicException">The key ring does not fit the database.</exception>
    internal BolCredentials OpenBol(string sealedKeys)
    {
        var (id, secret) = Unprotect(sealedKeys);
        return new BolCredentials(id, secret);
    }

    /// <inheritdoc cref="OpenBol"/>
    internal WooCredentials OpenShop(string url, string sealedKeys)
    {
        var (key, secret) = Unprotect(sealedKeys);
        return new WooCredentials(new Uri(url), key, secret);
    }

    private string Protect(string id, string secret) => _protector.Protect(JsonSerializer.Serialize(new[] { id, secret }));

    private (string Id, string Secret) Unprotect(string text)
    {
        var pair = JsonSerializer.Deserialize<string[]>(_protector.Unprotect(text))!;
        return (pair[0], pair[1]);
    }
}

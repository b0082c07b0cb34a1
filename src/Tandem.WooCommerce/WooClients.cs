using System.Collections.Concurrent;
using Tandem.WooCommerce.Http;

namespace Tandem.WooCommerce;

/// <summary>One client for each shop, so that everything that speaks to a shop shares its pace.</summary>
public sealed class WooClients(IHttpClientFactory factory, WooOptions options, TimeProvider clock)
{
    internal const string HttpName = "woocommerce";
    private readonly ConcurrentDictionary<string, (WooCredentials Keys, WooClient Client)> _clients = new(StringComparer.Ordinal);

    /// <summary>The shop's client; a new one where the keys have changed.</summary>
    public WooClient For(string shopKey, WooCredentials credentials)
    {
        var found = _clients.AddOrUpdate(
            shopKey,
            _ => (credentials, Make(credentials)),
            (_, known) => known.Keys == credentials ? known : (credentials, Make(credentials)));
        return found.Client;
    }

    public void Forget(string shopKey) => _clients.TryRemove(shopKey, out _);

    private WooClient Make(WooCredentials credentials) =>
        new(new Session(factory.CreateClient(HttpName), credentials, options, clock));
}

using System.Collections.Concurrent;
using Tandem.WooCommerce.Http;

namespace Tandem.WooCommerce;

/// <summary>One client for each shop, so that everything that speaks to a shop shares its pace.</summary>
public sealed class WooClients(IHttpClientFactory factory, WooOptions options, TimeProvider clock)
{
    internal const string HttpName = "woocommerce";
    internal const string StrangersName = "woocommerce-strangers";
    private readonly ConcurrentDictionary<string, (WooCredentials Keys, WooClient Client)> _clients = new(StringComparer.Ordinal);

    /// <summary>The shop's client; a new one where the keys have changed.</summary>
    public WooClient For(string shopKey, WooCredentials credentials)
    {
        var found = _clients.AddOrUpdate(
            shopKey,
            _ => (credentials, Make(HttpName, credentials)),
            (_, known) => known.Keys == credentials ? known : (credentials, Make(HttpName, credentials)));
        return found.Client;
    }

    /// <summary>A client of its own for a shop that nobody has taken in: it shares no connection with those that are.</summary>
    public WooClient ForStranger(WooCredentials credentials) => Make(StrangersName, credentials);

    public void Forget(string shopKey) => _clients.TryRemove(shopKey, out _);

    private WooClient Make(string httpName, WooCredentials credentials) =>
        new(new Session(factory.CreateClient(httpName), credentials, options, clock));
}

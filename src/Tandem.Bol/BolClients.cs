using Microsoft.Extensions.Options;

namespace Tandem.Bol;

/// <summary>
/// The clients of all accounts. Accounts with the same client id share one set of rate limits, as they do at bol; a token only
/// those with the same secret, so that keys that are tried do not become another account's.
/// </summary>
public sealed class BolClients
{
    private readonly IHttpClientFactory http;
    private readonly BolOptions options;
    private readonly TimeProvider clock;
    private readonly PublishedLimits limits;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<BolCredentials, BolSession> sessions = [];
    private readonly Dictionary<string, ClientShare> shares = new(StringComparer.Ordinal);

    public BolClients(IHttpClientFactory http, IOptions<BolOptions> options, TimeProvider clock)
    {
        this.http = http;
        this.options = options.Value;
        this.clock = clock;
        limits = new PublishedLimits(http, this.options, clock);
    }

    /// <summary>The client of an account; new credentials take effect at once.</summary>
    public BolClient For(string accountKey, BolCredentials credentials)
    {
        lock (gate)
        {
            if (accounts.TryGetValue(accountKey, out var known) && known.Credentials == credentials) return known.Client;
            if (!shares.TryGetValue(credentials.ClientId, out var share))
                shares.Add(credentials.ClientId, share = new ClientShare(limits, options, clock));
            if (!sessions.TryGetValue(credentials, out var session))
                sessions.Add(credentials, session = new BolSession(http, options, clock, share, credentials));
            var client = new BolClient(session);
            accounts[accountKey] = new Entry(credentials, client);
            DropUnused();
            return client;
        }
    }

    /// <summary>Forgets an account: its token, and with its last user the budgets.</summary>
    public void Forget(string accountKey)
    {
        lock (gate)
        {
            if (accounts.Remove(accountKey)) DropUnused();
        }
    }

    private void DropUnused()
    {
        var used = accounts.Values.Select(entry => entry.Credentials).ToHashSet();
        foreach (var keys in sessions.Keys.Where(keys => !used.Contains(keys)).ToList()) sessions.Remove(keys);
        var usedIds = used.Select(keys => keys.ClientId).ToHashSet(StringComparer.Ordinal);
        foreach (var clientId in shares.Keys.Where(id => !usedIds.Contains(id)).ToList()) shares.Remove(clientId);
    }

    private sealed record Entry(BolCredentials Credentials, BolClient Client);
}

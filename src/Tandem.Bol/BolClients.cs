using Microsoft.Extensions.Options;

namespace Tandem.Bol;

/// <summary>
/// The clients of all accounts. Accounts with the same client id share one token and one set of rate limits, as they do
/// at bol.
/// </summary>
public sealed class BolClients
{
    private readonly IHttpClientFactory http;
    private readonly BolOptions options;
    private readonly TimeProvider clock;
    private readonly PublishedLimits limits;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Entry> accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BolSession> sessions = new(StringComparer.Ordinal);

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
            if (!sessions.TryGetValue(credentials.ClientId, out var session))
            {
                session = new BolSession(http, options, clock, limits, credentials);
                sessions.Add(credentials.ClientId, session);
            }
            session.Use(credentials);
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
        var used = accounts.Values.Select(entry => entry.Credentials.ClientId).ToHashSet(StringComparer.Ordinal);
        foreach (var clientId in sessions.Keys.Where(id => !used.Contains(id)).ToList()) sessions.Remove(clientId);
    }

    private sealed record Entry(BolCredentials Credentials, BolClient Client);
}

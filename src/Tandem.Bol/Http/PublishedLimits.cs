using System.Text.Json;

namespace Tandem.Bol;

/// <summary>
/// bol's public table of rate limits, loaded in the background once a day. Without it the known limits serve, and bol's
/// headers correct them.
/// </summary>
internal sealed class PublishedLimits(IHttpClientFactory http, BolOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private IReadOnlyList<Limit> rows = [];
    private DateTimeOffset dueAt;
    private Task loading = Task.CompletedTask;

    /// <summary>What is known now; asks for the table when it is time, without waiting for it.</summary>
    public IReadOnlyList<Limit> Current()
    {
        if (!options.LoadPublishedLimits) return [];
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (now < dueAt) return rows;
            dueAt = now + AfterFailure;
            if (loading.IsCompleted) loading = Task.Run(Load, CancellationToken.None);
            return rows;
        }
    }

    private async Task Load()
    {
        using var timer = new CancellationTokenSource(options.Timeout);
        try
        {
            using var client = http.CreateClient(BolRegistration.HttpClientName);
            using var request = new HttpRequestMessage(HttpMethod.Get, options.At("/retailer/public/ratelimits"));
            request.Headers.Accept.ParseAdd("application/json");
            using var response = await client.SendAsync(request, timer.Token);
            if (!response.IsSuccessStatusCode) return;
            var table = RateTable.Read(await response.Content.ReadAsByteArrayAsync(timer.Token));
            if (table.Count == 0) return;
            lock (gate)
            {
                rows = table;
                dueAt = clock.GetUtcNow() + Fresh;
            }
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException or JsonException)
        {
            // The table is a comfort: asked for again in an hour.
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tandem.WooCommerce.Http;

namespace Tandem.WooCommerce;

/// <summary>
/// One shop's REST API (wc/v3). Readings are tried again within seconds; writes are sent once. Every end that is not an answer
/// is a <see cref="WooFailure"/>.
/// </summary>
public sealed partial class WooClient
{
    private readonly Session _session;
    private readonly Action<DateTimeOffset>? _left;

    internal WooClient(Session session, Action<DateTimeOffset>? left = null) => (_session, _left) = (session, left);

    /// <summary>
    /// The same client, which tells of every write the moment at which it leaves this machine: after its turn in the shop's pace, just
    /// before the first byte. Not told of: the request never left, whatever the failure says. For the question how long the shop may
    /// still be working on a write whose answer was lost.
    /// <code>
    /// DateTimeOffset? leftAt = null;
    /// await work.Shop(shop).Noting(at => leftAt = at).CreateOrder(draft, ct);   // also when this throws
    /// </code>
    /// A process that dies in between has told nobody: then the write may have left as late as the next owner took over.
    /// </summary>
    /// <param name="told">Called on the caller's path, by no other thread than the one that sends; of a batch once for each of its requests.</param>
    public WooClient Noting(Action<DateTimeOffset> told) => new(_session, told);

    /// <summary>
    /// What in the headers of an answer since the last question said that a cache gave it, for example <c>CF-Cache-Status: HIT</c>;
    /// null: nothing did. Each sign is told once.
    /// </summary>
    public string? TakeCacheSign() => _session.TakeCacheSign();

    /// <summary>The values of a settings group: <c>general</c>, <c>products</c>, <c>tax</c> and so on.</summary>
    public async Task<IReadOnlyList<WooSetting>> GetSettings(string group, CancellationToken ct) =>
        (await _session.Read($"settings/{group}", new Query(), WooJson.Default.ListWooSetting, ct)).Body;

    public async Task<IReadOnlyList<WooTax>> GetTaxes(CancellationToken ct)
    {
        var all = new List<WooTax>();
        for (var page = 1; ; page++)
        {
            var answer = await _session.Read("taxes", new Query().With("per_page", 100).With("page", page), WooJson.Default.ListWooTax, ct);
            all.AddRange(answer.Body);
            if (answer.Body.Count < 100) return all;
        }
    }

    public async Task<IReadOnlyList<WooTaxClass>> GetTaxClasses(CancellationToken ct) =>
        (await _session.Read("taxes/classes", new Query(), WooJson.Default.ListWooTaxClass, ct)).Body;

    /// <summary>The statuses that orders can have, with their names; empty where the shop's reports are switched off or closed to the key.</summary>
    public async Task<IReadOnlyList<WooOrderStatus>> GetOrderStatuses(CancellationToken ct)
    {
        try
        {
            return (await _session.Read("reports/orders/totals", new Query(), WooJson.Default.ListWooOrderStatus, ct)).Body;
        }
        catch (WooFailure failure) when (failure is WooNotFound or WooUnauthorized { Problem: WooKeyProblem.Refused } or WooUnavailable { NoSuchRoute: true })
        {
            return [];
        }
    }

    public async Task<WooSystemStatus> GetSystemStatus(CancellationToken ct) =>
        (await _session.Read("system_status", new Query().With("_fields", "environment,settings"), WooJson.Default.WooSystemStatus, ct)).Body;

    public async Task<IReadOnlyList<WooWebhook>> GetWebhooks(CancellationToken ct)
    {
        var all = new List<WooWebhook>();
        for (var page = 1; ; page++)
        {
            var answer = await _session.Read("webhooks", new Query().With("per_page", 100).With("page", page), WooJson.Default.ListWooWebhook, ct);
            all.AddRange(answer.Body);
            if (answer.Body.Count < 100) return all;
        }
    }

    public Task<WooWebhook> CreateWebhook(string name, string topic, string deliveryUrl, string secret, CancellationToken ct) =>
        Write(
            HttpMethod.Post, "webhooks", new Query(),
            Bytes(new WooWebhookDraft { Name = name, Topic = topic, DeliveryUrl = deliveryUrl, Secret = secret, Status = "active" }, WooJson.Default.WooWebhookDraft),
            WooJson.Default.WooWebhook, ct);

    /// <param name="status"><c>active</c>, <c>paused</c> or <c>disabled</c>. Re-enabling keeps the failure count (facts/woocommerce.md §e).</param>
    public Task<WooWebhook> UpdateWebhook(long id, string status, CancellationToken ct) =>
        Write(
            HttpMethod.Put, $"webhooks/{id}", new Query(), Bytes(new WooWebhookDraft { Status = status }, WooJson.Default.WooWebhookDraft),
            WooJson.Default.WooWebhook, ct);

    public Task DeleteWebhook(long id, CancellationToken ct) =>
        Write(HttpMethod.Delete, $"webhooks/{id}", new Query().With("force", "true"), null, WooJson.Default.JsonElement, ct);

    private Task<T> Write<T>(HttpMethod method, string path, Query query, byte[]? body, JsonTypeInfo<T> type, CancellationToken ct) =>
        _session.Write(method, path, query, body, type, _left, ct);

    private static byte[] Bytes<T>(T body, JsonTypeInfo<T> type) =>
        JsonSerializer.SerializeToUtf8Bytes(body, type);
}

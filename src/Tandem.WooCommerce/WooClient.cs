using System.Text.Json;
using Tandem.WooCommerce.Http;

namespace Tandem.WooCommerce;

/// <summary>
/// One shop's REST API (wc/v3). Readings are tried again within seconds; writes are sent once. Every end that is not an answer
/// is a <see cref="WooFailure"/>.
/// </summary>
public sealed partial class WooClient
{
    private readonly Session _session;

    internal WooClient(Session session) => _session = session;

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
        _session.Write(
            HttpMethod.Post, "webhooks", new Query(),
            Bytes(new WooWebhookDraft { Name = name, Topic = topic, DeliveryUrl = deliveryUrl, Secret = secret, Status = "active" }, WooJson.Default.WooWebhookDraft),
            WooJson.Default.WooWebhook, ct);

    /// <param name="status"><c>active</c>, <c>paused</c> or <c>disabled</c>. Re-enabling keeps the failure count (facts/woocommerce (e)).</param>
    public Task<WooWebhook> UpdateWebhook(long id, string status, CancellationToken ct) =>
        _session.Write(
            HttpMethod.Put, $"webhooks/{id}", new Query(), Bytes(new WooWebhookDraft { Status = status }, WooJson.Default.WooWebhookDraft),
            WooJson.Default.WooWebhook, ct);

    public Task DeleteWebhook(long id, CancellationToken ct) =>
        _session.Write(HttpMethod.Delete, $"webhooks/{id}", new Query().With("force", "true"), null, WooJson.Default.JsonElement, ct);

    private static byte[] Bytes<T>(T body, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.SerializeToUtf8Bytes(body, type);
}

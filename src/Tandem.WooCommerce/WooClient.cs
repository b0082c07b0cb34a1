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
    private const int PageSize = 100;
    private const int MostPages = 200;
    private readonly Session _session;
    private readonly Action<DateTimeOffset>? _left;

    internal WooClient(Session session, Action<DateTimeOffset>? left = null) => (_session, _left) = (session, left);

    /// <summary>
    /// The same client, which tells of every write the moment at which it leaves this machine: after its turn in the shop's
    /// pace, just before the first byte. Not told of: the request never left, whatever the failure says. For the question how
    /// long the shop may still be working on a write whose answer was lost.
    /// <code>
    /// DateTimeOffset? leftAt = null;
    /// await work.Shop(shop).Noting(at => leftAt = at).CreateOrder(draft, ct);   // also when this throws
    /// </code>
    /// A process that dies in between has told nobody: then the write may have left as late as the next owner took over.
    /// </summary>
    /// <param name="told">Called on the caller's path, by no other thread than the one that sends; of a batch once for each of
    /// its requests.</param>
    public WooClient Noting(Action<DateTimeOffset> told) => new(_session, told);

    /// <summary>
    /// What in the headers of an answer since the last question said that a cache gave it, for example <c>CF-Cache-Status:
    /// HIT</c>; null: nothing did. Each sign is told once. Such a reading ends as <see cref="WooUnavailable"/>.
    /// </summary>
    public string? TakeCacheSign() => _session.TakeCacheSign();

    /// <summary>
    /// What of a list since the last question could not be read, and was set aside while the rest of its page counted; null:
    /// nothing.
    /// Each is told once.
    /// </summary>
    public string? TakeOddEntry() => _session.TakeOddEntry();

    /// <summary>The values of a settings group: <c>general</c>, <c>products</c>, <c>tax</c> and so on.</summary>
    public async Task<IReadOnlyList<WooSetting>> GetSettings(string group, CancellationToken ct) =>
        (await _session.ReadList($"settings/{group}", new Query(), WooJson.Default.WooSetting, s => s.Id is not null,
            ct)).Body.Items;

    public Task<IReadOnlyList<WooTax>> GetTaxes(CancellationToken ct) =>
        All("taxes", WooJson.Default.WooTax, t => t.Id is not null, ct);

    public async Task<IReadOnlyList<WooTaxClass>> GetTaxClasses(CancellationToken ct) =>
        (await _session.ReadList("taxes/classes", new Query(), WooJson.Default.WooTaxClass, c => c.Slug is not null,
            ct)).Body.Items;

    /// <summary>
    /// The statuses that orders can have, with their names; empty where the shop's reports are switched off or closed to the key.
    /// </summary>
    public async Task<IReadOnlyList<WooOrderStatus>> GetOrderStatuses(CancellationToken ct)
    {
        try
        {
            return (await _session.ReadList("reports/orders/totals", new Query(), WooJson.Default.WooOrderStatus,
                s => s.Slug is not null, ct)).Body.Items;
        }
        catch (WooFailure failure) when (failure is WooNotFound or WooUnauthorized { Problem: WooKeyProblem.Refused }
            or WooUnavailable { NoSuchRoute: true })
        {
            return [];
        }
    }

    public async Task<WooSystemStatus> GetSystemStatus(CancellationToken ct) =>
        (await _session.Read(
            "system_status", new Query().With("_fields", "environment,settings"), WooJson.Default.WooSystemStatus,
            s => s.Environment is not null || s.Settings.ValueKind == JsonValueKind.Object, ct)).Body;

    public Task<IReadOnlyList<WooWebhook>> GetWebhooks(CancellationToken ct) =>
        All("webhooks", WooJson.Default.WooWebhook, w => w.Id is not null, ct);

    public Task<WooWebhook> CreateWebhook(string name, string topic, string deliveryUrl, string secret, CancellationToken ct) =>
        Write(
            HttpMethod.Post, "webhooks", new Query(),
            Bytes(new WooWebhookDraft
            {
                Name = name,
                Topic = topic,
                DeliveryUrl = deliveryUrl,
                Secret = secret,
                Status = "active"
            }, WooJson.Default.WooWebhookDraft),
            WooJson.Default.WooWebhook, w => w.Id > 0, ct);

    /// <param name="status"><c>active</c>, <c>paused</c> or <c>disabled</c>. Re-enabling keeps the failure count
    /// (facts/woocommerce.md §e).</param>
    public Task<WooWebhook> UpdateWebhook(long id, string status, CancellationToken ct) =>
        Write(
            HttpMethod.Put, $"webhooks/{id}", new Query(),
            Bytes(new WooWebhookDraft { Status = status }, WooJson.Default.WooWebhookDraft),
            WooJson.Default.WooWebhook, w => w.Id == id, ct);

    public Task DeleteWebhook(long id, CancellationToken ct) =>
        Write(HttpMethod.Delete, $"webhooks/{id}", new Query().With("force", "true"), null, WooJson.Default.JsonElement,
            _ => true, ct);

    /// <summary>
    /// Asks for two writes of nothing, an update and a new thing: a firewall may let the one through and not the other. The shop
    /// itself must have answered that there is no product 0 and no order 0; nothing changes.
    /// </summary>
    /// <exception cref="WooFailure">Something else answered, or the key may not write.</exception>
    public async Task ProveWrites(CancellationToken ct)
    {
        Func<Task>[] writes = [() => UpdateProduct(0, new WooProductChange(), ct), () => AddOrderNote(0, "Tandem", ct)];
        foreach (var write in writes)
        {
            try
            {
                await write();
                throw new WooUnavailable("Something in front of the shop answers writes in its place.") { Own = "in-front" };
            }
            catch (WooNotFound)
            {
                // That the shop looked for it is what was asked.
            }
        }
    }

    private Task<T> Write<T>(
        HttpMethod method, string path, Query query, byte[]? body, JsonTypeInfo<T> type, Func<T, bool> isIt,
        CancellationToken ct) =>
        _session.Write(method, path, query, body, type, isIt, _left, ct);

    /// <summary>A list from its first page to its last.</summary>
    /// <exception cref="WooUnavailable">It has no end: more than <see cref="MostPages"/> full pages.</exception>
    private async Task<IReadOnlyList<T>> All<T>(string path, JsonTypeInfo<T> type, Func<T, bool> isWhole, CancellationToken ct)
        where T : class
    {
        var all = new List<T>();
        for (var page = 1; page <= MostPages; page++)
        {
            var entries =
                (await _session.ReadList(path, new Query().With("per_page", PageSize).With("page", page), type, isWhole,
                    ct)).Body;
            all.AddRange(entries.Items);
            if (entries.Listed < PageSize) return all;
        }

        throw Endless(path);
    }

    private static WooUnavailable Endless(string path) =>
        new($"The list of {path} has no end: it gave {MostPages} full pages.");

    private static WooPage<T> Page<T>(Answer<Entries<T>> answer, IReadOnlyList<T> items) =>
        new(items, answer.Total, answer.TotalPages)
        {
            Listed = answer.Body.Listed,
            Unread = answer.Body.Listed - answer.Body.Items.Count,
            At = answer.At,
        };

    private static byte[] Bytes<T>(T body, JsonTypeInfo<T> type) =>
        JsonSerializer.SerializeToUtf8Bytes(body, type);
}

using System.Text;
using System.Text.Json;
using Tandem.WooCommerce.Http;

namespace Tandem.WooCommerce;

public sealed partial class WooClient
{
    // How far back orders are looked through where the shop's search does not know transaction ids (before 8.9).
    private const int ScanPages = 10;

    // Amounts as they are stored: a shop that shows prices without cents would round them in its answers too
    // (facts/woocommerce.md §i).
    private static Query Exact => new Query().With("dp", 6);

    /// <summary>
    /// Makes an order. The shop checks neither stock nor products, and mails the customer where an e-mail address is given.
    /// </summary>
    public Task<WooOrder> CreateOrder(WooOrderDraft draft, CancellationToken ct) =>
        Write(HttpMethod.Post, "orders", Exact, Bytes(draft, WooJson.Default.WooOrderDraft), WooJson.Default.WooOrder,
            o => o.Id > 0, ct);

    public async Task<WooOrder?> GetOrder(long id, CancellationToken ct)
    {
        try
        {
            return (await _session.Read($"orders/{id}", Exact, WooJson.Default.WooOrder, o => o.Id == id, ct)).Body;
        }
        catch (WooNotFound)
        {
            return null;
        }
    }

    public async Task<WooPage<WooOrder>> GetOrders(WooOrderQuery query, CancellationToken ct)
    {
        var page = await ListOrders(query, ct);
        var items = page.Items.Where(o =>
            (query.Include is null || query.Include.Contains(o.Id ?? 0))
                && (query.CreatedVia is null || query.CreatedVia == o.CreatedVia));
        return page with { Items = [.. items] };
    }

    /// <summary>
    /// The orders that carry exactly this transaction id, in the bin too. The shop's search is a partial one over many fields, so
    /// every hit is compared; a shop whose search does not know transaction ids is looked through by who made the orders.
    /// </summary>
    public async Task<IReadOnlyList<WooOrder>> FindOrdersByTransactionId(string transactionId, CancellationToken ct,
        string? createdVia = null)
    {
        var found = new List<WooOrder>();
        foreach (var status in new[] { null, "trash" })
        {
            var hits = await GetOrders(
                new WooOrderQuery
                {
                    Search = transactionId,
                    Status = status is null ? null : [status],
                    OrderBy = "date",
                    Order = "desc"
                }, ct);
            found.AddRange(hits.Items.Where(o => o.TransactionId == transactionId));
        }

        if (found.Count > 0 || createdVia is null || await SearchKnowsTransactionIds(ct)) return [.. found.DistinctBy(o => o.Id)];

        foreach (var status in new[] { null, "trash" })
        {
            for (var page = 1; page <= ScanPages; page++)
            {
                var query = new WooOrderQuery
                {
                    Page = page,
                    CreatedVia = createdVia,
                    Status = status is null ? null : [status],
                    OrderBy = "date",
                    Order = "desc",
                };
                // Before 9.9.3 the shop neither looks at created_via nor keeps ours: the page may be full of orders that others
                // made, and our own say rest-api. So only the transaction id tells.
                var recent = await ListOrders(query, ct);
                found.AddRange(recent.Items.Where(o => o.TransactionId == transactionId));
                if (found.Count > 0 || page >= (recent.TotalPages ?? ScanPages)) break;
            }
        }

        return [.. found.DistinctBy(o => o.Id)];
    }

    public Task<WooOrder> UpdateOrder(long id, WooOrderChange change, CancellationToken ct) =>
        Write(HttpMethod.Put, $"orders/{id}", Exact, Bytes(change, WooJson.Default.WooOrderChange), WooJson.Default.WooOrder,
            o => o.Id == id, ct);

    /// <summary>Moves the order to the bin, or removes it for good. Neither restores stock: cancel it first.</summary>
    public Task DeleteOrder(long id, bool force, CancellationToken ct) =>
        Write(HttpMethod.Delete, $"orders/{id}", new Query().With("force", force ? "true" : "false"), null,
            WooJson.Default.JsonElement, _ => true, ct);

    public async Task<IReadOnlyList<WooOrderNote>> GetOrderNotes(long orderId, CancellationToken ct) =>
        (await _session.ReadList($"orders/{orderId}/notes", new Query(), WooJson.Default.WooOrderNote, n => n.Id is not null,
            ct)).Body.Items;

    /// <summary>Adds a note that only the shop sees.</summary>
    public Task<WooOrderNote> AddOrderNote(long orderId, string note, CancellationToken ct) =>
        Write(
            HttpMethod.Post, $"orders/{orderId}/notes", new Query(),
            Bytes(new WooOrderNote { Note = note }, WooJson.Default.WooOrderNote),
            WooJson.Default.WooOrderNote, n => n.Id > 0, ct);

    /// <summary>The order's fulfilments; none where the shop does not keep any (before 10.1, or not switched on).</summary>
    public async Task<IReadOnlyList<WooFulfillment>> GetFulfillments(long orderId, CancellationToken ct)
    {
        try
        {
            var answer =
                (await _session.Read($"orders/{orderId}/fulfillments", new Query(), WooJson.Default.JsonElement, IsList,
                    ct)).Body;

            // 10.1 to 10.6 wrapped the list in an object.
            if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("fulfillments", out var inner)) answer = inner;
            return Entries.Read(Encoding.UTF8.GetBytes(answer.GetRawText()), WooJson.Default.WooFulfillment,
                f => f.Id is not null).Items;
        }
        catch (WooFailure failure) when (failure is WooNotFound or WooUnavailable { NoSuchRoute: true })
        {
            return [];
        }
    }

    /// <summary>Books a refund. The shop does not check quantities, and a repeated request refunds again.</summary>
    public Task<WooRefund> CreateRefund(long orderId, WooRefundDraft refund, CancellationToken ct) =>
        Write(
            HttpMethod.Post, $"orders/{orderId}/refunds", Exact, Bytes(refund, WooJson.Default.WooRefundDraft),
            WooJson.Default.WooRefund, r => r.Id > 0, ct);

    public async Task<IReadOnlyList<WooRefund>> GetRefunds(long orderId, CancellationToken ct) =>
        (await _session.ReadList($"orders/{orderId}/refunds", Exact.With("per_page", PageSize), WooJson.Default.WooRefund,
            r => r.Id is not null, ct)).Body.Items;

    /// <summary>What the shop lists, with all that it puts there because it does not know one of the filters.</summary>
    private async Task<WooPage<WooOrder>> ListOrders(WooOrderQuery query, CancellationToken ct)
    {
        var answer = await _session.ReadList(
            "orders",
            Exact.With("page", query.Page).With("per_page", query.PerPage).With("orderby", query.OrderBy)
                .With("order", query.Order)
                .With("status", query.Status is { Count: > 0 } ? string.Join(',', query.Status) : null)
                .With("created_via", query.CreatedVia).With("search", query.Search).With("include", query.Include)
                .Modified(query.ModifiedAfter, query.ModifiedBefore),
            WooJson.Default.WooOrder, o => o.Id > 0, ct);
        return Page(answer, answer.Body.Items);
    }

    private static bool IsList(JsonElement answer) => answer.ValueKind == JsonValueKind.Array
        || (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("fulfillments", out var inner)
            && inner.ValueKind == JsonValueKind.Array);

    /// <summary>
    /// From 8.9 on, where orders stand in their own tables; the old way of keeping them as posts, and a version that cannot be
    /// read, cost a look through the list.
    /// </summary>
    private async Task<bool> SearchKnowsTransactionIds(CancellationToken ct)
    {
        var status = await GetSystemStatus(ct);
        return status.Settings.ValueKind == JsonValueKind.Object
            && status.Settings.TryGetProperty("HPOS_enabled", out var ownTables) && ownTables.ValueKind == JsonValueKind.True
            && Version.TryParse(status.Environment?.Version?.Split('-')[0], out var version) && version >= new Version(8, 9);
    }
}

using System.Text.Json;
using Tandem.Shared;
using Tandem.WooCommerce.Http;

namespace Tandem.WooCommerce;

public sealed partial class WooClient
{
    private const int BatchLimit = 100;

    public async Task<WooPage<WooProduct>> GetProducts(WooProductQuery query, CancellationToken ct)
    {
        var answer = await _session.ReadList(
            "products",
            new Query().With("page", query.Page).With("per_page", query.PerPage).With("orderby", query.OrderBy)
                .With("order", query.Order)
                .With("include", query.Include).With("sku", query.Sku).With("global_unique_id", query.GlobalUniqueId)
                .With("status", query.Status).Modified(query.ModifiedAfter, query.ModifiedBefore),
            WooJson.Default.WooProduct, HasId, ct);
        var items = Only(answer.Body.Items, query.Include);
        if (query.Sku is { Length: > 0 } sku) items = items.FindAll(p => Among(sku, p.Sku));
        if (query.GlobalUniqueId is { Length: > 0 } gtin) items = items.FindAll(p => Among(gtin, p.GlobalUniqueId));
        return Page(answer, items);
    }

    /// <summary>
    /// All variations, or those of one product. Without <see cref="WooVariationQuery.ParentId"/> the shop must be 10.3 or newer.
    /// </summary>
    public async Task<WooPage<WooProduct>> GetVariations(WooVariationQuery query, CancellationToken ct)
    {
        var path = query.ParentId is { } parent ? $"products/{parent}/variations" : "variations";
        var answer = await _session.ReadList(
            path,
            new Query().With("page", query.Page).With("per_page", query.PerPage).With("orderby", query.OrderBy)
                .With("order", "asc")
                .With("include", query.Include).Modified(query.ModifiedAfter, query.ModifiedBefore),
            WooJson.Default.WooProduct, HasId, ct);
        var items = answer.Body.Items.ConvertAll(v => v with { Type = "variation", ParentId = v.ParentId ?? query.ParentId });
        return Page(answer, Only(items, query.Include));
    }

    public async Task<IReadOnlyList<WooProduct>> GetVariationsOf(long parentId, CancellationToken ct)
    {
        var all = new List<WooProduct>();
        var seen = new HashSet<long>();
        for (var page = 1; page <= MostPages; page++)
        {
            var answer = await GetVariations(new WooVariationQuery { ParentId = parentId, Page = page }, ct);

            // A cache or a plugin that looks at no page number gives the same page again and again.
            List<WooProduct> fresh = [.. answer.Items.Where(v => seen.Add(v.Id))];
            all.AddRange(fresh);
            if (answer.Listed < PageSize || fresh.Count == 0) return all;
        }

        throw Endless("variations");
    }

    /// <summary>Whether the shop lists variations over all products (WooCommerce 10.3); asked once.</summary>
    public async Task<bool> HasTopLevelVariations(CancellationToken ct)
    {
        if (_session.TopLevelVariations is { } known) return known;
        try
        {
            await _session.ReadList("variations", new Query().With("per_page", 1), WooJson.Default.WooProduct, HasId, ct);
            _session.TopLevelVariations = true;
        }
        catch (WooUnavailable failure) when (failure.NoSuchRoute)
        {
            // Old, or just now without any of its addresses? The second must not be remembered.
            await _session.ReadList("products", new Query().With("per_page", 1), WooJson.Default.WooProduct, HasId, ct);
            _session.TopLevelVariations = false;
        }

        return _session.TopLevelVariations.Value;
    }

    /// <summary>A product or a variation by its id; null where the shop has none.</summary>
    public async Task<WooProduct?> GetProduct(long id, CancellationToken ct)
    {
        try
        {
            return (await _session.Read($"products/{id}", new Query(), WooJson.Default.WooProduct, p => p.Id == id, ct)).Body;
        }
        catch (WooNotFound)
        {
            return null;
        }
    }

    public Task<WooProduct> CreateProduct(WooProductChange product, CancellationToken ct) =>
        Write(HttpMethod.Post, "products", new Query(), Bytes(product, WooJson.Default.WooProductChange),
            WooJson.Default.WooProduct, HasId, ct);

    public Task<WooProduct> UpdateProduct(long id, WooProductChange change, CancellationToken ct) =>
        Write(HttpMethod.Put, $"products/{id}", new Query(), Bytes(change, WooJson.Default.WooProductChange),
            WooJson.Default.WooProduct, p => p.Id == id, ct);

    public Task DeleteProduct(long id, CancellationToken ct) =>
        Write(HttpMethod.Delete, $"products/{id}", new Query().With("force", "true"), null, WooJson.Default.JsonElement,
            _ => true, ct);

    public Task<WooProduct> CreateVariation(long parentId, WooProductChange variation, CancellationToken ct) =>
        Write(
            HttpMethod.Post, $"products/{parentId}/variations", new Query(), Bytes(variation, WooJson.Default.WooProductChange),
            WooJson.Default.WooProduct, HasId, ct);

    public Task<WooProduct> UpdateVariation(long parentId, long id, WooProductChange change, CancellationToken ct) =>
        Write(
            HttpMethod.Put, $"products/{parentId}/variations/{id}", new Query(), Bytes(change, WooJson.Default.WooProductChange),
            WooJson.Default.WooProduct, v => v.Id == id, ct);

    /// <summary>
    /// Changes many products, a hundred a request. The answer is 200 even where items failed: look at each result.
    /// </summary>
    /// <exception cref="ArgumentException">A change that the shop would take in silence and spoil: batch skips its own
    /// checks.</exception>
    public Task<IReadOnlyList<WooBatchResult>> UpdateProducts(IReadOnlyList<WooProductChange> changes, CancellationToken ct) =>
        Batch("products/batch", changes, ct);

    /// <inheritdoc cref="UpdateProducts"/>
    public Task<IReadOnlyList<WooBatchResult>> UpdateVariations(long parentId, IReadOnlyList<WooProductChange> changes,
        CancellationToken ct) =>
        Batch($"products/{parentId}/variations/batch", changes, ct);

    private async Task<IReadOnlyList<WooBatchResult>> Batch(string path, IReadOnlyList<WooProductChange> changes,
        CancellationToken ct)
    {
        foreach (var change in changes)
        {
            if (change.Id is not > 0)
                throw new ArgumentException("Every change of a batch names the id that it changes.", nameof(changes));
            if (change.RegularPrice < 0) throw new ArgumentException($"The price of {change.Id} is below zero.", nameof(changes));
        }

        var results = new List<WooBatchResult>(changes.Count);
        foreach (var chunk in changes.Chunk(BatchLimit))
        {
            var answer = await Write(
                HttpMethod.Post, path, new Query(), Bytes(new BatchRequest(chunk), WooJson.Default.BatchRequest),
                WooJson.Default.BatchAnswer, a => a.Update is not null, ct);
            var items = answer.Update ?? [];
            if (items.Count != chunk.Length)
                throw new WooUnknown("The shop answered a batch with another number of items.") { Own = "other-items" };
            try
            {
                results.AddRange(items.Select(Result));
                if (!results[^chunk.Length..].Select(r => r.Id).SequenceEqual(chunk.Select(c => c.Id!.Value)))
                    throw new WooUnknown("The shop answered a batch about other items.") { Own = "other-items" };
            }
            catch (JsonException unreadable)
            {
                throw new WooUnknown("The shop answered a batch with items that cannot be read.", unreadable)
                {
                    Own = "unreadable",
                };
            }
        }

        return results;
    }

    private static WooBatchResult Result(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) throw new JsonException("not an object");
        var id = item.TryGetProperty("id", out var number) && number.ValueKind == JsonValueKind.Number
            && number.TryGetInt64(out var value) ? value : 0;
        if (!item.TryGetProperty("error", out var error))
            return new WooBatchResult(id, item.Deserialize(WooJson.Default.WooProduct), null, null);
        var body = error.Deserialize(WooJson.Default.ErrorBody);
        return new WooBatchResult(id, null, body?.Code ?? "", PersonalData.Mask(body?.Message ?? ""));
    }

    private static bool HasId(WooProduct product) => product.Id > 0;

    // Both filters take a list with commas, and the shop looks neither at case nor at outer blanks.
    private static bool Among(string asked, string? value) => value is not null
        && (Same(asked, value) || asked.Split(',').Any(one => Same(one, value)));

    private static bool Same(string one, string other) =>
        one.AsSpan().Trim().Equals(other.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>A filter that the shop ignores returns everything: keep only what was asked for.</summary>
    private static List<WooProduct> Only(List<WooProduct> items, IReadOnlyCollection<long>? include) =>
        include is null ? items : items.FindAll(i => include.Contains(i.Id));
}

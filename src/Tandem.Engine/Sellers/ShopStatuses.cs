using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Sellers;

/// <summary>The statuses that orders can have in a seller's shops, as last read.</summary>
public sealed class ShopStatuses(Database database)
{
    // Every WooCommerce has these; they stand in where no shop has told its own yet.
    private static readonly IReadOnlyList<string> OfEveryShop =
        ["pending", "processing", "on-hold", "completed", "cancelled", "refunded", "failed"];

    /// <returns>Slug to the name that the shop shows; of several shops together.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        var told = await db.Shops.Where(s => s.SellerId == seller && s.OrderStatuses != null).OrderBy(s => s.Rank)
            .Select(s => s.OrderStatuses!).ToListAsync(ct);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (slug, name) in told.SelectMany(json => JsonSerializer.Deserialize<Dictionary<string, string>>(json)
            ?? [])) names.TryAdd(slug, name);
        foreach (var slug in OfEveryShop) names.TryAdd(slug, slug);
        return names;
    }
}

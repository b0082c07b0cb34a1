using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>Shops whose numbers are too old to sell from, and since when each could not be read.</summary>
internal sealed record UnreadShops(IReadOnlyDictionary<Guid, DateTimeOffset> Since) : ISettings<UnreadShops>
{
    public static string Name => "stock.unread-shops";

    public static UnreadShops Usual { get; } = new(new Dictionary<Guid, DateTimeOffset>());

    /// <returns>Null where its numbers count.</returns>
    public DateTimeOffset? Of(ShopId shop) => Since.TryGetValue(shop.Value, out var since) ? since : null;
}

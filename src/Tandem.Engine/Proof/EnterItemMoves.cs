using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Proof;

/// <summary>An item whose stock a reading showed to be another one.</summary>
/// <param name="Before">What the reading before showed; null where there was none, or the shop did not count.</param>
/// <param name="ReadBefore">When that reading began; its default for the first reading.</param>
internal sealed record ItemMove(Item Item, int? Before, DateTimeOffset ReadBefore);

/// <summary>Enters what a reading of the shop changed, divided over what made the change.</summary>
internal static class EnterItemMoves
{
    /// <summary>After the items were saved, in their transaction.</summary>
    /// <param name="waited">Items that were read because something had happened to them, changed or not: an older entry may be
    /// explained by it.</param>
    public static async Task Enter(
        TandemDb db, IReadOnlyList<ItemMove> moves, IReadOnlyCollection<long> waited, DateTimeOffset began, CancellationToken ct)
    {
        var pools = new HashSet<(Values.ShopId, long)>();
        foreach (var move in moves)
        {
            var item = move.Item;
            var cause = move.ReadBefore == default ? StockCause.FirstSeen
                : item.ExternalQuantity is not null && item.Quantity == item.ShopTarget ? StockCause.External
                : (item.Quantity ?? 0) < (move.Before ?? 0) ? StockCause.Correction : StockCause.Delivery;
            db.Enter(item, began, cause, move.Before, item.Quantity, item.ModifiedAt);
            var oversold = Short(item.Quantity) - Short(move.Before);

            // Variations that share their parent's stock fall short of the same units.
            var counted = item.StockKept != StockKept.AtParent || pools.Add((item.ShopId, item.ProductId));
            if (oversold > 0 && counted && !item.Backordered && move.ReadBefore != default)
                (await db.Day(item.SellerId, began, ct)).UnitsOversold += oversold;
        }

        await db.SaveChangesAsync(ct);
        var readBefore = moves.Where(m => m.ReadBefore != default).GroupBy(m => m.Item.Key)
            .ToDictionary(g => g.Key, g => g.Min(m => m.ReadBefore));
        List<long> keys = [.. readBefore.Keys.Union(waited)];
        if (keys.Count > 0) await BookCauses.Run(db, keys, readBefore, began, ct);
    }

    /// <summary>Units below nothing.</summary>
    private static int Short(int? quantity) => Math.Max(0, -(quantity ?? 0));
}

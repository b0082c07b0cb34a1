using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Proof;

/// <summary>Enters what a reading of the shop changed, divided over what made the change.</summary>
internal sealed class EnterItemMoves : IItemReaction
{
    public async Task React(TandemDb db, ItemNews news, DateTimeOffset began, CancellationToken ct)
    {
        var moves = news.Moves;
        if (moves.Count + news.Touched.Count == 0) return;
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

        // What was read because something had happened to it, changed or not, may explain an older entry.
        List<long> keys = [.. readBefore.Keys.Union(news.Touched)];
        if (keys.Count > 0) await BookCauses.Run(db, keys, readBefore, began, ct);
    }

    /// <summary>Units below nothing.</summary>
    private static int Short(int? quantity) => Math.Max(0, -(quantity ?? 0));
}

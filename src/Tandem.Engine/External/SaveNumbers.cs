using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>Takes numbers of the external source over, and marks the items whose shop stock must be decided again.</summary>
internal static class SaveNumbers
{
    /// <summary>Numbers that are saved in one transaction.</summary>
    public const int AtOnce = 500;

    /// <summary>All items of the seller that a row may be about.</summary>
    public static Task<List<NumberedItem>> ItemsOf(TandemDb db, SellerId seller, CancellationToken ct) =>
        Numbered(db.Items.Where(i => i.SellerId == seller && !i.Gone)).ToListAsync(ct);

    /// <summary>Only those that carry one of these codes.</summary>
    public static Task<List<NumberedItem>> ItemsOf(TandemDb db, SellerId seller, IReadOnlyList<SourceRow> rows,
        CancellationToken ct)
    {
        var gtins = rows.Select(r => r.Gtin?.Digits).OfType<string>().Distinct().ToList();
        var skus = rows.Select(r => r.Sku?.Text.ToLowerInvariant()).OfType<string>().Distinct().ToList();
        return Numbered(db.Items
            .Where(i => i.SellerId == seller && !i.Gone && (gtins.Contains(i.Gtin!) || skus.Contains(i.Sku!.Trim().ToLower()))))
            .ToListAsync(ct);
    }

    /// <summary>Saves these numbers; one that is older than what is known is passed over.</summary>
    public static async Task Save(TandemDb db, IReadOnlyCollection<NewNumber> numbers, CancellationToken ct)
    {
        var byItem = numbers.ToDictionary(n => n.ItemKey);
        foreach (var item in await db.Items.Where(i => !i.Gone && byItem.Keys.Contains(i.Key)).ToListAsync(ct))
        {
            var number = byItem[item.Key];
            if (number.At < item.ExternalAt) continue;
            item.ExternalQuantity = number.Units;
            item.ExternalAt = number.At;
            item.ExternalDue = true;
        }
    }

    private static IQueryable<NumberedItem> Numbered(IQueryable<Catalog.Item> items) =>
        items.Select(i =>
            new NumberedItem(i.Key, i.ShopId, i.Gtin, i.Sku, i.StockKept, i.ExternalQuantity, i.ExternalAt, i.SameAs));
}

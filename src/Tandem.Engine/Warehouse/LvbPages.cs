using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Warehouse;

/// <summary>What lies at bol of one article, beside what lies at home.</summary>
/// <param name="Graded">Returned or damaged: no longer for sale.</param>
/// <param name="Own">The shop's stock; null: the shop has no such article, or keeps no stock of it.</param>
public sealed record LvbStockRow(string Gtin, string? Title, int Regular, int Graded, int? Own, long? ItemKey,
    DateTimeOffset ReadAt);

/// <summary>An order that bol sends itself.</summary>
public sealed record LvbOrderRow(long Key, string BolOrderId, DateTimeOffset PlacedAt, int Units, int Shipped, int Cancelled,
    string? Title);

/// <summary>Goods on their way to bol.</summary>
/// <param name="State">bol's word.</param>
public sealed record ReplenishmentRow(string ReplenishmentId, string Reference, string State, DateTimeOffset CreatedAt,
    int Announced, int Received, int Lines);

/// <summary>Reads what the page about bol's own warehouse shows.</summary>
public sealed class LvbPages(Database database)
{
    private const int Shown = 50;

    public async Task<PageOf<LvbStockRow>> Stock(SellerId seller, int skip, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var page = await db.LvbStocks.Where(s => s.SellerId == seller).OrderBy(s => s.Title).ThenBy(s => s.Gtin)
            .ThenBy(s => s.AccountId).Page(skip, take, ct);
        var gtins = page.Rows.Select(r => r.Gtin).ToList();
        var items = (await db.Items.Where(i => i.SellerId == seller && !i.Gone && gtins.Contains(i.Gtin!))
            .Select(i => new { i.Key, i.Gtin, i.Quantity }).ToListAsync(ct))
            .ToLookup(i => i.Gtin!, StringComparer.Ordinal);
        return page.As(r =>
        {
            var item = items[r.Gtin].FirstOrDefault();
            return new LvbStockRow(r.Gtin, r.Title, r.Regular, r.Graded, item?.Quantity, item?.Key, r.ReadAt);
        });
    }

    /// <summary>The newest ones.</summary>
    public async Task<IReadOnlyList<LvbOrderRow>> Orders(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();

        // By its lines: who sells little by LVB has many orders without any.
        var keys = await db.OrderLines.Where(l => l.SellerId == seller && l.Fulfilment == Fulfilment.Lvb)
            .GroupBy(l => new { l.PlacedAt, l.OrderKey }).Select(g => g.Key).OrderByDescending(k => k.PlacedAt)
            .ThenByDescending(k => k.OrderKey).Take(Shown).Select(k => k.OrderKey).ToListAsync(ct);
        var orders = await db.Orders.Include(o => o.Lines).Where(o => o.SellerId == seller && keys.Contains(o.Key))
            .OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Key).AsSplitQuery().ToListAsync(ct);
        return
        [
            .. orders.Select(o =>
            {
                var lines = o.Lines.FindAll(l => l.Fulfilment == Fulfilment.Lvb);
                return new LvbOrderRow(
                    o.Key, o.BolOrderId, o.PlacedAt, lines.Sum(l => l.Quantity), lines.Sum(l => l.Shipped),
                    lines.Sum(l => l.Cancelled), lines.Select(l => l.Title ?? l.Ean).FirstOrDefault(t => t is not null));
            }),
        ];
    }

    public async Task<IReadOnlyList<ReplenishmentRow>> Replenishments(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.Replenishments.Where(r => r.SellerId == seller && !r.Gone).OrderByDescending(r => r.CreatedAt).Take(Shown)
            .Select(r => new ReplenishmentRow(r.ReplenishmentId, r.Reference, r.State, r.CreatedAt, r.Announced, r.Received,
                r.Lines)).ToListAsync(ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Warehouse;

/// <summary>How far a pass through one of bol's lists is.</summary>
/// <param name="Page">The one to read next.</param>
internal sealed record ListPass(int Page, DateTimeOffset Began);

/// <summary>Reads what lies in bol's own warehouse (LVB), in turns: bol allows 20 pages a minute.</summary>
internal sealed class ReadLvbStock(TimeProvider clock, Checkpoints checkpoints)
{
    private const int PagesInATurn = 10;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan NextPart = TimeSpan.FromSeconds(30);

    public static SourceName Of(Account account) => SourceName.Of(account.Id, "lvb");

    /// <summary>A part of the list.</summary>
    public async Task<Reading> Run(SellerWork work, Account account, Observation observation, DateTimeOffset began,
        CancellationToken ct)
    {
        var bol = work.Bol(account);
        var (page, passBegan) = observation.At<ListPass>() ?? new ListPass(1, began);
        var end = new ListEnd("stock");
        for (var turn = 0; turn < PagesInATurn; turn++)
        {
            var readFrom = clock.GetUtcNow();
            var rows = (await bol.GetInventory(page, ct)).Inventory ?? [];
            await checkpoints.Reached("lvb.read", ct);
            await work.Owner.Write(db => Save(db, account, rows, readFrom, ct), ct);
            page++;
            if (rows.Count >= BolInventoryList.PageSize && !end.IsAt(rows.Select(r => r.Ean))) continue;

            // What a whole pass did not show is not there any more.
            await work.Owner.Write(db => Absent(db, account, passBegan, ct), ct);
            return new Reading(null, Every);
        }

        return new Reading(new ListPass(page, passBegan), NextPart);
    }

    internal static async Task Save(TandemDb db, Account account, IReadOnlyList<BolInventoryItem> rows, DateTimeOffset began,
        CancellationToken ct)
    {
        // The same article may lie there under several of bol's own codes.
        var found = rows.Select(r => (Gtin: Gtin.TryParse(r.Ean)?.Digits, Row: r)).Where(r => r.Gtin is not null)
            .GroupBy(r => r.Gtin!, r => r.Row, StringComparer.Ordinal).ToList();
        var gtins = found.ConvertAll(g => g.Key);
        var known = await db.LvbStocks.Where(s => s.AccountId == account.Id && gtins.Contains(s.Gtin))
            .ToDictionaryAsync(s => s.Gtin, ct);
        foreach (var group in found)
        {
            if (!known.TryGetValue(group.Key, out var stock))
                db.LvbStocks.Add(stock = new LvbStock { AccountId = account.Id, SellerId = account.SellerId, Gtin = group.Key });
            stock.Title = group.First().Title;
            stock.Regular = group.Sum(r => Math.Max(0, r.RegularStock ?? 0));
            stock.Graded = group.Sum(r => Math.Max(0, r.GradedStock ?? 0));
            stock.EmptySince = stock.Regular > 0 ? null : stock.EmptySince ?? began;
            stock.ReadAt = began;
        }
    }

    private static async Task Absent(TandemDb db, Account account, DateTimeOffset passBegan, CancellationToken ct)
    {
        foreach (var stock in await db.LvbStocks.Where(s => s.AccountId == account.Id && s.ReadAt < passBegan).ToListAsync(ct))
        {
            (stock.Regular, stock.Graded) = (0, 0);
            stock.EmptySince ??= passBegan;
            stock.ReadAt = passBegan;
        }
    }
}

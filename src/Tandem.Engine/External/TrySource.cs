using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>One of the first rows of a file, and what it would do.</summary>
/// <param name="Name">The item; null: no item carries this code.</param>
/// <param name="Shown">What the shop shows now.</param>
/// <param name="Becomes">What it would show; null where the source has no say.</param>
public sealed record TriedRow(int Line, string Code, int Units, string? Name, long? ItemKey, int? Shown, int? Becomes);

/// <summary>Reads a seller's file and says what it would change. Writes nothing.</summary>
public sealed class TrySource(Database database, SourceBook book, FetchCsv fetch, TimeProvider clock)
{
    private const int RowsShown = 20;
    private const int ItemsAtOnce = 1000;

    /// <summary>A file that a person uploads.</summary>
    /// <param name="file">Can seek.</param>
    public async Task<TriedSource> Run(SellerId seller, SourceDraft draft, Stream file, CancellationToken ct)
    {
        if (SourceBook.Problem(draft with { Kind = StockSource.Upload }) is { } unfit) return Failed(unfit);
        await using var db = database.Read();
        try
        {
            var reading = await CsvFile.Read(file, draft.Columns, ct);
            return await Compare(db, seller, draft, reading, clock.GetUtcNow(), ct);
        }
        catch (SourceProblem problem)
        {
            return Failed(problem.Reason);
        }
    }

    /// <param name="draft">As it stands on the screen, saved or not.</param>
    public async Task<TriedSource> Run(SellerId seller, SourceDraft draft, CancellationToken ct)
    {
        if (SourceBook.Problem(draft with { Kind = StockSource.Csv }) is { } unfit) return Failed(unfit);
        await using var db = database.Read();
        var source = await db.ExternalSources.SingleOrDefaultAsync(s => s.SellerId == seller, ct)
            ?? new ExternalSource { SellerId = seller };
        book.Apply(source, draft with { Kind = StockSource.Csv });
        (source.ETag, source.LastModified) = (null, null);
        try
        {
            var began = clock.GetUtcNow();
            await using var file = await fetch.Run(source, ct) ?? throw new SourceProblem(Reason.Of("source.empty"));
            var reading = await CsvFile.Read(file.Content, SourceBook.Columns(source.Columns), ct);
            return await Compare(db, seller, draft, reading, WatchSource.FileAt(file, began), ct);
        }
        catch (SourceProblem problem)
        {
            return Failed(problem.Reason);
        }
    }

    private static TriedSource Failed(Reason problem) => new(problem, null, 0, 0, 0, 0, 0, 0, 0, [], []);

    private static async Task<TriedSource> Compare(
        TandemDb db, SellerId sellerId, SourceDraft draft, CsvReading reading, DateTimeOffset fileAt, CancellationToken ct)
    {
        var seller = await db.Sellers.SingleAsync(s => s.Id == sellerId, ct);
        var known = await SaveNumbers.ItemsOf(db, sellerId, ct);
        var matched = NumbersRule.Match(reading.Rows, known);
        var units = matched.Numbers.ToDictionary(n => n.ItemKey, n => n.Units);
        var shown = reading.Rows.Take(RowsShown).ToList();
        var wanted = shown.Where(matched.Items.ContainsKey).SelectMany(r => matched.Items[r]).Select(i => i.Key).ToHashSet();
        if (draft.MissingToZero) AddMissing(units, known);
        var (up, down, toZero) = (0, 0, 0);
        var first = new Dictionary<long, (string Name, int? Shown, int? Becomes)>();
        foreach (var keys in units.Keys.Chunk(ItemsAtOnce))
        {
            var items = await db.Items.Where(i => keys.Contains(i.Key)).ToListAsync(ct);
            foreach (var item in items) (item.ExternalQuantity, item.ExternalAt) = (units[item.Key], null);
            var inputs = await ShopStockInputs.Read(db, seller, items, fileAt, draft.LagMinutes, ct);
            foreach (var item in items)
            {
                var target = ShopStockRule.Decide(inputs.FactsOf(item)).Target;
                if (wanted.Contains(item.Key)) first[item.Key] = (item.Name, item.Quantity, target);
                if (target is null || target == item.Quantity) continue;
                if (target > (item.Quantity ?? 0)) up++;
                else if (target == 0) toZero++;
                else down++;
            }
        }

        IEnumerable<TriedRow> Rows(SourceRow row) => matched.Items.TryGetValue(row, out var items)
            ? items.Select(i =>
                new TriedRow(row.Line, Code(row), row.Units, first[i.Key].Name, i.Key, first[i.Key].Shown, first[i.Key].Becomes))
            : [new TriedRow(row.Line, Code(row), row.Units, null, null, null, null)];
        return new TriedSource(
            null, reading.Columns, reading.Rows.Count, matched.Numbers.Count, matched.Unknown.Count, up, down, toZero, reading.Bad
                + matched.Ambiguous.Count,
            reading.FirstBad, [.. shown.SelectMany(Rows)]);
    }

    /// <summary>What had a number of a file before and is not in this one.</summary>
    private static void AddMissing(Dictionary<long, int> units, List<NumberedItem> known)
    {
        foreach (var item in known.Where(i => i is { External: not null, At: null })) units.TryAdd(item.Key, 0);
    }

    private static string Code(SourceRow row) => row.Gtin?.ToString() ?? row.Sku?.Text ?? "";
}

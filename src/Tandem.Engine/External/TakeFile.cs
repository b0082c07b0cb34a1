using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>A file that was read whole.</summary>
/// <param name="At">When its numbers were true.</param>
/// <param name="Now">When it was read.</param>
internal sealed record ReadFile(
    CsvReading Reading, DateTimeOffset At, DateTimeOffset Now, string? ETag = null, DateTimeOffset? LastModified = null);

/// <summary>Takes the numbers of a file over, however it came here.</summary>
/// <param name="write">In the seller's turn.</param>
internal sealed class TakeFile(SellerId seller, Func<TandemDb> read, Func<Func<TandemDb, Task>, Task> write)
{
    public async Task Run(ExternalSource source, ReadFile file, CancellationToken ct)
    {
        List<NumberedItem> items;
        await using (var db = read()) items = await SaveNumbers.ItemsOf(db, seller, ct);
        var matched = NumbersRule.Match(file.Reading.Rows, items);
        var numbers = matched.Numbers.ToDictionary(n => n.ItemKey);
        var missing = items.FindAll(i => i is { External: not null, At: null } && !numbers.ContainsKey(i.Key));
        List<NewNumber> news =
        [
            .. items.Where(i => numbers.TryGetValue(i.Key, out var number) && (i.External != number.Units || i.At is not null))
                .Select(i => numbers[i.Key]),
            .. missing.Where(i => source.MissingToZero && i.External != 0).Select(i => new NewNumber(i.Key, 0, null)),
        ];

        // The first numbers ever must not be taken for older than they are.
        if (source.FileAt is null) await Update(source, s => s.FileAt = file.At, ct);
        else if (!source.MissingToZero) await Freeze(missing.ConvertAll(i => i.Key), source.FileAt.Value, ct);
        foreach (var chunk in news.Chunk(SaveNumbers.AtOnce)) await write(db => SaveNumbers.Save(db, chunk, ct));

        var ambiguous =
            matched.Ambiguous.Select(r => new BadRow(r.Line, BadRowKind.Ambiguous, r.Gtin?.ToString() ?? r.Sku?.Text ?? ""));
        var run = new SourceRun(
            file.Now, file.At, file.Reading.Rows.Count, matched.Numbers.Count, news.Count, matched.Unknown.Count,
            items.Count(i => numbers.ContainsKey(i.Key) && i.Kept != StockKept.Here), missing.Count, file.Reading.Bad
                + matched.Ambiguous.Count,
            [.. file.Reading.FirstBad.Concat(ambiguous).Take(CsvFile.BadRowsShown)], file.Reading.Columns);
        await Update(source, s =>
        {
            (s.ETag, s.LastModified, s.FileAt, s.LastRows) = (file.ETag, file.LastModified, file.At, file.Reading.Rows.Count);
            s.LastRun = JsonSerializer.Serialize(run);
        }, ct);

        // A newer file says again what it said: sales that it must contain by now are no longer taken off.
        await write(db => db.Items
            .Where(i => i.SellerId == seller && i.ExternalQuantity != null && i.ExternalAt == null
                && i.ExternalQuantity != i.Quantity)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, true), ct));
    }

    /// <summary>What is no longer in the file keeps its number, which is as old as the last file that had it.</summary>
    private async Task Freeze(List<long> items, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var chunk in items.Chunk(SaveNumbers.AtOnce))
            await write(db => db.Items.Where(i => chunk.Contains(i.Key))
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalAt, at), ct));
    }

    private Task Update(ExternalSource source, Action<ExternalSource> change, CancellationToken ct) => write(async db =>
    {
        // Changed to something else meanwhile: this file says nothing any more.
        if (await db.ExternalSources.SingleOrDefaultAsync(s => s.SellerId == seller && s.Kind == source.Kind, ct) is { } row)
            change(row);
    });
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>Reads the seller's file when it is due. A file that cannot be read whole or be believed changes nothing.</summary>
internal sealed class WatchSource(Observations observations, FetchCsv fetch, TimeProvider clock) : ILane
{
    public static readonly SourceName Name = SourceName.Own("external", "stock");

    /// <summary>A file of at least this many rows that suddenly has less than half of them is not believed.</summary>
    private const int RowsToCompare = 20;

    public Lane Kind => Lane.WatchSource;

    public bool Hear(SellerWork work, SourceHint hint)
    {
        if (hint.Kind != SourceKind.ExternalStock) return false;
        work.MakeDue(Name);
        return true;
    }

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        ExternalSource? source;
        await using (var db = work.Read())
            source = await db.ExternalSources.SingleOrDefaultAsync(s => s.SellerId == work.Seller, ct);
        if (source?.Kind != StockSource.Csv) return new LaneResult(null);

        var (dueAt, wasRead) = await observations.Run(work, Name, async (_, began, _) =>
        {
            await Read(work, source, began, ct);
            return new Reading(null, TimeSpan.FromMinutes(Math.Max(1, source.EveryMinutes)));
        }, ct);
        return new LaneResult(dueAt, wasRead ? Lane.Decide : Lane.None);
    }

    private async Task Read(SellerWork work, ExternalSource source, DateTimeOffset began, CancellationToken ct)
    {
        await using var file = await fetch.Run(source, ct);
        if (file is null) return;
        var reading = await CsvFile.Read(file.Content, SourceBook.Columns(source.Columns), ct);
        if (source.LastRows >= RowsToCompare && reading.Rows.Count * 2 < source.LastRows)
            throw new SourceProblem(Reason.Of("source.shrunk", ("rows", reading.Rows.Count), ("before", source.LastRows)));

        List<NumberedItem> items;
        await using (var db = work.Read())
            items = await SaveNumbers.ItemsOf(db, work.Seller, ct);
        var matched = NumbersRule.Match(reading.Rows, items);
        var numbers = matched.Numbers.ToDictionary(n => n.ItemKey);
        var missing = items.FindAll(i => i is { External: not null, At: null } && !numbers.ContainsKey(i.Key));
        var fileAt = FileAt(file, began);
        List<NewNumber> news =
        [
            .. items.Where(i => numbers.TryGetValue(i.Key, out var number) && (i.External != number.Units || i.At is not null))
                .Select(i => numbers[i.Key]),
            .. missing.Where(i => source.MissingToZero && i.External != 0).Select(i => new NewNumber(i.Key, 0, null)),
        ];

        // The first numbers ever must not be taken for older than they are.
        if (source.FileAt is null) await Update(work, s => s.FileAt = fileAt, ct);
        else if (!source.MissingToZero) await Freeze(work, missing.ConvertAll(i => i.Key), source.FileAt.Value, ct);
        foreach (var chunk in news.Chunk(SaveNumbers.AtOnce))
            await work.Owner.Write(db => SaveNumbers.Save(db, chunk, ct), ct);

        var ambiguous =
            matched.Ambiguous.Select(r => new BadRow(r.Line, BadRowKind.Ambiguous, r.Gtin?.ToString() ?? r.Sku?.Text ?? ""));
        var run = new SourceRun(
            clock.GetUtcNow(), fileAt, reading.Rows.Count, matched.Numbers.Count, news.Count, matched.Unknown.Count,
            items.Count(i => numbers.ContainsKey(i.Key) && i.Kept != StockKept.Here), missing.Count, reading.Bad
                + matched.Ambiguous.Count,
            [.. reading.FirstBad.Concat(ambiguous).Take(CsvFile.BadRowsShown)], reading.Columns);
        await Update(work, s =>
        {
            (s.ETag, s.LastModified, s.FileAt, s.LastRows) =
                (file.ETag, file.LastModified?.ToUniversalTime(), fileAt, reading.Rows.Count);
            s.LastRun = JsonSerializer.Serialize(run);
        }, ct);

        // A newer file says again what it said: sales that it must contain by now are no longer taken off.
        await work.Owner.Write(db => db.Items
            .Where(i => i.SellerId == work.Seller && i.ExternalQuantity != null && i.ExternalAt == null
                && i.ExternalQuantity != i.Quantity)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalDue, true), ct), ct);
    }

    /// <summary>
    /// When the numbers were true: when the file was last written, as far as its server says so and that can be.
    /// </summary>
    internal static DateTimeOffset FileAt(FetchedFile file, DateTimeOffset began) =>
        file.LastModified?.ToUniversalTime() is { } written && written < began ? written : began;

    /// <summary>What is no longer in the file keeps its number, which is as old as the last file that had it.</summary>
    private static async Task Freeze(SellerWork work, List<long> items, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var chunk in items.Chunk(SaveNumbers.AtOnce))
            await work.Owner.Write(db => db.Items.Where(i => chunk.Contains(i.Key))
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.ExternalAt, at), ct), ct);
    }

    private static Task Update(SellerWork work, Action<ExternalSource> change, CancellationToken ct) =>
        work.Owner.Write(async db =>
        {
            // Changed to something else meanwhile: this file says nothing any more.
            if (await db.ExternalSources
                .SingleOrDefaultAsync(s => s.SellerId == work.Seller && s.Kind == StockSource.Csv, ct) is { } row) change(row);
        }, ct);
}

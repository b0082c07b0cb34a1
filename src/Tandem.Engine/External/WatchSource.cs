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

        await new TakeFile(work.Seller, work.Read, change => work.Owner.Write(change, ct)).Run(source, new ReadFile(
            reading, FileAt(file, began), clock.GetUtcNow(), file.ETag, file.LastModified?.ToUniversalTime()), ct);
    }

    /// <summary>
    /// When the numbers were true: when the file was last written, as far as its server says so and that can be.
    /// </summary>
    internal static DateTimeOffset FileAt(FetchedFile file, DateTimeOffset began) =>
        file.LastModified?.ToUniversalTime() is { } written && written < began ? written : began;
}

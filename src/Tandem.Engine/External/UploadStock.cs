using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>Takes a file that a person uploads: its numbers hold until the next one.</summary>
public sealed class UploadStock(Database database, SourceBook book, TimeProvider clock)
{
    /// <summary>The largest file, in bytes: it is kept in memory until it is saved.</summary>
    public const long Largest = 10 * 1024 * 1024;

    /// <param name="file">Can seek.</param>
    /// <param name="made">When it was written, as its own disk has it: what was sold since is not in its numbers.</param>
    /// <returns>Why it cannot be so; null where its numbers are saved, and the loop of the seller decides and writes.</returns>
    public async Task<Reason?> Take(SellerId seller, SourceDraft draft, Stream file, DateTimeOffset made, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        CsvReading reading;
        try
        {
            reading = await CsvFile.Read(file, draft.Columns, ct);
        }
        catch (SourceProblem problem)
        {
            return problem.Reason;
        }

        if (await book.Save(seller, draft with { Kind = StockSource.Upload }, ct) is { } unfit) return unfit;
        ExternalSource source;
        await using (var db = database.Read()) source = await db.ExternalSources.SingleAsync(s => s.SellerId == seller, ct);
        await new TakeFile(seller, database.Read, work => database.WriteFor(seller, work, ct))
            .Run(source, new ReadFile(reading, made < now ? made.ToUniversalTime() : now, now), ct);
        return null;
    }
}

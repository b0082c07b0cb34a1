using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>
/// The right to write for one seller. Each take-over raises the seller's epoch; every write of a loop checks in its own
/// transaction that the epoch is still the one it took, so an owner that has been replaced can change nothing.
/// </summary>
internal sealed class Ownership
{
    private readonly Database _database;
    private readonly long _epoch;
    private long _news;

    private Ownership(Database database, SellerId seller, long epoch, DateTimeOffset since)
    {
        _database = database;
        _epoch = epoch;
        Seller = seller;
        Since = since;
    }

    public SellerId Seller { get; }

    /// <summary>Told which kinds of writes a transaction has planned, once it is in.</summary>
    public Action<IReadOnlyCollection<IntentKind>>? Planned { get; set; }

    /// <summary>
    /// Counts the writes that changed anything and may give a lane work: all but what a poll notes that found nothing.
    /// </summary>
    public long News => Interlocked.Read(ref _news);

    /// <summary>
    /// Moves on with all that is written for the seller and may give a lane work, by its loop or from outside. One query. What is
    /// read after it is at least as new.
    /// </summary>
    public async Task<(long Own, long Outside)> Version(CancellationToken ct)
    {
        var own = News;
        await using var db = Read();
        return (own, await db.Sellers.Where(s => s.Id == Seller).Select(s => s.OutsideWrites).SingleOrDefaultAsync(ct));
    }

    /// <summary>What was decided before this moment may have been done by an earlier owner.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>
    /// Takes the seller over. Writes that an earlier owner had sent without hearing of them are Unknown from now on.
    /// </summary>
    /// <returns>Null where the seller does not exist, or is paused.</returns>
    public static Task<Ownership?> Take(Database database, SellerId seller, string node, DateTimeOffset now,
        CancellationToken ct) =>
        database.Write<Ownership?>(async db =>
        {
            var taken = await db.Sellers.Where(s => s.Id == seller && s.PausedAt == null).ExecuteUpdateAsync(s => s
                .SetProperty(x => x.Epoch, x => x.Epoch + 1)
                .SetProperty(x => x.Owner, node)
                .SetProperty(x => x.OwnedSince, now), ct);
            if (taken == 0) return null;

            var epoch = await db.Sellers.Where(s => s.Id == seller).Select(s => s.Epoch).SingleAsync(ct);
            await IntentsAtOnce.MarkUnknown(db.Intents.Where(i => i.SellerId == seller), now, ct);
            return new Ownership(database, seller, epoch, now);
        }, ct);

    /// <summary>
    /// What was sent without hearing of it is Unknown from now on, as after a take-over. Only while nothing of it is under way.
    /// </summary>
    public Task MarkUnknown(IReadOnlyList<IntentKind> kinds, DateTimeOffset now, CancellationToken ct) =>
        Write(db => IntentsAtOnce.MarkUnknown(db.Intents.Where(i => i.SellerId == Seller && kinds.Contains(i.Kind)), now, ct),
            ct);

    /// <summary>
    /// bol says that it is done with this process: what waits for its end is looked at now. Only a look: no epoch is needed.
    /// </summary>
    public Task MakeDue(string processStatusId, DateTimeOffset now, CancellationToken ct) =>
        _database.WriteFor(Seller, db => IntentsAtOnce.MakeDue(
            db.Intents.Where(i => i.SellerId == Seller && i.State == IntentState.Sent && i.ProcessStatusId == processStatusId),
            now, ct), ct);

    /// <exception cref="OwnershipLost">Another owner has taken the seller over; nothing was written.</exception>
    public async Task<T> Write<T>(Func<TandemDb, Task<T>> work, CancellationToken ct) =>
        (await Turn(async db => (await work(db), true), ct)).Result;

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Func<TandemDb, Task> work, CancellationToken ct) =>
        Write(async db =>
        {
            await work(db);
            return 0;
        }, ct);

    /// <summary>As <see cref="Write{T}"/>, for what is written of each look, whatever it found.</summary>
    /// <param name="work">Returns whether what it wrote may give a lane work.</param>
    /// <inheritdoc cref="Write{T}"/>
    public Task WriteNews(Func<TandemDb, Task<bool>> work, CancellationToken ct) =>
        Turn(async db => (0, await work(db)), ct);

    /// <summary>As <see cref="Write{T}"/>, for what gives no lane work.</summary>
    /// <inheritdoc cref="Write{T}"/>
    public Task WriteQuietly(Func<TandemDb, Task> work, CancellationToken ct) => WriteNews(async db =>
    {
        await work(db);
        return false;
    }, ct);

    public TandemDb Read() => _database.Read();

    private async Task<(T Result, bool IsNews)> Turn<T>(Func<TandemDb, Task<(T, bool IsNews)>> work, CancellationToken ct)
    {
        IReadOnlyCollection<IntentKind> planned = [];
        var hasWritten = false;
        var result = await _database.Write(async db =>
        {
            if (!await StillOurs(db, ct)) throw new OwnershipLost();
            var done = await work(db);
            await db.SaveChangesAsync(ct);
            (hasWritten, planned) = (db.Written > 0, db.Planned);
            return done;
        }, ct);

        // Only once it is in: whoever sees the number sees what it counts.
        if (hasWritten && result.IsNews) Interlocked.Increment(ref _news);
        if (planned.Count > 0) Planned?.Invoke(planned);
        return result;
    }

    private async Task<bool> StillOurs(TandemDb db, CancellationToken ct)
    {
        if (_database.Kind == DatabaseKind.Sqlite)
            return await db.Sellers.AnyAsync(s => s.Id == Seller && s.Epoch == _epoch, ct);

        // The lock makes a take-over wait until this write is in, and lets the lanes of one seller write one after the other, as
        // SQLite does: what one lane marks as due, another must not clear from an older picture.
        var epochs = await db.Database.SqlQuery<long>(
            $"""SELECT "Epoch" AS "Value" FROM sellers WHERE "Id" = {Seller.Value} FOR UPDATE""").ToListAsync(ct);
        return epochs is [var epoch] && epoch == _epoch;
    }
}

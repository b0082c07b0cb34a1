using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Tandem.Engine.Values;

namespace Tandem.Engine.Storage;

/// <summary>Opens contexts on the chosen engine, and brings the schema up to date.</summary>
public sealed class Database : IDisposable
{
    // Any number will do that no other program uses in this database.
    private const long MigrationLock = 0x74616E64656D;
    private const int KeptContexts = 32;
    private static readonly TimeSpan MigrationTime = TimeSpan.FromMinutes(30);

    private readonly PooledDbContextFactory<SqliteDb>? _sqlite;
    private readonly PooledDbContextFactory<PostgresDb>? _postgres;

    // SQLite lets one connection write at a time; waiting here is cheaper and fairer than its busy loop.
    private readonly SemaphoreSlim? _writer;

    public Database(StorageOptions options)
    {
        Kind = options.Kind;
        ConnectionString = Kind == DatabaseKind.Sqlite ? options.ConnectionString : WithPatience(options.ConnectionString);
        if (Kind == DatabaseKind.Sqlite)
        {
            FilePath = Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource);
            PrivateFiles.MakeFolder(Path.GetDirectoryName(FilePath)!);
            _sqlite = new PooledDbContextFactory<SqliteDb>(new DbContextOptionsBuilder<SqliteDb>()
                .UseSqlite(ConnectionString)
                .AddInterceptors(new SqlitePragmas(), new PlainParameters(), new CountWritten()).Options, KeptContexts);
            _writer = new SemaphoreSlim(1, 1);
        }
        else
        {
            _postgres = new PooledDbContextFactory<PostgresDb>(new DbContextOptionsBuilder<PostgresDb>()
                .UseNpgsql(ConnectionString).AddInterceptors(new PlainParameters(), new CountWritten()).Options, KeptContexts);
        }
    }

    public DatabaseKind Kind { get; }

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public string? FilePath { get; }

    internal string ConnectionString { get; }

    /// <summary>A context for reading; nothing is tracked, and nothing can be changed through it.</summary>
    internal TandemDb Read() => Open(onlyReads: true);

    /// <summary>A context that writes, for the store of users, which bears on no seller's loop.</summary>
    internal TandemDb OpenForUsers() => Open();

    /// <summary>
    /// Runs the work in one transaction and commits. Never call a remote inside. Takes nobody's turn: only for the turn itself
    /// and for what bears on no seller (the conventions' tests name who may).
    /// </summary>
    internal async Task<T> Write<T>(Func<TandemDb, Task<T>> work, CancellationToken ct)
    {
        if (_writer is not null) await _writer.WaitAsync(ct);
        try
        {
            await using var db = Open();
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
            var result = await work(db);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return result;
        }
        finally
        {
            _writer?.Release();
        }
    }

    internal Task Write(Func<TandemDb, Task> work, CancellationToken ct) =>
        Write(async db =>
        {
            await work(db);
            return 0;
        }, ct);

    /// <summary>
    /// As <see cref="Write{T}"/>, one after the other with the seller's own loop: for a person's change of what the loop is
    /// busy with, which neither must do from an older picture.
    /// </summary>
    internal Task<T> WriteFor<T>(SellerId seller, Func<TandemDb, Task<T>> work, CancellationToken ct) =>
        Write(async db =>
        {
            // SQLite has one writer anyway; the loop takes the same lock (Ownership).
            if (Kind == DatabaseKind.Postgres)
                await db.Database
                    .SqlQuery<long>($"""SELECT "Epoch" AS "Value" FROM sellers WHERE "Id" = {seller.Value} FOR UPDATE""")
                    .ToListAsync(ct);
            var result = await work(db);
            await db.SaveChangesAsync(ct);

            // By this the loop sees, whatever becomes of the wake that follows, that there may be work.
            if (db.Written > 0)
                await db.Database.ExecuteSqlAsync(
                    $"""UPDATE sellers SET "OutsideWrites" = "OutsideWrites" + 1 WHERE "Id" = {seller.Value}""", ct);
            return result;
        }, ct);

    /// <inheritdoc cref="WriteFor{T}"/>
    internal Task WriteFor(SellerId seller, Func<TandemDb, Task> work, CancellationToken ct) =>
        WriteFor(seller, async db =>
        {
            await work(db);
            return 0;
        }, ct);

    /// <summary>Applies the migrations that are missing. Nodes that start together do it one after the other.</summary>
    public async Task Migrate(CancellationToken ct)
    {
        await using var db = Open();
        db.Database.SetCommandTimeout(MigrationTime);
        if (FilePath is not null) await MakeFile(db, FilePath, ct);
        var exists = await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct);
        // EF builds and compares whole models before it finds that nothing is missing: most of a second at each start.
        if (exists && !(await db.Database.GetPendingMigrationsAsync(ct)).Any()) return;
        if (Kind == DatabaseKind.Sqlite || !exists)
        {
            await db.Database.MigrateAsync(ct);
            return;
        }

        // EF's own lock does not hold from the look at what is missing until all of it is there.
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", ct);
        try
        {
            await db.Database.MigrateAsync(ct);
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
        }
    }

    /// <summary>
    /// Has SQLite look how many rows its indexes find, where a table has grown or shrunk tenfold since; PostgreSQL does it by
    /// itself. Not knowing it, SQLite takes a seller to have ten orders, and looks through all of them for the few of a list.
    /// </summary>
    public async Task LearnSizes(CancellationToken ct)
    {
        if (_writer is null) return;
        await using var connection = new SqliteConnection(ConnectionString);
        await _writer.WaitAsync(ct);
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA analysis_limit=400";
            await command.ExecuteNonQueryAsync(ct);

            // With the one it says what there is to do, without it does it (https://sqlite.org/pragma.html#pragma_optimize).
            command.CommandText = "PRAGMA optimize=0x10003";
            if (await command.ExecuteScalarAsync(ct) is null) return;
            command.CommandText = "PRAGMA optimize=0x10002";
            await command.ExecuteNonQueryAsync(ct);
        }
        finally
        {
            _writer.Release();
        }

        // What is open goes on by what it read at its opening.
        SqliteConnection.ClearPool(connection);
    }

    private static async Task MakeFile(TandemDb db, string file, CancellationToken ct)
    {
        var isNew = !File.Exists(file);
        PrivateFiles.MakeFile(file);

        // SQLite gives the files beside it the mode of this one.
        foreach (var beside in new[] { "-wal", "-shm" }) PrivateFiles.Close(file + beside);
        if (!isNew) return;

        // EF looks at it by a connection that only reads, which cannot put an empty file into WAL mode.
        await db.Database.OpenConnectionAsync(ct);
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>The migrations that this program knows and the database lacks.</summary>
    public async Task<IReadOnlyList<string>> PendingMigrations(CancellationToken ct)
    {
        await using var db = Open();
        return [.. await db.Database.GetPendingMigrationsAsync(ct)];
    }

    public void Dispose()
    {
        _writer?.Dispose();
        if (Kind == DatabaseKind.Sqlite)
        {
            using var connection = new SqliteConnection(ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
    }

    // A node that stands still, or is cut off, inside a transaction must not keep its sellers locked against a take-over.
    private static string WithPatience(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        builder.Options = $"-c idle_in_transaction_session_timeout=10s {builder.Options}".TrimEnd();
        return builder.ConnectionString;
    }

    private TandemDb Open(bool onlyReads = false)
    {
        TandemDb db = _sqlite is not null ? _sqlite.CreateDbContext() : _postgres!.CreateDbContext();
        return db.Opened(onlyReads);
    }

    /// <summary>Changes that go past the context's own tracking count too.</summary>
    private sealed class CountWritten : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            if (eventData is { Context: TandemDb db, CommandSource: CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete })
                db.MustWrite();
            return ValueTask.FromResult(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (result > 0 && eventData.Context is TandemDb db) db.Written += result;
            return ValueTask.FromResult(result);
        }
    }

    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        // FULL: a mark "Sent" that a power cut could undo would let the write be sent twice.
        private const string Pragmas =
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA foreign_keys=ON; "
            // 16 MiB, for the upper pages of all indexes of 100,000 orders; of the usual 2 they are read again for each order.
            + "PRAGMA cache_size=-16384;";

        // A pooled connection keeps what was said to it.
        private readonly ConditionalWeakTable<object, object> _told = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            if (!IsNew(connection)) return;
            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            Told(connection);
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            if (!IsNew(connection)) return;
            await using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            await command.ExecuteNonQueryAsync(cancellationToken);
            Told(connection);
        }

        private bool IsNew(DbConnection connection) =>
            ((SqliteConnection)connection).Handle is { } handle && !_told.TryGetValue(handle, out _);

        // Only what took them: one that was refused, for the file was locked, goes back to the pool as well.
        private void Told(DbConnection connection) => _told.AddOrUpdate(((SqliteConnection)connection).Handle!, this);
    }
}

using Microsoft.Data.Sqlite;

namespace Tandem.Engine.Storage;

/// <summary>Copies a SQLite database while it is in use, and puts a copy back after looking whether it is one.</summary>
public static class SqliteBackup
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private static readonly string[] Beside = ["-wal", "-shm"];

    /// <exception cref="BackupProblem">The database is not SQLite or does not exist, or the file exists already.</exception>
    public static async Task Make(StorageOptions storage, string file, CancellationToken ct)
    {
        var database = FileOf(storage);
        if (!File.Exists(database)) throw new BackupProblem($"There is no database at {database} yet.");
        if (File.Exists(file))
            throw new BackupProblem($"{file} exists already: choose another name, so that no older copy is lost.");

        PrivateFiles.MakeFolder(Path.GetDirectoryName(Path.GetFullPath(file))!);

        // Under a name that nobody can have taken before: in a folder that others may write to, it could be theirs.
        var half = $"{file}.{Guid.NewGuid():N}.part";
        try
        {
            await Copy(database, half, ct);
            File.Move(half, file);
        }
        catch
        {
            File.Delete(half);
            throw;
        }
    }

    /// <returns>Where the database that was there is kept; null where there was none.</returns>
    /// <exception cref="BackupProblem">The file is not a sound copy, or the database is in use.</exception>
    public static async Task<string?> Restore(StorageOptions storage, string file, CancellationToken ct)
    {
        var database = FileOf(storage);
        if (!File.Exists(file)) throw new BackupProblem($"There is no file {file}.");
        if (Path.GetFullPath(file) == database) throw new BackupProblem($"{file} is the database itself: name a copy of it.");
        await MustBeSound(file, ct);

        var kept = File.Exists(database) ? Unused(database + ".before-restore") : null;
        PrivateFiles.MakeFolder(Path.GetDirectoryName(database)!);
        if (kept is null)
        {
            foreach (var rest in Beside) File.Delete(database + rest);
        }
        else if (await TryHold(database, ct) is { } present)
        {
            // Into the file itself, which stays locked meanwhile: who opens it now waits, and then finds what was put back.
            await using (present)
            {
                await Copy(present, kept, ct);
                await using var from = await Open(file, SqliteOpenMode.ReadOnly, ct);
                from.BackupDatabase(present);
            }

            PrivateFiles.Close(database);
            return kept;
        }
        else
        {
            File.Move(database, kept);
            PrivateFiles.Close(kept);
            foreach (var rest in Beside.Where(r => File.Exists(database + r)))
                File.Move(database + rest, kept + rest, overwrite: true);
        }

        await Copy(file, database, ct);
        return kept;
    }

    private static async Task Copy(string from, string to, CancellationToken ct)
    {
        await using var source = await Open(from, SqliteOpenMode.ReadOnly, ct);
        await Copy(source, to, ct);
    }

    private static async Task Copy(SqliteConnection source, string to, CancellationToken ct)
    {
        PrivateFiles.MakeFile(to);
        await using var copy = await Open(to, SqliteOpenMode.ReadWriteCreate, ct);
        source.BackupDatabase(copy);
    }

    private static string Unused(string name)
    {
        var unused = name;
        for (var n = 2; File.Exists(unused); n++) unused = $"{name}-{n}";
        return unused;
    }

    private static async Task MustBeSound(string file, CancellationToken ct)
    {
        try
        {
            await using var copy = await Open(file, SqliteOpenMode.ReadOnly, ct);
            if (await Scalar(copy, "PRAGMA integrity_check", ct) is not "ok") throw new BackupProblem($"{file} is damaged.");
            if (await Scalar(copy, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('sellers', 'intents')",
                ct) is not 2L)
                throw new BackupProblem($"{file} is a database, but not one of Tandem.");
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is Corrupt)
        {
            throw new BackupProblem($"{file} is damaged.");
        }
        catch (SqliteException)
        {
            throw new BackupProblem($"{file} is not a database that can be read.");
        }
    }

    /// <summary>Opens the database and keeps everybody else out until it is closed.</summary>
    /// <returns>Null where it is damaged: what a copy is for.</returns>
    /// <exception cref="BackupProblem">It is in use.</exception>
    private static async Task<SqliteConnection?> TryHold(string database, CancellationToken ct)
    {
        var present = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=1");
        try
        {
            await present.OpenAsync(ct);

            // Leaving WAL mode needs the file to itself and folds the -wal file in, so that the kept copy is whole. In this
            // locking mode the lock of the transaction stays after it.
            var left = await Scalar(present, "PRAGMA journal_mode=DELETE", ct) is "delete";
            await Scalar(present, "PRAGMA locking_mode=EXCLUSIVE", ct);
            await Scalar(present, "BEGIN EXCLUSIVE", ct);
            await Scalar(present, "COMMIT", ct);
            if (left && await Scalar(present, "PRAGMA journal_mode", ct) is "delete") return present;
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is Corrupt or NotADatabase)
        {
            await present.DisposeAsync();
            return null;
        }
        catch (SqliteException)
        {
            // In use, as is said below.
        }

        await present.DisposeAsync();
        throw new BackupProblem("The database is in use: stop Tandem first, then restore.");
    }

    private static async Task<SqliteConnection> Open(string file, SqliteOpenMode mode, CancellationToken ct)
    {
        var how = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false };
        var connection = new SqliteConnection(how.ConnectionString);
        await connection.OpenAsync(ct);
        return connection;
    }

    private static async Task<object?> Scalar(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(ct);
    }

    private static string FileOf(StorageOptions storage) => storage.Kind == DatabaseKind.Sqlite
        ? Path.GetFullPath(new SqliteConnectionStringBuilder(storage.ConnectionString).DataSource)
        : throw new BackupProblem("This copies SQLite only. For PostgreSQL use pg_dump and pg_restore.");
}

using Microsoft.Data.Sqlite;

namespace Tandem.Engine.Storage;

/// <summary>Copies a SQLite database while it is in use, and puts a copy back after looking whether it is one.</summary>
public static class SqliteBackup
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <exception cref="BackupProblem">The database is not SQLite or does not exist, or the file exists already.</exception>
    public static async Task Make(StorageOptions storage, string file, CancellationToken ct)
    {
        var database = FileOf(storage);
        if (!File.Exists(database)) throw new BackupProblem($"There is no database at {database} yet.");
        if (File.Exists(file)) throw new BackupProblem($"{file} exists already: choose another name, so that no older copy is lost.");

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var half = file + ".part";
        await using (var from = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False"))
        await using (var to = new SqliteConnection($"Data Source={half};Pooling=False"))
        {
            await from.OpenAsync(ct);
            await to.OpenAsync(ct);
            from.BackupDatabase(to);
        }

        File.Move(half, file);
    }

    /// <returns>Where the database that was there is kept; null where there was none.</returns>
    /// <exception cref="BackupProblem">The file is not a sound copy, or the database is in use.</exception>
    public static async Task<string?> Restore(StorageOptions storage, string file, CancellationToken ct)
    {
        var database = FileOf(storage);
        if (!File.Exists(file)) throw new BackupProblem($"There is no file {file}.");
        if (Path.GetFullPath(file) == database) throw new BackupProblem($"{file} is the database itself: name a copy of it.");
        await MustBeSound(file, ct);

        string? kept = null;
        if (File.Exists(database))
        {
            await MustBeFree(database, ct);
            kept = database + ".before-restore";
            for (var n = 2; File.Exists(kept); n++) kept = $"{database}.before-restore-{n}";
            File.Move(database, kept);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        foreach (var rest in new[] { "-wal", "-shm" })
        {
            if (kept is not null && File.Exists(database + rest)) File.Move(database + rest, kept + rest, overwrite: true);
            else File.Delete(database + rest);
        }

        File.Copy(file, database);
        return kept;
    }

    private static async Task MustBeSound(string file, CancellationToken ct)
    {
        try
        {
            await using var copy = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
            await copy.OpenAsync(ct);
            if (await Scalar(copy, "PRAGMA integrity_check", ct) is not "ok") throw new BackupProblem($"{file} is damaged.");
            if (await Scalar(copy, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('sellers', 'intents')", ct) is not 2L)
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

    private static async Task MustBeFree(string database, CancellationToken ct)
    {
        try
        {
            await using var present = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=1");
            await present.OpenAsync(ct);

            // Leaving WAL mode needs the file to itself and folds the -wal file in, so that the kept copy is whole.
            if (await Scalar(present, "PRAGMA journal_mode=DELETE", ct) is not "delete") throw InUse();
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode is Corrupt or NotADatabase)
        {
            // What a copy is for: it is kept as it is, with its -wal file.
        }
        catch (SqliteException)
        {
            throw InUse();
        }

        static BackupProblem InUse() => new("The database is in use: stop Tandem first, then restore.");
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

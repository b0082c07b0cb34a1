using Microsoft.Data.Sqlite;

namespace Tandem.Tests.Databases;

/// <summary>
/// SQLite databases, each in a folder of its own, so that its -wal and -shm go when it goes; in memory where there is room, for
/// Tandem waits for the disk at each commit, and here no power cut is waited for.
/// </summary>
internal static class SqliteFile
{
    public static string ConnectionString()
    {
        var folder = Directory.CreateDirectory(Path.Combine(InMemory.Place, $"tandem-sqlite-{Guid.NewGuid():N}")).FullName;
        return new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "tandem.db") }.ConnectionString;
    }

    /// <summary>A copy of a database that is closed.</summary>
    public static string Copy(string connectionString)
    {
        var copy = ConnectionString();
        File.Copy(FileOf(connectionString), FileOf(copy));
        return copy;
    }

    /// <summary>Brings everything written into the one file.</summary>
    public static void Close(string connectionString)
    {
        using (var connection = new SqliteConnection(connectionString))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }
        Forget(connectionString);
    }

    public static void Delete(string connectionString)
    {
        Forget(connectionString);
        Directory.Delete(Path.GetDirectoryName(FileOf(connectionString))!, recursive: true);
    }

    private static void Forget(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static string FileOf(string connectionString) => new SqliteConnectionStringBuilder(connectionString).DataSource;
}

using Microsoft.Data.Sqlite;

namespace Tandem.Tests.Databases;

/// <summary>
/// A new, empty database for one test, deleted when disposed. Ask for it with <c>await using</c>; where PostgreSQL is
/// absent the test is skipped and says so.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string? _folder;

    private TestDatabase(DatabaseKind kind, string connectionString, string? folder)
    {
        Kind = kind;
        ConnectionString = connectionString;
        _folder = folder;
    }

    /// <summary>Both kinds, for a theory that has other data too (<c>MemberData</c>, or to combine).</summary>
    public static TheoryData<DatabaseKind> Both => [.. Enum.GetValues<DatabaseKind>()];

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> Create(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            var folder = Directory.CreateTempSubdirectory("tandem-sqlite-").FullName;
            var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "tandem.db") };
            return new(kind, file.ConnectionString, folder);
        }

        var connectionString = await PostgresCluster.ConnectionString($"tandem_{Guid.NewGuid():N}");
        Assert.SkipWhen(connectionString is null, "PostgreSQL is not installed: apt-get install postgresql, or run ./test.sh");
        return new(kind, connectionString, folder: null);
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is null)
        {
            await PostgresCluster.Drop(ConnectionString);
            return;
        }

        await using (var own = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(own);
        // With the database go its -wal and -shm.
        Directory.Delete(_folder, recursive: true);
    }
}

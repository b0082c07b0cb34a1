using System.Collections.Concurrent;
using System.Reflection;
using Tandem.Engine.Storage;

namespace Tandem.Tests.Databases;

/// <summary>
/// A new database for one test, deleted when disposed. Ask for it with <c>await using</c>; where PostgreSQL is absent the
/// test is skipped and says so.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<(DatabaseKind Kind, MethodInfo Prepare), Lazy<Task<TestDatabase>>> Templates =
        new();

    private TestDatabase(DatabaseKind kind, string connectionString)
    {
        Kind = kind;
        ConnectionString = connectionString;
    }

    /// <summary>Both kinds, for a theory that has other data too.</summary>
    public static TheoryData<DatabaseKind> Both => [.. Enum.GetValues<DatabaseKind>()];

    public DatabaseKind Kind { get; }

    public string ConnectionString { get; }

    /// <summary>An empty database.</summary>
    public static async Task<TestDatabase> Create(DatabaseKind kind) =>
        kind == DatabaseKind.Sqlite
            ? new(kind, SqliteFile.ConnectionString())
            : new(kind, await PostgresCluster.ConnectionString(NewName()) ?? throw NoPostgres());

    /// <summary>
    /// A copy of a database that <paramref name="prepare"/> filled. It does so once per run and kind, since migrating for
    /// each test would take longer than the tests. Give a static method: it is what the copies are known by.
    /// </summary>
    /// <param name="prepare">Makes the tables in the database of that connection string.</param>
    public static async Task<TestDatabase> Create(DatabaseKind kind, Func<DatabaseKind, string, Task> prepare)
    {
        var template = await Templates.GetOrAdd((kind, prepare.Method), _ => new(() => Template(kind, prepare))).Value;
        return kind == DatabaseKind.Sqlite
            ? new(kind, SqliteFile.Copy(template.ConnectionString))
            : new(kind, await PostgresCluster.Copy(template.ConnectionString, NewName()));
    }

    public async ValueTask DisposeAsync()
    {
        if (Kind == DatabaseKind.Sqlite)
            SqliteFile.Delete(ConnectionString);
        else
            await PostgresCluster.Drop(ConnectionString);
    }

    internal static async Task DropTemplates()
    {
        foreach (var template in Templates.Values.Where(template => template.IsValueCreated
            && template.Value.IsCompletedSuccessfully))
            await (await template.Value).DisposeAsync();
    }

    private static async Task<TestDatabase> Template(DatabaseKind kind, Func<DatabaseKind, string, Task> prepare)
    {
        var template = await Create(kind);
        await prepare(kind, template.ConnectionString);
        if (kind == DatabaseKind.Sqlite)
            SqliteFile.Close(template.ConnectionString);
        else
            await PostgresCluster.Close(template.ConnectionString);
        return template;
    }

    private static string NewName() => $"tandem_{Guid.NewGuid():N}";

    private static Exception NoPostgres() =>
        Xunit.Sdk.SkipException.ForSkip("PostgreSQL is not installed: apt-get install postgresql, or run ./test.sh");
}

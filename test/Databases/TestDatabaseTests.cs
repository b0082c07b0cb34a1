using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tandem.Engine.Storage;

namespace Tandem.Tests.Databases;

public sealed class TestDatabaseTests
{
    private static readonly ConcurrentDictionary<DatabaseKind, int> prepared = new();

    [Theory, BothDatabases]
    public async Task Create_Twice_GivesTwoEmptyDatabases(DatabaseKind kind)
    {
        await using var one = await TestDatabase.Create(kind);
        await using var other = await TestDatabase.Create(kind);
        await Run(one, "CREATE TABLE only_here (id INTEGER)");
        await Run(other, "CREATE TABLE only_here (id INTEGER)");
        await Run(one, "INSERT INTO only_here VALUES (1)");
        Assert.Equal(0L, await Run(other, "SELECT COUNT(*) FROM only_here"));
    }

    [Theory, BothDatabases]
    public async Task Dispose_WithAnOpenConnection_DeletesTheDatabase(DatabaseKind kind)
    {
        var db = await TestDatabase.Create(kind);
        await using var connection = Connect(db);
        await connection.OpenAsync();
        await Run(db, "CREATE TABLE anything (id INTEGER)");
        await db.DisposeAsync();

        if (kind == DatabaseKind.Sqlite)
            Assert.False(Directory.Exists(Path.GetDirectoryName(connection.DataSource)));
        else
            await Assert.ThrowsAnyAsync<DbException>(() => Run(db, "SELECT 1"));
    }

    [Theory, BothDatabases]
    public async Task Create_WithTables_PreparesOnceAndCopies(DatabaseKind kind)
    {
        var copies = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestDatabase.Create(kind, WithOneRow)));
        await Run(copies[0], "INSERT INTO prepared VALUES (2)");
        Assert.Equal(2L, await Run(copies[0], "SELECT COUNT(*) FROM prepared"));
        foreach (var copy in copies[1..])
            Assert.Equal(1L, await Run(copy, "SELECT COUNT(*) FROM prepared"));
        foreach (var copy in copies)
            await copy.DisposeAsync();
        Assert.Equal(1, prepared[kind]);
    }

    // Leaves a connection open, as a pool that nobody knows of would.
    private static async Task WithOneRow(DatabaseKind kind, string connectionString)
    {
        prepared.AddOrUpdate(kind, 1, (_, times) => times + 1);
        var connection = Connect(kind, connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = (kind == DatabaseKind.Sqlite ? "PRAGMA journal_mode = WAL; " : "")
            + "CREATE TABLE prepared (id INTEGER); INSERT INTO prepared VALUES (1)";
        await command.ExecuteNonQueryAsync();
    }

    private static DbConnection Connect(TestDatabase db) => Connect(db.Kind, db.ConnectionString);

    private static DbConnection Connect(DatabaseKind kind, string connectionString) =>
        kind == DatabaseKind.Sqlite ? new SqliteConnection(connectionString) : new NpgsqlConnection(connectionString);

    private static async Task<object?> Run(TestDatabase db, string sql)
    {
        await using var connection = Connect(db);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    [Theory]
    [InlineData(3, false, true, 1)]
    [InlineData(3, false, false, 1)]
    [InlineData(3, true, true, 2)]
    [InlineData(3, true, false, 2)]
    public void Flow_RunsOnOneDatabase_AndOnSqliteWherePostgresIsAbsent(int number, bool both, bool hasPostgres, int count)
    {
        foreach (var turn in new[] { number, number + 1 })
        {
            var kinds = EitherDatabaseAttribute.Kinds(turn, both, hasPostgres).ToList();
            Assert.Equal(count, kinds.Count);
            Assert.True(hasPostgres || both || kinds is [DatabaseKind.Sqlite]);
        }
    }
}

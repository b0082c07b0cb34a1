using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Tandem.Tests.Databases;

public sealed class TestDatabaseTests
{
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

    private static DbConnection Connect(TestDatabase db) =>
        db.Kind == DatabaseKind.Sqlite ? new SqliteConnection(db.ConnectionString) : new NpgsqlConnection(db.ConnectionString);

    private static async Task<object?> Run(TestDatabase db, string sql)
    {
        await using var connection = Connect(db);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}

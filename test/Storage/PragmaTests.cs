using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Storage;

/// <summary>What every connection to SQLite is told before it is used.</summary>
public sealed class PragmaTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConnectionThatRefusedThem_IsToldAgain_WhenItComesBackFromThePool()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Sqlite);
        var patient = new SqliteConnectionStringBuilder(test.ConnectionString) { DefaultTimeout = 1 }.ConnectionString;
        using var database = World.Open(DatabaseKind.Sqlite, patient);
        await using var other =
            new SqliteConnection(new SqliteConnectionStringBuilder(test.ConnectionString) { Pooling = false }.ConnectionString);
        await other.OpenAsync(Ct);
        await Run(other, "CREATE TABLE t (x); BEGIN EXCLUSIVE");
        await Assert.ThrowsAsync<SqliteException>(() => CacheOf(database));
        await Run(other, "ROLLBACK");

        Assert.Equal(-16384, await CacheOf(database));
    }

    private static async Task<int> CacheOf(Database database)
    {
        await using var db = database.Read();
        return (await db.Database.SqlQuery<int>($"SELECT cache_size AS Value FROM pragma_cache_size").ToListAsync(Ct))[0];
    }

    private static async Task Run(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}

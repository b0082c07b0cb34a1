using Npgsql;

namespace Tandem.Tests.Databases;

/// <summary>
/// The PostgreSQL of the whole run: a private server, started at first use and gone with this process, or the one that
/// the environment variable TANDEM_TEST_POSTGRES names.
/// </summary>
internal static class PostgresCluster
{
    private static readonly Lazy<Task<string?>> Server = new(Start);

    /// <summary>The connection string of a new, empty database of that name; null where PostgreSQL is not installed.</summary>
    public static async Task<string?> ConnectionString(string database)
    {
        if (await Server.Value is not { } server)
            return null;
        await Run(server, $"""DROP DATABASE IF EXISTS "{database}" WITH (FORCE)""");
        await Run(server, $"""CREATE DATABASE "{database}" TEMPLATE template0""");
        // Each database has a pool of its own, and all of them together must stay below max_connections.
        return new NpgsqlConnectionStringBuilder(server)
        {
            Database = database,
            MaxPoolSize = 30,
            ConnectionIdleLifetime = 10,
            ConnectionPruningInterval = 5,
            IncludeErrorDetail = true,
        }.ConnectionString;
    }

    /// <summary>Drops what <see cref="ConnectionString"/> made, also when somebody is still connected to it.</summary>
    public static async Task Drop(string connectionString)
    {
        await using (var own = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(own);
        var database = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await Run((await Server.Value)!, $"""DROP DATABASE IF EXISTS "{database}" WITH (FORCE)""");
    }

    private static async Task Run(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<string?> Start()
    {
        if (Environment.GetEnvironmentVariable("TANDEM_TEST_POSTGRES") is { Length: > 0 } given)
            return given;
        if (await PostgresServer.Start() is not { } server)
            return null;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        return server.ConnectionString;
    }
}

using Npgsql;

namespace Tandem.Tests.Databases;

/// <summary>
/// The PostgreSQL of the whole run: a private server, started at first use and gone with this process, or the one that
/// the environment variable TANDEM_TEST_POSTGRES names.
/// </summary>
internal static class PostgresCluster
{
    private static readonly Lazy<Task<string?>> Server = new(Start);

    /// <summary>Whether there is one to be had, without starting it.</summary>
    public static bool IsThere => Given is not null || PostgresServer.IsInstalled;

    private static string? Given =>
        Environment.GetEnvironmentVariable("TANDEM_TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    /// <summary>The connection string of a new, empty database of that name; null where PostgreSQL is not installed.</summary>
    public static async Task<string?> ConnectionString(string database) =>
        await Server.Value is { } server ? await Make(server, database, template: "template0") : null;

    /// <summary>A copy of a database that is closed.</summary>
    public static async Task<string> Copy(string connectionString, string database) =>
        await Make((await Server.Value)!, database, NameOf(connectionString));

    /// <summary>Sends everybody away for good: a database can be copied only while nobody is connected to it.</summary>
    public static async Task Close(string connectionString)
    {
        await Run((await Server.Value)!, $"""ALTER DATABASE "{NameOf(connectionString)}" ALLOW_CONNECTIONS false""");
        await Run((await Server.Value)!, $"""
            SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{NameOf(connectionString)}'
            """);
    }

    /// <summary>Drops the database, also when somebody is still connected to it.</summary>
    public static async Task Drop(string connectionString)
    {
        await using (var own = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(own);
        await Run((await Server.Value)!, $"""DROP DATABASE IF EXISTS "{NameOf(connectionString)}" WITH (FORCE)""");
    }

    private static async Task<string> Make(string server, string database, string template)
    {
        await Run(server, $"""DROP DATABASE IF EXISTS "{database}" WITH (FORCE)""");
        // Writing each page of the copy to the log, as PostgreSQL does unasked, costs five times as much as copying its files.
        await Run(server, $"""CREATE DATABASE "{database}" TEMPLATE "{template}" STRATEGY FILE_COPY""");
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

    private static async Task Run(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string NameOf(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database!;

    private static async Task<string?> Start()
    {
        if (Given is { } given)
            return given;
        if (await PostgresServer.Start() is not { } server)
            return null;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Stop();
        return server.ConnectionString;
    }
}

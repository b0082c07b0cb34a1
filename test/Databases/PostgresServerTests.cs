using Npgsql;

namespace Tandem.Tests.Databases;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task Stop_AsWhenTheTestsAreKilled_EndsTheServerAndItsFolder()
    {
        var server = await PostgresServer.Start();
        Assert.SkipWhen(server is null, "PostgreSQL is not installed: apt-get install postgresql, or run ./test.sh");
        var unpooled = server.ConnectionString + ";Pooling=false";
        await using (var connection = new NpgsqlConnection(unpooled))
            await connection.OpenAsync();

        server.Stop();

        await using var refused = new NpgsqlConnection(unpooled);
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => refused.OpenAsync());
        Assert.False(Directory.Exists(server.Folder));
    }
}

using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Cluster;

/// <summary>Two nodes in processes of their own on one PostgreSQL; one of them is killed.</summary>
public sealed class FailoverTests(ITestOutputHelper output) : IDisposable
{
    private const int Sellers = 6;
    private static readonly TimeSpan TakeOver = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-cluster-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Survivor_TakesOverEverySeller_WhenANodeIsKilled()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var server = await TestDatabase.Create(DatabaseKind.Postgres);
        using var database = new Database(new StorageOptions { Kind = server.Kind, ConnectionString = server.ConnectionString });
        await database.Migrate(ct);
        await AddSellers(database, ct);

        await using var first = Node.Serve(Node.Settings(server, _folder, cluster: true));
        await using var second = Node.Serve(Node.Settings(server, _folder, cluster: true));
        await Task.WhenAll(first.Ready(ct), second.Ready(ct));
        var before = await Until(database, TakeOver, all => all.TrueForAll(s => s.Owner is not null), "every seller has an owner", ct);
        output.WriteLine(string.Join(", ", before.Select(s => $"{s.Owner} {s.Epoch}")));
        output.WriteLine(first.Output);
        output.WriteLine(second.Output);
    }

    private async Task AddSellers(Database database, CancellationToken ct)
    {
        var keys = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(_folder, "keys")), o => o.SetApplicationName("Tandem"));
        var book = new SellerBook(database, new Credentials(keys), TimeProvider.System);
        for (var i = 0; i < Sellers; i++)
            await book.Add(new SellerDraft($"seller {i}", new Uri("http://127.0.0.1:9"), "ck", "cs", "id", "secret"), ct);
    }

    private static async Task<List<Seller>> Until(
        Database database, TimeSpan within, Predicate<List<Seller>> done, string words, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            await using var db = database.Read();
            var sellers = await db.Sellers.OrderBy(s => s.Id).ToListAsync(ct);
            if (done(sellers)) return sellers;
            Assert.True(Stopwatch.GetElapsedTime(started) < within,
                $"not after {within}: {words}; now {string.Join(", ", sellers.Select(s => $"{s.Owner} {s.Epoch}"))}");
            await Task.Delay(100, ct);
        }
    }
}

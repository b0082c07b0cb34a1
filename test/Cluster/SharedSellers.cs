using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Cluster;

/// <summary>
/// Sellers on a PostgreSQL of their own, for nodes in processes of their own; what is measured goes to the output.
/// </summary>
internal sealed class SharedSellers(ITestOutputHelper output) : IAsyncDisposable
{
    public const int Count = 12;
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-cluster-").FullName;
    private TestDatabase _server = null!;
    private Database _database = null!;

    /// <summary>Owners that the nodes have replaced.</summary>
    private readonly List<Ownership> _replaced = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SharedSellers> Create(ITestOutputHelper output)
    {
        var sellers = new SharedSellers(output);
        await sellers.Prepare();
        return sellers;
    }

    private async Task Prepare()
    {
        _server = await TestDatabase.Create(DatabaseKind.Postgres);
        _database = new Database(new StorageOptions { Kind = _server.Kind, ConnectionString = _server.ConnectionString });
        await _database.Migrate(Ct);
        var keys =
            DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(_folder, "keys")), o => o.SetApplicationName("Tandem"));
        var book = new SellerBook(_database, new Credentials(keys), TimeProvider.System);
        for (var i = 0; i < Count; i++)
        {
            // Nobody listens on port 9, so the loops run and fail, and own.
            var added =
                await book.Add(new SellerDraft($"seller {i}", new Uri("http://127.0.0.1:9"), "ck", "cs", "id", "secret"), Ct);
            _replaced.Add((await Ownership.Take(_database, added.Seller, "before", TimeProvider.System.GetUtcNow(), Ct))!);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _database.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public Node Serve() => Node.Serve(Node.Settings(_server, _folder, cluster: true));

    /// <summary>The sellers once nodes own all of them; the node that owns most, and the other.</summary>
    public async Task<(List<Seller> Sellers, Node Most, Node Other)> Served(Node one, Node two)
    {
        await Task.WhenAll(one.Ready(Ct), two.Ready(Ct));
        var sellers = await Until("nodes own all", all => all.TrueForAll(s => s.Owner == one.Name || s.Owner == two.Name));
        return sellers.Count(s => s.Owner == one.Name) >= Count / 2 ? (sellers, one, two) : (sellers, two, one);
    }

    public async Task ReplacedOwners_WriteNothing()
    {
        foreach (var owner in _replaced)
        {
            await Assert.ThrowsAsync<OwnershipLost>(() => owner.Write(
                db => db.Sellers.Where(s => s.Id == owner.Seller)
                    .ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, "changed"), Ct), Ct));
        }

        Assert.DoesNotContain(await Rows(), seller => seller.Name == "changed");
    }

    public static IEnumerable<SellerId> Raised(List<Seller> before, List<Seller> after) =>
        before.Zip(after).Where(pair => pair.Second.Epoch > pair.First.Epoch).Select(pair => pair.First.Id);

    public void Report(string what, long since, List<Seller> before, Node node) => output.WriteLine(
        $"{before.Count(s => s.Owner == node.Name)} of {Count} sellers taken over "
            + $"{Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s after {node.Name} was {what}");

    public async Task<List<Seller>> Until(string words, Predicate<List<Seller>> done)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var sellers = await Rows();
            if (done(sellers)) return sellers;
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience,
                $"not after {Patience}: {words}; now {string.Join(", ", sellers.Select(s => $"{s.Owner} {s.Epoch}"))}");
            await Task.Delay(100, Ct);
        }
    }

    public async Task<List<Seller>> Rows()
    {
        await using var db = _database.Read();
        return await db.Sellers.OrderBy(s => s.Id).ToListAsync(Ct);
    }
}

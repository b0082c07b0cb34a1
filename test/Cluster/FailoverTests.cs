using System.Diagnostics;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Cluster;

/// <summary>Two nodes in processes of their own on one PostgreSQL; one of them dies, or seems to.</summary>
public sealed class FailoverTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Sellers = 12;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-cluster-").FullName;
    private TestDatabase _server = null!;
    private Database _database = null!;

    /// <summary>Owners that the nodes have replaced.</summary>
    private readonly List<Ownership> _replaced = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestDatabase.Create(DatabaseKind.Postgres);
        _database = new Database(new StorageOptions { Kind = _server.Kind, ConnectionString = _server.ConnectionString });
        await _database.Migrate(Ct);
        var keys = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(_folder, "keys")), o => o.SetApplicationName("Tandem"));
        var book = new SellerBook(_database, new Credentials(keys), TimeProvider.System);
        for (var i = 0; i < Sellers; i++)
        {
            // Nobody listens on port 9, so the loops run and fail, and own.
            var added = await book.Add(new SellerDraft($"seller {i}", new Uri("http://127.0.0.1:9"), "ck", "cs", "id", "secret"), Ct);
            _replaced.Add((await Ownership.Take(_database, added.Seller, "before", TimeProvider.System.GetUtcNow(), Ct))!);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _database.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task KilledNode_IsReplacedByTheOther_ForEverySeller()
    {
        await using var one = Serve();
        await using var two = Serve();
        var (before, dies, lives) = await Served(one, two);

        var killed = Stopwatch.GetTimestamp();
        await dies.Kill(Ct);
        var after = await Until($"{lives.Name} owns all", all => all.TrueForAll(s => s.Owner == lives.Name));

        Report("killed", killed, before, dies);
        Assert.Equal(before.Where(s => s.Owner == dies.Name).Select(s => s.Id), Raised(before, after));
        await ReplacedOwners_WriteNothing();
        Assert.Equal(0, await lives.Stop(Ct));
    }

    [Fact]
    public async Task StoppedNode_HandsItsSellersOver()
    {
        await using var one = Serve();
        await using var two = Serve();
        var (before, stops, lives) = await Served(one, two);

        var asked = Stopwatch.GetTimestamp();
        Assert.Equal(0, await stops.Stop(Ct));
        output.WriteLine($"stopped within {Stopwatch.GetElapsedTime(asked).TotalSeconds:0.0} s");
        await Until($"{lives.Name} owns all", all => all.TrueForAll(s => s.Owner == lives.Name));

        Report("asked to stop", asked, before, stops);
    }

    [Fact]
    public async Task PausedNode_FindsItsSellersTaken_AndChangesNothing()
    {
        await using var one = Serve();
        await using var two = Serve();
        var (before, sleeps, lives) = await Served(one, two);

        var paused = Stopwatch.GetTimestamp();
        await sleeps.Pause(Ct);
        var after = await Until($"{lives.Name} owns all", all => all.TrueForAll(s => s.Owner == lives.Name));
        Report("paused", paused, before, sleeps);
        await sleeps.Resume(Ct);
        await sleeps.Ended(Patience, Ct);

        Assert.Empty(Raised(after, await Rows()));
        Assert.All(await Rows(), seller => Assert.Equal(lives.Name, seller.Owner));
    }

    private Node Serve() => Node.Serve(Node.Settings(_server, _folder, cluster: true));

    /// <summary>The sellers once nodes own all of them; the node that owns most, and the other.</summary>
    private async Task<(List<Seller> Sellers, Node Most, Node Other)> Served(Node one, Node two)
    {
        await Task.WhenAll(one.Ready(Ct), two.Ready(Ct));
        var sellers = await Until("nodes own all", all => all.TrueForAll(s => s.Owner == one.Name || s.Owner == two.Name));
        return sellers.Count(s => s.Owner == one.Name) >= Sellers / 2 ? (sellers, one, two) : (sellers, two, one);
    }

    private async Task ReplacedOwners_WriteNothing()
    {
        foreach (var owner in _replaced)
        {
            await Assert.ThrowsAsync<OwnershipLost>(() => owner.Write(
                db => db.Sellers.Where(s => s.Id == owner.Seller).ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, "changed"), Ct), Ct));
        }

        Assert.DoesNotContain(await Rows(), seller => seller.Name == "changed");
    }

    private static IEnumerable<Engine.Values.SellerId> Raised(List<Seller> before, List<Seller> after) =>
        before.Zip(after).Where(pair => pair.Second.Epoch > pair.First.Epoch).Select(pair => pair.First.Id);

    private void Report(string what, long since, List<Seller> before, Node node) => output.WriteLine(
        $"{before.Count(s => s.Owner == node.Name)} of {Sellers} sellers taken over {Stopwatch.GetElapsedTime(since).TotalSeconds:0.0} s after {node.Name} was {what}");

    private async Task<List<Seller>> Until(string words, Predicate<List<Seller>> done)
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

    private async Task<List<Seller>> Rows()
    {
        await using var db = _database.Read();
        return await db.Sellers.OrderBy(s => s.Id).ToListAsync(Ct);
    }
}

using Microsoft.AspNetCore.DataProtection;
using Tandem.Engine.Alerts;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Tests.Cluster;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Alerts;

/// <summary>The program itself is killed: whoever waits for its heartbeat notices.</summary>
public sealed class DeadNodeTests
{
    private const int Pace = 20;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task KilledNode_IsSilent_AndTheNextOneBeatsAgain()
    {
        var ct = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("tandem-beat-").FullName;
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite, World.Migrated);
        await using var catcher = await WebCatcher.Start();
        var epoch = TimeProvider.System.GetUtcNow();
        var clock = new PacedClock(Pace, epoch);
        await using var sandbox = await SandboxHost.Start(
            new SandboxOptions { Items = 6, StartShoppers = false, Clock = clock }, ct);
        await Arrange(database, folder, sandbox, catcher.Url, clock, ct);
        var settings = Node.Settings(database, folder);
        settings["TANDEM_BOLAPI"] = sandbox.BolApi.AbsoluteUri;
        settings["TANDEM_BOLLOGIN"] = sandbox.BolLogin.AbsoluteUri;
        settings["TANDEM_DRILL_CLOCK"] = $"{Pace}@{epoch:O}";
        settings["TANDEM_SOURCES__ALLOWPRIVATEADDRESSES"] = "true";

        await using (var node = Node.Serve(settings))
        {
            await Beats(catcher, 3, node, ct);
            await node.Kill(ct);
        }

        // Three times as long as it ever rests: whoever gets it raises the alarm by now.
        var last = catcher.All.Count;
        await Task.Delay(TimeSpan.FromSeconds(3 * 60.0 / Pace), TimeProvider.System, ct);
        Assert.InRange(catcher.All.Count, last, last + 1);

        await using (var next = Node.Serve(settings)) await Beats(catcher, last + 2, next, ct);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task Arrange(TestDatabase database, string folder, SandboxHost sandbox, string url, TimeProvider clock,
        CancellationToken ct)
    {
        using var store = new Database(new StorageOptions { Kind = database.Kind, ConnectionString = database.ConnectionString });
        var credentials = new Credentials(DataProtectionProvider.Create(
            new DirectoryInfo(Path.Combine(folder, "keys")), o => o.SetApplicationName("Tandem")));
        var seller = await new SellerBook(store, credentials, clock).Add(
            new SellerDraft("Proefwinkel", sandbox.Shop, sandbox.ShopKey, sandbox.ShopSecret, sandbox.BolClientId,
                sandbox.BolClientSecret), ct);
        await store.WriteFor(seller.Seller, db => db.SaveSettings(
            seller.Seller, new HeartbeatSettings { Url = credentials.Seal(url), EveryMinutes = 1 }, ct), ct);
    }

    private static async Task Beats(WebCatcher catcher, int count, Node node, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        while (catcher.All.Count < count)
        {
            Assert.False(patience.IsCancellationRequested, $"{catcher.All.Count} beats. It wrote:\n{node.Output}");
            await Task.Delay(Look, TimeProvider.System, ct);
        }
    }
}

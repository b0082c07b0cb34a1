using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Membership;
using Orleans.Runtime.MembershipService;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Cluster;

/// <summary>Orleans' own table of nodes, on the statements that our migration gives it.</summary>
public sealed class MembershipTests
{
    private static readonly DateTime Start = new(2026, 11, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly IOptions<ClusterOptions> Cluster =
        Options.Create(new ClusterOptions { ClusterId = "c", ServiceId = "c" });

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Table_KeepsItsPromises()
    {
        await using var server = await TestDatabase.Create(DatabaseKind.Postgres);
        var table = await Open(server);
        var (one, two) = (Entry(1, SiloStatus.Active), Entry(2, SiloStatus.Joining));
        var version = (await table.ReadAllAsync(Ct)).Version;
        Assert.Equal(0, version.Version);

        Assert.True(await table.InsertRowAsync(one, version.Next(), Ct));
        Assert.False(await table.InsertRowAsync(two, version.Next(), Ct), "decided on a version that is no more");
        version = (await table.ReadAllAsync(Ct)).Version;
        Assert.False(await table.InsertRowAsync(one, version.Next(), Ct), "is there already");
        Assert.True(await table.InsertRowAsync(two, version.Next(), Ct));

        var (read, etag) = Assert.Single((await table.ReadRowAsync(two.SiloAddress, Ct)).Members);
        Assert.Equal((two.SiloAddress, two.SiloName, two.HostName, two.Status, two.ProxyPort, two.StartTime, two.IAmAliveTime),
            (read.SiloAddress, read.SiloName, read.HostName, read.Status, read.ProxyPort, read.StartTime, read.IAmAliveTime));
        Assert.Equal([one.ProxyPort], await Gateways(server));

        two.Status = SiloStatus.Dead;
        two.SuspectTimes = [Tuple.Create(one.SiloAddress, Start)];
        Assert.False(await table.UpdateRowAsync(two, "1", new TableVersion(2, "1"), Ct), "decided on a version that is no more");
        Assert.True(await table.UpdateRowAsync(two, etag, (await table.ReadAllAsync(Ct)).Version.Next(), Ct));
        one.IAmAliveTime = Start.AddHours(1);
        await table.UpdateIAmAliveAsync(one, Ct);
        var all = await table.ReadAllAsync(Ct);
        Assert.Equal(3, all.Version.Version);
        Assert.Equal(one.IAmAliveTime, all.TryGet(one.SiloAddress)!.Item1.IAmAliveTime);
        Assert.Equal(two.SuspectTimes, all.TryGet(two.SiloAddress)!.Item1.SuspectTimes);
        Assert.False(await table.UpdateRowAsync(Entry(3, SiloStatus.Dead), all.Version.VersionEtag, all.Version.Next(), Ct),
            "is not there");

        await table.CleanupDefunctSiloEntriesAsync(Start.AddDays(1), Ct);
        Assert.Equal(one.SiloAddress, Assert.Single((await table.ReadAllAsync(Ct)).Members).Item1.SiloAddress);
        await table.DeleteMembershipTableEntriesAsync("c", Ct);
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Ct);
        Assert.Empty((await table.ReadAllAsync(Ct)).Members);
    }

    [Fact]
    public async Task Nodes_ThatStartTogether_MakeOneRowOfTheSameVersion()
    {
        await using var server = await TestDatabase.Create(DatabaseKind.Postgres);
        var table = await Open(server);
        var version = (await table.ReadAllAsync(Ct)).Version.Next();

        var joined = await Task.WhenAll(Enumerable.Range(1, 8)
            .Select(n => table.InsertRowAsync(Entry(n, SiloStatus.Joining), version, Ct)));

        Assert.Single(joined, ok => ok);
        Assert.Single((await table.ReadAllAsync(Ct)).Members);
    }

    [Fact]
    public async Task Nodes_ThatStartTogether_BringAnEmptyDatabaseUpToDateOnce()
    {
        await using var server = await TestDatabase.Create(DatabaseKind.Postgres);
        await Task.WhenAll(Enumerable.Range(1, 4).Select(_ => Task.Run(() => Migrate(server), Ct)));

        using var database = new Database(new StorageOptions { Kind = server.Kind, ConnectionString = server.ConnectionString });
        Assert.Empty(await database.PendingMigrations(Ct));
        await using var db = database.Read();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(Ct));
        Assert.Empty((await (await Open(server)).ReadAllAsync(Ct)).Members);
    }

    private static async Task Migrate(TestDatabase server)
    {
        using var database = new Database(new StorageOptions { Kind = server.Kind, ConnectionString = server.ConnectionString });
        await database.Migrate(Ct);
    }

    private static async Task<AdoNetClusteringTable> Open(TestDatabase server)
    {
        await Migrate(server);
        var options =
            Options.Create(new AdoNetClusteringSiloOptions { Invariant = "Npgsql", ConnectionString = server.ConnectionString });
        var table = new AdoNetClusteringTable(
            new ServiceCollection().BuildServiceProvider(), Cluster, options, NullLogger<AdoNetClusteringTable>.Instance);
        await table.InitializeMembershipTableAsync(tryInitTableVersion: true, Ct);
        return table;
    }

    private static async Task<IEnumerable<int>> Gateways(TestDatabase server)
    {
        var options =
            Options.Create(
                new AdoNetClusteringClientOptions { Invariant = "Npgsql", ConnectionString = server.ConnectionString });
        var gateways = new AdoNetGatewayListProvider(NullLogger<AdoNetGatewayListProvider>.Instance,
            new ServiceCollection().BuildServiceProvider(), options, Options.Create(new GatewayOptions()), Cluster);
        await gateways.InitializeGatewayListProvider();
        return (await gateways.GetGateways()).Select(uri => uri.Port);
    }

    private static MembershipEntry Entry(int number, SiloStatus status) => new()
    {
        SiloAddress = SiloAddress.New(IPAddress.Loopback, 11000 + number, number),
        SiloName = $"node {number}",
        HostName = "host",
        Status = status,
        ProxyPort = 12000 + number,
        StartTime = Start,
        IAmAliveTime = Start,
    };
}

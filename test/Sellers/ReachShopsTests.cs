using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Connections;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Storage;
using Tandem.Web.Hosting;
using Tandem.WooCommerce;

namespace Tandem.Tests.Sellers;

/// <summary>Where sellers share an installation, the address of a shop leads to the internet and nowhere else.</summary>
public sealed class ReachShopsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-reach-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("2130706433")]
    public async Task Address_OfThisMachine_IsOpen_ToOneSeller_AndToNoMore(string host)
    {
        await using var file = await TestDatabase.Create(DatabaseKind.Sqlite, World.Migrated);
        await using var server = await FileServer.Start();
        await using var services = Services(file, null);
        var check = services.GetRequiredService<CheckKeys>();
        var keys = new WooCredentials(At(server, host), "ck", "cs");

        // The first seller owns the machine; who comes after is a stranger on it already while the keys are tried.
        Assert.NotEqual("keys.private", (await TryStranger(services, keys))?.Code);
        Assert.NotEmpty(server.Requests);
        var seller = await Add(services, "Eerste");
        Assert.NotEqual("keys.private", (await check.OfShop(null, keys, Ct))?.Code);
        var seen = server.Requests.Count;
        Assert.Equal("keys.private", (await TryStranger(services, keys))?.Code);

        await Add(services, "Tweede");
        await using var later = Services(file, null);
        Assert.Equal("keys.private", (await later.GetRequiredService<CheckKeys>().OfShop(null, keys, Ct))?.Code);
        Assert.Equal("keys.private",
            (await later.GetRequiredService<ReplaceKeys>().OfShop(seller.Seller, seller.Shop, keys, Ct))?.Code);
        Assert.Equal(seen, server.Requests.Count);
    }

    /// <summary>Whoever runs the machine may say otherwise, both ways.</summary>
    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public async Task Installation_MaySayItself(bool allowed, int sellers)
    {
        await using var file = await TestDatabase.Create(DatabaseKind.Sqlite, World.Migrated);
        await using var server = await FileServer.Start();
        await using var services = Services(file, allowed);
        for (var i = 0; i < sellers; i++) await Add(services, $"Verkoper {i}");
        var problem = await TryStranger(services, new WooCredentials(At(server, "127.0.0.1"), "ck", "cs"));
        Assert.Equal(allowed, problem?.Code != "keys.private");
    }

    /// <summary>An address that sends on to another is not followed, so a shop on the internet leads nobody inside.</summary>
    [Fact]
    public async Task Redirect_ToAnAddressInside_IsNotFollowed()
    {
        await using var file = await TestDatabase.Create(DatabaseKind.Sqlite, World.Migrated);
        await using var inside = await FileServer.Start();
        await using var outside = await FileServer.Start();
        outside.Instead = http =>
        {
            http.Response.Redirect($"{At(inside, "127.0.0.1")}wp-json/wc/v3/system_status");
            return Task.CompletedTask;
        };
        await using var services = Services(file, null);
        var problem = await TryStranger(services, new WooCredentials(At(outside, "127.0.0.1"), "ck", "cs"));
        Assert.Equal("keys.redirect", problem?.Code);
        Assert.Empty(inside.Requests);
    }

    /// <summary>As the setup tries the shop of a seller who is not there yet.</summary>
    private static async Task<Reason?> TryStranger(ServiceProvider services, WooCredentials keys)
    {
        try
        {
            await services.GetRequiredService<WooClients>().ForStranger(keys).GetSystemStatus(Ct);
            return null;
        }
        catch (WooFailure failure)
        {
            return KeyProblem.Of(failure, keys.Shop);
        }
    }

    private static Uri At(FileServer server, string host) => new($"http://{host}:{new Uri(server.Url).Port}/");

    private ServiceProvider Services(TestDatabase file, bool? allowed) => TandemHost.BuildOffline(new TandemSettings
    {
        Data = _folder,
        ConnectionString = file.ConnectionString,
        Shops = new ShopOptions { AllowPrivateAddresses = allowed },
    });

    private static Task<SellerAdded> Add(ServiceProvider services, string name) => services.GetRequiredService<SellerBook>()
        .Add(new SellerDraft(name, new Uri($"https://{Guid.NewGuid():N}.example"), "ck", "cs", "id", "secret"), Ct);
}

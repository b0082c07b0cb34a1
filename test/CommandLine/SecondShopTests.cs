using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Tests.Cluster;
using Tandem.Tests.Databases;

namespace Tandem.Tests.CommandLine;

/// <summary>Another shop and another bol account of the same stock, typed at a prompt against two sandboxes.</summary>
public sealed class SecondShopTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-second-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ShopAndAccount_AreAdded_AndChecked_EachOnce()
    {
        await using var sandbox = await SandboxHost.Start(new SandboxOptions { StartShoppers = false }, Ct);
        await using var other = await SandboxHost.Start(new SandboxOptions { StartShoppers = false, Items = 3 }, Ct);
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        var settings = Node.Settings(database, Path.Combine(_folder, "data"));
        (settings["TANDEM_BOLAPI"], settings["TANDEM_BOLLOGIN"]) = (sandbox.BolApi.ToString(), sandbox.BolLogin.ToString());
        (settings["TANDEM_BOL_ID"], settings["TANDEM_BOL_SECRET"]) = (sandbox.BolClientId, sandbox.BolClientSecret);
        (settings["TANDEM_SHOP_KEY"], settings["TANDEM_SHOP_SECRET"]) = (sandbox.ShopKey, sandbox.ShopSecret);
        await Say($"seller add --name Eerste --shop {sandbox.Shop}", settings);
        var id = (await Say("seller list", settings)).Words.Split(' ')[0];

        (settings["TANDEM_SHOP_KEY"], settings["TANDEM_SHOP_SECRET"]) = (other.ShopKey, other.ShopSecret);
        Assert.Equal(0, (await Say($"seller add-shop {id} --name Tweede --shop {other.Shop}", settings)).Code);
        var (code, words) = await Say("doctor", settings);
        Assert.Equal(0, code);
        Assert.Contains("Shop Eerste: Writing works", words, StringComparison.Ordinal);
        Assert.Contains("Shop Tweede: Writing works", words, StringComparison.Ordinal);
        Assert.DoesNotContain(other.ShopSecret, words, StringComparison.Ordinal);

        (code, words) = await Say($"seller add-shop {id} --name Nogmaals --shop {other.Shop.AbsoluteUri.TrimEnd('/')}", settings);
        Assert.Equal(2, code);
        Assert.Contains("has a shop at", words, StringComparison.Ordinal);
        (code, words) = await Say($"seller add-account {id} --name Nogmaals", settings);
        Assert.Equal(2, code);
        Assert.Contains("its orders would be imported twice", words, StringComparison.Ordinal);
        settings["TANDEM_BOL_ID"] = "another-client";
        Assert.Equal(0, (await Say($"seller add-account {id} --name Belgisch", settings)).Code);

        using var store =
            new Database(new StorageOptions { Kind = DatabaseKind.Sqlite, ConnectionString = database.ConnectionString });
        await using var db = store.Read();
        Assert.Equal([("Eerste", 0), ("Tweede", 1)], (await db.Shops.OrderBy(s => s.Rank).ToListAsync(Ct))
            .Select(s => (s.Name, s.Rank)));
        Assert.Equal(["Eerste", "Belgisch"], (await db.Accounts.ToListAsync(Ct)).OrderByDescending(a => a.Name)
            .Select(a => a.Name));
    }

    private static Task<(int Code, string Words)> Say(string line, Dictionary<string, string> settings) =>
        Prompt.Say(line, settings, Ct);
}

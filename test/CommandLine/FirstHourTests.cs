using Tandem.Engine.Storage;
using Tandem.Sandbox;
using Tandem.Tests.Cluster;
using Tandem.Tests.Databases;

namespace Tandem.Tests.CommandLine;

/// <summary>What a seller does in the first hour, typed at a prompt against the sandbox.</summary>
public sealed class FirstHourTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-first-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, BothDatabases]
    public async Task Seller_IsAdded_CheckedAndSwitched(DatabaseKind kind)
    {
        await using var sandbox = await SandboxHost.Start(new SandboxOptions { StartShoppers = false }, Ct);
        await using var database = await TestDatabase.Create(kind);
        var settings = Settings(database, sandbox);

        var added = await Say("seller add --name Proefwinkel --shop " + sandbox.Shop, settings);
        Assert.Equal(0, added.Code);
        Assert.Contains("It only observes", added.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(sandbox.ShopSecret, added.Words, StringComparison.Ordinal);

        var checkedUp = await Say("doctor", settings);
        Assert.Equal(0, checkedUp.Code);
        Assert.Contains("Shop Proefwinkel: Writing works", checkedUp.Words, StringComparison.Ordinal);
        Assert.Contains("bol account Proefwinkel: signed in, offers found", checkedUp.Words, StringComparison.Ordinal);

        var id = (await Say("seller list", settings)).Words.Split(' ')[0];
        Assert.Equal(0, (await Say($"seller live {id} stock orders", settings)).Code);
        Assert.Contains("live: stock, orders", (await Say("seller list", settings)).Words, StringComparison.Ordinal);
        Assert.Equal(0, (await Say($"seller observe {id} stock", settings)).Code);
        Assert.Contains("live: orders", (await Say("seller list", settings)).Words, StringComparison.Ordinal);
    }

    /// <summary>In processes of their own, with all that belongs to a process.</summary>
    [Fact]
    public async Task Doctor_SaysWhichKeyIsWrong()
    {
        await using var sandbox = await SandboxHost.Start(new SandboxOptions { StartShoppers = false }, Ct);
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        var settings = Settings(database, sandbox);
        settings["TANDEM_SHOP_KEY"] = "ck_of_nobody";
        settings["TANDEM_BOL_SECRET"] = "wrong";
        await Prompt.Start("seller add --name Proefwinkel --shop " + sandbox.Shop, settings, Ct);

        var (code, words) = await Prompt.Start("doctor", settings, Ct);

        Assert.Equal(1, code);
        Assert.Contains("BAD  Shop Proefwinkel", words, StringComparison.Ordinal);
        Assert.Contains("The consumer key or the consumer secret is not right", words, StringComparison.Ordinal);
        Assert.Contains("BAD  bol account Proefwinkel", words, StringComparison.Ordinal);
        Assert.Contains("Check the client id and secret", words, StringComparison.Ordinal);
        Assert.DoesNotContain("ck_of_nobody", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_PutBack_KnowsTheSellerAgain()
    {
        await using var sandbox = await SandboxHost.Start(new SandboxOptions { StartShoppers = false }, Ct);
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        var settings = Settings(database, sandbox);
        var copy = Path.Combine(_folder, "copy.db");
        await Say("seller add --name Eerste --shop " + sandbox.Shop, settings);
        Assert.Equal(0, (await Say("backup " + copy, settings)).Code);
        await Say("seller add --name Tweede --shop " + sandbox.Shop, settings);

        Assert.Equal(2, (await Say("backup " + copy, settings)).Code);
        Assert.Equal(0, (await Say("restore " + copy, settings)).Code);

        var words = (await Say("seller list", settings)).Words;
        Assert.Contains("Eerste", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Tweede", words, StringComparison.Ordinal);
        Assert.Equal(0, (await Say("doctor", settings)).Code);
    }

    private Dictionary<string, string> Settings(TestDatabase database, SandboxHost sandbox)
    {
        var settings = Node.Settings(database, Path.Combine(_folder, "data"));
        settings["TANDEM_BOLAPI"] = sandbox.BolApi.ToString();
        settings["TANDEM_BOLLOGIN"] = sandbox.BolLogin.ToString();
        settings["TANDEM_SHOP_KEY"] = sandbox.ShopKey;
        settings["TANDEM_SHOP_SECRET"] = sandbox.ShopSecret;
        settings["TANDEM_BOL_ID"] = sandbox.BolClientId;
        settings["TANDEM_BOL_SECRET"] = sandbox.BolClientSecret;
        return settings;
    }

    private static Task<(int Code, string Words)> Say(string line, Dictionary<string, string> settings) =>
        Prompt.Say(line, settings, Ct);
}

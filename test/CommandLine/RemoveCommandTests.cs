using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox;
using Tandem.Tests.Cluster;
using Tandem.Tests.Databases;

namespace Tandem.Tests.CommandLine;

/// <summary>A seller with invoices is removed at a prompt: what must be kept is not lost by a word.</summary>
public sealed class RemoveCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-remove-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task SellerWithInvoices_IsKept_UntilTheyAreSaidToBeExported()
    {
        await using var sandbox = await SandboxHost.Start(new SandboxOptions { StartShoppers = false, Items = 3 }, Ct);
        await using var database = await TestDatabase.Create(DatabaseKind.Sqlite);
        var settings = Node.Settings(database, Path.Combine(_folder, "data"));
        (settings["TANDEM_BOLAPI"], settings["TANDEM_BOLLOGIN"]) = (sandbox.BolApi.ToString(), sandbox.BolLogin.ToString());
        (settings["TANDEM_BOL_ID"], settings["TANDEM_BOL_SECRET"]) = (sandbox.BolClientId, sandbox.BolClientSecret);
        (settings["TANDEM_SHOP_KEY"], settings["TANDEM_SHOP_SECRET"]) = (sandbox.ShopKey, sandbox.ShopSecret);
        await Say($"seller add --name Eerste --shop {sandbox.Shop}", settings);
        var id = (await Say("seller list", settings)).Words.Split(' ')[0];
        var file = Path.Combine(_folder, "all.zip");
        var (code, words) = await Say($"invoice export {id} {file}", settings);
        Assert.Equal((0, true), (code, File.Exists(file)));
        Assert.Contains("Wrote 0 invoices", words, StringComparison.Ordinal);
        (code, words) = await Say($"invoice export {id} {file}", settings);
        Assert.Equal((2, true), (code, File.Exists(file)));
        Assert.Contains("cannot be written", words, StringComparison.Ordinal);

        await Add(database.ConnectionString, SellerId.TryParse(id)!.Value);
        (code, words) = await Say($"invoice export {id} {file}2", settings);
        Assert.Equal((2, false), (code, File.Exists(file + "2")));
        Assert.Contains("1 of 1 documents cannot be opened", words, StringComparison.Ordinal);
        (code, words) = await Say($"seller remove {id}", settings);
        Assert.Equal(0, code);
        Assert.Contains("1 invoices and credit notes", words, StringComparison.Ordinal);
        (code, words) = await Say($"seller remove {id} --offers leave", settings);
        Assert.Equal(2, code);
        Assert.Contains($"tandem invoice export {id}", words, StringComparison.Ordinal);
        Assert.Contains(id, (await Say("seller list", settings)).Words, StringComparison.Ordinal);
        (code, _) = await Say($"seller remove {id} --offers leave --documents exported", settings);
        Assert.Equal(0, code);
        Assert.DoesNotContain(id, (await Say("seller list", settings)).Words, StringComparison.Ordinal);
    }

    /// <summary>One that another key ring sealed.</summary>
    private static async Task Add(string connection, SellerId seller)
    {
        using var store = new Database(new StorageOptions { Kind = DatabaseKind.Sqlite, ConnectionString = connection });
        await store.WriteFor(seller, db =>
        {
            db.IssuedDocuments.Add(new IssuedDocument
            {
                SellerId = seller,
                Number = "1",
                Series = "",
                Why = Reason.Of("invoice.why-home", ("country", "NL")),
                FromCountry = "NL",
                ToCountry = "NL",
                ContentHash = "",
                PdfHash = "",
                UblHash = "",
                Content = [1],
                Pdf = [1],
                Ubl = [1],
            });
            return Task.CompletedTask;
        }, Ct);
    }

    private static Task<(int Code, string Words)> Say(string line, Dictionary<string, string> settings) =>
        Prompt.Say(line, settings, Ct);
}

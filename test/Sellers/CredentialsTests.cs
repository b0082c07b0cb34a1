using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Tandem.Engine.Connections;
using Tandem.Engine.External;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Sellers;

public sealed class CredentialsTests
{
    private static readonly string[] Keys = ["ck_shop-key-1", "cs_shop-secret-2", "bol-client-3", "bol-secret-4"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Keys_WhenASellerIsAdded_AreNowhereInItsRows(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind, World.Migrated);
        using var database = World.Open(kind, test.ConnectionString);
        var credentials = new Credentials(new EphemeralDataProtectionProvider());
        var added = await Add(database, credentials);

        await using var db = database.Read();
        var hookSecret = credentials.Open((await db.Shops.SingleAsync(Ct)).HookSecret);
        var text = await Everything(db);

        Assert.Contains("Pot en Pan", text, StringComparison.Ordinal);
        Assert.Contains(added.Shop.Value.ToString(), text, StringComparison.OrdinalIgnoreCase);
        foreach (var secret in Keys.Append(hookSecret))
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('='), text,
                StringComparison.Ordinal);
        }
    }

    /// <summary>Suppliers put a token into the address of a file: whoever has it, has the file.</summary>
    [Theory, BothDatabases]
    public async Task AddressOfAFile_IsNowhereInItsRows_AndShownToTheSeller(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind, World.Migrated);
        using var database = World.Open(kind, test.ConnectionString);
        var credentials = new Credentials(new EphemeralDataProtectionProvider());
        var seller = (await Add(database, credentials)).Seller;
        const string Address = "https://supplier.example/stock.csv?token=geheim-4711";
        var book = new SourceBook(database, credentials, new FakeTimeProvider(World.Start));
        Assert.Null(await book.Save(seller, new SourceDraft(StockSource.Csv, Address, "jan", "geheim"), Ct));
        Assert.Null(await book.Save(seller, new SourceDraft(StockSource.Csv, Address), Ct));

        await using var db = database.Read();
        var text = await Everything(db);
        Assert.DoesNotContain("geheim-4711", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("supplier.example", text, StringComparison.OrdinalIgnoreCase);
        var page = await book.Of(seller, Ct);
        Assert.Equal((Address, true), (page.Settings.Url, page.HasPassword));

        var lost = await new SourceBook(database, new Credentials(new EphemeralDataProtectionProvider()),
            new FakeTimeProvider(World.Start)).Of(seller, Ct);
        Assert.Null(lost.Settings.Url);
    }

    [Fact]
    public async Task Keys_WhenASellerIsAdded_AreNowhereInTheFiles()
    {
        await using var test = await TestDatabase.Create(DatabaseKind.Sqlite, World.Migrated);
        using var database = World.Open(DatabaseKind.Sqlite, test.ConnectionString);
        await Add(database, new Credentials(new EphemeralDataProtectionProvider()));

        var bytes = new List<byte>();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(database.FilePath)!))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var memory = new MemoryStream();
            await open.CopyToAsync(memory, Ct);
            bytes.AddRange(memory.ToArray());
        }

        var text = Encoding.Latin1.GetString([.. bytes]);
        Assert.Contains("Pot en Pan", text, StringComparison.Ordinal);
        Assert.All(Keys, key => Assert.DoesNotContain(key, text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory, BothDatabases]
    public async Task Keys_WhenOpenedWithTheSameRing_AreTheOnesGiven(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind, World.Migrated);
        using var database = World.Open(kind, test.ConnectionString);
        var credentials = new Credentials(new EphemeralDataProtectionProvider());
        await Add(database, credentials);

        await using var db = database.Read();
        var shop = await db.Shops.SingleAsync(Ct);
        var woo = credentials.OpenShop(shop.Url, shop.Secret);
        var bol = credentials.OpenBol((await db.Accounts.SingleAsync(Ct)).Secret);

        Assert.Equal(Keys, new[] { woo.ConsumerKey, woo.ConsumerSecret, bol.ClientId, bol.ClientSecret });
    }

    [Theory, BothDatabases]
    public async Task Keys_WhenOpenedWithAnotherRing_StayClosed(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind, World.Migrated);
        using var database = World.Open(kind, test.ConnectionString);
        await Add(database, new Credentials(new EphemeralDataProtectionProvider()));
        var other = new Credentials(new EphemeralDataProtectionProvider());

        await using var db = database.Read();
        var account = await db.Accounts.SingleAsync(Ct);

        Assert.ThrowsAny<CryptographicException>(() => other.OpenBol(account.Secret));
    }

    private static Task<SellerAdded> Add(Database database, Credentials credentials) =>
        new SellerBook(database, credentials, new FakeTimeProvider(World.Start)).Add(
            new SellerDraft("Pot en Pan", new Uri("https://shop.example"), Keys[0], Keys[1], Keys[2], Keys[3]), Ct);

    /// <summary>Every value of every row of every table, as the database itself has it.</summary>
    private static async Task<string> Everything(TandemDb db)
    {
        var text = new StringBuilder();
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync(Ct);
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).Distinct())
        {
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The name of a table of the model.
            command.CommandText = $"SELECT * FROM {table}";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync(Ct);
            while (await rows.ReadAsync(Ct))
                for (var i = 0; i < rows.FieldCount; i++)
                    text.Append(rows.GetValue(i)).Append('\n');
        }

        return text.ToString();
    }
}

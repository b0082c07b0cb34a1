using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Catalog;

/// <summary>A word of a name finds it, whatever else is called so; a whole code finds what it is of.</summary>
public sealed class ItemSearchTests
{
    private const string Ean = "8712345000011";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Words_FindNamesAndPartsOfCodes(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        Assert.Equal(["Crème brûlée-vorm", "Mok"], await Find(world, "ruL"));
        Assert.Equal(["Crème brûlée-vorm"], await Find(world, "CRÈME  brulee"));
        Assert.Equal(["Kalender 2027", "Mok"], await Find(world, "2027"));
        Assert.Equal(["Mok"], await Find(world, "tafel"));
        Assert.Equal(["Theepot"], await Find(world, "234500001"));
        Assert.Equal(5, (await Find(world, " ")).Count);
        Assert.Empty(await Find(world, "100%"));
    }

    [Theory, BothDatabases]
    public async Task AWholeCode_FindsOnlyItsOwn(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        Assert.Equal(["Theepot"], await Find(world, "tp-001"));
        Assert.Equal(["Theepot"], await Find(world, "0" + Ean));
        Assert.Equal(["Deksel van TP-001 voor 8712345000028", "Theepot"], await Find(world, "TP-0"));

        // A valid number that nothing has may still stand in a name.
        Assert.Equal(["Deksel van TP-001 voor 8712345000028"], await Find(world, "8712345000028"));
    }

    [Theory, BothDatabases]
    public async Task Renamed_IsFoundByItsNewName(DatabaseKind kind)
    {
        await using var world = await Filled(kind);
        await world.Write(async db => (await db.Items.SingleAsync(i => i.Name == "Mok", Ct)).Name = "Beker");
        Assert.Equal(["Beker"], await Find(world, "beker"));
        Assert.Empty(await Find(world, "mok"));
    }

    private static Task<List<string>> Find(World world, string text) => world.Read(async db =>
    {
        var all = db.Items.Where(i => i.SellerId == world.Seller && !i.Gone);
        var page = await ItemSearch.ByName(db, await ItemSearch.Found(db, world.Seller, all, text, Ct), 0, 50, Ct);
        return page.Rows.Select(i => i.Name).Order(StringComparer.Ordinal).ToList();
    });

    private static async Task<World> Filled(DatabaseKind kind)
    {
        var world = await World.Create(kind);
        await world.Write(db =>
        {
            Add(db, world, 1, "Theepot", "TP-001", Ean);
            Add(db, world, 2, "Deksel van TP-001 voor 8712345000028", null, null);
            Add(db, world, 3, "Crème brûlée-vorm", null, null);
            Add(db, world, 4, "Kalender 2027", "K1", null);
            Add(db, world, 5, "Mok", "2027-tafel-krul", null);
            Add(db, world, 6, "Theepot, oud", "TP-000", null, gone: true);
            return Task.CompletedTask;
        });
        return world;
    }

    private static void Add(TandemDb db, World world, long product, string name, string? sku, string? gtin, bool gone = false) =>
        db.Items.Add(new Item
        {
            SellerId = world.Seller,
            ShopId = world.Shop.Id,
            ProductId = product,
            Name = name,
            Sku = sku,
            GtinText = gtin,
            Gtin = Gtin.TryParse(gtin)?.Digits,
            ReadAt = world.Now,
            Gone = gone,
        });
}

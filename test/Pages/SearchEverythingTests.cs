using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Pages;

/// <summary>One question finds a thing by each of its keys, and only the seller's own.</summary>
public sealed class SearchEverythingTests
{
    private const string Ean = "8712345000011";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task EveryKey_OfAnOrder_FindsItExactly(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var order = await Order(world, "A2K8290LP8", 701, "WEB-0701");
        await Order(world, "B000000001", 702, null);
        foreach (var typed in new[] { "A2K8290LP8", "a2k8290lp8",
            " A2K8290LP8 ", "WEB-0701", "web-0701", "#WEB-0701", "701", "#701",
            "3SABCD0000017", "3SABCD 0000017", "3SLABEL000001" })
        {
            var hit = Assert.Single(await Find(world, typed));
            Assert.Equal(("order", order, true), (hit.What, hit.Key, hit.Exact));
        }
    }

    /// <summary>The list finds by a code of a parcel or a label what the search finds, and only the seller's own.</summary>
    [Theory, BothDatabases]
    public async Task List_FindsAnOrderByItsTrackingCode(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var order = await Order(world, "A2K8290LP8", 701, "WEB-0701");
        await Order(world, "B000000001", 702, null);
        var pages = new OrderPages(world.Database);
        foreach (var typed in new[] { "3SABCD0000017", "3SABCD 0000017", "3slabel000001" })
        {
            var page = await pages.List(world.Seller, typed, OrderTab.All, 0, 10, Ct);
            Assert.Equal((typed, order), (typed, Assert.Single(page.Rows).Key));
        }

        Assert.Empty((await pages.List(SellerId.New(world.Now), "3SABCD0000017", OrderTab.All, 0, 10, Ct)).Rows);
        Assert.Empty((await pages.List(world.Seller, "3SABCD0000018", OrderTab.All, 0, 10, Ct)).Rows);
    }

    [Theory, BothDatabases]
    public async Task BeginningOfANumber_FindsThoseThatGoOn(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Order(world, "A2K8290LP8", 701, null);
        await Order(world, "A2K9", 702, null);
        await Order(world, "A3", 703, null);
        Assert.Equal(["A2K8290LP8", "A2K9"], (await Find(world, "a2k")).Select(h => h.Title).Order(StringComparer.Ordinal));
        Assert.All(await Find(world, "a2k"), hit => Assert.False(hit.Exact));
    }

    /// <summary>
    /// In an order of some language (en_US.UTF-8) a beginning and what goes on with it are not side by side: the columns have
    /// their own, whatever the database was made with.
    /// </summary>
    [Fact]
    public async Task KeysThatAreFoundByTheirBeginning_CompareSignBySign_InPostgres()
    {
        await using var world = await World.Create(DatabaseKind.Postgres);
        string[] found = ["items.Sku", "orders.BolOrderId", "orders.ShopOrderNumber"];
        Assert.Equal(found, await world.Read(db => db.Database.SqlQuery<string>($"""
            SELECT table_name || '.' || column_name AS "Value" FROM information_schema.columns
            WHERE collation_name = 'C' AND table_schema = 'public' ORDER BY 1
            """).ToListAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Item_IsFoundByEanAndSku_AndByItsNameWhereNoKeyIs(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var mug = await Item(world, "Theemok Zwaluw", "TW-001", Ean);
        await Item(world, "Theedoek", "TW-002", null);
        foreach (var typed in new[] { Ean, "0" + Ean, "TW-001", "tw-001" })
            Assert.Equal((mug, true), Assert.Single(await Find(world, typed)) is var hit ? (hit.Key, hit.Exact) : default);
        Assert.Equal(2, (await Find(world, "TW-")).Count);
        Assert.Equal(["Theedoek", "Theemok Zwaluw"], (await Find(world, "thee")).Select(h => h.Title)
            .Order(StringComparer.Ordinal));
        Assert.Equal([mug], (await Find(world, "mok zwal")).Select(h => h.Key));
        Assert.Empty(await Find(world, "100%_niets"));
    }

    [Theory, BothDatabases]
    public async Task AnotherSellersThings_AreNotFound(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Order(world, "A2K8290LP8", 701, "WEB-0701");
        await Item(world, "Theemok", "TW-001", Ean);
        var draft = new SellerDraft("Ander", new Uri("https://other.example"), "ck", "cs", "i", "s");
        var other = (await world.Book.Add(draft, Ct)).Seller;
        foreach (var typed in new[] { "A2K8290LP8", "WEB-0701", "701", Ean, "TW-001", "3SABCD0000017", "Theemok" })
            Assert.Empty(await Search(world).Find(other, typed, Ct));
    }

    [Theory, BothDatabases]
    public async Task TooLittle_OrTooMuch_FindsNothing(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Item(world, "Theemok", "T", null);
        foreach (var typed in new[] { null, "", " ", "T", new string('x', 81) }) Assert.Empty(await Find(world, typed));
    }

    /// <summary>A shop that does not answer is said, and is no fault of the page.</summary>
    [Fact]
    public async Task Customers_OfAShopThatDoesNotAnswer_AreNotKnown()
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        await world.Write(db => db.Shops.ExecuteUpdateAsync(s => s.SetProperty(x => x.Url, "http://127.0.0.1:9/")));
        Assert.Null(await Search(world).Customers(world.Seller, "Jansen", Ct));
        Assert.Empty((await Search(world).Customers(world.Seller, "J", Ct))!);
    }

    private static SearchEverything Search(World world) => new(world.Database, Clients.Of(world.Credentials));

    private static Task<IReadOnlyList<Hit>> Find(World world, string? typed) => Search(world).Find(world.Seller, typed, Ct);

    private static Task<long> Item(World world, string name, string sku, string? ean) => world.Write(async db =>
    {
        var item = new Item
        {
            SellerId = world.Seller,
            ShopId = world.Shop.Id,
            ProductId = 100 + await db.Items.CountAsync(Ct),
            Name = name,
            Sku = sku,
            GtinText = ean,
            Gtin = Gtin.TryParse(ean)?.Digits,
        };
        db.Items.Add(item);
        await db.SaveChangesAsync(Ct);
        return item.Key;
    });

    private static Task<long> Order(World world, string id, long shopOrder, string? number) => world.Write(async db =>
    {
        var order = new Order
        {
            SellerId = world.Seller,
            AccountId = world.Account.Id,
            BolOrderId = id,
            PlacedAt = world.Now,
            FirstSeenAt = world.Now,
            State = OrderState.Imported,
            ShopId = world.Shop.Id,
            ShopOrderId = shopOrder,
            ShopOrderNumber = number,
        };
        db.Orders.Add(order);
        await db.SaveChangesAsync(Ct);
        if (number is null) return order.Key;
        db.Parcels.Add(new KnownParcel
        {
            SellerId = world.Seller,
            OrderKey = order.Key,
            Number = "3SABCD0000017",
            Carrier = "PostNL",
            FoundAt = world.Now,
        });
        db.Labels.Add(new ShippingLabel
        {
            SellerId = world.Seller,
            AccountId = world.Account.Id,
            OrderKey = order.Key,
            Items = "[]",
            LabelOfferId = "offer",
            TransporterCode = "TNT",
            LabelType = "PARCEL",
            ShippingLabelId = "bought",
            TrackAndTrace = "3SLABEL000001",
        });
        return order.Key;
    });
}

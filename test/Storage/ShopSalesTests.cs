using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.WooCommerce;

namespace Tandem.Tests.Storage;

/// <summary>What the shop itself sold, as its pace and as the reason of its stock.</summary>
public sealed class ShopSalesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Sale_ReadAgain_CountsOnce_AndReturnsWithACancellation(DatabaseKind kind)
    {
        await using var world = await WithMug(kind);
        await Save(world, Order(7, "processing", 2));
        await Save(world, Order(7, "completed", 2), Order(8, "pending", 1), Order(9, "processing", 4) with { CreatedVia = "tandem" });

        var sale = Assert.Single(await world.Read(db => db.ShopSales.ToListAsync(Ct)));
        Assert.Equal((7L, 2, 0), (sale.ShopOrderId, sale.Units, sale.Returned));
        var pace = (await world.Read(db => db.Items.SingleAsync(Ct))).SalesRate;
        Assert.Equal(6, pace.PerHour(world.Now), 3);

        await Save(world, Order(7, "cancelled", 2));
        Assert.Equal(2, (await world.Read(db => db.ShopSales.SingleAsync(Ct))).Returned);
    }

    [Theory, BothDatabases]
    public async Task Window_IsMeasuredFromSales_AndGrowsWhileTheShopIsSilent(DatabaseKind kind)
    {
        await using var world = await WithMug(kind);
        await world.Write(db => db.SaveSettings(world.Seller, AdaptiveSay.Usual with { Mode = AdaptiveMode.Apply }, Ct));
        await world.Write(db =>
        {
            for (var i = 0; i < 40; i++)
            {
                db.ShopSales.Add(new ShopSale
                {
                    ShopId = world.Shop.Id,
                    ShopOrderId = i,
                    ItemKey = 1,
                    SellerId = world.Seller,
                    Units = 1,
                    At = world.Now.AddMinutes(-i),
                    SeenAt = world.Now,
                    ShownAt = world.Now.AddMinutes(-i).AddSeconds(12),
                });
                db.Orders.Add(new Engine.Orders.Order
                {
                    SellerId = world.Seller,
                    AccountId = world.Account.Id,
                    BolOrderId = $"B{i}",
                    PlacedAt = world.Now.AddMinutes(-i),
                    FirstSeenAt = world.Now,
                    ImportedAt = world.Now.AddMinutes(-i).AddSeconds(20),
                });
            }

            db.Observations.Add(new Engine.Loop.Observation { SellerId = world.Seller, Source = ReadItems.ChangesOf(world.Shop), BeganAt = world.Now, DueAt = world.Now });
            return Task.CompletedTask;
        });
        Assert.Equal(20, await Measured(world), 1);

        world.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(600, await Measured(world), 1);
    }

    private static async Task<double> Measured(World world)
    {
        var measure = new MeasureWindow(world.Clock);
        Assert.NotNull(await measure.Run(world.Work, await world.Work.View(Ct), Ct));
        return (await world.SellerRow()).Get<MeasuredWindow>().Seconds;
    }

    private static async Task<World> WithMug(DatabaseKind kind)
    {
        var world = await World.Create(kind);
        await world.Write(db =>
        {
            db.Items.Add(new Item { SellerId = world.Seller, ShopId = world.Shop.Id, ProductId = 1, Name = "mug", StockKept = StockKept.Here, Quantity = 20, ReadAt = world.Now });
            return Task.CompletedTask;
        });
        return world;
    }

    private static Task Save(World world, params WooOrder[] orders) => world.Write(db => SaveShopSales.Save(db, world.Shop, orders, world.Now, Ct));

    private static WooOrder Order(long id, string status, int units) => new()
    {
        Id = id,
        Status = status,
        CreatedVia = "checkout",
        DateCreatedGmt = World.Start,
        LineItems = [new WooLineItem { ProductId = 1, Quantity = units }],
    };
}

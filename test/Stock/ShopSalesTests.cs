using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using Tandem.WooCommerce;

namespace Tandem.Tests.Stock;

/// <summary>What the shop itself sold, as its pace and as the reason of its stock.</summary>
public sealed class ShopSalesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Sale_ReadAgain_CountsOnce_AndReturnsWithACancellation(DatabaseKind kind)
    {
        await using var world = await WithMug(kind);
        await Save(world, Order(7, "processing", 2));
        await Save(world, Order(7, "completed", 2), Order(8, "pending", 1),
            Order(9, "processing", 4) with { CreatedVia = "tandem" });

        var sale = Assert.Single(await world.Read(db => db.ShopSales.ToListAsync(Ct)));
        Assert.Equal((7L, 2, 0), (sale.ShopOrderId, sale.Units, sale.Returned));
        var pace = (await world.Read(db => db.Items.SingleAsync(Ct))).SalesRate;
        Assert.Equal(6, pace.PerHour(world.Now), 3);

        await Save(world, Order(7, "cancelled", 2));
        Assert.Equal(2, (await world.Read(db => db.ShopSales.SingleAsync(Ct))).Returned);
    }

    [Theory, BothDatabases]
    public async Task Sale_IsOfTheMoment_AtWhichItsUnitsLeft(DatabaseKind kind)
    {
        await using var world = await WithMug(kind);
        world.Clock.Advance(TimeSpan.FromHours(5));
        var paid = World.Start.AddHours(4);
        await Save(world, Order(7, "pending", 2));
        await Save(world, Order(7, "processing", 2) with { DatePaidGmt = paid, DateModifiedGmt = world.Now },
            Order(8, "on-hold", 1) with { DateModifiedGmt = World.Start.AddMinutes(1) });
        Assert.Equal([(7L, paid), (8L, World.Start.AddMinutes(1))], await Moments(world));

        // A clock of the shop that is ahead makes nothing happen later than now.
        await Save(world, Order(9, "processing", 1) with { DatePaidGmt = world.Now.AddYears(1) });
        Assert.Equal(world.Now, (await Moments(world))[^1].At);
    }

    [Theory, BothDatabases]
    public async Task Sale_ThatIsEditedOrRefunded_FollowsWhatTheLineRemembers(DatabaseKind kind)
    {
        await using var world = await WithMug(kind);
        await Save(world, Order(7, "processing", 1, reduced: 1));
        world.Clock.Advance(TimeSpan.FromHours(1));
        await Save(world, Order(7, "processing", 3, reduced: 3) with { DateModifiedGmt = world.Now });
        Assert.Equal((3, 0, world.Now), await Sale(world));

        // Two of them come back with a refund; a status of a plugin's own changes nothing; cancelled, the last one comes back
        // too.
        await Save(world, Order(7, "processing", 3, reduced: 1));
        Assert.Equal((3, 2, world.Now), await Sale(world));
        await Save(world, Order(7, "verzonden", 3, reduced: 1));
        Assert.Equal((3, 2, world.Now), await Sale(world));
        await Save(world, Order(7, "cancelled", 3));
        Assert.Equal((3, 3, world.Now), await Sale(world));

        // In force again: its units leave now.
        var before = world.Now;
        world.Clock.Advance(TimeSpan.FromHours(1));
        await Save(world, Order(7, "processing", 3, reduced: 3) with { DateModifiedGmt = before.AddMinutes(30) });
        Assert.Equal((3, 0, before.AddMinutes(30)), await Sale(world));
    }

    [Theory, BothDatabases]
    public async Task Draft_OfTheBlockCheckout_HoldsForTenMinutes_InAnOlderShop(DatabaseKind kind)
    {
        await using var world = await WithMug(kind);
        WooOrder Draft(string status, DateTimeOffset changed) =>
            Order(7, status, 2) with { CreatedVia = "store-api", DateModifiedGmt = changed };
        await Hold(world, "9.3.1", Draft("checkout-draft", world.Now));
        Assert.Empty(await Holds(world));
        await Hold(world, "9.1.4", Draft("checkout-draft", world.Now));
        Assert.Equal([(2, world.Now.AddMinutes(10), false)], await Holds(world));

        // Each change prolongs it; placed, it holds as long as the shop says; paid, it is a sale.
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await Hold(world, "9.1.4",
            Draft("checkout-draft", world.Now) with { LineItems = [new WooLineItem { ProductId = 1, Quantity = 3 }] });
        Assert.Equal([(3, world.Now.AddMinutes(10), false)], await Holds(world));
        await Hold(world, "9.1.4", Draft("pending", world.Now));
        Assert.Equal([(2, world.Now.AddMinutes(60), false)], await Holds(world));
        await Hold(world, "9.1.4", Draft("processing", world.Now));
        Assert.Equal([(2, world.Now.AddMinutes(60), true)], await Holds(world));
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

            db.Observations
                .Add(new Engine.Loop.Observation
                {
                    SellerId = world.Seller,
                    Source = ReadItems.ChangesOf(world.Shop),
                    BeganAt = world.Now,
                    DueAt = world.Now
                });
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
            db.Items.Add(new Item
            {
                SellerId = world.Seller,
                ShopId = world.Shop.Id,
                ProductId = 1,
                Name = "mug",
                StockKept = StockKept.Here,
                Quantity = 20,
                ReadAt = world.Now
            });
            return Task.CompletedTask;
        });
        return world;
    }

    private static Task Save(World world, params WooOrder[] orders) =>
        world.Write(db => SaveShopSales.Save(db, world.Shop, orders, world.Now, Ct));

    private static async Task<List<(long Order, DateTimeOffset At)>> Moments(World world) =>
        (await world.Read(db => db.ShopSales.OrderBy(s => s.ShopOrderId).ToListAsync(Ct))).ConvertAll(s => (s.ShopOrderId, s.At));

    private static async Task<(int Units, int Returned, DateTimeOffset At)> Sale(World world)
    {
        var sale = await world.Read(db => db.ShopSales.SingleAsync(Ct));
        return (sale.Units, sale.Returned, sale.At);
    }

    private static async Task Hold(World world, string version, WooOrder order)
    {
        (world.Shop.Version, world.Shop.HoldStockMinutes) = (version, 60);
        await world.Write(db => SaveHolds.Save(db, world.Shop, [order], world.Now, Ct));
    }

    private static async Task<List<(int Units, DateTimeOffset Until, bool Released)>> Holds(World world) =>
        (await world.Read(db => db.Holds.ToListAsync(Ct))).ConvertAll(h => (h.Quantity, h.Until, h.ReleasedAt is not null));

    private static WooOrder Order(long id, string status, int units, int? reduced = null) => new()
    {
        Id = id,
        Status = status,
        CreatedVia = "checkout",
        DateCreatedGmt = World.Start,
        LineItems =
        [
            new WooLineItem
            {
                ProductId = 1, Quantity = units,
                MetaData = reduced is null ? null
                    : [new WooMeta { Key = "_reduced_stock",
                        Value = System.Text.Json.JsonSerializer.SerializeToElement(reduced.Value) }],
            },
        ],
    };
}

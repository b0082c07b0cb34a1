using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shop;
using Tandem.Tests.Databases;
using Tandem.Tests.Sandbox;
using Tandem.Tests.Storage;
using Tandem.WooCommerce;

namespace Tandem.Tests.Catalog;

/// <summary>More changes than a page of the shop's list holds, while the list goes on changing.</summary>
public sealed class ReadChangesTests
{
    // Some seconds share a page, one fills more than two.
    private static readonly int[] ChangesInASecond = [60, 60, 230, 30];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task EveryChangedItem_IsRead_ThoughOthersChangeMeanwhile(DatabaseKind kind)
    {
        await using var running = await RunningShop.Start(Ct);
        var shirt = running.Shop.AddProduct(new ShopProductSeed { Name = "Shirt", Variable = true });
        var count = ChangesInASecond.Sum();
        var mugs = Enumerable.Range(0, count)
            .Select(i => running.Shop.AddProduct(new ShopProductSeed { Name = $"Mok {i}", Stock = 5, ManageStock = true }))
            .ToList();
        var sizes = Enumerable.Range(0, count).Select(i => running.Shop.AddProduct(
            new ShopProductSeed { Name = "Shirt", ParentId = shirt, Option = $"{i}", Stock = 5, ManageStock = true })).ToList();
        await using var world = await World.Create(kind);
        var work = await ReadItemsTests.Connect(world, running);

        running.Clock.Advance(TimeSpan.FromHours(1));
        var since = running.Clock.GetUtcNow();
        InSeconds(running, (first, last) =>
        {
            for (var i = first; i < last; i++)
            {
                running.Shop.Correct(mugs[i], 6);
                running.Shop.Correct(sizes[i], 6);
            }
        });

        var cursor = await Read(world, work, NewestItems.Both(since), reading =>
        {
            foreach (var id in mugs.Concat(sizes).Where(id => id % 20 == reading)) running.Shop.Correct(id, 7);
            running.Clock.Advance(TimeSpan.FromSeconds(1));
        });
        await Read(world, work, cursor, _ => { });

        var stock = running.Shop.Stock().Where(s => s.Value is not null).ToDictionary();
        var known = (await world.Read(db => db.Items.ToListAsync(Ct)))
            .ToDictionary(i => i.VariationId == 0 ? i.ProductId : i.VariationId, i => i.Quantity);
        Assert.Equal([], stock.Keys.Where(id => known.GetValueOrDefault(id) != stock[id]));
    }

    [Theory, BothDatabases]
    public async Task Product_ThatChangesWhileVariationsAreRead_IsReadNext(DatabaseKind kind)
    {
        await using var running = await RunningShop.Start(Ct);
        var shirt = running.Shop.AddProduct(new ShopProductSeed { Name = "Shirt", Variable = true });
        var size =
            running.Shop.AddProduct(
                new ShopProductSeed { Name = "Shirt", ParentId = shirt, Option = "L", Stock = 5, ManageStock = true });
        var mug = running.Shop.AddProduct(new ShopProductSeed { Name = "Mok", Stock = 5, ManageStock = true });
        await using var world = await World.Create(kind);
        var work = await ReadItemsTests.Connect(world, running);

        var cursor = await Read(world, work, NewestItems.Both(running.Clock.GetUtcNow()), reading =>
        {
            if (reading > 0) return;
            running.Shop.Correct(mug, 4);
            running.Clock.Advance(TimeSpan.FromSeconds(20));
            running.Shop.Correct(size, 4);
        });
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await Read(world, work, cursor, _ => { });

        Assert.Equal([4, 4], await world.Read(db => db.Items.Select(i => i.Quantity).ToListAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task EveryChangedOrder_IsRead_ThoughOthersChangeMeanwhile(DatabaseKind kind)
    {
        await using var running = await RunningShop.Start(Ct);
        var mug = running.Shop.AddProduct(new ShopProductSeed { Name = "Mok", Stock = 1000, ManageStock = true });
        await using var world = await World.Create(kind);
        var work = await ReadItemsTests.Connect(world, running);
        await new ReadItems(world.ItemChanges, world.Clock, new Checkpoints()).Everything(work, (await work.View(Ct)).Shops[0],
            new Observation { SellerId = world.Seller, Source = SourceName.Own("test", "x") }, world.Now, Ct);

        running.Clock.Advance(TimeSpan.FromHours(1));
        var since = running.Clock.GetUtcNow();
        var made = new List<long>();
        InSeconds(running, (first, last) =>
        {
            for (var i = first; i < last; i++)
            {
                Assert.True(running.Shop.TryCheckout([(mug, 1)], out var order));
                made.Add(order);
            }
        });

        var reading = 0;
        var orders = new ReadShopOrders(world.Changes, world.Clock, new Checkpoints((step, _) =>
        {
            if (step != "shop-orders.saved" || reading > 6) return Task.CompletedTask;
            foreach (var id in made.Where(id => id % 20 == reading)) running.Shop.StaffSets(id, "on-hold");
            running.Clock.Advance(TimeSpan.FromSeconds(1));
            reading++;
            return Task.CompletedTask;
        }));
        await orders.Changes(work, (await work.View(Ct)).Shops[0],
            new Observation { SellerId = world.Seller, Source = SourceName.Own("test", "x") }.GoOnAt(new NewestChange(since)),
            world.Now, Ct);

        var known = await world.Read(db => db.ShopSales.Select(s => s.ShopOrderId).ToListAsync(Ct));
        Assert.Equal([], made.Except(known));
    }

    /// <summary>What came back is no list of what changed: to take it for one would be to miss every change, unasked.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(10)]
    public async Task Shop_OfWhichSomethingDropsTheQuestion_IsNotTakenForRead(int entries)
    {
        var asked = 0;
        await Assert.ThrowsAsync<WooUnavailable>(() => ReadChanges.Since(World.Start, World.Start, _ =>
        {
            asked++;
            return Task.FromResult(new WooPage<DateTimeOffset?>(
                [.. Enumerable.Repeat<DateTimeOffset?>(World.Start.AddDays(-1), entries)], 1000, 10));
        }, moment => moment, Ct));
        Assert.Equal(1, asked);
    }

    private static void InSeconds(RunningShop running, Action<int, int> change)
    {
        var first = 0;
        foreach (var count in ChangesInASecond)
        {
            change(first, first + count);
            running.Clock.Advance(TimeSpan.FromSeconds(1));
            first += count;
        }
    }

    /// <summary>Reads what changed; after each of the first pages something happens in the shop.</summary>
    private static async Task<NewestItems> Read(World world, SellerWork work, NewestItems cursor, Action<int> happens)
    {
        var reading = 0;
        var items = new ReadItems(world.ItemChanges, world.Clock, new Checkpoints((step, _) =>
        {
            if (step == "items.saved" && reading < 14) happens(reading++);
            return Task.CompletedTask;
        }));
        var read = await items.Changes(work, (await work.View(Ct)).Shops[0],
            new Observation { SellerId = world.Seller, Source = SourceName.Own("test", "x") }.GoOnAt(cursor), world.Now, Ct);
        return (NewestItems)read.Cursor!;
    }
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using Tandem.Tests.WooCommerce;
using Tandem.WooCommerce;

namespace Tandem.Tests.Catalog;

/// <summary>A cache between Tandem and the shop is noticed, told with what to do, and forgotten when it is gone.</summary>
public sealed class NoticeCachesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Header_ThatTellsOfACache_AsksAPerson_UntilSixHoursWithoutOne(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var fake = new FakeShop { Answer = _ => FakeShop.Json(200, "[]", ("CF-Cache-Status", "HIT")) };
        var work = new SellerWork(world.Work.Owner, new Remotes(world.Credentials, null!, fake.Clients));
        await Assert.ThrowsAsync<WooUnavailable>(() => fake.Pass(work.Shop(world.Shop).GetProducts(new WooProductQuery(), Ct)));

        await new NoticeCaches(world.Clock).LookAtFailure(work, (await work.View(Ct)).Shops[0], Ct);
        Assert.Equal("CF-Cache-Status: HIT", Assert.Single(await Open(world)).What["sign"]);

        world.Clock.Advance(TimeSpan.FromHours(1));
        await Look(world, work);
        Assert.Single(await Open(world));

        world.Clock.Advance(TimeSpan.FromHours(6));
        await Look(world, work);
        Assert.Empty(await Open(world));
    }

    [Theory, BothDatabases]
    public async Task Reading_OlderThanWhatAWebhookTold_IsNoticed(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var work = new SellerWork(world.Work.Owner, new Remotes(world.Credentials, null!, new FakeShop().Clients));
        await world.Write(db =>
        {
            foreach (var id in new[] { 1, 2 })
            {
                db.Items.Add(new Item
                {
                    SellerId = world.Seller,
                    ShopId = world.Shop.Id,
                    ProductId = id,
                    Name = "mug",
                    ReadAt = world.Now,
                    ModifiedAt = world.Now.AddSeconds(-id * 60),
                });
            }

            return Task.CompletedTask;
        });

        work.Told(world.Shop.Id.Value, 1, world.Now.AddSeconds(-60));
        await Look(world, work);
        Assert.Empty(await Open(world));

        work.Told(world.Shop.Id.Value, 2, world.Now.AddSeconds(-60));
        await Look(world, work);
        Assert.Equal("webhook", Assert.Single(await Open(world)).What["sign"]);
    }

    [Theory, BothDatabases]
    public async Task Product_InTheBinOrGone_IsNotTakenForACachedOne(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var shop = new FakeShop
        {
            Answer = sent => sent.Address.AbsolutePath.EndsWith("/1", StringComparison.Ordinal)
                ? FakeShop.Json(200, """{"id":1,"status":"trash"}""")
                    : FakeShop.Error(404, "woocommerce_rest_product_invalid_id"),
        };
        var work = new SellerWork(world.Work.Owner, new Remotes(world.Credentials, null!, shop.Clients));
        foreach (var id in new[] { 1, 2 })
        {
            await world.Write(db =>
            {
                db.Items.Add(new Item
                {
                    SellerId = world.Seller,
                    ShopId = world.Shop.Id,
                    ProductId = id,
                    Name = "mug",
                    ReadAt = world.Now,
                    ModifiedAt = world.Now.AddHours(-1)
                });
                return Task.CompletedTask;
            });
            work.Told(world.Shop.Id.Value, id, world.Now);
        }

        await Look(world, work);

        Assert.Empty(await Open(world));
    }

    private static async Task Look(World world, SellerWork work) =>
        await new NoticeCaches(world.Clock).Look(work, (await work.View(Ct)).Shops[0], work.TakeTold(world.Shop.Id), Ct);

    private static Task<List<Attention>> Open(World world) =>
        world.Read(db => db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct));
}

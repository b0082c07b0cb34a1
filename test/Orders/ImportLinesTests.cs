using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Orders;

/// <summary>Which lines of a bol order go into which shop.</summary>
public sealed class ImportLinesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Bundle_GoesInAsItsParts_WithThePriceDivided(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (plate, mug) = (await Item(world, world.Shop.Id, 1, 2000), await Item(world, world.Shop.Id, 2, 500));
        var offer = await Offer(world, (plate, 1), (mug, 4));

        var (shop, lines) = await Lines(world, (offer, 3, 9001));

        Assert.Equal(world.Shop.Id, shop);
        Assert.Equal([(1L, 3, 4501L), (2L, 12, 4500L)],
            lines.Select(l => (l.ProductId!.Value, l.Quantity, l.TotalInclVat.Cents)));
    }

    /// <summary>bol sends it from its own warehouse: no product is named, and each part's VAT is its own.</summary>
    [Theory, BothDatabases]
    public async Task LvbBundle_OfTwoVatClasses_GoesInAsALineForEach_WithoutAProduct(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var taxes = new TaxTable(true, "shipping", "NL", [new("NL", "", 0.21m, 1), new("NL", "reduced-rate", 0.09m, 1)])
        {
            Classes = ["reduced-rate"],
        };
        await world.Write(db => db.Shops.ExecuteUpdateAsync(s => s.SetProperty(x => x.Taxes, taxes.ToJson()), Ct));
        var (pan, book) = (await Item(world, world.Shop.Id, 1, 3000), await Item(world, world.Shop.Id, 2, 500));
        var spoon = await Item(world, world.Shop.Id, 3, 1000);
        await world.Write(db => db.Items.Where(i => i.Key == book)
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.TaxClass, "reduced-rate"), Ct));
        await Lines(world, (await Offer(world, (pan, 1), (book, 2), (spoon, 1)), 2, 9999));
        await world.Write(db => db.OrderLines.ExecuteUpdateAsync(l => l.SetProperty(x => x.Fulfilment, Fulfilment.Lvb), Ct));

        var (_, lines) = await Again(world);

        Assert.All(lines, l => Assert.Null(l.ProductId));
        Assert.Equal([("", 2, 7999L), ("reduced-rate", 2, 2000L)],
            lines.Select(l => (l.TaxClass, l.Quantity, l.TotalInclVat.Cents)));
        Assert.Equal(9999, lines.Sum(l => l.TotalInclVat.Cents));
    }

    [Theory, BothDatabases]
    public async Task Part_OfALine_IsRoundedHalfUp_AndItsSharesAddUp(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (plate, mug) = (await Item(world, world.Shop.Id, 1, 500), await Item(world, world.Shop.Id, 2, 500));
        await Lines(world, (await Offer(world, (plate, 1)), 3, 1000), (await Offer(world, (plate, 1), (mug, 1)), 4, 1002));
        await world.Write(db => db.OrderLines
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.Cancelled, x => x.OrderItemId == "I0" ? 1 : 2), Ct));

        var (_, lines) = await Again(world);

        Assert.Equal([("I0", 667L), ("I1", 251L), ("I1", 250L)], lines.Select(l => (l.OrderItemId, l.TotalInclVat.Cents)));
    }

    [Theory, BothDatabases]
    public async Task Bundle_WithAPartGone_IsOneFlaggedLine(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (plate, mug) = (await Item(world, world.Shop.Id, 1, 2000), await Item(world, world.Shop.Id, 2, 500, gone: true));

        var (_, lines) = await Lines(world, (await Offer(world, (plate, 1), (mug, 4)), 1, 2500));

        Assert.Equal([((long?)null, 2500L)], lines.Select(l => (l.ProductId, l.TotalInclVat.Cents)));
    }

    [Theory, BothDatabases]
    public async Task SeveralShops_OneTakesTheWholeOrder_AndGoesOnTakingIt(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var second = ShopId.New(world.Now);
        await world.Write(db =>
        {
            db.Shops.Add(new Shop
            {
                Id = second,
                SellerId = world.Seller,
                Name = "Tweede",
                Url = "https://tweede.example",
                Secret = "",
                HookSecret = "",
                Rank = 1
            });
            return Task.CompletedTask;
        });
        var first = await Offer(world, (await Item(world, world.Shop.Id, 1, 100), 1));
        var other = await Offer(world, (await Item(world, second, 1, 100), 1));
        var third = await Offer(world, (await Item(world, second, 2, 100), 1));

        var (shop, lines) = await Lines(world, (first, 1, 100), (other, 1, 100), (third, 1, 100));
        Assert.Equal(second, shop);
        Assert.Equal([null, 1L, 2L], lines.Select(l => l.ProductId));

        // Links changed since the first attempt, which may have reached the shop: the order is looked for where it was put.
        await world.Write(db => db.LinkParts.Where(p => p.OfferKey != first).ExecuteDeleteAsync(Ct));
        Assert.Equal(second, (await Again(world)).Shop);
    }

    private static async Task<(ShopId Shop, List<ImportLine> Lines)> Lines(World world,
        params (long Offer, int Units, long Cents)[] sold)
    {
        await world.Write(db =>
        {
            var order = new Order
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                BolOrderId = "A1",
                PlacedAt = world.Now,
                FirstSeenAt = world.Now
            };
            order.Lines.AddRange(sold.Select((s, i) => new OrderLine
            {
                SellerId = world.Seller,
                OrderItemId = $"I{i}",
                OfferKey = s.Offer,
                Quantity = s.Units,
                PlacedAt = world.Now,
                TotalCentsInclVat = s.Cents,
            }));
            db.Orders.Add(order);
            return Task.CompletedTask;
        });
        return await Again(world);
    }

    private static async Task<(ShopId Shop, List<ImportLine> Lines)> Again(World world)
    {
        var view = await world.Work.View(Ct);
        return await world.Write(async db =>
        {
            var (shop, lines) = await ImportLines.Of(db, view, await db.Orders.Include(o => o.Lines).SingleAsync(Ct), null,
                new Dictionary<string, Money>(), Ct);
            return (shop.Id, lines);
        });
    }

    private static Task<long> Item(World world, ShopId shop, long product, long cents, bool gone = false) =>
        world.Write(async db =>
        {
            var item = new Item
            {
                SellerId = world.Seller,
                ShopId = shop,
                ProductId = product,
                Name = $"item {product}",
                StockKept = StockKept.Here,
                Quantity = 9,
                ReadAt = world.Now,
                PriceCents = cents,
                Gone = gone,
            };
            db.Items.Add(item);
            await db.SaveChangesAsync(Ct);
            return item.Key;
        });

    private static Task<long> Offer(World world, params (long Item, int Quantity)[] parts) => world.Write(async db =>
    {
        var offer = new Offer { SellerId = world.Seller, AccountId = world.Account.Id, OfferId = Guid.NewGuid().ToString() };
        db.Offers.Add(offer);
        await db.SaveChangesAsync(Ct);
        db.LinkParts
            .AddRange(
                parts.Select(p =>
                    new LinkPart { OfferKey = offer.Key, ItemKey = p.Item, SellerId = world.Seller, Quantity = p.Quantity }));
        return offer.Key;
    });
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Printing;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Orders;

/// <summary>What each filter and each order of the list finds, and what is done with all of it at once.</summary>
public sealed class OrderQueryTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(World.Start.UtcDateTime);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task EachFilter_FindsItsOwn(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);
        var other = Guid.NewGuid();

        (OrderListFilter Filter, string Found)[] table =
        [
            (new(), "EDCBA"),
            (new() { Country = Country.Belgium }, "DB"),
            (new() { Delivery = Fulfilment.Vvb }, "C"),
            (new() { Channel = world.Account.Id.Value }, "EDCBA"),
            (new() { Channel = world.Shop.Id.Value }, "DCB"),
            (new() { Channel = other }, ""),
            (new(PromisedBy: Today.AddDays(2)), "BA"),
            (new() { PlacedFrom = Today.AddDays(-2) }, "EDC"),
            (new() { PlacedTo = Today.AddDays(-3) }, "BA"),
            (new() { PlacedFrom = Today.AddDays(-3), PlacedTo = Today.AddDays(-3) }, "B"),
            (new() { Printed = true }, "B"),
            (new() { Printed = false, Country = Country.Belgium }, "D"),
            (new() { Sort = OrderSort.Oldest }, "ABCDE"),
            (new() { Sort = OrderSort.ShipBefore }, "ABCDE"),
            (new() { Sort = OrderSort.Number }, "EDCBA"),
            (new("1-"), "EDCBA"),
            (new("1-3"), "C"),
            (new("#7002"), "C"),
            (new("702"), "C"),
            (new("8712345000011"), "BA"),
            (new("pot-7"), "BA"),
            (new("THEE pot"), "BA"),
            (new("nergens"), ""),
            (new("thee") { Country = Country.Belgium }, "B"),
        ];
        var pages = new OrderPages(world.Database);
        foreach (var (filter, found) in table)
        {
            var list = await pages.List(world.Seller, filter, 0, 50, Ct);
            Assert.Equal((filter, found), (filter, string.Concat(list.Rows.Select(Letter))));
            Assert.Equal(found.Length, list.Total);
            var all = new List<OrderRow>();
            await foreach (var row in pages.All(world.Seller, filter, Ct)) all.Add(row);
            Assert.Equal(found, string.Concat(all.Select(Letter)));
            Assert.Equal(found.Length, (await pages.KeysOf(world.Seller, new OrderSelection(filter, []), Ct)).Count);
        }
    }

    [Theory, BothDatabases]
    public async Task Selection_IsAskedAnew_AndOnlyOfTheSeller(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var keys = await Fill(world);
        var pages = new OrderPages(world.Database);
        var belgian = new OrderListFilter { Country = Country.Belgium };

        Assert.Equal([keys[1]], await pages.KeysOf(world.Seller, new OrderSelection(belgian, [keys[3]]), Ct));
        Assert.Equal([keys[0], keys[2]],
            await pages.KeysOf(world.Seller, new OrderSelection(null, [keys[2], keys[0], keys[2], 999_999]), Ct));
        Assert.Empty(await pages.KeysOf(SellerId.New(world.Now), new OrderSelection(null, keys), Ct));

        await world.Write(db => db.Orders.Where(o => o.Key == keys[0])
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.Destination, "BE"), Ct));
        Assert.Equal([keys[0], keys[1], keys[3]], await pages.KeysOf(world.Seller, new OrderSelection(belgian, []), Ct));
    }

    [Theory, BothDatabases]
    public async Task Many_AreShippedOnce_AndTheRestSaysWhy(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var keys = await Fill(world);
        var ships = new ShipMany(world.Database, new TakeParcels(world.Database, world.Clock));
        var codes = new Dictionary<long, string> { [keys[3]] = "3SABCD0000021" };
        var early = await ships.Ship(world.Seller, keys, "", codes, Ct);
        Assert.Empty(early.Done);
        Assert.All(early.Left, l => Assert.Equal("many.observing", l.Why.Code));
        await world.Write(db =>
        {
            db.Modules.Add(new ModuleLive { SellerId = world.Seller, Module = Module.Shipments, Since = world.Now });
            return Task.CompletedTask;
        });

        var first = await ships.Ship(world.Seller, keys, "PostNL", codes, Ct);
        var second = await ships.Ship(world.Seller, keys, "PostNL", codes, Ct);

        Assert.Equal([keys[1], keys[3]], first.Done);
        Assert.Equal(["many.not-in-shop", "many.needs-label", "many.not-in-shop"], first.Left.Select(l => l.Why.Code));
        Assert.Empty(second.Done);
        Assert.Equal(2, second.Left.Count(l => l.Why.Code == "many.told"));

        // Another browser that had seen it open as well.
        var told = await world.Read(db => db.Orders.Where(o => o.Key == keys[1]).Select(o => o.BolOrderId).SingleAsync(Ct));
        var late = await new TakeParcels(world.Database, world.Clock).Take(world.Seller,
            [new ParcelDraft(told, "PostNL", "", WithoutCode: true, Once: true)], ParcelSource.Screen, Ct);
        Assert.Equal((ParcelState.Known, "many.told"), (late[0].State, late[0].Problem?.Code));
        var parcels = await world.Read(db => db.Parcels.OrderBy(p => p.OrderKey).ToListAsync(Ct));
        Assert.Equal([(keys[1], "", "PostNL"), (keys[3], "3SABCD0000021", "PostNL")],
            parcels.Select(p => (p.OrderKey, p.Number, p.Carrier)));
    }

    [Theory, BothDatabases]
    public async Task Slips_AreMarked_AndUnmarked(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var keys = await Fill(world);
        var mark = new MarkSlips(world.Database, world.Clock);
        var pages = new OrderPages(world.Database);

        await mark.Mark(world.Seller, [keys[0], keys[2]], true, Ct);
        await mark.Mark(world.Seller, [keys[1]], false, Ct);
        await mark.Mark(SellerId.New(world.Now), [keys[4]], true, Ct);

        Assert.Equal([keys[0], keys[2]],
            await pages.KeysOf(world.Seller, new OrderSelection(new OrderListFilter { Printed = true }, []), Ct));
    }

    // Their numbers fall where their letters, days and keys rise.
    private static string Letter(OrderRow row) => ((char)('A' + ('5' - row.BolOrderId[^1]))).ToString();

    /// <summary>A and B sell the tea pot; B, C and D are in the shop, C with bol's label; B and D go to Belgium.</summary>
    private static async Task<List<long>> Fill(World world)
    {
        var orders = new List<Order>();
        await world.Write(async db =>
        {
            var item = new Item
            {
                SellerId = world.Seller,
                ShopId = world.Shop.Id,
                ProductId = 1,
                Name = "Theepot Duin",
                Sku = "pot-7",
                Gtin = "08712345000011",
                GtinText = "8712345000011",
            };
            var offer = new Offer
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                OfferId = Guid.NewGuid().ToString(),
                Ean = "8712345000011",
                Gtin = "08712345000011",
            };
            db.AddRange(item, offer);
            await db.SaveChangesAsync(Ct);
            db.LinkParts.Add(new LinkPart { OfferKey = offer.Key, ItemKey = item.Key, SellerId = world.Seller, Quantity = 1 });
            for (var i = 0; i < 5; i++)
            {
                var inShop = i is 1 or 2 or 3;
                var order = new Order
                {
                    SellerId = world.Seller,
                    AccountId = world.Account.Id,
                    BolOrderId = $"1-{5 - i}",
                    PlacedAt = world.Now.AddDays(i - 4),
                    FirstSeenAt = world.Now,
                    State = inShop ? OrderState.Imported : OrderState.Seen,
                    ShopId = inShop ? world.Shop.Id : null,
                    ShopOrderId = inShop ? 700 + i : null,
                    ShopOrderNumber = inShop ? $"{7000 + i}" : null,
                    ShopStatus = inShop ? "processing" : null,
                    Destination = i is 1 or 3 ? "BE" : "NL",
                    DeliverBy = i == 4 ? null : Today.AddDays(i + 1),
                    SlipPrintedAt = i == 1 ? world.Now : null,
                };
                order.Lines.Add(new OrderLine
                {
                    SellerId = world.Seller,
                    OrderItemId = $"i{i}",
                    OfferKey = i < 2 ? offer.Key : null,
                    PlacedAt = order.PlacedAt,
                    Quantity = 1,
                    Imported = inShop ? 1 : null,
                    Fulfilment = i == 2 ? Fulfilment.Vvb : Fulfilment.Own,
                });
                db.Orders.Add(order);
                await db.SaveChangesAsync(Ct);
                orders.Add(order);
            }
        });
        return orders.ConvertAll(o => o.Key);
    }
}

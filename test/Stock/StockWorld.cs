using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Stock;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Stock;

/// <summary>Rows of a small shop and its offers, and one turn of deciding, for tests about what a seller sets.</summary>
internal static class StockWorld
{
    public const long Kitchen = 12;
    public const long Sale = 7;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// Offers o1 to oN of items i1 to iN: of each kind one after the other, in categories and with tags, some of it sold.
    /// </summary>
    public static Task Fill(World world, int offers) => world.Write(async db =>
    {
        db.ProductGroups
            .Add(new ProductGroup
            {
                SellerId = world.Seller,
                ShopId = world.Shop.Id,
                Kind = ProductGroupKind.Category,
                GroupId = Kitchen,
                Name = "Keuken"
            });
        db.ProductGroups
            .Add(new ProductGroup
            {
                SellerId = world.Seller,
                ShopId = world.Shop.Id,
                Kind = ProductGroupKind.Tag,
                GroupId = Sale,
                Name = "Uitverkoop"
            });
        for (var n = 1; n <= offers; n++)
        {
            db.Items.Add(Item(world, n));
            db.Offers.Add(new Offer
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                OfferId = $"o{n}",
                Ean = $"ean{n}",
                Lvb = n % 11 == 0,
                Verdict = MatchVerdict.LinkedByHand,
                ShownAmount = n % 9,
                ShownCorrected = n % 9,
                Shows = n % 9,
                ReadAt = World.Start,
                DecideDue = true,
                SalesRate = new SalesRate(n % 3, n % 2, World.Start),
            });
        }

        await db.SaveChangesAsync(Ct);
        var (items, sold) =
            (await db.Items.OrderBy(i => i.Key).ToListAsync(Ct), await db.Offers.OrderBy(o => o.Key).ToListAsync(Ct));
        for (var n = 0; n < offers; n++)
        {
            // Every sixth is a bundle with the item of its neighbour.
            db.LinkParts
                .Add(new LinkPart
                {
                    SellerId = world.Seller,
                    OfferKey = sold[n].Key,
                    ItemKey = items[n].Key,
                    Quantity = n % 4 == 3
                    ? 2 : 1
                });
            if (n % 6 == 5)
                db.LinkParts
                    .Add(new LinkPart
                    {
                        SellerId = world.Seller,
                        OfferKey = sold[n].Key,
                        ItemKey = items[n - 1].Key,
                        Quantity = 3
                    });
        }

        var order = new Order
        {
            SellerId = world.Seller,
            AccountId = world.Account.Id,
            BolOrderId = "A1",
            PlacedAt = world.Now,
            FirstSeenAt = world.Now
        };
        order.Lines.Add(new OrderLine
        {
            SellerId = world.Seller,
            OrderItemId = "L1",
            OfferKey = sold[0].Key,
            PlacedAt = world.Now,
            Quantity = 2
        });
        db.Orders.Add(order);
        db.Holds.Add(new Hold
        {
            SellerId = world.Seller,
            ShopId = world.Shop.Id,
            ShopOrderId = 5,
            ItemKey = items[1].Key,
            Quantity = 1,
            Until = world.Now.AddDays(1)
        });
    });

    public static async Task Decide(World world)
    {
        var stock = new DecideStock(world.Clock, new Checkpoints());
        while (await stock.Run(world.Work, await world.SellerRow(), Ct))
        {
        }
    }

    public static Task<Dictionary<long, int?>> Targets(World world) =>
        world.Read(db => db.Offers.ToDictionaryAsync(o => o.Key, o => o.Target, Ct));

    /// <summary>The offers that are still to be written, in their own order.</summary>
    public static async Task<string> Planned(World world)
    {
        var keys =
            await world.Read(db => db.Intents.Where(i => i.State == IntentState.Planned).Select(i => i.Subject).ToListAsync(Ct));
        return string.Join(' ',
            await world.Read(db => db.Offers.Where(o => keys.Contains(o.Key)).OrderBy(o => o.Key).Select(o => o.OfferId)
                .ToListAsync(Ct)));
    }

    public static Task<long> KeyOf(World world, string offer) =>
        world.Read(db => db.Offers.Where(o => o.OfferId == offer).Select(o => o.Key).SingleAsync(Ct));

    private static Item Item(World world, int n) => new()
    {
        SellerId = world.Seller,
        ShopId = world.Shop.Id,
        ProductId = n % 5 == 0 ? 1000 : n,
        VariationId = n % 5 == 0 ? n : 0,
        Name = $"Artikel {n}",
        Sku = $"SKU-{n}",
        StockKept = n % 5 == 0 ? StockKept.AtParent : n % 7 == 0 ? StockKept.Nowhere : StockKept.Here,
        Quantity = n % 7 == 0 && n % 5 != 0 ? null : n % 5 == 0 ? 12 : n * 3 % 17,
        InStock = true,
        Backordered = n % 4 == 0,
        Categories = n % 2 == 0 ? $";{Kitchen};" : "",
        Tags = n % 3 == 0 ? $";3;{Sale};" : "",
        ReadAt = World.Start,
        SalesRate = new SalesRate(n % 4, n % 3, World.Start),
    };
}

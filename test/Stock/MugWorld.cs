using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Stock;

/// <summary>Mugs and pans in a small world, decided without a loop.</summary>
internal static class MugWorld
{
    public const string MugGtin = "08712345678906";
    public const string PanGtin = "05012345678900";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<List<string>> Questions(World world) =>
        (await world.Read(db => db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct))).ConvertAll(a => a.What.Code);

    public static MatchDue Matching(World world) => new(new InheritLinks([new InheritRules()]), world.Clock);

    public static async Task Decide(World world)
    {
        var match = Matching(world);
        while (await match.Run(world.Work, Ct))
        {
        }

        var stock = new DecideStock(world.Clock, new Checkpoints());
        while (await stock.Run(world.Work, await world.SellerRow(), Ct))
        {
        }
    }

    /// <summary>A turn of what the loop decides about stock: also what has ended with time.</summary>
    public static async Task<LaneResult> Turn(World world)
    {
        await Matching(world).DecideDue(world.Work, await world.Work.View(Ct), Ct);
        return await new DecideStock(world.Clock, new Checkpoints()).DecideDue(world.Work, await world.Work.View(Ct), Ct);
    }

    public static async Task<World> Live(DatabaseKind kind, int mugs)
    {
        var world = await World.Create(kind);
        await world.Book.GoLive(world.Seller, [Module.Stock], Ct);
        await AddMug(world, mugs);
        return world;
    }

    public static async Task AddMug(World world, int quantity)
    {
        await Add(world, NewItem("mug", MugGtin, quantity));
        await Add(world, NewOffer("mug", MugGtin));
    }

    public static Item NewItem(string name, string gtin, int quantity) => new()
    {
        Name = name,
        Gtin = gtin,
        GtinText = gtin,
        Quantity = quantity,
        StockKept = StockKept.Here,
        MatchDue = true,
        ReadAt = World.Start,
    };

    public static Offer NewOffer(string id, string gtin, bool lvb = false) =>
        new() { OfferId = id, Ean = gtin, Gtin = gtin, Lvb = lvb, MatchDue = true };

    public static Task Add(World world, params Item[] items) => world.Write(async db =>
    {
        var last = await db.Items.MaxAsync(i => (long?)i.ProductId, Ct) ?? 0;
        foreach (var item in items)
        {
            (item.SellerId, item.ShopId) = (world.Seller, world.Shop.Id);
            if (item.ProductId == 0) item.ProductId = ++last;
        }

        db.Items.AddRange(items);
    });

    public static Task Add(World world, params Offer[] offers) => world.Write(db =>
    {
        foreach (var offer in offers) (offer.SellerId, offer.AccountId) = (world.Seller, world.Account.Id);
        db.Offers.AddRange(offers);
        return Task.CompletedTask;
    });

    /// <summary>An own line of the offer, placed now.</summary>
    public static Task Sell(World world, string order, int quantity, int cancelled = 0, string offer = "mug") =>
        world.Write(async db =>
        {
            var sold = await db.Offers.SingleAsync(o => o.OfferId == offer, Ct);
            var row = new Order
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                BolOrderId = order,
                PlacedAt = world.Now,
                FirstSeenAt = world.Now
            };
            row.Lines.Add(new OrderLine
            {
                SellerId = world.Seller,
                OrderItemId = "L1",
                OfferKey = sold.Key,
                PlacedAt = world.Now,
                Quantity = quantity,
                Cancelled = cancelled,
            });
            db.Orders.Add(row);
            await db.TouchOffers([sold.Key], Ct);
        });

    public static Task HoldMugs(World world, int quantity, DateTimeOffset until) => world.Write(async db =>
    {
        var mug = await db.Items.SingleAsync(i => i.Name == "mug", Ct);
        db.Holds.Add(new Hold
        {
            SellerId = world.Seller,
            ShopId = world.Shop.Id,
            ShopOrderId = 5,
            ItemKey = mug.Key,
            Quantity = quantity,
            Until = until
        });
        await db.TouchItems([mug.Key], Ct);
    });

    /// <summary>The shop is read now and shows this; all is decided again.</summary>
    public static async Task Reread(World world, int quantity)
    {
        await world.Write(async db =>
        {
            await db.Items
                .ExecuteUpdateAsync(i => i.SetProperty(x => x.Quantity, quantity).SetProperty(x => x.ReadAt, world.Now), Ct);
            await db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), Ct);
        });
        await Decide(world);
    }

    /// <summary>bol has acknowledged so many, and every intent is settled.</summary>
    public static Task Confirmed(World world, int units) => world.Write(async db =>
    {
        await db.Offers.ExecuteUpdateAsync(o => o
            .SetProperty(x => x.Confirmed, units).SetProperty(x => x.ConfirmedSentAt, world.Now)
            .SetProperty(x => x.ConfirmedAt, world.Now), Ct);
        await db.Intents.ExecuteUpdateAsync(i => i.SetProperty(x => x.State, IntentState.Confirmed), Ct);
    });

    public static async Task<string> Targets(World world) =>
        string.Join(", ", (await world.Read(db => db.Offers.ToListAsync(Ct))).OrderBy(o => o.OfferId, StringComparer.Ordinal)
            .Select(o => $"{o.OfferId} {o.Target?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}"));

    /// <summary>What is still to be written.</summary>
    public static async Task<string> Intents(World world) =>
        string.Join(", ", (await world.Read(db => db.Intents.Where(i => i.State != IntentState.Confirmed).ToListAsync(Ct)))
            .Select(i => JsonSerializer.Deserialize<StockPayload>(i.Payload)!)
            .OrderBy(p => p.OfferId, StringComparer.Ordinal).Select(p => $"{p.OfferId} {p.Target}"));
}

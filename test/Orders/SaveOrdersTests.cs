using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Orders;

public sealed class SaveOrdersTests
{
    private const string Ean = "8712345678906";

    private static readonly SeenLine Line = new(
        "L1", null, Ean, "Mug", Lvb: false, Vvb: false, Quantity: 2, Shipped: 0, Cancelled: 0, CancellationRequested: false,
        World.Start.AddMinutes(-1), TotalCentsInclVat: null, DeliverBy: null);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Order_WhenNew_IsPromisedFromItsOwnOffer(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Offers(world);

        Assert.Equal(1, await Save(world, Line));

        var line = await world.Read(db => db.OrderLines.SingleAsync(Ct));
        var own = await world.Read(db => db.Offers.SingleAsync(o => o.OfferId == "own", Ct));
        Assert.Equal((own.Key, 2, false, Fulfilment.Own), (line.OfferKey, line.Quantity, line.InStockReading, line.Fulfilment));
        Assert.Equal((true, 1), (own.DecideDue, own.UnseenUnits));
        Assert.False(await world.Read(db => db.Offers.AnyAsync(o => o.OfferId != "own" && o.DecideDue, Ct)));
    }

    [Theory, BothDatabases]
    public async Task Orders_WhenSavedAgain_ChangeNothing(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Offers(world);
        var lines = new[] { Line with { CancellationRequested = true }, Line with { OrderItemId = "L2", Lvb = true } };
        await Save(world, lines);
        await world.Write(db => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, false), Ct));
        var before = await Rows(world);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, await Save(world, lines));
        Assert.Equal(0, await Save(world, lines));

        Assert.Equal(before, await Rows(world));
    }

    [Theory, BothDatabases]
    public async Task Detail_WhenReadAfterTheList_NamesTheOfferAndTheTotal(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Offers(world);
        await Save(world, Line);

        var detail = SaveOrders.From(new BolOrder("A1", OrderPlacedDateTime: World.Start, OrderItems:
        [
            new BolOrderItem
            {
                OrderItemId = "L1", Quantity = 2, TotalPrice = 19.98m, Offer = new BolOrderOffer { OfferId = "second" },
                Product = new BolOrderProduct { Ean = Ean, Title = "Mug" },
                Fulfilment = new BolOrderFulfilment { Method = "FBR", DistributionParty = "BOL",
                    LatestDeliveryDate = new DateOnly(2026, 11, 25) },
            },
        ]));
        await world.Write(db => SaveOrders.Save(db, world.Changes, world.Account, [detail], world.Now, Ct));
        await Save(world, Line);

        var line = await world.Read(db => db.OrderLines.SingleAsync(Ct));
        var second = await world.Read(db => db.Offers.Where(o => o.OfferId == "second").Select(o => o.Key).SingleAsync(Ct));
        Assert.Equal((second, 1998L, Fulfilment.Vvb), (line.OfferKey, line.TotalCentsInclVat, line.Fulfilment));
        Assert.Equal(new DateOnly(2026, 11, 25), await world.Read(db => db.Orders.Select(o => o.DeliverBy).SingleAsync(Ct)));
    }

    [Theory]
    [InlineData(118.91, 12.99, 10.99, 11891L)]
    [InlineData(null, 12.99, 10.99, 11891L)]
    [InlineData(null, 12.99, null, 12990L)]
    [InlineData(0.0, 12.99, null, 0L)]
    [InlineData(null, null, 10.99, null)]
    public void Price_IsWhatTheCustomerPaid_ElseWhatItCostLessTheDiscounts(double? total, double? unit, double? discount,
        long? cents)
    {
        var item = new BolOrderItem
        {
            OrderItemId = "L1",
            Quantity = 10,
            TotalPrice = (decimal?)total,
            UnitPrice = (decimal?)unit,
            Discounts = discount is null ? null : [new BolDiscount("x + y", (decimal)discount - 1), new BolDiscount("z", 1)],
        };
        Assert.Equal(cents, SaveOrders.From(new BolOrder("A1", OrderItems: [item])).Lines.Single().TotalCentsInclVat);
    }

    [Theory, BothDatabases]
    public async Task Order_WhenNothingOfItIsLeftToSend_IsSkippedWithTheReason(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Offers(world);

        await world.Write(db => SaveOrders.Save(db, world.Changes, world.Account,
        [
            new SeenOrder("lvb", World.Start, [Line with { Lvb = true }]),
            new SeenOrder("cancelled", World.Start, [Line with { Cancelled = 2 }, Line with { OrderItemId = "L2", Lvb = true }]),
            new SeenOrder("half", World.Start, [Line with { Cancelled = 1 }]),
        ], world.Now, Ct));

        var orders = await world.Read(db => db.Orders.ToDictionaryAsync(o => o.BolOrderId, Ct));
        Assert.Equal([null, "order.cancelled-before-import", null],
            new[] { "lvb", "cancelled", "half" }.Select(id => orders[id].StateReason?.Code));
        Assert.Equal([OrderState.Seen, OrderState.Skipped, OrderState.Seen],
            new[] { "lvb", "cancelled", "half" }.Select(id => orders[id].State));
        Assert.True(
            await world.Read(db => db.OrderLines.AllAsync(l => l.InStockReading == (l.Fulfilment == Fulfilment.Lvb), Ct)));
    }

    [Theory, BothDatabases]
    public async Task Figures_WhenAnOlderAnswerComesLate_NeverGoBack(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world, Line with { Shipped = 1, Cancelled = 1, ChangedAt = World.Start });

        await Save(world, Line);

        var line = await world.Read(db => db.OrderLines.SingleAsync(Ct));
        Assert.Equal((1, 1), (line.Shipped, line.Cancelled));
        Assert.Equal(World.Start, await world.Read(db => db.Orders.Select(o => o.ChangedAt).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Cancellation_WhenRequested_IsAskedOnceAndClearedWhenItIsOver(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world, Line with { CancellationRequested = true });
        await Save(world, Line with { CancellationRequested = true });
        var asked = await world.Read(db => db.Attentions.SingleAsync(Ct));
        Assert.Equal(("cancel:A1", null), (asked.Cause, asked.ClearedAt));

        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await Save(world, Line with { CancellationRequested = true, Cancelled = 2 });
        Assert.Equal(world.Now, await world.Read(db => db.Attentions.Select(a => a.ClearedAt).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Request_AndItsAnswer_AreNotTakenBackByAnOlderAnswer(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var asked = Line with { CancellationRequested = true, ChangedAt = World.Start };
        await Save(world, asked);
        await world.Write(db => db.Orders
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.CancelAnswer, CancelAnswer.ShipAnyway), Ct));

        await Save(world, Line);
        await Save(world, asked);

        Assert.True(await IsRequested(world));
        Assert.Equal(CancelAnswer.ShipAnyway, await world.Read(db => db.Orders.Select(o => o.CancelAnswer).SingleAsync(Ct)));

        // Withdrawn after all; and an answer without a time is taken for what is so now.
        await Save(world, Line with { ChangedAt = World.Start.AddMinutes(1) });
        Assert.False(await IsRequested(world));
        await Save(world, asked with { ChangedAt = null });
        Assert.True(await IsRequested(world));
        await Save(world, Line with { ChangedAt = World.Start.AddMinutes(1) });
        Assert.False(await IsRequested(world));
    }

    [Theory, BothDatabases]
    public async Task Dates_OfAnOrder_AreThoseOfWhatMustStillBeSent(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var soon = Line with { DeliverBy = Day(25), ExpiresOn = Day(28) };
        var late = Line with { OrderItemId = "L2", DeliverBy = Day(26), ExpiresOn = Day(29) };
        await Save(world, soon, late, Line with { OrderItemId = "L3", Lvb = true, DeliverBy = Day(24), ExpiresOn = Day(24) });
        Assert.Equal((Day(25), Day(28)), await Dates(world));

        await world.Write(db => db.Orders.ExecuteUpdateAsync(o => o.SetProperty(x => x.GuardAt, world.Now.AddDays(1)), Ct));
        await Save(world, soon with { Shipped = 1, Cancelled = 1 }, late);
        Assert.Equal((Day(26), Day(29)), await Dates(world));
        Assert.True(await world.Read(db => db.Orders.AllAsync(o => o.GuardAt <= world.Now, Ct)));

        // bol gives more time; an older answer does not take it back.
        await Save(world, late with { DeliverBy = Day(27), ExpiresOn = Day(30), ChangedAt = World.Start });
        await Save(world, late);
        Assert.Equal((Day(27), Day(30)), await Dates(world));

        // The list names no dates, and nothing is left: the pages go on showing the last ones.
        await Save(world, Line with { OrderItemId = "L2", Shipped = 2, ChangedAt = World.Start.AddMinutes(1) });
        Assert.Equal((Day(27), Day(30)), await Dates(world));
    }

    [Theory, BothDatabases]
    public async Task Dates_OfAnOrderThatBolSends_OrFromBeforeLinesHadThem_AreShownToo(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Save(world, Line with { Lvb = true, DeliverBy = Day(25) });
        Assert.Equal((Day(25), null), await Dates(world));

        await world.Write(db => db.OrderLines.ExecuteUpdateAsync(l => l.SetProperty(x => x.DeliverBy, (DateOnly?)null), Ct));
        await Save(world, Line with { Lvb = true });
        Assert.Equal((Day(25), null), await Dates(world));
        await Save(world, Line with { Lvb = true, DeliverBy = Day(26) });
        Assert.Equal((Day(26), null), await Dates(world));
    }

    private static DateOnly? Day(int day) => new DateOnly(2026, 11, day);

    private static Task<(DateOnly?, DateOnly?)> Dates(World world) =>
        world.Read(async db => await db.Orders.SingleAsync(Ct) is var order ? (order.DeliverBy, order.ExpiresOn) : default);

    private static Task<bool> IsRequested(World world) =>
        world.Read(db => db.OrderLines.Select(l => l.CancellationRequested).SingleAsync(Ct));

    private static Task<int> Save(World world, params SeenLine[] lines) =>
        world.Write(db =>
            SaveOrders.Save(db, world.Changes, world.Account, [new SeenOrder("A1", World.Start, lines)], world.Now, Ct));

    /// <summary>Three offers of one EAN; three units of each were sold unseen.</summary>
    private static Task Offers(World world) => world.Write(async db =>
    {
        foreach (var (id, lvb) in new[] { ("own", false), ("second", false), ("lvb", true) })
        {
            db.Offers.Add(new Offer
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                OfferId = id,
                Ean = Ean,
                Gtin = Gtin.TryParse(Ean)!.Digits,
                Lvb = lvb,
                UnseenUnits = 3,
                UnseenUntil = World.Start.AddHours(1),
            });
            await db.SaveChangesAsync(Ct);
        }
    });

    private static Task<string> Rows(World world) => world.Read(async db => JsonSerializer.Serialize(new
    {
        Orders = await db.Orders.Include(o => o.Lines).OrderBy(o => o.Key).ToListAsync(Ct),
        Offers = await db.Offers.OrderBy(o => o.Key).ToListAsync(Ct),
        Attentions = await db.Attentions.ToListAsync(Ct),
        Activities = await db.Activities.OrderBy(a => a.Key).ToListAsync(Ct),
    }));
}

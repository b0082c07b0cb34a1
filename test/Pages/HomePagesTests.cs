using Tandem.Engine.Journal;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Pages;

/// <summary>What home counts, and that each count is that of its list.</summary>
public sealed class HomePagesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task ToShipToday_CountsWhatItsListShows(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var today = DutchTime.DayOf(world.Now);
        await Add(world, "A", today.AddDays(-1));
        await Add(world, "B", today.AddDays(1));
        await Add(world, "C", today.AddDays(2));
        await Add(world, "D", null);
        await Add(world, "E", today.AddDays(1), shipped: true);

        var home = (await Home(world).Of(world.Seller, Ct))!;

        Assert.Equal([("ship-today", 2), ("ship", 4)], home.ToDo.Select(t => (t.Word, t.Count)));
        var list = await new OrderPages(world.Database).List(world.Seller,
            new OrderListFilter(Tab: OrderTab.ToShip, PromisedBy: today.AddDays(1)), 0, 50, Ct);
        Assert.Equal(["A", "B"], list.Rows.Select(r => r.BolOrderId));
        Assert.Equal(DeadlineState.Late, home.ToDo[0].Until!.State);
        Assert.Equal(5, home.OrdersToday);
    }

    [Theory, BothDatabases]
    public async Task Questions_AreRankedByTheDeadlineOfTheirOrder(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var today = DutchTime.DayOf(world.Now);
        var late = await Add(world, "A", today.AddDays(4));
        var soon = await Add(world, "B", today.AddDays(1));
        await world.Write(db =>
        {
            Ask(db, world, ActivitySubject.Seller, 0, "attention.not-read");
            Ask(db, world, ActivitySubject.Order, late, "attention.label-refused");
            Ask(db, world, ActivitySubject.Order, soon, "attention.cancellation-requested");
            return Task.CompletedTask;
        });

        var home = (await Home(world).Of(world.Seller, Ct))!;

        Assert.Equal(3, home.QuestionCount);
        Assert.Equal([QuestionTopic.Cancellation, QuestionTopic.Shipping, QuestionTopic.Connection],
            home.Questions.Select(g => g.Topic));
        Assert.Null(home.Questions[2].Questions[0].Deadline);
    }

    [Theory, BothDatabases]
    public async Task Catalogue_ThatAsksHundreds_HidesNoQuestionOfAnOrder(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var order = await Add(world, "A", DutchTime.DayOf(world.Now).AddDays(1));
        await world.Write(db =>
        {
            for (var key = 1; key <= 75; key++)
            {
                Ask(db, world, ActivitySubject.Item, key, "attention.unpublished");
                Ask(db, world, ActivitySubject.Offer, key, "attention.link-gone");
            }

            return db.SaveChangesAsync(Ct);
        });
        await world.Write(db =>
        {
            Ask(db, world, ActivitySubject.Order, order, "attention.cancellation-requested");
            Ask(db, world, ActivitySubject.Seller, 0, "attention.not-read");
            return Task.CompletedTask;
        });

        var home = (await Home(world).Of(world.Seller, Ct))!;

        Assert.Equal(QuestionTopic.Cancellation, home.Questions[0].Topic);
        Assert.Contains(home.Questions, g => g.Topic == QuestionTopic.Connection);
        Assert.Equal((152, 100), (home.QuestionCount, home.Questions.Sum(g => g.Questions.Count)));
    }

    [Theory, BothDatabases]
    public async Task ProofAndTrade_AreOfTheirDaysOnly(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var today = DutchTime.DayOf(world.Now);
        await Add(world, "A", today.AddDays(1));
        await Add(world, "B", today.AddDays(1), daysAgo: 13);
        await Add(world, "C", today.AddDays(1), daysAgo: 40);
        await world.Write(db =>
        {
            db.StockDays.Add(new StockDay { SellerId = world.Seller, Day = today, Pushes = 30, Breaches = 1 });
            db.StockDays.Add(new StockDay { SellerId = world.Seller, Day = today.AddDays(-29), Pushes = 12 });
            db.StockDays.Add(new StockDay { SellerId = world.Seller, Day = today.AddDays(-30), Pushes = 900, Breaches = 9 });
            foreach (var (order, item) in new[] { (1, 1), (1, 2), (2, 1) })
                db.ShopSales.Add(new ShopSale
                {
                    ShopId = world.Shop.Id,
                    ShopOrderId = order,
                    ItemKey = item,
                    SellerId = world.Seller,
                    Units = 3,
                    At = world.Now.AddDays(-1),
                    SeenAt = world.Now,
                });
            return Task.CompletedTask;
        });

        var home = (await Home(world).Of(world.Seller, Ct))!;
        var trade = await Home(world).Trade(world.Seller, 14, Ct);

        Assert.Equal(new ProofOfMonth(42, 1, 2), home.Proof);
        Assert.Equal(TimeSpan.FromSeconds((2 * 180) + (42 * 20)), home.Proof.Saved);
        Assert.Equal(14, trade.Count);
        Assert.Equal(new DayOfTrade(today, 1, 0), trade[^1]);
        Assert.Equal(new DayOfTrade(today.AddDays(-1), 0, 2), trade[^2]);
        Assert.Equal(new DayOfTrade(today.AddDays(-13), 1, 0), trade[0]);
    }

    [Theory, BothDatabases]
    public async Task NewSeller_HasSteps_UntilSomethingIsLive(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        Assert.Equal(["shop", "bol", "links", "rules", "live"],
            (await Home(world).Of(world.Seller, Ct))!.FirstSteps.Select(s => s.Word));
        await world.Write(db =>
        {
            db.Modules.Add(new ModuleLive { SellerId = world.Seller, Module = Module.Stock, Since = world.Now });
            return Task.CompletedTask;
        });
        Assert.Empty((await Home(world).Of(world.Seller, Ct))!.FirstSteps);
        Assert.Null(await Home(world).Of(SellerId.New(world.Now), Ct));
    }

    private static HomePages Home(World world) => new(world.Database, new OverviewPages(world.Database),
        new OrderPages(world.Database), new LabelPages(world.Database), new ActivityPages(world.Database), world.Clock);

    private static void Ask(TandemDb db, World world, ActivitySubject subject, long key, string code) => db.Attentions.Add(
        new Attention
        {
            SellerId = world.Seller,
            Cause = $"{code}:{key}",
            Subject = subject,
            SubjectKey = key,
            What = Reason.Of(code),
            RaisedAt = world.Now,
        });

    private static Task<long> Add(World world, string id, DateOnly? deliverBy, bool shipped = false, int daysAgo = 0) =>
        world.Write(async db =>
        {
            var order = new Order
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                BolOrderId = id,
                PlacedAt = world.Now.AddDays(-daysAgo),
                FirstSeenAt = world.Now,
                ImportedAt = world.Now,
                State = shipped ? OrderState.Shipped : OrderState.Imported,
                DeliverBy = deliverBy,
            };
            order.Lines.Add(new OrderLine
            {
                SellerId = world.Seller,
                OrderItemId = id,
                PlacedAt = world.Now,
                Quantity = 1,
                Shipped = shipped ? 1 : 0,
                Imported = 1,
                Fulfilment = Fulfilment.Own,
            });
            db.Orders.Add(order);
            await db.SaveChangesAsync(Ct);
            return order.Key;
        });
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Shipments;

/// <summary>Another choice of what means "sent" holds for the orders that the shop has in that status already.</summary>
public sealed class SentStatusTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task StatusThatMeansSentFromNowOn_HoldsForOrdersThatHaveIt(DatabaseKind kind)
    {
        await using var stage = await Open(kind, wait: 0);
        var (bol, shop) = await Imported(stage);
        await Post(stage, $"shop/status?order={shop}&status=verzonden");
        await Turns(stage, 3);
        Assert.Equal(OrderState.Imported, await State(stage, bol));

        await Sent(stage, "completed", "verzonden");
        await Turns(stage, 3);
        Assert.Equal(OrderState.Shipped, await State(stage, bol));
    }

    [Theory, EitherDatabase]
    public async Task StatusThatMeansSentNoMore_TakesItBack_AndWhatWasAskedForIt(DatabaseKind kind)
    {
        await using var stage = await Open(kind, wait: 1);
        var (bol, shop) = await Imported(stage);
        await Post(stage, $"shop/status?order={shop}&status=completed");
        await Turns(stage, 3);
        stage.Clock.Advance(TimeSpan.FromHours(2));
        await Turns(stage, 2);
        Assert.Contains("attention.tracking-overdue", await Asked(stage));

        await Sent(stage, "verzonden");
        await Turns(stage, 2);
        Assert.Empty(await Asked(stage));
        Assert.Null(await stage.Read(db => db.Orders.Where(o => o.BolOrderId == bol).Select(o => o.CompletedInShopAt)
            .SingleAsync(Ct)));

        await Sent(stage, "completed");
        stage.Clock.Advance(TimeSpan.FromHours(2));
        await Turns(stage, 2);
        Assert.Contains("attention.tracking-overdue", await Asked(stage));
    }

    /// <summary>Its work is done in turns: what else is due goes in between.</summary>
    [Theory, EitherDatabase]
    public async Task ManyOrdersAtOnce_AreLookedAtInTurns(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Write(async db =>
        {
            for (var i = 0; i < 450; i++)
            {
                db.Orders.Add(new Order
                {
                    SellerId = world.Seller,
                    AccountId = world.Account.Id,
                    BolOrderId = $"A{i:D9}",
                    PlacedAt = world.Now,
                    State = OrderState.Imported,
                    TrackingDueAt = world.Now,
                });
            }

            await db.SaveChangesAsync(Ct);
        });
        var plan = new PlanShipments(world.Changes, world.Clock, new Checkpoints());
        var turns = 0;
        for (DateTimeOffset? next = world.Now; next <= world.Now && turns < 100; turns++)
        {
            var before = await Due(world);
            next = await plan.Run(world.Work, await world.Work.View(Ct), Ct);
            Assert.InRange(before - await Due(world), 1, 200);
        }

        Assert.Equal((3, 0), (turns, await Due(world)));
    }

    private static Task<int> Due(World world) => world.Read(db => db.Orders.CountAsync(o => o.TrackingDueAt != null, Ct));

    private static async Task<Stage> Open(DatabaseKind kind, int wait)
    {
        var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        await stage.GoLive(Module.Orders, Module.Shipments);
        await stage.Get<ChangeOrderSettings>().Change(stage.Seller, s => s with
        {
            Shipping = s.Shipping with { TrackingWaitHours = wait, ShipWithoutTracking = wait == 0, AlarmHours = 1 },
        }, Ct);
        return stage;
    }

    private static Task Sent(Stage stage, params string[] statuses) => stage.Get<ChangeOrderSettings>().Change(stage.Seller,
        s => s with { Flow = s.Flow with { SentStatuses = statuses } }, Ct);

    private static async Task<(string Bol, long Shop)> Imported(Stage stage)
    {
        var bol = await stage.Rehearsal.OrderAtBol();
        await stage.Settle(1);
        return (bol, (await stage.Read(db => db.Orders.Select(o => o.ShopOrderId).SingleAsync(Ct)))!.Value);
    }

    private static Task Post(Stage stage, string path) => stage.Rehearsal.Ledger(HttpMethod.Post, path);

    private static async Task Turns(Stage stage, int turns)
    {
        for (var i = 0; i < turns; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(61));
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.ShipParcels, Lane.TellShop);
            stage.Clock.Advance(TimeSpan.FromSeconds(5));
            await stage.Run(Lane.ShipParcels, Lane.TellShop);
        }
    }

    private static Task<OrderState> State(Stage stage, string bol) =>
        stage.Read(db => db.Orders.Where(o => o.BolOrderId == bol).Select(o => o.State).SingleAsync(Ct));

    private static Task<List<string>> Asked(Stage stage) => stage.Read(async db => (await db.Attentions
        .Where(a => a.ClearedAt == null && a.Subject == Engine.Journal.ActivitySubject.Order).ToListAsync(Ct))
        .Select(a => a.What.Code).Order().ToList());
}

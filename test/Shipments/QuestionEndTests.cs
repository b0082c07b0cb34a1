using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Shipments;

/// <summary>Questions and alarms about what must be sent: raised though settings change, and gone with their cause.</summary>
public sealed class QuestionEndTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task CodeThatIsMissing_IsAskedForNoMore_OnceSomebodyShippedItAtBol(DatabaseKind kind)
    {
        await using var stage = await Open(kind, Module.Orders, Module.Shipments);
        await Choose(stage, hours: 1, alarm: 6);
        var (bol, shop) = await Imported(stage);
        await stage.Rehearsal.Ledger(Post, $"shop/status?order={shop}&status=completed");
        await Turns(stage, 3);
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await Turns(stage, 2);
        Assert.Contains("attention.tracking-overdue", await Asked(stage));

        await stage.Rehearsal.Ledger(Post, $"bol/ship?order={bol}&tracking=3SELDERS00001");
        await Turns(stage, 3);
        Assert.Empty(await Asked(stage));
    }

    [Theory, EitherDatabase]
    public async Task WaitForACode_ThatIsMadeShorter_EndsAtOnce(DatabaseKind kind)
    {
        await using var stage = await Open(kind, Module.Orders, Module.Shipments);
        await Choose(stage, hours: 48, alarm: 1);
        var (_, shop) = await Imported(stage);
        await stage.Rehearsal.Ledger(Post, $"shop/status?order={shop}&status=completed");
        await Turns(stage, 3);
        stage.Clock.Advance(TimeSpan.FromHours(2));
        await Turns(stage, 2);
        Assert.DoesNotContain("attention.tracking-overdue", await Asked(stage));

        await Choose(stage, hours: 1, alarm: 1);
        await Turns(stage, 2);
        Assert.Contains("attention.tracking-overdue", await Asked(stage));
    }

    /// <summary>Nothing of the order changes any more: it is guarded all the same once shipments are live.</summary>
    [Theory, EitherDatabase]
    public async Task OpenOrder_SeenWhileShipmentsOnlyObserved_IsGuardedOnceTheyAreLive(DatabaseKind kind)
    {
        await using var stage = await Open(kind, Module.Orders);
        var (_, shop) = await Imported(stage);
        await stage.Rehearsal.Ledger(Post, $"shop/status?order={shop}&status=on-hold");
        await Turns(stage, 4);
        await stage.GoLive(Module.Shipments);

        // Placed on Monday noon for Wednesday: it must leave on Tuesday.
        stage.Clock.Advance(TimeSpan.FromHours(30));
        await Turns(stage, 1);
        Assert.Equal(["attention.deadline-soon"], await Asked(stage));
    }

    [Theory, EitherDatabase]
    public async Task Alarm_ThatIsWantedEarlier_IsRaisedAtOnce(DatabaseKind kind)
    {
        await using var stage = await Open(kind, Module.Orders, Module.Shipments);
        var (_, shop) = await Imported(stage);
        await stage.Rehearsal.Ledger(Post, $"shop/status?order={shop}&status=on-hold");
        await Turns(stage, 3);
        stage.Clock.Advance(TimeSpan.FromHours(20));
        await Turns(stage, 1);
        Assert.Empty(await Asked(stage));

        await Choose(stage, hours: 4, alarm: 20);
        await Turns(stage, 1);
        Assert.Equal(["attention.deadline-soon"], await Asked(stage));
    }

    private static async Task<Stage> Open(DatabaseKind kind, params Module[] live)
    {
        var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        await stage.GoLive(live);
        return stage;
    }

    private static Task Choose(Stage stage, int hours, int alarm) => stage.Get<ChangeOrderSettings>().Change(
        stage.Seller, s => s with
        {
            Shipping = s.Shipping with { TrackingWaitHours = hours, ShipWithoutTracking = false, AlarmHours = alarm },
        }, Ct);

    private static async Task<(string Bol, long Shop)> Imported(Stage stage)
    {
        var bol = await stage.Rehearsal.OrderAtBol();
        await stage.Settle(1);
        return (bol, (await stage.Read(db => db.Orders.Select(o => o.ShopOrderId).SingleAsync(Ct)))!.Value);
    }

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

    private static Task<List<string>> Asked(Stage stage) => stage.Read(async db => (await db.Attentions
        .Where(a => a.ClearedAt == null && a.Subject == Engine.Journal.ActivitySubject.Order).ToListAsync(Ct))
        .Select(a => a.What.Code).Order().ToList());
}

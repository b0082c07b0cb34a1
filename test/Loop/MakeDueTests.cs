using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Loop;

/// <summary>bol says by a webhook that it is done: what waits for that is looked at now, and nothing else is.</summary>
public sealed class MakeDueTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task ShipmentThatWaitsForBol_IsLookedAtAtOnce(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { BolProcessMax = TimeSpan.FromMinutes(4) });
        await stage.GoLive(Module.Orders, Module.Shipments);
        await stage.Rehearsal.OrderAtBol(1);
        await stage.Settle(1);
        var shop = await stage.Read(db => db.Orders.Select(o => o.ShopOrderId).SingleAsync(Ct));
        await stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/complete?order={shop}&tracking=3SHAAST000001");
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchShop, Lane.ShipParcels);
        var sent = await Ship(stage);
        Assert.Equal((IntentState.Sent, true), (sent.State, sent.DueAt > stage.Clock.GetUtcNow()));

        await stage.Work.Owner.MakeDue("another", stage.Clock.GetUtcNow(), Ct);
        Assert.Equal(sent.DueAt, (await Ship(stage)).DueAt);
        await stage.Work.Owner.MakeDue(sent.ProcessStatusId!, stage.Clock.GetUtcNow(), Ct);
        Assert.Equal(stage.Clock.GetUtcNow(), (await Ship(stage)).DueAt);
    }

    private static Task<Intent> Ship(Stage stage) => stage.Read(db => db.Intents.SingleAsync(i => i.Kind == IntentKind.Ship, Ct));
}

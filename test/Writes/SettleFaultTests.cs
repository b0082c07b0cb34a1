using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Writes;

/// <summary>The remote has done it, and noting that fails: the row is looked for, and never stands still as sent.</summary>
public sealed class SettleFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Import_WhoseSettlingFails_IsFoundAgain_AndTheOthersGoOn(DatabaseKind kind)
    {
        var trouble = new Trouble();
        await using var stage = await Stage.Open(kind, also: s => s.AddSingleton<IOrderReaction>(trouble));
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        var orders = new List<string>();
        for (var i = 0; i < 3; i++) orders.Add(await stage.Rehearsal.OrderAtBol(1));
        stage.Clock.Advance(TimeSpan.FromSeconds(61));
        await stage.Run(Lane.WatchBol, Lane.Decide);

        // Once for the group, and once for itself.
        (trouble.Order, trouble.Left) = (orders[1], 2);
        await stage.Run(Lane.ImportOrders);

        Assert.Equal(0, trouble.Left);
        var rows = await stage.Read(db => db.Orders.ToListAsync(Ct));
        Assert.Equal(2, rows.Count(o => o.State == OrderState.Imported));
        var key = rows.Single(o => o.BolOrderId == orders[1]).Key;
        Assert.Equal(IntentState.Unknown,
            (await stage.Read(db => db.Intents.SingleAsync(i => i.Kind == IntentKind.Import && i.Subject == key, Ct))).State);

        await stage.Settle(4);
        Assert.Equal(3, await stage.Read(db => db.Orders.CountAsync(o => o.State == OrderState.Imported, Ct)));
        Assert.Equal(3, stage.Wire.Count("POST /wp-json/wc/v3/orders"));
        Assert.Equal(0, (int)(await stage.Rehearsal.Verdict())["ordersDoubled"]!);
    }

    /// <summary>A feature with a bug.</summary>
    private sealed class Trouble : IOrderReaction
    {
        public string? Order { get; set; }

        public int Left { get; set; }

        public Task React(TandemDb db, IReadOnlyList<OrderChange> changes, DateTimeOffset now, CancellationToken ct)
        {
            if (Left == 0 || !changes.Any(c => c.CameIn && c.Order.BolOrderId == Order)) return Task.CompletedTask;
            Left--;
            throw new InvalidOperationException("A bug of a feature.");
        }
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Loop;

/// <summary>
/// A turn that fails on our side, and no crash: the loop lives on, with the same owner, and must look up what it no longer knows.
/// </summary>
public sealed class LaneFailureTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task DatabaseThatIsAwayForAMoment_LeavesNothingSentForEver_AndNothingTwice(DatabaseKind kind)
    {
        var fails = new ConcurrentDictionary<string, bool>(
            new[] { "stock.sent", "stock.called", "import.sent", "import.called", "ship.sent",
                "ship.called" }.Select(step => KeyValuePair.Create(step, true)));
        await using var stage = await Stage.Open(kind, steps: new Checkpoints((step, _) =>
            fails.TryRemove(step, out var _) ? throw new InvalidOperationException("The database is away for a moment.")
                : Task.CompletedTask));
        await stage.GoLive(Module.Stock, Module.Orders, Module.Shipments);
        await stage.Rehearsal.Ledger(HttpMethod.Post, $"shoppers/order?side=shop&gtin={Seeding.Gtin(2)}&units=1");
        var bol = await stage.Rehearsal.OrderAtBol(2);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var began = Stopwatch.GetTimestamp();
        var running = stage.Get<SellerLoop>().Run(stage.Work, stop.Token);
        string? shipped = null;
        while (!await Done(stage, fails))
        {
            Assert.False(running.IsCompleted, "the loop ended");
            Assert.True(Stopwatch.GetElapsedTime(began) < Patience, await Words(stage, fails));
            stage.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, stop.Token);
            if (shipped is null
                && await stage.Read(db => db.Orders.Where(o => o.BolOrderId == bol).Select(o => o.ShopOrderId)
                    .SingleOrDefaultAsync(Ct)) is { } order)
                await stage.Rehearsal.Ledger(HttpMethod.Post, shipped = $"shop/parcel?order={order}&tracking=3SWEG00000001");
        }

        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var verdict = await stage.Rehearsal.Verdict();
        Assert.Equal(1, (int)verdict["ordersImported"]!);
        foreach (var zero in new[] { "ordersDoubled", "ordersMissing", "shipmentsDoubled", "shipmentsMissing",
            "stockDifferencesAtRest" })
            Assert.Equal((zero, 0), (zero, (int)verdict[zero]!));
    }

    private static async Task<string> Words(Stage stage, ConcurrentDictionary<string, bool> fails)
    {
        var open =
            await stage.Read(db => db.Intents.Select(i => $"{i.BusinessKey} {i.State} due {i.DueAt:HH:mm:ss}").ToListAsync(Ct));
        return $"at {stage.Clock.GetUtcNow():HH:mm:ss}, not failed: "
            + $"{string.Join(' ', fails.Keys)}; {string.Join("; ", open)}; {await stage.Rehearsal.Verdict()}";
    }

    private static async Task<bool> Done(Stage stage, ConcurrentDictionary<string, bool> fails)
    {
        if (!fails.IsEmpty) return false;
        var open = await stage.Read(db => db.Intents
            .AnyAsync(i => i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown, Ct));
        if (open) return false;
        var verdict = await stage.Rehearsal.Verdict();
        return (int)verdict["stockDifferencesAtRest"]! == 0 && (int)verdict["ordersImported"]! == 1
            && (int)verdict["shipmentsMissing"]! == 0;
    }
}

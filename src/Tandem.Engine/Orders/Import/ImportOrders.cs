using System.Text.Json;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Orders.Import;

/// <summary>Puts bol orders into the shop: each line once, with totals equal to the cent.</summary>
internal sealed class ImportOrders(
    ReadPromises promises, CarryOut writes, OrderChanges changes, TimeProvider clock, Checkpoints checkpoints)
        : ILane, IRemoteWrite
{
    private const int OrdersAtOnce = 12;

    Lane ILane.Kind => Lane.ImportOrders;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.Import];

    public IntentKind Kind => IntentKind.Import;

    /// <summary>
    /// An order is never given up: it is tried again ever more slowly. While orders only observe it is not planned any more: when
    /// they go live again, it counts as placed before.
    /// </summary>
    public WritePolicy Policy { get; } = new("import", "attention.import-refused")
    {
        AtOnce = OrdersAtOnce,
        TakesAtMost = OrdersAtOnce,
        Together = true,
        LooksFirst = true,

        // A shop may finish a request long after its answer was lost; web servers give up after 60 to 120 seconds
        // (facts/woocommerce.md §d).
        MayStillWork = TimeSpan.FromSeconds(150),
        TakenBackWhileObserving = true,
    };

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var wake = Lane.None;
        await promises.Run(work, view, OrdersAtOnce, ct);
        while (await writes.Some(work, view, this, ct))
        {
            wake = Lane.WatchShop | Lane.Decide | Lane.ShipParcels | Lane.TellShop | Lane.CancelLines;
            await promises.Run(work, view, OrdersAtOnce, ct);
        }

        return new LaneResult(await CarryOut.Next(work, view, this, ct), wake);
    }

    /// <summary>What bol promised first goes first.</summary>
    public IQueryable<Intent> InOrder(TandemDb db, IQueryable<Intent> due)
    {
        var orders = db.Orders;
        return due.OrderBy(i => i.Priority)
            .ThenBy(i => orders.Where(o => o.Key == i.Subject).Select(o => o.DeliverBy ?? DateOnly.MaxValue).First())
            .ThenBy(i => i.DueAt).ThenBy(i => i.Key);
    }

    public IQueryable<Intent> MayBegin(TandemDb db, SellerView view, IQueryable<Intent> open) =>
        HeldByShop.Without(db, view, open);

    public IAttempt? Begin(SellerWork work, SellerView view, Intent row)
    {
        var payload = JsonSerializer.Deserialize<ImportPayload>(row.Payload)!;
        if (view.Account(payload.Account) is not { } account || view.Shops.Count == 0) return null;
        return new ImportAttempt(work, view, new ImportSubject(account, row, payload), changes, clock, checkpoints);
    }

    public Task Gather(IReadOnlyList<IAttempt> attempts, DateTimeOffset now, CancellationToken ct) =>
        ImportAttempt.Gather([.. attempts.Cast<ImportAttempt>()], now, ct);

    public Task Settle(TandemDb db, IReadOnlyList<(IAttempt Attempt, Intent Row)> ended, DateTimeOffset now,
        CancellationToken ct) =>
        ImportAttempt.Settle(db, [.. ended.Where(e => e.Row.State == IntentState.Confirmed)
            .Select(e => ((ImportAttempt)e.Attempt, e.Row.Subject))], changes, now, ct);
}

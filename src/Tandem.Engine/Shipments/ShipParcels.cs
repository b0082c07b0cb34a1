using System.Text.Json;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Shipments;

/// <summary>Tells bol what was shipped, and the codes that came later.</summary>
internal sealed class ShipParcels(PlanShipments plan, TellCodes codes, CarryOut writes, OrderChanges changes, TimeProvider clock)
    : ILane, IRemoteWrite
{
    Lane ILane.Kind => Lane.ShipParcels;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.Ship, IntentKind.Transport];

    public IntentKind Kind => IntentKind.Ship;

    /// <summary>
    /// What bol may still have in its queue is looked for before anything is sent again. A wish goes away while shipments only
    /// observe: it never left the house.
    /// </summary>
    public WritePolicy Policy { get; } = new("ship", "attention.shipment-refused")
    {
        AtOnce = 20,
        SuccessIsProof = true,
        MayStillWork = TimeSpan.FromMinutes(10),
        TakenBackWhileObserving = true,
        AskAfterRefusals = 3,
        EndAfterRefusals = 12,
    };

    public bool Hear(SellerWork work, SourceHint hint) => hint.Kind == SourceKind.BolProcesses;

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var wake = Lane.None;
        while (true)
        {
            var nextTracking = await plan.Run(work, view, ct);
            var more = await writes.Some(work, view, codes, ct);
            if (await FollowFlow.Run(work, view, clock.GetUtcNow(), ct)) wake |= Lane.TellShop;
            var nextGuard = await KeepDeadlines.Run(work, view, clock.GetUtcNow(), ct);
            if (await writes.Some(work, view, this, ct) || more) continue;
            var (nextShip, nextCode) = (await CarryOut.Next(work, view, this, ct), await CarryOut.Next(work, view, codes, ct));
            return new LaneResult(new[] { nextShip, nextCode, nextTracking, nextGuard }.Min(), wake);
        }
    }

    public IAttempt? Begin(SellerWork work, SellerView view, Intent row)
    {
        var payload = Payload(row);
        return view.Account(payload.Account) is { } account ? new ShipAttempt(work, view.Seller, account, row, payload, changes)
            : null;
    }

    public static ShipPayload Payload(Intent intent) => JsonSerializer.Deserialize<ShipPayload>(intent.Payload)!;
}

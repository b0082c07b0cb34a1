using Tandem.Engine.Loop;
using Tandem.Engine.Writes;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>
/// Buys the labels that were chosen. A label costs money and bol has no key against doubles: what was sent is never sent again
/// unless it is certain that it was not bought.
/// </summary>
internal sealed class BuyLabels(PlanLabels plan, FindPurchase find, CarryOut writes) : ILane, IRemoteWrite
{
    Lane ILane.Kind => Lane.BuyLabels;

    public IReadOnlyList<IntentKind> Writes => [IntentKind.Label];

    public IntentKind Kind => IntentKind.Label;

    public WritePolicy Policy { get; } = new("label", "attention.label-refused") { MayStillWork = null, EndAfterRefusals = 1 };

    public bool Hear(SellerWork work, SourceHint hint) => hint.Kind == SourceKind.BolProcesses;

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var nextPlan = await plan.Run(work, view, ct);
        var wake = Lane.None;
        while (await writes.Some(work, view, this, ct)) wake = Lane.TellShop | Lane.ShipParcels;
        return new LaneResult(new[] { await CarryOut.Next(work, view, this, ct), nextPlan }.Min(), wake);
    }

    public IAttempt? Begin(SellerWork work, SellerView view, Intent row) =>
        view.Account(LabelIntents.Payload(row).Account) is { } account ? new LabelAttempt(work, account, row, find) : null;
}

using Tandem.Engine.Loop;

namespace Tandem.Engine.Shipments;

/// <summary>What was shipped at bol, by whomever.</summary>
internal sealed class ShipmentSource(ReadShipments shipments) : ISource
{
    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) => view.ReadAccounts.Select(account =>
        new SourceReading(ReadShipments.Of(account), Lane.Decide, (_, began, ct) => shipments.Run(work, account, began, ct)));
}

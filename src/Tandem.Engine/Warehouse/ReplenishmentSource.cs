using Tandem.Engine.Loop;

namespace Tandem.Engine.Warehouse;

/// <summary>What is on its way to bol's own warehouse.</summary>
internal sealed class ReplenishmentSource(ReadReplenishments replenishments) : ISource
{
    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) => view.ReadAccounts.Select(account =>
        new SourceReading(ReadReplenishments.Of(account), Lane.None,
            (o, began, ct) => replenishments.Run(work, account, o, began, ct)));
}

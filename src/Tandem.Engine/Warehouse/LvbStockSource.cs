using Tandem.Engine.Loop;

namespace Tandem.Engine.Warehouse;

/// <summary>What lies in bol's own warehouse.</summary>
internal sealed class LvbStockSource(ReadLvbStock stock) : ISource
{
    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) => view.ReadAccounts.Select(account =>
        new SourceReading(ReadLvbStock.Of(account), Lane.Decide | Lane.SwitchLvb,
            (o, began, ct) => stock.Run(work, account, o, began, ct)));
}

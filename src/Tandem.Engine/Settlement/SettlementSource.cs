using Tandem.Engine.Loop;

namespace Tandem.Engine.Settlement;

/// <summary>What bol settles with the seller: its own invoices, line by line.</summary>
internal sealed class SettlementSource(ReadSettlement settlement) : ISource
{
    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) => view.ReadAccounts.Select(account =>
        new SourceReading(ReadSettlement.Of(account), Lane.None,
            (o, began, ct) => settlement.Run(work, account, o, began, ct)));
}

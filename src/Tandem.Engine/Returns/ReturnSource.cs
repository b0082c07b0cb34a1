using Tandem.Engine.Loop;

namespace Tandem.Engine.Returns;

/// <summary>What customers send back.</summary>
internal sealed class ReturnSource(ReadReturns returns) : ISource
{
    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) => view.ReadAccounts.Select(account =>
        new SourceReading(ReadReturns.Of(account), Lane.Decide | Lane.TellShop,
            (o, began, ct) => returns.Run(work, account, o, began, ct)));
}

using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>The accounts' orders: what changed, what is open, and at once those that a webhook names.</summary>
internal sealed class BolOrderSources(ReadBolOrders orders) : ISource
{
    private const Lane OfOrders = Lane.Decide | Lane.TellShop | Lane.CancelLines;

    public Lane Lane => Lane.WatchBol;

    public bool Hear(SellerWork work, SourceHint hint)
    {
        if (hint.Kind != SourceKind.BolOrders) return false;
        var account = new AccountId(hint.OwnerId);
        if (hint.BolOrderId is { } order) work.HintOrder(account, order);
        else work.MakeDue(ReadBolOrders.ChangesOf(account));
        work.PollState.Hooked(ReadBolOrders.ChangesOf(account));
        return true;
    }

    public bool IsTold(SellerWork work, SourcesNow now) => work.HasOrderHints;

    public async Task<Lane> ReadTold(SellerWork work, SellerView view, CancellationToken ct) =>
        await orders.Hinted(work, view.ReadAccounts, ct) ? OfOrders : Lane.None;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view)
    {
        foreach (var account in view.ReadAccounts)
        {
            yield return new SourceReading(ReadBolOrders.ChangesOf(account), OfOrders,
                (o, began, ct) => orders.Changes(work, account, o, began, ct), SourceReading.AnHour);
            yield return new SourceReading(ReadBolOrders.OpenOf(account), OfOrders,
                (o, began, ct) => orders.Open(work, account, o, began, ct));
        }
    }
}

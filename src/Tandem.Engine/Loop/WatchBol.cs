using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Proof;
using Tandem.Engine.Returns;
using Tandem.Engine.Shipments;

namespace Tandem.Engine.Loop;

/// <summary>Keeps the local picture of the seller's bol accounts fresh.</summary>
internal sealed class WatchBol(
    Observations observations, OrderReadings readings, ReadOffers offers, LvbReadings lvb, KeepProof proof) : ILane
{
    public Lane Kind => Lane.WatchBol;

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var orders = readings.Orders;
        var due = new List<DateTimeOffset>();
        var wake = await orders.Hinted(work, view.Accounts, ct) ? Lane.Decide | Lane.TellShop | Lane.CancelLines : Lane.None;
        foreach (var account in view.Accounts)
        {
            // Offers come first, so that the lines of the first orders find theirs.
            await Watch(ReadOffers.EverythingOf(account), (o, began) => offers.Everything(work, account, o, began, ct));
            if (await Watch(ReadBolOrders.ChangesOf(account), (o, began) => orders.Changes(work, account, o, began, ct))) wake |= Lane.TellShop | Lane.CancelLines;
            if (await Watch(ReadLvbStock.Of(account), (o, began) => lvb.Stock.Run(work, account, o, began, ct))) wake |= Lane.SwitchLvb;
            await Watch(ReadReplenishments.Of(account), (o, began) => lvb.Replenishments.Run(work, account, o, began, ct));
            await Watch(ReadBolOrders.OpenOf(account), (o, began) => orders.Open(work, account, o, began, ct));
            await Watch(ReadShipments.Of(account), (_, began) => readings.Shipments.Run(work, account, began, ct));
            if (await Watch(ReadReturns.Of(account), (o, began) => readings.Returns.Run(work, account, o, began, ct))) wake |= Lane.TellShop;
            await Watch(ReadOffers.ChangesOf(account), (o, began) => offers.Changes(work, account, o, began, ct));
        }

        await Watch(KeepProof.Checks, (o, began) => proof.Check(work, view, o, began, ct));
        await Watch(KeepProof.Tidying, (_, began) => proof.Tidy(work, view.Seller, began, ct));

        return new LaneResult(due.Count == 0 ? null : due.Min(), wake);

        async Task<bool> Watch(string source, Func<Observation, DateTimeOffset, Task<Reading>> read)
        {
            var (dueAt, wasRead) = await observations.Run(work, source, read, ct);
            due.Add(dueAt);
            if (wasRead) wake |= Lane.Decide;
            return wasRead;
        }
    }
}

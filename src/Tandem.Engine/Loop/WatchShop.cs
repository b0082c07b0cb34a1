using Tandem.Engine.Catalog;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;

namespace Tandem.Engine.Loop;

/// <summary>Keeps the local picture of the seller's shops fresh.</summary>
internal sealed class WatchShop(Observations observations, ReadItems items, ReadShopOrders orders, FindDeletedOrders deleted, NoticeCaches caches) : ILane
{
    public Lane Kind => Lane.WatchShop;

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var due = new List<DateTimeOffset>();
        var wake = Lane.None;
        foreach (var shop in view.Shops)
        {
            await Watch(ReadShopSettings.Of(shop), Lane.None, (_, began) => ReadShopSettings.Run(work, shop, began, ct));
            if (await ReadAgain(work, shop, ct)) wake |= Lane.Decide;
            await Watch(ReadItems.ChangesOf(shop), Lane.Decide, async (o, began) =>
            {
                var told = work.TakeTold(shop.Id);
                var reading = await items.Changes(work, shop, o, began, ct);
                await caches.Look(work, shop, told, ct);
                return reading;
            });
            const Lane ofOrders = Lane.Decide | Lane.ShipParcels | Lane.TellShop | Lane.CancelLines;
            await Watch(ReadShopOrders.ChangesOf(shop), ofOrders, (o, began) => orders.Changes(work, shop, o, began, ct));
            await Watch(ReadShopOrders.BinOf(shop), Lane.TellShop | Lane.CancelLines, (o, began) => orders.Bin(work, shop, o, began, ct));
            await Watch(FindDeletedOrders.Of(shop), ofOrders, (_, _) => deleted.Run(work, shop, ct));
            if (shop.GtinKey != shop.GtinKeyRead) work.MakeDue(ReadItems.EverythingOf(shop));
            await Watch(ReadItems.EverythingOf(shop), Lane.Decide, (o, began) => items.Everything(work, shop, o, began, ct));
        }

        return new LaneResult(due.Count == 0 ? null : due.Min(), wake);

        async Task Watch(string source, Lane wakes, Func<Observation, DateTimeOffset, Task<Reading>> read)
        {
            var (dueAt, wasRead) = await observations.Run(work, source, read, ct);
            due.Add(dueAt);
            if (wasRead) wake |= wakes;
        }
    }

    /// <summary>Items that must be read again at once; a failure shows on the shop's own sources and waits for their next turn.</summary>
    private async Task<bool> ReadAgain(SellerWork work, Shop shop, CancellationToken ct)
    {
        try
        {
            var any = false;
            while (await items.Again(work, shop, ct)) any = true;
            return any;
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out _, out _))
        {
            return false;
        }
    }
}

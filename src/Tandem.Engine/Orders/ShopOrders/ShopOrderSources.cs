using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>The shops' orders: what changed, what was thrown away, and what is gone.</summary>
internal sealed class ShopOrderSources(ReadShopOrders orders, FindDeletedOrders deleted) : ISource
{
    private const Lane OfOrders = Lane.Decide | Lane.ShipParcels | Lane.TellShop | Lane.CancelLines;

    public Lane Lane => Lane.WatchShop;

    public bool Hear(SellerWork work, SourceHint hint)
    {
        if (hint.Kind != SourceKind.ShopOrders) return false;
        work.MakeDue(ReadShopOrders.ChangesOf(new ShopId(hint.OwnerId)));
        work.PollState.Hooked(ReadShopOrders.ChangesOf(new ShopId(hint.OwnerId)));
        return true;
    }

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view)
    {
        foreach (var shop in view.ReadShops)
        {
            yield return new SourceReading(ReadShopOrders.ChangesOf(shop), OfOrders,
                (o, began, ct) => orders.Changes(work, shop, o, began, ct), SourceReading.AnHour);
            yield return new SourceReading(
                ReadShopOrders.BinOf(shop), Lane.TellShop | Lane.CancelLines,
                (o, began, ct) => orders.Bin(work, shop, o, began, ct));
            yield return new SourceReading(FindDeletedOrders.Of(shop), OfOrders, (_, _, ct) => deleted.Run(work, shop, ct));
        }
    }
}

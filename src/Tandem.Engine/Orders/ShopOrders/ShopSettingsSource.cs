using Tandem.Engine.Loop;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>The shops' own settings, as far as they bear on stock and totals.</summary>
internal sealed class ShopSettingsSource : ISource
{
    public Lane Lane => Lane.WatchShop;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) => view.ReadShops.Select(shop =>
        new SourceReading(ReadShopSettings.Of(shop), Lane.Decide, (_, began, ct) => ReadShopSettings.Run(work, shop, began, ct)));
}

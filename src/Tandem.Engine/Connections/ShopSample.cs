using Tandem.Engine.Orders.Import;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>What the harmless readings of a shop brought, to be judged.</summary>
/// <param name="Products">Some of its products.</param>
/// <param name="Pending">Its oldest orders that wait for payment.</param>
/// <param name="ShopTime">The shop's clock when it answered; null: it did not say.</param>
internal sealed record ShopSample(
    WooSystemStatus Status, IReadOnlyList<WooSetting> General, IReadOnlyList<WooSetting> ProductSettings, TaxTable Taxes,
    IReadOnlyList<WooProduct> Products, IReadOnlyList<WooOrder> Pending, DateTimeOffset? ShopTime);

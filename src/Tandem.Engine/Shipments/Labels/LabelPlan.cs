using Tandem.Engine.Orders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>A label of bol that would be bought for an order.</summary>
public sealed record LabelWish(long OrderKey, string BolOrderId, LabelOption Option);

/// <summary>What labels of many orders come to.</summary>
/// <param name="ToPrint">Labels that were bought and are not printed.</param>
/// <param name="ToBuy">The best that bol has for each order that needs one.</param>
/// <param name="Left">Orders for which there is nothing to print or to buy, and why.</param>
public sealed record LabelPlan(IReadOnlyList<long> ToPrint, IReadOnlyList<LabelWish> ToBuy, IReadOnlyList<LeftOut> Left)
{
    /// <summary>VAT excluded.</summary>
    public Money Total => ToBuy.Aggregate(Money.Zero, (sum, wish) => sum + wish.Option.PriceExclVat);
}

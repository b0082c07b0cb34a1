using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;

namespace Tandem.Engine.Shipments;

/// <summary>What a seller has chosen that bears on what is shipped and when, read together.</summary>
internal sealed record ShipSettings
{
    public FlowSettings Flow { get; init; } = new();

    public ShippingSettings Shipping { get; init; } = new();

    public static ShipSettings Of(Seller seller) =>
        new() { Flow = seller.Get<FlowSettings>(), Shipping = seller.Get<ShippingSettings>() };
}

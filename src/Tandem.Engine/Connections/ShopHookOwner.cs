using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>Who a shop's webhooks are for, and the secret that they must be signed with.</summary>
public sealed record ShopHookOwner(SellerId Seller, ShopId Shop, string Secret, WooClient Client)
{
    /// <summary>Without the secret.</summary>
    public override string ToString() => $"{Seller}/{Shop}";
}

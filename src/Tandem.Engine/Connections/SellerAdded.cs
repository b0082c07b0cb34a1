using Tandem.Engine.Values;

namespace Tandem.Engine.Connections;

/// <summary>The ids of what was added, and the secret that the shop's webhooks must be signed with.</summary>
public sealed record SellerAdded(SellerId Seller, ShopId Shop, AccountId Account);

using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Connections;

/// <summary>How far a setup is. Without any key.</summary>
/// <param name="Step">Where it was left.</param>
/// <param name="Shop">The shop's address; null: not given yet.</param>
/// <param name="Seller">The seller that came of it; null: not connected yet.</param>
public sealed record SetupView(Guid Id, SetupStep Step, BusinessData Business, Uri? Shop, bool HasShopKeys, bool HasBolKeys,
    SellerId? Seller)
{
    /// <summary>How far it may go: each step needs what those before it bring.</summary>
    public SetupStep Furthest => Seller is not null ? SetupStep.Live
        : Business.Business.Length == 0 ? SetupStep.Business
        : HasShopKeys ? SetupStep.Bol : SetupStep.Shop;
}

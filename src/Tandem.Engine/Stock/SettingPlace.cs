using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>What a setting is about.</summary>
/// <param name="Shop">The shop of a category or a tag; null for the other scopes.</param>
/// <param name="Target">The shop's id of the category or tag, or the key of the item or offer; 0 for the seller.</param>
public sealed record SettingPlace(SettingScope Scope, ShopId? Shop = null, long Target = 0);

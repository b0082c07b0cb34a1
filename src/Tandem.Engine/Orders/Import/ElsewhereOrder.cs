using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Import;

/// <summary>A bol order as another account of the seller shows it, where both are keys of one retailer.</summary>
/// <param name="Planned">Its import is intended, or was carried out.</param>
internal sealed record ElsewhereOrder(string BolOrderId, AccountId Account, OrderState State, bool Planned);

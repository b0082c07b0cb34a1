namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>What became of so many units of a return, in bol's words, which are an open set.</summary>
/// <param name="Handling">What was done, for example RETURN_RECEIVED.</param>
/// <param name="Processing">How that stands at bol: ACCEPTED, REJECTED, CANCELLED or PENDING.</param>
public sealed record ReturnResult(int Units, string Handling, string Processing, DateTimeOffset? At);

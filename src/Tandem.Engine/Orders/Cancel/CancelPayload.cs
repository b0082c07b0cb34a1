namespace Tandem.Engine.Orders.Cancel;

/// <summary>What a cancellation intent writes: bol takes one item a call, and always all of it that is still open.</summary>
internal sealed record CancelPayload(Guid Account, string BolOrderId, string OrderItemId, string ReasonCode, CancelCause Cause);

namespace Tandem.Engine.Returns;

/// <summary>A return to make at bol, of units that came back without one.</summary>
internal sealed record MakePayload(Guid Account, string BolOrderId, string OrderItemId, int Units, string Handling,
    long Decision);

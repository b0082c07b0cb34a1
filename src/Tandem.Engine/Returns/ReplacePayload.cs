namespace Tandem.Engine.Returns;

/// <summary>
/// What the shop's order that a customer gets in exchange is made of. Who the customer is, is read when it is made.
/// </summary>
/// <param name="Name">Its own name: it is found again by it (<see cref="ReplacementRule.NameOf"/>).</param>
/// <param name="ShopOrderId">The order that was sent, and what the shop's people call it.</param>
/// <param name="Title">What is sent, without signs that the shop takes for tags.</param>
/// <param name="Of">Units that <paramref name="Pieces"/> stand for; null: all that the shop shows of the line.</param>
internal sealed record ReplacePayload(
    string Name, Guid Shop, long ShopOrderId, string ShopOrderNumber, string BolOrderId, string RmaId, string OrderItemId,
    string Title, int Units, int Of, int? Pieces, long Decision, int Number);

using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Labels;

/// <summary>The labels that there are for an order, best first; or why they could not be asked.</summary>
/// <param name="Items">Order items and units that they are for.</param>
public sealed record LabelQuote(IReadOnlyList<LabelOption> Options, IReadOnlyList<(string OrderItemId, int Quantity)> Items,
    Reason? Problem)
{
    /// <summary>What the seller's own rule would buy; null: a person would be asked.</summary>
    public LabelOption? WouldBuy(LabelSettings settings) => LabelRule.Pick(Options, settings).Label;
}

using Tandem.WooCommerce;

namespace Tandem.Engine.Returns;

/// <summary>The shop's order that a customer gets in exchange.</summary>
/// <param name="Number">What the shop's people call it; null: it is not there yet.</param>
/// <param name="Link">Where it is in the shop's own administration.</param>
/// <param name="Asks">It was not made, was closed, or is not as it should be.</param>
/// <param name="Closed">It was cancelled, refunded or thrown away before it was sent.</param>
public sealed record ReplacementRow(int Units, string? Number, Uri? Link, bool Asks, bool Closed = false)
{
    /// <returns>Null where none was asked for.</returns>
    internal static ReplacementRow? Of(ReturnDecision decision, string? shopUrl) => !decision.Counts || !decision.Replaces ? null
        : new ReplacementRow(decision.Units, decision.ReplacedByNumber,
            decision.ReplacedBy is { } order && shopUrl is not null ? ShopAddress.OrderPage(new Uri(shopUrl), order) : null,
            decision.AsksReplacement, decision.ReplacementEnd == ReplacementEnd.Closed);
}

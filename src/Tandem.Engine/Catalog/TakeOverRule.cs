using Tandem.Engine.Links;
using Tandem.WooCommerce;

namespace Tandem.Engine.Catalog;

/// <summary>Reads the offer that another connector had linked a product to. Pure.</summary>
/// <remarks>
/// Seen in the plugins' own source (2026-11-24): <c>offerId</c> (Allround Connect lite, on simple products),
/// <c>bol_offer_id</c> and <c>bol_{account}_offer_id</c> (Woosa's bol.com, light version, also on variations). A product
/// that names several offers, one an account, says nothing about which is ours: none is taken over.
/// </remarks>
internal static class TakeOverRule
{
    public static string? OfferId(WooProduct product)
    {
        var named = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var meta in product.MetaData ?? [])
        {
            var text = IsKey(meta.Key) ? GtinSourceRule.MetaText(product, meta.Key!) : null;
            // bol's offer ids are UUIDs; anything else in a field of that name is something else.
            if (Guid.TryParseExact(text?.Trim(), "D", out var id)) named.Add(id.ToString("D"));
        }

        return named.Count == 1 ? named.Single() : null;
    }

    private static bool IsKey(string? key) =>
        key is "offerId" or "bol_offer_id"
        || (key is not null && key.StartsWith("bol_", StringComparison.Ordinal)
            && key.EndsWith("_offer_id", StringComparison.Ordinal));
}

using System.Text.Json;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Catalog;

/// <summary>
/// Where the GTIN of a product is: WooCommerce's own field, or where the seller or a well-known plugin keeps it. Pure.
/// </summary>
/// <remarks>
/// Keys of <see cref="PluginKeys"/> that were seen in the plugin's own source (2026-11-24): <c>_alg_ean</c> (EAN for
/// WooCommerce, the default of its option <c>alg_wc_ean_meta_key</c>), <c>_ts_gtin</c> (Germanized), <c>hwp_product_gtin</c>
/// and <c>hwp_var_gtin</c> (WooCommerce UPC, EAN and ISBN), <c>bol_ean_code</c> (Woosa's bol.com, light version). Seen only in
/// what other programs read: <c>_wpm_gtin_code</c> (Product GTIN for WooCommerce), <c>_cr_gtin</c> (Customer Reviews),
/// <c>_zettle_barcode</c>, <c>_wepos_barcode</c>, and the bare words. <c>_global_unique_id</c> is WooCommerce's own, which
/// some shops before 9.2 had filled by hand.
/// </remarks>
internal static class GtinSourceRule
{
    private const string Meta = "meta:";
    private const string Attribute = "attribute:";

    /// <summary>In this order; the first that holds a valid GTIN counts.</summary>
    public static readonly IReadOnlyList<string> PluginKeys =
    [
        "_global_unique_id", "_alg_ean", "_wpm_gtin_code", "_ts_gtin", "hwp_var_gtin", "hwp_product_gtin", "bol_ean_code",
        "_cr_gtin", "_ean", "ean", "_gtin", "gtin", "_barcode", "barcode", "_zettle_barcode", "_wepos_barcode",
    ];

    /// <param name="key">What the seller chose: <c>meta:key</c> or <c>attribute:name</c>; null for the usual places.</param>
    /// <returns>The text as it stands there, and where: null for WooCommerce's own field.</returns>
    public static (string? Text, string? From) Find(WooProduct product, string? key)
    {
        if (key is not null) return (Chosen(product, key), key);
        if (!string.IsNullOrWhiteSpace(product.GlobalUniqueId)) return (product.GlobalUniqueId, null);

        var found = PluginKeys.Select(name => (Text: MetaText(product, name), From: $"{Meta}{name}"))
            .Where(f => !string.IsNullOrWhiteSpace(f.Text)).ToList();
        return found.Count == 0 ? (product.GlobalUniqueId, null)
            : found.Find(f => Gtin.TryParse(f.Text) is not null) is { Text: not null } valid ? valid : found[0];
    }

    /// <summary>Whether a text names a place that <see cref="Find"/> can look in.</summary>
    public static bool IsKey(string key) =>
        (key.StartsWith(Meta, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(key[Meta.Length..]))
        || (key.StartsWith(Attribute, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(key[Attribute.Length..]));

    /// <summary>The text of a custom field; null where it holds none.</summary>
    public static string? MetaText(WooProduct product, string key)
    {
        foreach (var meta in product.MetaData ?? [])
        {
            if (meta.Key != key) continue;
            if (meta.Value.ValueKind == JsonValueKind.String) return meta.Value.GetString();
            if (meta.Value.ValueKind == JsonValueKind.Number) return meta.Value.GetRawText();
        }

        return null;
    }

    private static string? Chosen(WooProduct product, string key) =>
        key.StartsWith(Attribute, StringComparison.Ordinal) ? AttributeText(product, key[Attribute.Length..])
        : key.StartsWith(Meta, StringComparison.Ordinal) ? MetaText(product, key[Meta.Length..])
        : null;

    // A variation has its one option; a product may list several, and then it says nothing about one sellable unit.
    private static string? AttributeText(WooProduct product, string name)
    {
        foreach (var attribute in product.Attributes ?? [])
        {
            if (!string.Equals(attribute.Name?.Trim(), name.Trim(), StringComparison.OrdinalIgnoreCase)) continue;
            return attribute.Option ?? (attribute.Options is [var only] ? only : null);
        }

        return null;
    }
}

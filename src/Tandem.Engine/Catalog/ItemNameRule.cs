namespace Tandem.Engine.Catalog;

/// <summary>
/// What a variation is called: its parent's name and its own, "Shirt – S". The shop names it by its options alone in lists of
/// variations ("S", or nothing where any option will do), and with its parent where it is asked for by id, SKU or GTIN
/// ("Shirt - S"): both give the same here (woocommerce-recordings 09, 10 and 13). Pure.
/// </summary>
internal static class ItemNameRule
{
    private const string Between = " – ";
    private const string Separators = " \u00a0-–—,:";

    /// <param name="parent">Null or empty: not known.</param>
    public static string Of(string? parent, string own)
    {
        var rest = OwnPart(parent, own);
        return string.IsNullOrWhiteSpace(parent) ? rest : rest.Length == 0 ? parent.Trim() : parent.Trim() + Between + rest;
    }

    /// <summary>The name after its parent was renamed.</summary>
    /// <param name="name">Made with <paramref name="before"/>.</param>
    public static string Renamed(string name, string? before, string? after) => Of(after, OwnPart(before, name));

    private static string OwnPart(string? parent, string name)
    {
        name = name.Trim();
        var begin = parent?.Trim() ?? "";
        if (begin.Length == 0 || !name.StartsWith(begin, StringComparison.Ordinal)) return name;
        var rest = name.AsSpan(begin.Length);
        if (rest.StartsWith(Between, StringComparison.Ordinal)) return rest[Between.Length..].ToString();
        return rest.Length > 0 && !Separators.Contains(rest[0]) ? name : rest.TrimStart(Separators).ToString();
    }
}

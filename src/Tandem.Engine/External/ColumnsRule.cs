namespace Tandem.Engine.External;

/// <summary>Finds the columns and the delimiter of a file by themselves, or as the seller mapped them. Pure.</summary>
internal static class ColumnsRule
{
    private static readonly string[] Gtins =
        ["gtin", "ean", "eancode", "ean13", "gtin13", "gtin14", "barcode", "upc", "globaluniqueid", "eannummer", "streepjescode"];

    private static readonly string[] Skus =
        ["sku", "artikelcode", "artikelnummer", "artikelnr", "artnr", "productcode", "productnummer", "referentie", "reference",
            "itemnumber", "itemcode", "code"];

    private static readonly string[] Quantities =
    [
        "vrijevoorraad", "beschikbarevoorraad", "beschikbaar", "voorraad", "voorraadaantal", "stock", "stockquantity",
        "stocklevel", "availablestock", "available", "freestock", "quantity", "qty", "aantal", "inventory", "onhand", "stuks",
    ];

    private static readonly char[] Delimiters = [';', ',', '\t', '|'];

    /// <summary>
    /// The delimiter that stands most often in the line, outside quotation marks; a semicolon where there is none.
    /// </summary>
    public static char Delimiter(string header)
    {
        var counts = Delimiters.ToDictionary(d => d, _ => 0);
        var quoted = false;
        foreach (var c in header)
        {
            if (c == '"') quoted = !quoted;
            else if (!quoted && counts.TryGetValue(c, out var count)) counts[c] = count + 1;
        }

        return Delimiters.MaxBy(d => counts[d]);
    }

    /// <summary>Where the columns are; null where there is no number, or nothing to know the article by.</summary>
    /// <param name="mapped">As the seller named them; what is not named is looked for.</param>
    public static (int? Gtin, int? Sku, int Quantity)? Find(IReadOnlyList<string> header, SourceColumns? mapped)
    {
        var gtin = Column(header, mapped?.Gtin, Gtins);
        var sku = Column(header, mapped?.Sku, Skus);
        var quantity = Column(header, mapped?.Quantity, Quantities);
        return quantity is null || (gtin is null && sku is null) ? null : (gtin, sku, quantity.Value);
    }

    /// <summary>Letters and digits alone, in lower case: so <c>EAN-code</c> is <c>eancode</c>.</summary>
    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    private static int? Column(IReadOnlyList<string> header, string? mapped, string[] known)
    {
        var names = header.Select(Plain).ToList();
        if (!string.IsNullOrWhiteSpace(mapped)) return names.IndexOf(Plain(mapped)) is >= 0 and var at ? at : null;
        return known.Select(name => names.IndexOf(name)).Where(at => at >= 0).Select(at => (int?)at).FirstOrDefault();
    }
}

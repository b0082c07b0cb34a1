namespace Tandem.Engine.Printing;

/// <summary>One line of a packing slip.</summary>
/// <param name="Parts">What to take from the shelf for all its units; a bundle has several.</param>
public sealed record SlipLine(int Units, string Title, string? Sku, string? Ean, IReadOnlyList<PickPart> Parts)
{
    /// <summary>Where it stands in picking order: by article code, and without one by title.</summary>
    public string SortBy => Parts.Select(p => p.Sku).Prepend(Sku).FirstOrDefault(s => !string.IsNullOrWhiteSpace(s)) ?? Title;
}

/// <summary>An article to take from the shelf.</summary>
/// <param name="Item">Its key; null: it stands for a line that is linked to none.</param>
public sealed record PickPart(string? Sku, string Name, string? Gtin, int Units, long? Item = null);

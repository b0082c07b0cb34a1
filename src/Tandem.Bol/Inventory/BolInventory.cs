using System.Text.Json.Serialization;

namespace Tandem.Bol;

/// <summary>One page of what lies in bol's own warehouse (LVB, v10); less than 50 rows: the last one.</summary>
public sealed record BolInventoryList(
    [property: JsonConverter(typeof(PageEntries<BolInventoryItem>))] IReadOnlyList<BolInventoryItem>? Inventory = null)
{
    /// <summary>Rows of a page that is not the last.</summary>
    public const int PageSize = 50;
}

/// <summary>
/// One article in bol's warehouse: <see cref="RegularStock"/> can be sold, <see cref="GradedStock"/> no longer (returned or
/// damaged).
/// </summary>
public sealed record BolInventoryItem(
    string? Ean = null,
    string? Bsku = null,
    int? GradedStock = null,
    int? RegularStock = null,
    string? Title = null);

using System.Text.Json.Serialization;

namespace Tandem.Bol;

/// <summary>
/// One page of replenishments (LVB, v10); less than 50: the last one. Their states and quantities are on each of them alone.
/// </summary>
public sealed record BolReplenishmentList(
    [property: JsonConverter(typeof(PageEntries<BolReplenishment>))] IReadOnlyList<BolReplenishment>? Replenishments = null)
{
    /// <summary>Rows of a page that is not the last.</summary>
    public const int PageSize = 50;
}

/// <summary>Goods on their way to bol's warehouse. In a list bol gives less of it than on its own.</summary>
public sealed record BolReplenishment(
    string? ReplenishmentId = null,
    DateTimeOffset? CreationDateTime = null,
    string? Reference = null,
    bool? LabelingByBol = null,
    string? State = null,
    int? NumberOfLoadCarriers = null,
    IReadOnlyList<BolReplenishmentLine>? Lines = null);

/// <summary>One article of it: how many were announced, have arrived, and of those can be sold or no longer can.</summary>
public sealed record BolReplenishmentLine(
    string? Ean = null,
    string? LineState = null,
    int? QuantityAnnounced = null,
    int? QuantityReceived = null,
    int? QuantityInProgress = null,
    int? QuantityWithGradedState = null,
    int? QuantityWithRegularState = null);

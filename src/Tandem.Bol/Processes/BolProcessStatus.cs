using System.Text.Json.Serialization;

namespace Tandem.Bol;

/// <summary>
/// How far bol is with a write of v10: PENDING, SUCCESS, FAILURE or TIMEOUT. Kept for about a day after its end. For a
/// create, <see cref="EntityId"/> is there on SUCCESS only.
/// </summary>
public sealed record BolProcessStatus(
    string? ProcessStatusId = null,
    string? EntityId = null,
    string? EventType = null,
    [property: JsonConverter(typeof(MaskedString))] string? Description = null,
    string? Status = null,
    [property: JsonConverter(typeof(MaskedString))] string? ErrorMessage = null,
    DateTimeOffset? CreateTimestamp = null);

/// <summary>bol's answer when more than one status is asked for.</summary>
internal sealed record BolProcessStatusList(IReadOnlyList<BolProcessStatus>? ProcessStatuses = null);

/// <summary>The question for many statuses at once.</summary>
internal sealed record BolProcessStatusQueries(IReadOnlyList<BolProcessStatusQuery>? ProcessStatusQueries = null);

/// <summary>One of the statuses asked for.</summary>
internal sealed record BolProcessStatusQuery(string? ProcessStatusId = null);

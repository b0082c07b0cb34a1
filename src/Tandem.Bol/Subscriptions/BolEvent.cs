using System.Text.Json;

namespace Tandem.Bol;

/// <summary>The body of a webhook: a hint that something changed, with no more than its id.</summary>
public sealed record BolEvent(string? RetailerId = null, DateTimeOffset? Timestamp = null, BolEventSubject? Event = null)
{
    /// <summary>Reads a webhook's body; null when it is no such thing.</summary>
    public static BolEvent? TryParse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, BolJson.Default.BolEvent);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>
/// What changed: of PROCESS_STATUS, SHIPMENT or ORDER, the type of event and the id to read again.
/// </summary>
public sealed record BolEventSubject(string? Resource = null, string? Type = null, string? ResourceId = null);

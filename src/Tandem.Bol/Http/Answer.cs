using System.Text.Json;

namespace Tandem.Bol;

/// <summary>What came back: any status, with its body read to the end.</summary>
internal sealed record Answer(int Status, byte[] Body, RateHeaders Rates)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>bol's description of what went wrong; an empty one when the body is something else (a 500 may be HTML).</summary>
    public Problem Problem()
    {
        try
        {
            return Body.Length == 0 ? new() : JsonSerializer.Deserialize(Body, BolJson.Default.Problem) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }
}

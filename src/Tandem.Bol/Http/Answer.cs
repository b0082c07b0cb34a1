using System.Net.Http.Headers;
using System.Text.Json;
using Tandem.Shared;

namespace Tandem.Bol;

/// <summary>What came back: any status, with its body read to the end.</summary>
internal sealed record Answer(int Status, byte[] Body, RateHeaders Rates)
{
    /// <summary>What stands beside the body.</summary>
    public HttpResponseHeaders? Headers { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public string? Header(string name) => Headers?.TryGetValues(name, out var values) == true ? values.FirstOrDefault() : null;

    /// <summary>bol's description of what went wrong; an empty one when the body is something else (a 500 may be HTML).</summary>
    public Problem Problem()
    {
        try
        {
            return Body.Length == 0 || AnswerBytes.Clean(Body) is not { } clean ? new()
                : JsonSerializer.Deserialize(clean, BolJson.Default.Problem) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }
}

using System.Text.Json.Serialization;

namespace Tandem.Bol;

/// <summary>bol's problem body, and the OAuth error of its login. Real answers leave out any of it.</summary>
internal sealed record Problem(
    string? Title = null,
    string? Detail = null,
    IReadOnlyList<BolViolation>? Violations = null,
    string? Error = null,
    [property: JsonPropertyName("error_description")] string? ErrorDescription = null);

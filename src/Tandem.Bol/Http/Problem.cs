namespace Tandem.Bol;

/// <summary>What bol found wrong with one field.</summary>
public sealed record BolViolation(string? Name = null, string? Reason = null);

/// <summary>bol's problem body, and the OAuth error of its login. Real answers leave out any of it.</summary>
internal sealed record Problem(
    string? Title = null,
    string? Detail = null,
    IReadOnlyList<BolViolation>? Violations = null,
    string? Error = null,
    [property: System.Text.Json.Serialization.JsonPropertyName("error_description")] string? ErrorDescription = null);

using System.Text.Json.Serialization;

namespace Tandem.Bol;

/// <summary>The login's answer.</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken = null,
    [property: JsonPropertyName("expires_in")] decimal? ExpiresIn = null)
{
    /// <summary>Shows no token.</summary>
    public override string ToString() => nameof(TokenAnswer);
}

using System.Text.Json;

namespace Tandem.Engine.Printing;

/// <summary>The words on a packing slip, as the trail of changes keeps them.</summary>
internal sealed record SlipWords(string Sender, string ReturnText, string FrenchReturnText = "")
{
    public string ToText() => JsonSerializer.Serialize(this);
}

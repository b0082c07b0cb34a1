using System.Text.Json;

namespace Tandem.Engine.Catalog;

/// <summary>One product or variation of a bundle, by the shop's own id.</summary>
internal sealed record BundlePart(long Id, int Quantity)
{
    /// <summary>An empty list says that it is a bundle whose parts a machine cannot tell.</summary>
    public static string ToJson(IReadOnlyList<BundlePart> parts) => JsonSerializer.Serialize(parts);

    public static IReadOnlyList<BundlePart> FromJson(string json) => JsonSerializer.Deserialize<List<BundlePart>>(json) ?? [];
}

using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>One custom field of a product, order or line.</summary>
internal sealed class ShopMeta(long id, string key, JsonNode? value)
{
    public long Id { get; } = id;
    public string Key { get; set; } = key;
    public JsonNode? Value { get; set; } = value;

    public string Text => Value is JsonValue value && value.TryGetValue(out string? text) ? text : Value?.ToJsonString() ?? "";
}

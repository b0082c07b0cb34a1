using System.Text.Json.Nodes;
using NJsonSchema;

namespace Tandem.Tests.Conformance;

/// <summary>
/// The schemas of one description, turned from OpenAPI 3.0 into JSON Schema: references, nullable, and a choice by
/// discriminator. Strict ones refuse fields that they do not name.
/// </summary>
internal sealed class BolSchemas(JsonNode document)
{
    private readonly Dictionary<(JsonNode, bool), JsonSchema> parsed = [];
    private readonly Lock gate = new();

    /// <summary>What is wrong with this JSON.</summary>
    public IEnumerable<string> Check(JsonNode schema, string json, bool strict)
    {
        try
        {
            return Parsed(schema, strict).Validate(json).Select(error => error.ToString().ReplaceLineEndings(" ")).ToList();
        }
        catch (Newtonsoft.Json.JsonException broken)
        {
            return [$"no JSON: {broken.Message}"];
        }
    }

    private JsonSchema Parsed(JsonNode schema, bool strict)
    {
        lock (gate)
        {
            if (parsed.TryGetValue((schema, strict), out var known)) return known;
            var whole = new JsonObject { ["allOf"] = new JsonArray(Convert(schema, strict)) };
            var definitions = new JsonObject();
            foreach (var reference in Reached(schema, []))
                definitions[reference] = Convert(document["components"]!["schemas"]![reference]!, strict);
            whole["definitions"] = definitions;
            var result = JsonSchema.FromJsonAsync(whole.ToJsonString()).GetAwaiter().GetResult();
            parsed.Add((schema, strict), result);
            return result;
        }
    }

    /// <summary>The names of all schemas that this one refers to, directly or not.</summary>
    private HashSet<string> Reached(JsonNode? node, HashSet<string> names)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var child in list) Reached(child, names);
                break;
            case JsonObject fields:
                foreach (var (key, value) in fields)
                {
                    if (key != "$ref") Reached(value, names);
                    else if (names.Add(Name(value!))) Reached(document["components"]!["schemas"]![Name(value!)], names);
                }
                // A mapping names schemas as well.
                foreach (var (_, value) in fields["discriminator"]?["mapping"]?.AsObject() ?? [])
                    if (names.Add(Name(value!))) Reached(document["components"]!["schemas"]![Name(value!)], names);
                break;
        }
        return names;
    }

    private static JsonObject Convert(JsonNode schema, bool strict)
    {
        if (schema["$ref"] is { } reference) return new JsonObject { ["$ref"] = $"#/definitions/{Name(reference)}" };
        if (schema["discriminator"] is { } discriminator) return Choice(discriminator);
        var result = new JsonObject();
        foreach (var (key, value) in schema.AsObject())
        {
            switch (key)
            {
                case "allOf" or "oneOf" or "anyOf":
                    result[key] = new JsonArray([.. value!.AsArray().Select(part => (JsonNode)Convert(part!, strict))]);
                    break;
                case "items":
                    result[key] = Convert(value!, strict);
                    break;
                case "properties":
                    var fields = new JsonObject();
                    foreach (var (name, field) in value!.AsObject()) fields[name] = Convert(field!, strict);
                    result[key] = fields;
                    if (strict) result["additionalProperties"] = false;
                    break;
                case "type" or "format" or "enum" or "required" or "minimum" or "maximum" or "minLength" or "maxLength"
                    or "minItems" or "maxItems" or "pattern" or "uniqueItems":
                    result[key] = value!.DeepClone();
                    break;
            }
        }
        return (bool?)schema["nullable"] == true ? OrNull(result) : result;
    }

    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema["type"] is not { } type)
            return new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "null" }, schema) };
        schema["type"] = new JsonArray(type.DeepClone(), "null");
        if (schema["enum"] is JsonArray values) values.Add(null);
        return schema;
    }

    /// <summary>The field decides which of the schemas counts; without this, several would fit at once.</summary>
    private static JsonObject Choice(JsonNode discriminator)
    {
        var field = (string)discriminator["propertyName"]!;
        var options = discriminator["mapping"]!.AsObject().Select(option => (JsonNode)new JsonObject
        {
            ["allOf"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "object",
                    ["required"] = new JsonArray(field),
                    ["properties"] = new JsonObject { [field] = new JsonObject { ["enum"] = new JsonArray(option.Key) } },
                },
                new JsonObject { ["$ref"] = $"#/definitions/{Name(option.Value!)}" }),
        });
        return new JsonObject { ["anyOf"] = new JsonArray([.. options]) };
    }

    private static string Name(JsonNode reference) => ((string)reference!).Split('/')[^1];
}

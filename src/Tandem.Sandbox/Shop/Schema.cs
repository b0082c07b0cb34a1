using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Tandem.Sandbox.Shop;

/// <summary>
/// The part of WordPress' argument check that can refuse a body: types, words, e-mail; never what a batch item holds.
/// </summary>
internal sealed partial class Schema
{
    private readonly List<(string Name, Func<string, JsonNode?, Flaw?> Check)> rules = [];

    /// <summary>What is wrong with a value.</summary>
    internal sealed record Flaw(string Code, string Message, string? Parameter = null);

    public Schema Strings(params ReadOnlySpan<string> names) => Each(names, "string", IsString);
    public Schema Integers(params ReadOnlySpan<string> names) => Each(names, "integer", IsInteger);
    public Schema Booleans(params ReadOnlySpan<string> names) => Each(names, "boolean", IsBoolean);

    public Schema Word(string name, params string[] known)
    {
        var message = string.Join(", ", known[..^1]) + ", and " + known[^1];
        rules.Add((name, (path, node) => node is JsonValue && known.Contains(node.ToString())
            ? null : new("rest_not_in_enum", $"{path} is not one of {message}.")));
        return this;
    }

    public Schema Email(string name)
    {
        rules.Add((name, (_, node) => IsString(node!) && EmailShape().IsMatch(node!.ToString())
            ? null : new("rest_invalid_email", "Invalid email address.")));
        return this;
    }

    public Schema Object(string name, Schema inner)
    {
        rules.Add((name, (path, node) => node is JsonObject members ? inner.First(path, members) : Type(path, "object")));
        return this;
    }

    public Schema List(string name, Schema inner)
    {
        rules.Add((name, (path, node) =>
        {
            // A bare word is taken for a comma list: its first element is then the one that is wrong.
            if (node is not JsonArray list)
                return node is JsonObject ? Type(path, "array") : Type($"{path}[0]", "object");
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is not JsonObject members)
                    return Type($"{path}[{i}]", "object");
                if (inner.First($"{path}[{i}]", members) is { } flaw)
                    return flaw;
            }
            return null;
        }
        ));
        return this;
    }

    public void Demand(JsonObject body)
    {
        var flaws = new List<(string Name, Flaw Flaw)>();
        foreach (var (name, check) in rules)
        {
            if (body[name] is { } node && check(name, node) is { } flaw)
                flaws.Add((name, flaw));
        }
        if (flaws.Count == 0)
            return;
        throw new Refused(400, "rest_invalid_param", "Invalid parameter(s): "
            + string.Join(", ", flaws.Select(each => each.Name)), data =>
            {
                var (words, details) = (new JsonObject(), new JsonObject());
                foreach (var (name, flaw) in flaws)
                {
                    words[name] = flaw.Message;
                    details[name] = new JsonObject
                    {
                        ["code"] = flaw.Code,
                        ["message"] = flaw.Message,
                        ["data"] = flaw.Parameter is null ? null : new JsonObject { ["param"] = flaw.Parameter },
                    };
                }
                data["params"] = words;
                data["details"] = details;
            });
    }

    private Flaw? First(string path, JsonObject members)
    {
        foreach (var (name, check) in rules)
        {
            if (members[name] is { } node && check($"{path}[{name}]", node) is { } flaw)
                return flaw;
        }
        return null;
    }

    private Schema Each(ReadOnlySpan<string> names, string type, Func<JsonNode, bool> fits)
    {
        foreach (var name in names)
            rules.Add((name, (path, node) => fits(node!) ? null : Type(path, type)));
        return this;
    }

    private static Flaw Type(string path, string type) => new("rest_invalid_type", $"{path} is not of type {type}.", path);

    private static bool IsString(JsonNode node) => node.GetValueKind() == JsonValueKind.String;

    private static bool IsInteger(JsonNode node) =>
        node.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(node.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number);

    private static bool IsBoolean(JsonNode node) => node.GetValueKind() is JsonValueKind.True or JsonValueKind.False
        || node.ToString() is "true" or "false" or "0" or "1" or "";

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\.[^@\s.]+$", RegexOptions.None, 1000)]
    private static partial Regex EmailShape();
}

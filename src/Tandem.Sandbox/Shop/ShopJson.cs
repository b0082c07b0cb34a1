using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>What the representations have in common: amounts, links, custom fields, and the choice of fields.</summary>
internal static class ShopJson
{
    public static string Amount(decimal value, int decimals = 2) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals, CultureInfo.InvariantCulture);

    /// <summary>A price as it is stored: without needless decimals beyond two.</summary>
    public static string Price(decimal? value) => value?.ToString("0.00####", CultureInfo.InvariantCulture) ?? "";

    /// <summary>An amount from a body: a string, also with a decimal comma as this shop writes it. Nonsense is 0.</summary>
    public static decimal? ReadAmount(JsonNode? node)
    {
        if (node is null)
            return null;
        var text = node.ToString().Trim().Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    /// <summary>A number as PHP's intval reads it: as far as it goes, else 0.</summary>
    public static int ReadInteger(JsonNode? node)
    {
        var text = node?.ToString().Trim() ?? "";
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || end == 0 && text[end] is '-' or '+'))
            end++;
        return int.TryParse(text.AsSpan(0, end), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value : 0;
    }

    public static long ReadId(JsonNode? node) => Math.Abs((long)ReadInteger(node));

    public static bool ReadBoolean(JsonNode? node) => node?.ToString() is "true" or "1" or "yes";

    public static JsonArray Meta(IEnumerable<ShopMeta> meta)
    {
        var list = new JsonArray();
        foreach (var each in meta)
            list.Add(new JsonObject { ["id"] = each.Id, ["key"] = each.Key, ["value"] = each.Value?.DeepClone() });
        return list;
    }

    /// <summary>The same key without an id updates; a null value removes.</summary>
    public static void UpdateMeta(List<ShopMeta> meta, JsonNode? posted, ShopState state)
    {
        if (posted is not JsonArray list)
            return;
        foreach (var each in list.OfType<JsonObject>())
        {
            var key = each["key"]?.ToString() ?? "";
            var id = ReadId(each["id"]);
            var found = id > 0 ? meta.Find(had => had.Id == id) : meta.Find(had => had.Key == key);
            if (each["value"] is not { } value)
            {
                if (found is not null)
                    meta.Remove(found);
            }
            else if (found is not null)
            {
                found.Value = value.DeepClone();
                found.Key = key.Length > 0 ? key : found.Key;
            }
            else if (key.Length > 0)
            {
                meta.Add(new(state.Next("meta"), key, value.DeepClone()));
            }
        }
    }

    public static JsonObject Links(string self, string collection, string? up, params ReadOnlySpan<string> allow)
    {
        var hints = new JsonArray();
        foreach (var method in allow)
            hints.Add(method);
        var links = new JsonObject
        {
            ["self"] = new JsonArray(new JsonObject { ["href"] = self, ["targetHints"] = new JsonObject { ["allow"] = hints } }),
            ["collection"] = new JsonArray(new JsonObject { ["href"] = collection }),
        };
        if (up is not null)
            links["up"] = new JsonArray(new JsonObject { ["href"] = up });
        return links;
    }

    /// <summary>Keeps only the fields that <c>_fields</c> names; a dot goes one object deeper.</summary>
    public static JsonNode? Choose(JsonNode? body, IReadOnlyList<string> fields)
    {
        if (fields.Count == 0)
            return body;
        if (body is JsonArray list)
        {
            foreach (var each in list)
                Choose(each, fields);
            return list;
        }
        if (body is not JsonObject members)
            return body;
        foreach (var name in members.Select(each => each.Key).ToList())
        {
            if (fields.Contains(name))
                continue;
            var deeper = fields.Where(field => field.StartsWith(name + ".", StringComparison.Ordinal))
                .Select(field => field[(name.Length + 1)..]).ToList();
            if (deeper.Count == 0)
                members.Remove(name);
            else
                Choose(members[name], deeper);
        }
        return members;
    }
}

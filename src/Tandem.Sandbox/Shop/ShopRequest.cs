using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Shop;

/// <summary>A request as the shop sees it: JSON body and query are one bag of parameters, the body first.</summary>
internal sealed class ShopRequest
{
    public required string Method { get; init; }

    /// <summary>Scheme and host by which the shop was called: links follow it.</summary>
    public required string BaseUrl { get; init; }
    public required string Path { get; init; }
    public required IReadOnlyList<KeyValuePair<string, string>> Query { get; init; }
    public required JsonObject Body { get; init; }
    public required IReadOnlyDictionary<string, long> Ids { get; init; }

    public string Api => BaseUrl + "/wp-json/wc/v3";
    public bool Force => Text("force") is "true" or "1";

    /// <summary>A parameter as text; an array becomes a comma list. Null when absent.</summary>
    public string? Text(string name)
    {
        if (Body[name] is { } node)
        {
            return node switch
            {
                JsonArray list => string.Join(',', list.Select(each => each?.ToString())),
                _ => node.ToString(),
            };
        }
        string? found = null;
        foreach (var (key, value) in Query)
        {
            if (key == name)
                found = value;
            else if (key.StartsWith(name + "[", StringComparison.Ordinal))
                found = found is null ? value : found + "," + value;
        }
        return found;
    }

    public IReadOnlyList<string> List(string name) =>
        Text(name) is { Length: > 0 } text
            ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];

    public int Number(string name, int fallback, int least, int most)
    {
        if (Text(name) is not { } text)
            return fallback;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            throw Refused.BadParameter(name, $"{name} is not of type integer.", "rest_invalid_type",
                new JsonObject { ["param"] = name });
        }
        if (number >= least && number <= most)
            return number;
        throw Refused.BadParameter(name, most == int.MaxValue
            ? $"{name} must be greater than or equal to {least}"
            : $"{name} must be between {least} (inclusive) and {most} (inclusive)", "rest_out_of_bounds");
    }

    public string Word(string name, string fallback, params ReadOnlySpan<string> known)
    {
        var word = Text(name) ?? fallback;
        if (known.Contains(word))
            return word;
        var words = string.Join(", ", known[..^1].ToArray()) + ", and " + known[^1];
        throw Refused.BadParameter(name, $"{name} is not one of {words}.", "rest_not_in_enum");
    }

    public DateTimeOffset? Time(string name)
    {
        if (Text(name) is not { Length: > 0 } text)
            return null;
        return ShopTime.Parse(text, Text("dates_are_gmt") is "true" or "1")
            ?? throw Refused.BadParameter(name, "Invalid date.", "rest_invalid_date");
    }
}

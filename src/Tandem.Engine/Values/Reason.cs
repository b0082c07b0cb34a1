using System.Globalization;
using System.Text.Json;

namespace Tandem.Engine.Values;

/// <summary>
/// Why something was decided: a code that the screens turn into a sentence in the reader's language, and the figures in it.
/// Never holds personal data.
/// </summary>
public sealed record Reason(string Code, IReadOnlyDictionary<string, string> Facts)
{
    public static Reason Of(string code, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var named = new Dictionary<string, string>(facts.Length, StringComparer.Ordinal);
        foreach (var (name, value) in facts)
            named[name] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return new Reason(code, named);
    }

    public string this[string fact] => Facts.GetValueOrDefault(fact, "");

    internal string ToJson() => JsonSerializer.Serialize(this);

    internal static Reason? FromJson(string? json) => json is null ? null : JsonSerializer.Deserialize<Reason>(json);

    public override string ToString() => $"{Code} {string.Join(", ", Facts.Select(f => $"{f.Key}={f.Value}"))}";
}

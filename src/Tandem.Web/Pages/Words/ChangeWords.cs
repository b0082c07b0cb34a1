using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Engine.Values;

namespace Tandem.Web.Pages.Words;

/// <summary>Says what of a setting was changed, thing by thing: what it was, and what it became.</summary>
internal static class ChangeWords
{
    private const string Family = "setting-name";
    private const int Longest = 80;

    /// <returns>Empty where the note keeps no before and after that can be laid side by side.</returns>
    public static string Differences(Reason note)
    {
        if (Parse(note["was"]) is not { } was || Parse(note["now"]) is not { } now) return "";
        var setting = note["setting"];
        var said = now.Where(field => field.Value?.ToJsonString() != was[field.Key]?.ToJsonString())
            .Select(field => $"{Name(setting, field.Key)} {Value(setting, field.Key, was[field.Key])} → "
                + Value(setting, field.Key, field.Value));
        return string.Join(", ", said);
    }

    private static string Name(string setting, string field) => Texts.Say($"{Family}.{setting}.{field}");

    private static string Value(string setting, string field, JsonNode? value)
    {
        var text = value switch
        {
            null => "none",
            JsonArray list => string.Join(", ", list.Select(item => Texts.ShopStatus(item?.ToString()))),
            JsonObject fields => string.Join(", ", fields.Where(f => f.Value is not null).Select(f => Word(f.Value!.ToString()))),
            _ => value.ToString(),
        };
        if (text.Length == 0) text = "none";
        if (text is "true" or "false") text = text == "true" ? "True" : "False";
        var own = $"{Family}.{setting}.{field}.{text}";
        if (ScreenWords.All.ContainsKey(own)) return Texts.Say(own);
        if (value is JsonObject { Count: > 0 } money && money["Cents"] is { } cents)
            return Texts.Euros(new Money(cents.GetValue<long>()));
        if (DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var moment)
            && text.Contains('T', StringComparison.Ordinal)) return Texts.Moment(moment);
        var plain = Word(text).ReplaceLineEndings(" / ");
        return plain.Length <= Longest ? plain : plain[..Longest] + "…";
    }

    /// <summary>A word that stands for the same in each setting; names stay as they are.</summary>
    private static string Word(string text) =>
        new[] { "setting-value", "bol-reason", "schedule" }.Select(family => $"{family}.{text}")
            .FirstOrDefault(ScreenWords.All.ContainsKey) is { } key ? Texts.Say(key) : Texts.ShopStatus(text);

    private static JsonObject? Parse(string text)
    {
        try
        {
            return text.StartsWith('{') ? JsonNode.Parse(text) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

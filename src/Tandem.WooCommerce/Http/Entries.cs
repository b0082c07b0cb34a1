using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tandem.WooCommerce.Http;

/// <summary>A list that the shop answered, entry by entry. Pure.</summary>
/// <param name="Items">The entries that could be read.</param>
/// <param name="Listed">How many there were: a page is full by what was listed, not by what could be read.</param>
/// <param name="Odd">What was wrong with the others, by their place or number.</param>
internal sealed record Entries<T>(List<T> Items, int Listed, IReadOnlyList<string> Odd);

/// <inheritdoc cref="Entries{T}"/>
internal static class Entries
{
    private const int OddNamed = 5;

    /// <summary>An entry that cannot be read is set aside; the others count.</summary>
    /// <param name="isWhole">Whether the entry says what it is about.</param>
    /// <exception cref="JsonException">It is no list at all; the message says what it is instead, without the shop's
    /// words.</exception>
    public static Entries<T> Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, Func<T, bool> isWhole)
        where T : class
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = type.Options.MaxDepth });
        reader.Read();
        if (reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.StartObject)) throw Wrong(reader.TokenType);
        var isArray = reader.TokenType == JsonTokenType.StartArray;
        var (items, odd, listed) = (new List<T>(), new List<string>(), 0);
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
        {
            if (!isArray)
            {
                // PHP writes a list whose keys have gaps as {"0":…,"2":…}; any other object is no list, and says nothing of being
                // empty.
                if (!int.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out _))
                    throw Wrong(JsonTokenType.StartObject);
                reader.Read();
            }

            listed++;
            if (One(ref reader, type, isWhole, out var problem) is { } item) items.Add(item);
            else if (odd.Count < OddNamed) odd.Add($"entry {listed} {problem}");
        }

        return listed == 0 && !isArray ? throw Wrong(JsonTokenType.StartObject) : new Entries<T>(items, listed, odd);
    }

    private static T? One<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type, Func<T, bool> isWhole, out string problem)
        where T : class
    {
        var start = reader;
        problem = $"is {Kind(reader.TokenType)}";
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        try
        {
            var item = JsonSerializer.Deserialize(ref reader, type);
            problem = "has no number";
            return item is not null && isWhole(item) ? item : null;
        }
        catch (JsonException unreadable)
        {
            problem = $"cannot be read at {unreadable.Path}";
            reader = start;
            reader.Skip();
            return null;
        }
    }

    private static JsonException Wrong(JsonTokenType found) => new($"{Kind(found)} where a list belongs");

    /// <summary>What stands there, in words.</summary>
    public static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a boolean",
        JsonTokenType.Null => "null",
        _ => "nothing",
    };
}

using System.Globalization;
using System.Text.Json;

namespace Tandem.Bol;

/// <summary>
/// Finds its way in UBL that was turned into JSON: names in either case, a value plain or as <c>{"value": …}</c>, a list where
/// one thing stands elsewhere. What is not there is null all the way. Pure.
/// </summary>
internal static class Ubl
{
    private static readonly string[] Plain = ["value", "amount"];

    /// <summary>The member of that name, of a list its first entry's.</summary>
    public static JsonElement? At(this JsonElement? from, params ReadOnlySpan<string> path)
    {
        var at = from.First();
        foreach (var name in path) at = Member(at, name).First();
        return at;
    }

    /// <summary>All entries of a list; what is no list is one entry.</summary>
    public static IEnumerable<JsonElement?> Entries(this JsonElement? from, string name) => Member(from.First(), name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Select(entry => (JsonElement?)entry),
        { ValueKind: JsonValueKind.Object } one => [one],
        _ => [],
    };

    public static string? Text(this JsonElement? at) => Value(at) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
        _ => null,
    };

    public static decimal? Number(this JsonElement? at) => Value(at) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.TryGetDecimal(out var value) ? value : null,
        { ValueKind: JsonValueKind.String } text => decimal.TryParse(
            text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
        _ => null,
    };

    /// <summary>A moment as an epoch (seconds or milliseconds) or in ISO 8601; without an offset it is taken as UTC.</summary>
    public static DateTimeOffset? Moment(this JsonElement? at) => Value(at) switch
    {
        { ValueKind: JsonValueKind.Number } number => number.TryGetInt64(out var epoch) ? Epoch.Moment(epoch) : null,
        { ValueKind: JsonValueKind.String } text => DateTimeOffset.TryParse(
            text.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null,
        _ => null,
    };

    /// <summary>All texts below it; null where it is not there.</summary>
    public static IReadOnlyList<string>? Texts(this JsonElement? at) => at is not { } from ? null : [.. Below(from)];

    private static IEnumerable<string> Below(JsonElement from) => from.ValueKind switch
    {
        JsonValueKind.String => [from.GetString()!],
        JsonValueKind.Array => from.EnumerateArray().SelectMany(Below),
        JsonValueKind.Object => from.EnumerateObject().SelectMany(member => Below(member.Value)),
        _ => [],
    };

    private static JsonElement? Value(JsonElement? at)
    {
        var one = at.First();
        foreach (var name in Plain)
        {
            if (one is not { ValueKind: JsonValueKind.Object }) break;
            if (Member(one, name) is { } inner) one = inner.ValueKind == JsonValueKind.Object ? null : inner;
        }

        return one;
    }

    private static JsonElement? First(this JsonElement? at) => at is not { ValueKind: JsonValueKind.Array } list ? at
        : list.GetArrayLength() > 0 ? list[0] : null;

    private static JsonElement? Member(JsonElement? at, string name)
    {
        if (at is not { ValueKind: JsonValueKind.Object } from) return null;
        foreach (var member in from.EnumerateObject())
            if (string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase)) return member.Value;
        return null;
    }
}

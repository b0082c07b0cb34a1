using System.Globalization;
using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>Reads what was sent, and answers 400 with the name of what is not as it must be.</summary>
internal static class BolReading
{
    /// <summary>Null when it is not there; a text, a number or a flag, as asked.</summary>
    public static T? Field<T>(this JsonObject body, string name)
    {
        if (body[name] is not { } field) return default;
        return field is JsonValue value && value.TryGetValue<T>(out var read) ? read
            : throw BolProblem.BadRequest(name, "is of the wrong type");
    }

    public static string Needed(this JsonObject body, string name) =>
        body.Field<string>(name) is { Length: > 0 } text ? text : throw BolProblem.BadRequest(name, "must not be empty");

    public static JsonObject? Part(this JsonObject body, string name) => body[name] switch
    {
        null => null,
        JsonObject part => part,
        _ => throw BolProblem.BadRequest(name, "must be an object"),
    };

    public static IReadOnlyList<JsonObject> Rows(this JsonObject body, string name, int least, int most)
    {
        if (body[name] is not JsonArray rows || rows.Count < least || rows.Count > most)
            throw BolProblem.BadRequest(name, $"size must be between {least} and {most}");
        return [.. rows.Select(row => row as JsonObject ?? throw BolProblem.BadRequest(name, "must hold objects"))];
    }

    public static int Number(this IQueryCollection query, string name, int fallback, int least, int most)
    {
        if (query[name].Count == 0) return fallback;
        return int.TryParse(query[name], CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : throw BolProblem.BadRequest(name, $"must be between {least} and {most}");
    }

    public static string Word(this IQueryCollection query, string name, string fallback, params string[] known)
    {
        var word = query[name].Count == 0 ? fallback : query[name].ToString();
        return known.Contains(word) ? word : throw BolProblem.BadRequest(name, $"must be one of {string.Join(", ", known)}");
    }

    public static DateOnly? Day(this IQueryCollection query, string name)
    {
        if (query[name].Count == 0) return null;
        return DateOnly.TryParseExact(query[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day : throw BolProblem.BadRequest(name, "must be a date");
    }

    public static DateTimeOffset? Moment(this IQueryCollection query, string name)
    {
        if (query[name].Count == 0) return null;
        return DateTimeOffset.TryParse(query[name], CultureInfo.InvariantCulture, out var moment)
            ? moment : throw BolProblem.BadRequest(name, "must be a date and time");
    }
}

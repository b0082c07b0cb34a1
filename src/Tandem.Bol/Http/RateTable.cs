using System.Globalization;
using System.Text.Json;

namespace Tandem.Bol;

/// <summary>Reads bol's table of rate limits: rows of path, methods, maxCapacity, timeToLive and timeUnit. Pure.</summary>
internal static class RateTable
{
    /// <summary>The rows that make sense. Throws <see cref="JsonException"/> when it is no JSON.</summary>
    public static IReadOnlyList<Limit> Read(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        var rows = new List<Limit>();
        Collect(document.RootElement, rows);
        return rows;
    }

    // The form around the rows is not documented, so they are found wherever they stand.
    private static void Collect(JsonElement element, List<Limit> rows)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var child in element.EnumerateArray()) Collect(child, rows);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (Row(element) is { } row) rows.Add(row);
            foreach (var property in element.EnumerateObject()) Collect(property.Value, rows);
        }
    }

    private static Limit? Row(JsonElement row)
    {
        var path = Text(row, "path");
        if (string.IsNullOrWhiteSpace(path) || Unit(Text(row, "timeUnit")) is not { } unit) return null;
        if (Number(row, "maxCapacity") is not { } capacity || Number(row, "timeToLive") is not { } count) return null;
        var window = unit * count;
        return capacity >= 1 && window > TimeSpan.Zero && window <= TimeSpan.FromDays(1)
            ? new Limit(path, Methods(row), (int)Math.Min(capacity, int.MaxValue), window)
            : null;
    }

    private static IReadOnlyList<string> Methods(JsonElement row)
    {
        if (!row.TryGetProperty("methods", out var methods)) return [];
        var names = methods.ValueKind switch
        {
            JsonValueKind.Array => methods.EnumerateArray().Select(name => name.ToString()),
            JsonValueKind.String => methods.GetString()!.Split([',', ' ', '|'], StringSplitOptions.RemoveEmptyEntries),
            _ => [],
        };
        var list = names.Select(name => name.Trim().ToUpperInvariant()).Order(StringComparer.Ordinal).ToList();
        return list.Contains("*") || list.Contains("ALL") ? [] : list;
    }

    private static TimeSpan? Unit(string? unit) => unit?.ToUpperInvariant().TrimEnd('S') switch
    {
        "MILLISECOND" => TimeSpan.FromMilliseconds(1),
        "SECOND" => TimeSpan.FromSeconds(1),
        "MINUTE" => TimeSpan.FromMinutes(1),
        "HOUR" => TimeSpan.FromHours(1),
        "DAY" => TimeSpan.FromDays(1),
        _ => null,
    };

    private static string? Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value)
        && double.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and < 1e9
            ? number
            : null;
}

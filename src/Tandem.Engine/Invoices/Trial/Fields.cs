using System.Globalization;
using System.Text.Json;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Trial;

/// <summary>
/// Reads the fields of a JSON object. The first thing that is wrong is kept and the rest reads on with what is empty; fields that
/// nobody asked for are named, since a misspelt one would change the VAT in silence.
/// </summary>
internal sealed class Fields
{
    private const decimal Most = 100_000_000m;

    private readonly JsonElement _json;
    private readonly string _path;
    private readonly List<Reason> _problems;
    private readonly List<Fields> _all;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private Fields(JsonElement json, string path, List<Reason> problems, List<Fields> all)
    {
        (_json, _path, _problems, _all) = (json, path, problems, all);
        all.Add(this);
    }

    /// <summary>What was wrong first; null while nothing is.</summary>
    public Reason? Problem => _problems.FirstOrDefault();

    public static Fields Of(JsonElement json)
    {
        List<Reason> problems = [];
        if (json.ValueKind != JsonValueKind.Object) problems.Add(Reason.Of("invoice.not-a-document"));
        return new Fields(json, "", problems, []);
    }

    /// <summary>Names of fields, also of what lies within, that were not asked for.</summary>
    public IEnumerable<string> Unused() => _all.Where(part => part._json.ValueKind == JsonValueKind.Object).SelectMany(part =>
        part._json.EnumerateObject().Select(field => field.Name).Where(name => !part._asked.Contains(name))
            .Select(name => part._path + name));

    public bool Has(string name) => Value(name) is not null;

    public void Skip(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) _asked.Add(name);
    }

    public void Wrong(Reason problem) => _problems.Add(problem);

    public Fields? Object(string name)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind != JsonValueKind.Object) _problems.Add(Reason.Of("invoice.not-an-object", ("what", _path + name)));
        return new Fields(value, $"{_path}{name}.", _problems, _all);
    }

    public bool IsList(string name) => Value(name)?.ValueKind == JsonValueKind.Array;

    public IReadOnlyList<Fields> List(string name)
    {
        if (Value(name) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray().Select((one, at) => new Fields(one, $"{_path}{name}[{at + 1}].", _problems, _all))];
        _problems.Add(Reason.Of("invoice.not-a-list", ("what", _path + name)));
        return [];
    }

    /// <summary>Null where it is absent, null or blank.</summary>
    public string? Text(string name)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            _problems.Add(Reason.Of("invoice.not-text", ("what", _path + name)));
            return null;
        }

        var text = (value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()).Trim();
        return text.Length == 0 ? null : text;
    }

    public string Needed(string name) => Text(name) ?? Missing(name);

    public string OneOf(string name, string? otherwise, params string[] allowed)
    {
        var text = Text(name) ?? otherwise ?? Missing(name);
        if (text.Length > 0 && !allowed.Contains(text, StringComparer.Ordinal))
            _problems.Add(Reason.Of("invoice.not-one-of", ("what", _path + name), ("given", Short(text)),
                ("allowed", string.Join(", ", allowed))));
        return text;
    }

    public bool? YesNo(string name)
    {
        if (Value(name) is not { } value) return null;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            _problems.Add(Reason.Of("invoice.not-yes-no", ("what", _path + name)));
        return value.ValueKind == JsonValueKind.True;
    }

    public DateOnly Day(string name)
    {
        if (DateOnly.TryParseExact(Needed(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        if (Text(name) is { } given)
            _problems.Add(Reason.Of("invoice.not-a-day", ("what", _path + name), ("given", Short(given))));
        return default;
    }

    public Country? Land(string name)
    {
        if (Text(name) is not { } text) return null;
        if (Country.TryParse(text == "EL" ? "GR" : text) is { } country) return country;
        _problems.Add(Reason.Of("invoice.not-a-country", ("what", _path + name), ("given", Short(text))));
        return null;
    }

    /// <summary>Whole cents: digits, and a point before one or two decimals.</summary>
    public Money? Amount(string name) => Digits(name, 2) is { } euros ? Money.FromEuros(euros) : null;

    public decimal? Digits(string name, int decimals)
    {
        if (Text(name) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var number)
            && decimal.Round(number, decimals) == number && decimal.Abs(number) < Most) return number;
        _problems.Add(Reason.Of("invoice.not-an-amount", ("what", _path + name), ("given", Short(text)), ("decimals", decimals)));
        return null;
    }

    public string Missing(string name)
    {
        _problems.Add(Reason.Of("invoice.missing", ("what", _path + name)));
        return "";
    }

    public string At(string name) => _path + name;

    private JsonElement? Value(string name)
    {
        _asked.Add(name);
        return _json.ValueKind == JsonValueKind.Object && _json.TryGetProperty(name, out var value)
            && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;
}

using System.Globalization;

namespace Tandem.WooCommerce.Http;

/// <summary>The parameters of a request; what is null or empty is left out.</summary>
internal sealed class Query
{
    private readonly List<KeyValuePair<string, string>> _parameters = [];

    public IReadOnlyList<KeyValuePair<string, string>> Parameters => _parameters;

    public Query With(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) _parameters.Add(new(name, value));
        return this;
    }

    public Query With(string name, long? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public Query With(string name, IReadOnlyCollection<long>? values) =>
        values is { Count: > 0 } ? With(name, string.Join(',', values)) : this;

    /// <summary>
    /// From the second of the one moment on, up to that of the other. The shop leaves out both bounds, and reads them in its
    /// own time zone where they are not said to be GMT.
    /// </summary>
    public Query Modified(DateTimeOffset? from, DateTimeOffset? before) => from is null && before is null ? this
        : With("modified_after", Text(from > DateTimeOffset.MinValue.AddSeconds(1) ? from.Value.AddSeconds(-1) : from))
            .With("modified_before", Text(before)).With("dates_are_gmt", "true");

    /// <summary>The same with one more.</summary>
    public Query And(string name, string value)
    {
        var query = new Query();
        query._parameters.AddRange(_parameters);
        return query.With(name, value);
    }

    public Uri AppendTo(Uri address) => _parameters.Count == 0 ? address
        : new Uri(address + "?"
            + string.Join('&', _parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")));

    private static string? Text(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}

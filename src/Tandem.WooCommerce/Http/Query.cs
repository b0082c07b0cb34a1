using System.Globalization;

namespace Tandem.WooCommerce.Http;

/// <summary>The parameters of a request; what is null or empty is left out.</summary>
internal sealed class Query
{
    // The shop compares whole seconds and leaves out the bound itself.
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(2);
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

    /// <summary>Always in GMT: without that the shop reads the moment in its own time zone.</summary>
    public Query ModifiedAfter(DateTimeOffset? moment) => moment is null ? this
        : With("modified_after", (moment.Value - DateTimeOffset.MinValue < Overlap ? DateTimeOffset.MinValue : moment.Value - Overlap).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture))
            .With("dates_are_gmt", "true");

    public Uri AppendTo(Uri address) => _parameters.Count == 0 ? address
        : new Uri(address + "?" + string.Join('&', _parameters.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}")));
}

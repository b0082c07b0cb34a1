using System.Text.Json;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders;

/// <summary>The VAT rates that the shop itself will put on an order, as last read from its settings.</summary>
/// <param name="Enabled">The shop calculates taxes at all.</param>
/// <param name="BaseCountry">Used where the shop taxes by its own address.</param>
/// <param name="BasedOn"><c>shipping</c>, <c>billing</c> or <c>base</c>.</param>
internal sealed record TaxTable(bool Enabled, string BasedOn, string BaseCountry, IReadOnlyList<TaxRate> Rates)
{
    public static TaxTable None { get; } = new(false, "shipping", "NL", []);

    /// <summary>The rate as a fraction (0.21), the sum over priorities; 0 where the shop has none for this country.</summary>
    public decimal RateFor(Country country, string taxClass)
    {
        if (!Enabled) return 0;
        var code = BasedOn == "base" ? BaseCountry : country.Code;
        var slug = taxClass.Length == 0 ? "standard" : taxClass;
        return Rates.Where(r => r.Class == slug && (r.Country == code || r.Country.Length == 0))
            .GroupBy(r => r.Priority).Sum(p => p.OrderByDescending(r => r.Country.Length).First().Rate);
    }

    public static TaxTable From(IReadOnlyList<WooSetting> general, IReadOnlyList<WooSetting> tax, IReadOnlyList<WooTax> rates)
    {
        string Setting(IReadOnlyList<WooSetting> group, string id, string otherwise) =>
            group.FirstOrDefault(s => s.Id == id)?.Value is { ValueKind: JsonValueKind.String } value ? value.GetString()! : otherwise;

        return new TaxTable(
            Setting(general, "woocommerce_calc_taxes", "no") == "yes",
            Setting(tax, "woocommerce_tax_based_on", "shipping"),
            Setting(general, "woocommerce_default_country", "NL").Split(':')[0],
            [
                .. rates.Where(r => string.IsNullOrEmpty(r.State)).Select(r => new TaxRate(
                    r.Country ?? "", string.IsNullOrEmpty(r.Class) ? "standard" : r.Class, (r.Rate ?? 0) / 100m, r.Priority ?? 1)),
            ]);
    }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static TaxTable FromJson(string? json) => json is null ? None : JsonSerializer.Deserialize<TaxTable>(json) ?? None;
}

/// <summary>One rate of the shop: a fraction, for a country (empty: every country) and a tax class slug.</summary>
internal sealed record TaxRate(string Country, string Class, decimal Rate, int Priority);

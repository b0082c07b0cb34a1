using System.Globalization;
using System.Text.Json;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.Import;

/// <summary>How the shop itself taxes and rounds an order, as last read from its settings.</summary>
/// <param name="Enabled">The shop calculates taxes at all.</param>
/// <param name="BaseCountry">Used where the shop taxes by its own address.</param>
/// <param name="BasedOn"><c>shipping</c>, <c>billing</c> or <c>base</c>.</param>
internal sealed record TaxTable(bool Enabled, string BasedOn, string BaseCountry, IReadOnlyList<TaxRate> Rates)
{
    private const string Standard = "standard";

    // WooCommerce's own class for what is taxed nothing; a shop gives it no rates.
    private const string Zero = "zero-rate";

    public static TaxTable None { get; } = new(false, "shipping", "NL", []);

    /// <summary>The slugs of the classes that the shop has; empty where that was not read.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Decimals of the shop's amounts: below 2 it rounds the total of an order to more than a cent.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>Whether prices are entered with VAT in the shop; its orders are net all the same.</summary>
    public bool PricesIncludeTax { get; init; }

    /// <summary>
    /// The rate as a fraction (0.21) by which an order from this country is taxed: 0 where the shop taxes nothing or the class
    /// is the one for what is taxed nothing, null where the shop has no rate and so would tax nothing without meaning to.
    /// </summary>
    public decimal? RateFor(Country country, string taxClass)
    {
        if (!Enabled) return 0;
        var code = BasedOn == "base" ? BaseCountry : country.Code;
        var slug = Slug(taxClass);
        List<TaxRate> used =
        [
            .. Rates.Where(r => r.Class == slug && (r.Country == code || r.Country.Length == 0))
                .GroupBy(r => r.Priority).OrderBy(p => p.Key).Select(p => p.OrderByDescending(r => r.Country.Length).First()),
        ];
        return used.Count > 0 ? Together(used) : slug == Zero ? 0 : null;
    }

    /// <summary>The rate with this id, as the lines of the shop's orders name it.</summary>
    public TaxRate? ById(long id) => Rates.FirstOrDefault(r => r.Id == id);

    /// <summary>Rates that apply to one amount, as one: a compound rate is also due on the tax of those before it.</summary>
    public static decimal Together(IReadOnlyList<TaxRate> rates) =>
        rates.Where(r => r.Compound)
            .Aggregate(rates.Where(r => !r.Compound).Sum(r => r.Rate), (tax, next) => tax + (next.Rate * (1 + tax)));

    /// <summary>The class as a line may name it: the shop refuses an order with a class that it does not have.</summary>
    public string ClassFor(string taxClass) =>
        Slug(taxClass) is var slug && slug != Standard && Classes.Contains(slug) ? slug : "";

    /// <summary>The pairs of country and class that the shop has no rate for.</summary>
    public IEnumerable<(Country Country, string Class)> Gaps(IReadOnlyCollection<Country> countries,
        IReadOnlyCollection<string> classes) =>
        from country in countries
        from taxClass in classes
        where RateFor(country, taxClass) is null
        select (country, Slug(taxClass));

    /// <summary>As the shop's settings name it: the standard class has an empty name on products and lines.</summary>
    public static string Slug(string taxClass) => taxClass.Length == 0 ? Standard : taxClass;

    public static TaxTable From(
        IReadOnlyList<WooSetting> general, IReadOnlyList<WooSetting> tax, IReadOnlyList<WooTax> rates,
        IReadOnlyList<WooTaxClass> classes)
    {
        return new TaxTable(
            Setting(general, "woocommerce_calc_taxes", "no") == "yes",
            Setting(tax, "woocommerce_tax_based_on", "shipping"),
            Setting(general, "woocommerce_default_country", "NL").Split(':')[0],
            [
                // A rate for a part of a country is an exception that no address of bol can be told to fall under.
                .. rates.Where(r => string.IsNullOrEmpty(r.State) && string.IsNullOrEmpty(r.Postcode)
                    && string.IsNullOrEmpty(r.City))
                    .Select(r => new TaxRate(
                        r.Country ?? "", Slug(r.Class ?? ""), (r.Rate ?? 0) / 100m, r.Priority ?? 1, r.Id ?? 0, r.Compound
                            ?? false)),
            ])
        {
            Classes = [.. classes.Select(c => c.Slug).OfType<string>().Where(s => s.Length > 0)],
            Decimals = int.TryParse(Setting(general, "woocommerce_price_num_decimals", "2"), CultureInfo.InvariantCulture,
                out var decimals)
                ? Math.Clamp(decimals, 0, 6) : 2,
            PricesIncludeTax = Setting(tax, "woocommerce_prices_include_tax", "no") == "yes",
        };

        static string Setting(IReadOnlyList<WooSetting> group, string id, string otherwise) =>
            group.FirstOrDefault(s => s.Id == id)?.Value switch
            {
                { ValueKind: JsonValueKind.String } value => value.GetString()!,
                { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
                _ => otherwise,
            };
    }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static TaxTable FromJson(string? json) => json is null ? None : JsonSerializer.Deserialize<TaxTable>(json) ?? None;
}

/// <summary>One rate of the shop: a fraction, for a country (empty: every country) and a tax class slug.</summary>
/// <param name="Compound">Due on the tax of the rates before it too.</param>
internal sealed record TaxRate(string Country, string Class, decimal Rate, int Priority, long Id = 0, bool Compound = false);

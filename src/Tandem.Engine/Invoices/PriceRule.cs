using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// The rates of a sale's lines, were it taxed in one country. What the shop charged stands; a line without a charge gets what its
/// tax class means there. An empty class and an empty cell are questions, never 0 % (facts/vat.md §2). Pure.
/// </summary>
internal static class PriceRule
{
    /// <returns>The lines, shipping after them; or what must be asked first.</returns>
    public static (IReadOnlyList<FigureLine>? Lines, Reason? Question) In(Country country, VatSale sale, RateTable rates,
        ClassMatrix classes)
    {
        var lines = new List<FigureLine>();
        foreach (var line in sale.Lines)
        {
            if (line.Charged is { } charged) lines.Add(new FigureLine(charged.Category, charged.Rate, line.Total));
            else if (line.Exempt is not null) lines.Add(new FigureLine(VatCategory.E, default, line.Total));
            else if (Means(line.TaxClass, country, sale.Supplied, rates, classes) is ({ } rate, _))
                lines.Add(new FigureLine(rate.IsZero ? VatCategory.Z : VatCategory.S, rate, line.Total));
            else return (null, Means(line.TaxClass, country, sale.Supplied, rates, classes).Question);
        }

        return ([.. lines, .. ShippingRule.Spread(sale.Shipping, lines)], null);
    }

    /// <summary>Whether what was charged can be this country's VAT; a line without a charge can be anybody's.</summary>
    public static bool Fits(Country country, VatSale sale, RateTable rates, ClassMatrix classes) => sale.Lines.All(line =>
        line.Charged is not { Category: VatCategory.S or VatCategory.Z } charged
        || (Means(line.TaxClass, country, sale.Supplied, rates, classes).Rate is { } meant
            ? meant == charged.Rate : rates.Has(country, charged.Rate, sale.Supplied)));

    /// <summary>
    /// The net that the meter of art. 59c adds to see whether a sale still fits: at home rates, whatever was charged. Null where
    /// they are not known.
    /// </summary>
    public static Money? HomeNet(VatSale sale, RateTable rates, ClassMatrix classes)
    {
        var home = sale with
        {
            Lines =
            [
                .. sale.Lines.Select(line => line.Charged is { Category: not VatCategory.E } charged
                    && (Means(line.TaxClass, sale.From, sale.Supplied, rates, classes).Rate is not null
                        || !rates.Has(sale.From, charged.Rate, sale.Supplied))
                    ? line with { Charged = null } : line),
            ],
        };
        return In(sale.From, home, rates, classes).Lines is { } lines ? FiguresRule.Of(lines, sale.InclVat, []).Net : null;
    }

    /// <summary>Where charge and matrix say different things the charge stands, and the seller is told.</summary>
    public static IEnumerable<Reason> Differences(Country country, VatSale sale, RateTable rates, ClassMatrix classes)
    {
        foreach (var (line, number) in sale.Lines.Select((line, at) => (line, at + 1)))
        {
            if (line.Charged is not { Category: VatCategory.S or VatCategory.Z } charged) continue;
            if (!rates.Has(country, charged.Rate, sale.Supplied))
                yield return Reason.Of("invoice.rate-unknown", ("line", number), ("rate", charged.Rate), ("country", country),
                    ("day", sale.Supplied.ToString("O")));
            else if (Means(line.TaxClass, country, sale.Supplied, rates, classes).Rate is { } meant && meant != charged.Rate)
                yield return Reason.Of("invoice.rate-differs", ("line", number), ("rate", charged.Rate), ("meant", meant),
                    ("class", line.TaxClass), ("country", country));
        }
    }

    private static (VatRate? Rate, Reason? Question) Means(string taxClass, Country country, DateOnly supplied, RateTable rates,
        ClassMatrix classes)
    {
        if (taxClass.Length == 0) return (null, Reason.Of("invoice.class-empty"));
        if (classes.Kind(taxClass, country) is not { } kind)
            return (null, Reason.Of("invoice.class-open", ("class", taxClass), ("country", country)));
        return rates.Find(country, kind, supplied) is { } rate ? (rate, null)
            : (null, Reason.Of("invoice.no-rate", ("class", taxClass), ("country", country), ("day", supplied.ToString("O"))));
    }
}

using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// Decides whose VAT a document carries, and at which rate each line. Pure; the first rule that applies wins (facts/vat.md §3).
/// What is not certain is asked, and 0 % is never where nobody said so.
/// </summary>
internal static class TreatmentRule
{
    /// <summary>
    /// Art. 59c(1)(c): what may be sold a year to consumers of other member states at home VAT; exactly this is still below.
    /// </summary>
    public static readonly Money Limit = new(1_000_000);

    public static VatDecision Decide(VatSale sale, RateTable rates, ClassMatrix classes)
    {
        if (Refusal(sale, rates) is { } refused) return new VatDecision.Asks(refused);
        if (!rates.IsMember(sale.To)) return Export(sale);
        if (sale.From == sale.To) return Taxed(sale, Home(sale), [], rates, classes);
        if (sale.Lines.Any(line => line.Charged?.Category == VatCategory.K) || IsProven(sale)) return IntraCommunity(sale);
        return Distance(sale, rates, classes);
    }

    private static Reason? Refusal(VatSale sale, RateTable rates)
    {
        // Art. 14a: bol itself is then the supplier to the customer (facts/vat.md §4).
        if (!sale.Seller.InUnion) return Reason.Of("invoice.deemed-supplier");
        if (!rates.IsMember(sale.From)) return Reason.Of("invoice.from-outside", ("country", sale.From));
        if (TerritoryRule.Decide(sale.To, sale.ToPostcode) is { } territory)
            return Reason.Of("invoice.territory", ("territory", territory));
        if (sale.Lines.Any(line => line.TaxClass.Length == 0)) return Reason.Of("invoice.class-empty");
        if (sale.IsCredit && sale.Lines.Any(line => line.Charged is null))
            return Reason.Of("invoice.credit-needs-rate");
        if (sale.Lines.Any(line => line is { Charged.Category: VatCategory.E, Exempt: null }) && !sale.Seller.SmallBusiness)
            return Reason.Of("invoice.exempt-why");
        return ExemptionsOf(sale).Distinct().Count() > 1 ? Reason.Of("invoice.two-exemptions") : null;
    }

    /// <summary>Directive 2006/112, art. 146(1); proof of export is the seller's to keep (facts/vat.md §3).</summary>
    private static VatDecision Export(VatSale sale) =>
        sale.Lines.Any(line => line.Charged is { Category: not VatCategory.G })
            ? new VatDecision.Asks(Reason.Of("invoice.export-charged", ("country", sale.To)))
            : Untaxed(sale, VatPlace.Export, VatCategory.G, Exemption.Export,
                Reason.Of("invoice.why-export", ("country", sale.To)), []);

    /// <summary>
    /// Art. 138(1): the buyer gave a number of another member state than the goods leave from, and VIES knows it; who paid a
    /// price with VAT in it is not made 0 % by itself.
    /// </summary>
    private static bool IsProven(VatSale sale) =>
        !sale.InclVat && sale.Lines.All(line => line.Charged is null) && MayBeProven(sale);

    private static bool MayBeProven(VatSale sale) =>
        sale.Buyer is { Business: true, Vies: true, VatNumber: { } number } && number.Country != sale.From;

    private static VatDecision IntraCommunity(VatSale sale)
    {
        if (sale.Lines.Any(line => line.Charged is { Category: not VatCategory.K }))
            return new VatDecision.Asks(Reason.Of("invoice.k-mixed"));
        if (sale.Buyer is not { Business: true, VatNumber: { } number })
            return new VatDecision.Asks(Reason.Of("invoice.k-number"));
        if (number.Country == sale.From)
            return new VatDecision.Asks(Reason.Of("invoice.k-same-country", ("country", sale.From)));
        if (sale.Buyer.Vies == false) return new VatDecision.Asks(Reason.Of("invoice.k-invalid"));
        return Untaxed(sale, VatPlace.IntraCommunity, VatCategory.K, Exemption.IntraCommunity,
            Reason.Of("invoice.why-k", ("country", sale.To)),
            sale.Buyer.Vies is null ? [Reason.Of("invoice.k-unproven")] : []);
    }

    /// <summary>
    /// A consumer in another member state, or a business that is treated as one: art. 33 at destination, unless art. 59c keeps it
    /// at home (facts/vat.md §4).
    /// </summary>
    private static VatDecision Distance(VatSale sale, RateTable rates, ClassMatrix classes)
    {
        var notes = new List<Reason>();
        if (MayBeProven(sale)) notes.Add(Reason.Of("invoice.k-possible"));

        // Art. 35: goods under the margin scheme, and what is exempt, know no distance sales.
        if (sale.Lines.All(line => line.Exempt is not null || line.Charged?.Category == VatCategory.E))
            return Taxed(sale with { Threshold = null }, Home(sale), notes, rates, classes);
        var (meant, why) = Meter(sale, rates, classes);
        var (home, away) = (PriceRule.Fits(sale.From, sale, rates, classes), PriceRule.Fits(sale.To, sale, rates, classes));
        var charged = sale.Lines.Any(line => line.Charged is { Category: VatCategory.S or VatCategory.Z });
        if (!home && !away)
            return new VatDecision.Asks(Reason.Of("invoice.rate-of-nobody", ("country", sale.From), ("other", sale.To)));
        if (!charged && meant is null) return new VatDecision.Asks(Reason.Of("invoice.threshold-unknown", ("country", sale.To)));

        // Where the rates tell nothing and nobody knows the meter, destination is the choice that cannot be too little abroad.
        var place = home && away ? meant ?? VatPlace.Destination : home ? VatPlace.Home : VatPlace.Destination;
        if (meant is { } rule && rule != place) notes.Add(Reason.Of("invoice.meter-differs", ("country", Of(sale, place))));
        else if (meant is null && home && away) notes.Add(Reason.Of("invoice.meter-unknown", ("country", sale.To)));
        var because = meant == place && why is not null ? why
            : Reason.Of("invoice.why-charged", ("country", Of(sale, place)));
        return Taxed(sale, new VatTreatment(place, sale.From, sale.To, Of(sale, place), because), notes, rates, classes);
    }

    /// <summary>Where art. 59c puts a sale to a consumer; null where that is not known.</summary>
    private static (VatPlace? Place, Reason? Why) Meter(VatSale sale, RateTable rates, ClassMatrix classes)
    {
        if (sale.Seller.Country != sale.From)
            return (VatPlace.Destination, Reason.Of("invoice.why-stock-abroad", ("country", sale.From), ("other", sale.To)));
        if (sale.IsCredit || sale.Threshold is not { } meter) return (null, null);
        var passed = Reason.Of("invoice.why-destination", ("country", sale.To));
        if (meter.OptedIn || OssMeterRule.IsPassed(meter)) return (VatPlace.Destination, passed);
        return Crosses(sale, meter, rates, classes) switch
        {
            null => (null, null),
            true => (VatPlace.Destination, passed),
            false => (VatPlace.Home, Reason.Of("invoice.why-threshold", ("country", sale.From))),
        };
    }

    /// <summary>Whether it is this sale that passes the threshold, at home rates; null where these are not known.</summary>
    private static bool? Crosses(VatSale sale, ThresholdReading meter, RateTable rates, ClassMatrix classes) =>
        HomeNet(sale, rates, classes) is { } net ? meter.BeforeExclVat + net > Limit : null;

    /// <summary>A small business has no VAT in its prices at home.</summary>
    private static Money? HomeNet(VatSale sale, RateTable rates, ClassMatrix classes) => sale.Seller.SmallBusiness
        ? new Money(sale.Lines.Sum(line => line.Total.Cents)) + sale.Shipping : PriceRule.HomeNet(sale, rates, classes);

    private static VatDecision Taxed(VatSale sale, VatTreatment treatment, IReadOnlyList<Reason> notes, RateTable rates,
        ClassMatrix classes)
    {
        var country = treatment.VatCountry!.Value;
        if (IsSmall(sale, treatment))
        {
            if (sale.Lines.Any(line => line.Charged?.Category == VatCategory.S))
                return new VatDecision.Asks(Reason.Of("invoice.small-charges", ("country", country)));
            if (SmallBusiness(country) is not { } scheme)
                return new VatDecision.Asks(Reason.Of("invoice.small-elsewhere", ("country", country)));
            var small = Untaxed(sale, treatment.Place, VatCategory.E, scheme,
                Reason.Of("invoice.why-small", ("country", country)), notes);
            return small with
            {
                Treatment = Metered(small.Treatment with { VatCountry = country }, sale, small.Lines, rates, classes),
            };
        }

        if (sale.Lines.Any(line => line.Charged?.Category is VatCategory.K or VatCategory.G))
            return new VatDecision.Asks(Reason.Of("invoice.zero-not-here", ("country", sale.To)));
        if (sale.Lines.Any(line => line is { Charged.Category: VatCategory.E, Exempt: null }))
            return new VatDecision.Asks(Reason.Of("invoice.exempt-why"));
        var (lines, question) = PriceRule.In(country, sale, rates, classes);
        return lines is null ? new VatDecision.Asks(question!) : new VatDecision.Treated(
            Metered(treatment with { Exemption = ExemptionsOf(sale).FirstOrDefault() }, sale, lines, rates, classes), lines,
            [.. notes, .. PriceRule.Differences(country, sale, rates, classes)]);
    }

    /// <summary>
    /// The real net is what the meter moves by, at home or abroad. That may stay below the threshold where the sale passed it:
    /// at a higher rate abroad less is left of the price.
    /// </summary>
    private static VatTreatment Metered(VatTreatment treatment, VatSale sale, IReadOnlyList<FigureLine> lines, RateTable rates,
        ClassMatrix classes)
    {
        if (sale is not { Threshold: { } meter, IsCredit: false } || sale.From == sale.To || sale.Seller.Country != sale.From)
            return treatment;
        var after = meter.BeforeExclVat + FiguresRule.Of(lines, sale.InclVat, []).Net;
        return treatment with
        {
            Threshold = (meter.BeforeExclVat, after),
            Passes = after > Limit || (!meter.OptedIn && !OssMeterRule.IsPassed(meter)
                && Crosses(sale, meter, rates, classes) == true),
        };
    }

    private static VatDecision.Treated Untaxed(VatSale sale, VatPlace place, VatCategory category, Exemption exemption,
        Reason why, IReadOnlyList<Reason> notes)
    {
        List<FigureLine> lines = [.. sale.Lines.Select(line => new FigureLine(category, default, line.Total))];
        return new VatDecision.Treated(new VatTreatment(place, sale.From, sale.To, null, why) { Exemption = exemption },
            [.. lines, .. ShippingRule.Spread(sale.Shipping, lines)], notes);
    }

    /// <summary>
    /// The scheme covers what is taxed in the own country; sales through the One Stop Shop stay taxed (facts/vat.md §1).
    /// </summary>
    private static bool IsSmall(VatSale sale, VatTreatment treatment) =>
        sale.Seller.SmallBusiness && treatment.Place == VatPlace.Home && sale.From == sale.Seller.Country;

    private static Exemption? SmallBusiness(Country country) => country.Code switch
    {
        "NL" => Exemption.SmallDutch,
        "BE" => Exemption.SmallBelgian,
        _ => null,
    };

    private static IEnumerable<Exemption> ExemptionsOf(VatSale sale) =>
        sale.Lines.Select(line => line.Exempt).OfType<Exemption>();

    private static VatTreatment Home(VatSale sale) =>
        new(VatPlace.Home, sale.From, sale.To, sale.From, Reason.Of("invoice.why-home", ("country", sale.From)));

    private static Country Of(VatSale sale, VatPlace place) => place == VatPlace.Home ? sale.From : sale.To;
}

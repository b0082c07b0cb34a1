using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>All that decides how a document is taxed.</summary>
internal sealed record VatSale
{
    public required VatSeller Seller { get; init; }

    public required VatBuyer Buyer { get; init; }

    /// <summary>Where the goods leave: of bol's warehouse (LVB) its country, not the seller's.</summary>
    public required Country From { get; init; }

    public required Country To { get; init; }

    public string? ToPostcode { get; init; }

    /// <summary>Rates are those of this day, in Dutch time.</summary>
    public required DateOnly Supplied { get; init; }

    /// <summary>Whether the amounts of the lines, and shipping, include VAT.</summary>
    public required bool InclVat { get; init; }

    public required IReadOnlyList<SaleLine> Lines { get; init; }

    /// <summary>Paid for shipping beside the lines, with or without VAT as they are.</summary>
    public Money Shipping { get; init; }

    /// <summary>A credit note keeps the rates of its invoice, and no meter moves.</summary>
    public bool IsCredit { get; init; }

    /// <summary>What was sold to consumers in other member states before this; null where it is not known.</summary>
    public ThresholdReading? Threshold { get; init; }
}

/// <summary>The seller, as far as VAT asks.</summary>
/// <param name="InUnion">Has an establishment in the Union; without one bol is the deemed supplier (facts/vat.md §4).</param>
/// <param name="SmallBusiness">The small-business scheme of the own country: KOR, or the Belgian franchise.</param>
internal sealed record VatSeller(Country Country, bool InUnion, bool SmallBusiness);

/// <summary>The buyer, as far as VAT asks.</summary>
/// <param name="Vies">VIES' stored answer: null where there is none, which is neither valid nor invalid.</param>
internal sealed record VatBuyer(bool Business, VatNumber? VatNumber, bool? Vies);

/// <summary>The meter of art. 59c before this sale, all channels together, without VAT.</summary>
/// <param name="OptedIn">The seller chose to be taxed at destination from the first euro.</param>
internal sealed record ThresholdReading(Money BeforeExclVat, Money LastYearExclVat, bool OptedIn)
{
    /// <summary>It was passed this year, whatever came back since.</summary>
    public bool Passed { get; init; }

    /// <summary>And last year.</summary>
    public bool PassedLastYear { get; init; }
}

/// <summary>A line before it is taxed.</summary>
/// <param name="Charged">What the shop charged, which stands; null where Tandem decides.</param>
/// <param name="Exempt">Why nothing is shown as VAT, of a line that is exempt.</param>
internal sealed record SaleLine(string TaxClass, Money Total, VatCharge? Charged, Exemption? Exempt);

/// <summary>A category with its rate.</summary>
internal sealed record VatCharge(VatCategory Category, VatRate Rate);

namespace Tandem.Engine.Orders.Import;

/// <summary>
/// What the shop answered about VAT when it took in a line of a bol order, or the part of one that has this tax class. Net and
/// VAT add up to what the shop's line comes to, to the cent.
/// </summary>
/// <param name="Class">The shop's tax class; <c>standard</c> for the one without a name.</param>
/// <param name="Percents">The rates, as percentages (21); empty: it was taxed nothing.</param>
/// <param name="NetCents">VAT excluded, after discounts.</param>
/// <param name="VatCents">The VAT of all rates together.</param>
/// <param name="DiscountCentsInclVat">What bol's discounts took off, VAT included.</param>
/// <param name="NoRate">The shop had no rate for the class and the country: taxed nothing without meaning to be.</param>
public sealed record LineTax(string Class, IReadOnlyList<decimal> Percents, long NetCents, long VatCents,
    long DiscountCentsInclVat, bool NoRate);

using Tandem.Bol;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.Import;

/// <summary>
/// What must be known about VAT later and stands nowhere else by then: bol shows billing details for 30 days. Pure.
/// </summary>
internal static class TaxFacts
{
    /// <summary>Of the customer: only countries, and whether it is a business. Nothing that names anyone.</summary>
    public static void TakeBuyer(Order order, BolOrder detail, TaxTable taxes)
    {
        var (ship, bill) = (detail.ShipmentDetails, detail.BillingDetails);
        var vatNumber = bill?.VatNumber?.Trim();
        order.Destination = Country.TryParse(ship?.CountryCode ?? bill?.CountryCode)?.Code;
        order.TaxedIn = ImportDraft.CountryOf(detail, taxes).Code;
        order.Business = !string.IsNullOrEmpty(vatNumber) || !string.IsNullOrWhiteSpace(bill?.KvkNumber);

        // A number without its country's letters is of the country that it is billed in.
        order.VatNumberOf = string.IsNullOrEmpty(vatNumber) ? null
            : Country.TryParse(vatNumber.Length > 2 ? vatNumber[..2] : null)?.Code ?? Country.TryParse(bill?.CountryCode)?.Code;
    }

    /// <summary>Of each line that went into the shop, as the shop answered it.</summary>
    public static void TakeLines(Order order, IReadOnlyList<ImportLine> lines, WooOrder answer, TaxTable taxes)
    {
        var country = Country.TryParse(order.TaxedIn) ?? Country.Netherlands;
        foreach (var line in order.Lines)
        {
            var own = lines.Where(l => l.OrderItemId == line.OrderItemId).ToList();
            if (own.Count == 0) continue;
            line.Taxes =
            [
                .. from want in own
                   let shown = (answer.LineItems ?? []).FirstOrDefault(l => ImportCheck.IsOf(want, l))
                   where shown is not null
                   select Of(want, shown, answer, taxes, country) into part
                   group part by (part.Class, string.Join('+', part.Percents), part.NoRate) into same
                   select same.First() with
                   {
                       NetCents = same.Sum(p => p.NetCents),
                       VatCents = same.Sum(p => p.VatCents),
                       DiscountCentsInclVat = same.Sum(p => p.DiscountCentsInclVat),
                   },
            ];
        }
    }

    private static LineTax Of(ImportLine want, WooLineItem shown, WooOrder answer, TaxTable taxes, Country country)
    {
        var vat = Money.FromEuros(ImportCheck.Vat(shown));
        var taxClass = shown.TaxClass ?? want.TaxClass;
        return new LineTax(
            TaxTable.Slug(taxClass),
            [.. (ImportCheck.RatesOf(shown, answer, taxes) ?? []).Select(r => r.Rate * 100 / 1.000000m)],
            (ImportCheck.InclVat(shown) - vat).Cents,
            vat.Cents,
            want.BeforeDiscountInclVat is { } before ? (before - want.TotalInclVat).Cents : 0,
            shown.Taxes is not { Count: > 0 } && vat.Cents == 0 && taxes.RateFor(country, taxClass) is null);
    }
}

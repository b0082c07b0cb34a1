using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>Draws the invoice of a shipment, or says what only a person can. Pure.</summary>
internal static class DrawInvoice
{
    /// <summary>It waits for VIES: nobody is asked.</summary>
    public const string ViesAwaited = "invoice.vies-awaited";

    /// <summary>Business details are missing: of all its invoices the seller is asked this once.</summary>
    public const string NoBusiness = "invoice.no-business";

    /// <param name="threshold">The meter before it.</param>
    /// <returns>Neither: it gets none.</returns>
    public static (DocumentDrawn? Drawn, Reason? Question) Decide(OrderPapers papers, Shipment shipment,
        Func<int, ThresholdReading> threshold)
    {
        var (order, settings) = (papers.Order, papers.Settings);
        var parts = shipment.Lines.GroupBy(l => l.OrderItemId)
            .SelectMany(l => PartsOf(papers, l.Key, l.Sum(x => x.Units))).ToList();
        if (parts.Count == 0) return (null, null);
        var home = Country.TryParse(papers.Business.Country)!.Value;

        // bol's warehouse is in the Netherlands, whoever sells from it (facts/vat.md §4).
        var from = parts.Exists(p => p.Line.Fulfilment == Fulfilment.Lvb) ? Country.Netherlands : home;
        if (papers.Parties is { } known)
        {
            if (!InvoiceRule.Decide(settings.When, papers.Task.Asked, known.Billing.IsBusiness, from, ToOf(known, from)))
                return (null, null);
        }
        else if (Country.TryParse(order.Destination) is { } to
            && !InvoiceRule.Decide(settings.When, papers.Task.Asked, order.Business, from, to)) return (null, null);
        if (papers.Parties is not { } parties) return (null, Reason.Of("invoice.no-buyer", ("order", order.BolOrderId)));
        if (parts.Exists(p => p.Line.TotalCentsInclVat is null))
            return (null, Reason.Of("invoice.no-price", ("order", order.BolOrderId)));
        if (BusinessRule.Problems(papers.Business) is { Count: > 0 }) return (null, Reason.Of(NoBusiness));
        if (papers.ViesWaits && ViesRule.NumberOf(parties.Billing, from, ToOf(parties, from), RateTable.Shipped) is not null)
            return (null, Reason.Of(ViesAwaited, ("order", order.BolOrderId)));
        var sale = SaleOf(papers, parties, shipment, from, parts, threshold);
        return TreatmentRule.Decide(sale, RateTable.Shipped, papers.Classed) switch
        {
            VatDecision.Treated treated => (Draw(papers, parties, shipment, parts, sale, treated), null),
            VatDecision.Asks asks => (null, asks.Question),
            _ => throw new InvalidOperationException("A third kind of decision."),
        };
    }

    private static VatSale SaleOf(OrderPapers papers, OrderParties parties, Shipment shipment, Country from, List<Part> parts,
        Func<int, ThresholdReading> threshold)
    {
        var supplied = DutchTime.DayOf(shipment.ShippedAt);
        return new VatSale
        {
            Seller = new VatSeller(Country.TryParse(papers.Business.Country)!.Value, true, papers.Settings.SmallBusiness),
            Buyer = new VatBuyer(parties.Billing.IsBusiness, VatNumber.TryParse(parties.Billing.VatNumber),
                papers.Vies?.Valid),
            From = from,
            To = ToOf(parties, from),
            ToPostcode = parties.Shipping.Postcode,
            Supplied = supplied,
            InclVat = true,
            Lines = [.. parts.Select(p => new SaleLine(p.Class, p.Total, p.Charged, null))],
            Threshold = threshold(supplied.Year),
        };
    }

    private static DocumentDrawn Draw(OrderPapers papers, OrderParties parties, Shipment shipment, List<Part> parts, VatSale sale,
        VatDecision.Treated treated)
    {
        var (buyer, to) = (SealedParty.Of(parties.Billing, sale.To), SealedParty.Of(parties.Shipping, sale.To));
        return new DocumentDrawn
        {
            Kind = DocumentKind.Invoice,
            Order = papers.Order,
            ShipmentKey = shipment.Key,
            ShipmentId = shipment.ShipmentId,
            Supplied = sale.Supplied,
            Treatment = treated.Treatment,
            Notes = treated.Notes,
            Figures = FiguresRule.Of(treated.Lines, inclVat: true, []),
            Lines = [.. parts.Select(p => new DrawnLine(p.Line.OrderItemId, p.Units))],
            Content = new DocumentContent
            {
                Seller = SealedParty.Of(papers.Business),
                Buyer = buyer,
                ShipTo = to == buyer ? null : to,
                ToBusiness = parties.Billing.IsBusiness,
                OrderReference = parties.Reference ?? papers.Order.BolOrderId,
                Language = InvoiceRule.LanguageOf(buyer.Country, papers.Settings),
                ExemptionCode = treated.Treatment.Exemption?.Code,
                Exemption = treated.Treatment.Exemption?.Text,
                Lines =
                [
                    .. parts.Zip(treated.Lines).Select(p => new ContentLine(p.First.Line.OrderItemId,
                        p.First.Line.Title ?? p.First.Line.Ean ?? p.First.Line.OrderItemId, p.First.Line.Ean, p.First.Units,
                        p.First.Discount.Cents, p.First.Total.Cents, p.Second.Category, p.Second.Rate.Thousandths)),
                ],
            },
        };
    }

    private static Country ToOf(OrderParties parties, Country otherwise) =>
        Country.TryParse(parties.Shipping.Country) ?? Country.TryParse(parties.Billing.Country) ?? otherwise;

    /// <summary>The shipped units of a line, in as many parts as it has tax classes.</summary>
    private static IEnumerable<Part> PartsOf(OrderPapers papers, string item, int units)
    {
        if (papers.Order.Lines.Find(l => l.OrderItemId == item) is not { } line) yield break;
        var before = papers.Invoiced(item);
        units = Math.Min(units, line.Quantity - before.Units);
        if (units <= 0) yield break;
        var total = new Money(line.TotalCentsInclVat ?? 0);
        var share = InvoiceRule.Share(total, line.Quantity, before.Units + units, before.InclVat);
        var taxes = line.Taxes is { Count: > 0 } charged ? charged : null;
        if (taxes is null)
        {
            yield return new Part(line, units, papers.Classes.GetValueOrDefault(item, ""), null, share, Money.Zero);
            yield break;
        }

        var weights = taxes.Select(t => new Money(t.NetCents + t.VatCents)).ToList();
        if (weights.Sum(w => w.Cents) <= 0) weights = [.. weights.Select((_, at) => new Money(at == 0 ? 1 : 0))];
        foreach (var (tax, part) in taxes.Zip(Apportion.ByLargestRemainder(share, weights)))
        {
            var discount = new Money(tax.DiscountCentsInclVat);
            var off = InvoiceRule.UpTo(discount, line.Quantity, before.Units + units)
                - InvoiceRule.UpTo(discount, line.Quantity, before.Units);
            yield return new Part(line, units, tax.Class, ChargeOf(tax), part, off);
        }
    }

    /// <summary>What the shop charged stands; of a zero, and of several rates at once, it does not say why.</summary>
    private static VatCharge? ChargeOf(Orders.Import.LineTax tax) =>
        tax is { Percents: [> 0 and var percent] } && VatRate.Of(percent) is { } rate ? new VatCharge(VatCategory.S, rate) : null;

    private sealed record Part(OrderLine Line, int Units, string Class, VatCharge? Charged, Money Total, Money Discount);
}

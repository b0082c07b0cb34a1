using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Print;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Desk;

/// <summary>
/// What documents would look like: an invented order through the rules and the printing that real ones go through. It has the
/// next number of its series and takes none.
/// </summary>
public sealed class InvoiceSample(Database database, NextNumbers numbers, TimeProvider clock)
{
    internal const string OrderId = "C0001A2B3C";

    private static readonly (string Title, string Ean, int Units, long Cents, long Discount)[] Goods =
    [
        ("Theemok Zwaluw, handgedraaid, 30 cl", "8712345000011", 2, 2990, 0),
        ("Linnen theedoek, ecru", "8712345000028", 3, 3735, 415),
        ("Olijfhouten snijplank, groot model met sapgeul en ophanggat", "8712345000035", 1, 4495, 0),
    ];

    /// <summary>Of a seller who has not said who it is.</summary>
    private static readonly BusinessData Shop = new()
    {
        Business = "Voorbeeldwinkel",
        Street = "Dorpsstraat 1",
        Postcode = "1234 AB",
        City = "Utrecht",
    };

    /// <param name="look">As it is typed; the logo is the one that is kept.</param>
    /// <returns>The PDF; or what a person must say first.</returns>
    public async Task<(byte[]? Pdf, Reason? Question)> Draw(SellerId seller, InvoiceSettings settings, InvoiceLook look,
        DocumentKind kind, SampleBuyer buyer, CancellationToken ct)
    {
        var next = await numbers.Of(seller, settings, ct);
        if (next.Problem is { } problem) return (null, problem);
        BusinessData business;
        await using (var db = database.Read())
        {
            business = await db.SettingsOf<BusinessData>(seller, ct);
            look = look with { Logo = await InvoiceLooks.LogoOf(db, seller, ct) };
        }

        if (business.Business.Length == 0) business = Shop;
        var today = DutchTime.DayOf(clock.GetUtcNow());
        var to = PartyOf(buyer);
        var number = kind == DocumentKind.CreditNote ? next.CreditNotes[0] : next.Invoices[0];
        return TreatmentRule.Decide(SaleOf(business, settings, to, today), RateTable.Shipped, ClassMatrix.Prefilled) switch
        {
            VatDecision.Treated treated => (InvoicePdf.Write(
                Paper(business, to, treated, today) with
                {
                    Number = number,
                    IsCredit = kind == DocumentKind.CreditNote,
                    Credits = kind == DocumentKind.CreditNote ? next.Invoices[0] : null,
                },
                look, DocumentLanguageRule.Named(InvoiceRule.LanguageOf(to.Country.Code, settings))), null),
            VatDecision.Asks asks => (null, asks.Question),
            _ => throw new InvalidOperationException("A third kind of decision."),
        };
    }

    private static VatSale SaleOf(BusinessData business, InvoiceSettings settings, DocumentParty to, DateOnly today)
    {
        var home = Country.TryParse(business.Country) ?? Country.Netherlands;
        return new VatSale
        {
            Seller = new VatSeller(home, true, settings.SmallBusiness),
            Buyer = new VatBuyer(false, null, null),
            From = home,
            To = to.Country,
            Supplied = today,
            InclVat = true,
            Lines = [.. Goods.Select(g => new SaleLine("standard", new(g.Cents), null, null))],
            Threshold = new ThresholdReading(settings.ThresholdNet, settings.ThresholdNetBefore, settings.OssOptIn),
        };
    }

    private static TaxDocument Paper(BusinessData business, DocumentParty to, VatDecision.Treated treated, DateOnly day) => new()
    {
        Number = "",
        IsCredit = false,
        Issued = day,
        Supplied = day,
        ViaBol = true,
        InclVat = true,
        Seller = SealedParty.Of(business).Printed(),
        Buyer = to,
        ToBusiness = false,
        OrderId = OrderId,
        Lines = [.. Goods.Select(g => new DocumentLine(g.Title, g.Units, new(g.Discount), new(g.Cents)) { Ean = g.Ean })],
        Taxed = treated.Lines,
        Treatment = treated.Treatment,
        Figures = FiguresRule.Of(treated.Lines, inclVat: true, []),
    };

    private static DocumentParty PartyOf(SampleBuyer buyer) => buyer switch
    {
        SampleBuyer.Belgium => PartyOf(Country.Belgium, "Lotte Peeters", "Lange Leemstraat 12", "2018", "Antwerpen"),
        SampleBuyer.Germany => PartyOf(Country.TryParse("DE")!.Value, "Jonas Weber", "Hauptstraße 8", "50667", "Köln"),
        _ => PartyOf(Country.Netherlands, "Sanne de Vries", "Oudegracht 100", "3511AX", "Utrecht"),
    };

    private static DocumentParty PartyOf(Country country, string name, string street, string postcode, string city) =>
        new(country, name) { Street = street, Postcode = postcode, City = city };
}

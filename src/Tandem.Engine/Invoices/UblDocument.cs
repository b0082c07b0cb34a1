using System.Globalization;
using System.Text;
using System.Xml;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>
/// Writes a document as UBL 2.1: Peppol BIS Billing 3.0 where it can go over Peppol, plain EN 16931 for bookkeeping where it goes
/// to a consumer or a party that Peppol cannot name (facts/vat.md §6).
/// </summary>
internal sealed class UblDocument
{
    private const string Basic = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private const string Aggregate = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
    private const string Norm = "urn:cen.eu:en16931:2017";
    private const string Bis = Norm + "#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";

    private readonly TaxDocument _document;
    private readonly bool _strict;
    private readonly XmlWriter _xml;

    private UblDocument(TaxDocument document, bool strict, XmlWriter xml) =>
        (_document, _strict, _xml) = (document, strict, xml);

    /// <summary>The file, in UTF-8.</summary>
    /// <param name="strict">
    /// VAT is computed anew from the net of each rate, and the cent that this makes is in BT-114; what was paid stays the same
    /// (facts/vat.md §5, model B). Else the VAT is what was in the price, within the tolerance of BR-CO-17.
    /// </param>
    public static byte[] Write(TaxDocument document, bool strict)
    {
        using var file = new MemoryStream();
        using (var xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
            new UblDocument(document, strict, xml).Write();
        return file.ToArray();
    }

    private string Kind => _document.IsCredit ? "CreditNote" : "Invoice";

    private void Write()
    {
        var root = $"urn:oasis:names:specification:ubl:schema:xsd:{Kind}-2";
        _xml.WriteStartElement(Kind, root);
        _xml.WriteAttributeString("xmlns", "cac", null, Aggregate);
        _xml.WriteAttributeString("xmlns", "cbc", null, Basic);
        var peppol = _document.ToBusiness && PeppolRule.Missing(_document.Seller, _document.Buyer) is null;
        Text("CustomizationID", peppol ? Bis : Norm);
        if (peppol) Text("ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");
        Text("ID", _document.Number);
        Text("IssueDate", Day(_document.Issued));
        Text($"{Kind}TypeCode", _document.IsCredit ? "381" : "380");
        if (_document.OwesVatBack)
            Text("Note", "Btw terug te storten aan de Staat in de mate waarin ze oorspronkelijk in aftrek werd gebracht");
        Text("DocumentCurrencyCode", "EUR");
        References(peppol);
        Party("AccountingSupplierParty", _document.Seller, peppol);
        Party("AccountingCustomerParty", _document.Buyer, peppol);
        Delivery();
        if (!_document.IsCredit) In("PaymentTerms", () => Text("Note", _document.ViaBol ? "Voldaan via bol" : "Voldaan"));
        TaxTotal();
        Totals();
        for (var at = 0; at < _document.Lines.Count; at++) Line(at);
        _xml.WriteEndElement();
    }

    // Peppol wants the buyer's reference or an order (R003); BIS Billing names "NA" for an order without a number.
    private void References(bool peppol)
    {
        if ((_document.OrderReference ?? (peppol ? "NA" : null)) is { } order) In("OrderReference", () => Text("ID", order));
        if (_document.Credits is { } credits)
            In("BillingReference", () => In("InvoiceDocumentReference", () => Text("ID", credits)));
    }

    private void Party(string role, DocumentParty party, bool peppol) => In(role, () => In("Party", () =>
    {
        if (peppol && party.Endpoint is { } endpoint) Text("EndpointID", endpoint.Id, "schemeID", endpoint.Scheme);
        In("PostalAddress", () =>
        {
            if (party.Street is { } street) Text("StreetName", street);
            if (party.City is { } city) Text("CityName", city);
            if (party.Postcode is { } postcode) Text("PostalZone", postcode);
            In("Country", () => Text("IdentificationCode", party.Country.Code));
        });
        if (party.VatNumber is { } number)
            In("PartyTaxScheme", () =>
            {
                Text("CompanyID", number);
                Vat();
            });
        In("PartyLegalEntity", () =>
        {
            Text("RegistrationName", party.Name);
            if (party.Register is { } register) Text("CompanyID", register.Id, "schemeID", register.Scheme);
        });
    }));

    private void Delivery() => In("Delivery", () =>
    {
        Text("ActualDeliveryDate", Day(_document.Supplied));
        In("DeliveryLocation", () => In("Address", () =>
            In("Country", () => Text("IdentificationCode", _document.Treatment.To.Code))));
    });

    private void TaxTotal() => In("TaxTotal", () =>
    {
        Amount("TaxAmount", VatOfAll());
        foreach (var rate in _document.Figures.Breakdown)
        {
            In("TaxSubtotal", () =>
            {
                Amount("TaxableAmount", rate.Net);
                Amount("TaxAmount", _strict ? rate.StrictVat : rate.Vat);
                Category("TaxCategory", rate.Category, rate.Rate, withReason: true);
            });
        }
    });

    private void Totals() => In("LegalMonetaryTotal", () =>
    {
        var figures = _document.Figures;
        Amount("LineExtensionAmount", figures.Net);
        Amount("TaxExclusiveAmount", figures.Net);
        Amount("TaxInclusiveAmount", figures.Net + VatOfAll());
        Amount("PrepaidAmount", figures.Gross);
        if (_strict && figures.StrictRounding != Money.Zero) Amount("PayableRoundingAmount", figures.StrictRounding);
        Amount("PayableAmount", Money.Zero);
    });

    private void Line(int at) => In($"{Kind}Line", () =>
    {
        var (line, taxed, price) = (_document.Lines[at], _document.Taxed[at], LinePrice.Of(_document, at));
        var off = price.DiscountExclVat;

        // A line that takes something off is a negative quantity: a price may not be below zero (BR-27).
        var quantity = price.FullExclVat < Money.Zero ? -line.Quantity : line.Quantity;
        Text("ID", (at + 1).ToString(CultureInfo.InvariantCulture));
        Text(_document.IsCredit ? "CreditedQuantity" : "InvoicedQuantity", Number(quantity), "unitCode", "C62");
        Amount("LineExtensionAmount", price.NetExclVat);
        if (off != Money.Zero)
            In("AllowanceCharge", () =>
            {
                Text("ChargeIndicator", off > Money.Zero ? "false" : "true");
                if (off > Money.Zero) Text("AllowanceChargeReasonCode", "95");
                Text("AllowanceChargeReason", off > Money.Zero ? "Korting" : "Toeslag");
                Amount("Amount", off > Money.Zero ? off : Money.Zero - off);
            });
        In("Item", () =>
        {
            Text("Name", line.Description);
            Category("ClassifiedTaxCategory", taxed.Category, taxed.Rate, withReason: false);
        });

        // Six decimals, or as many as keep quantity × price within the two cents that Peppol allows (R120).
        var unit = price.UnitExclVat(quantity, decimal.Abs(quantity) > 10_000 ? 12 : 6);
        In("Price", () => Text("PriceAmount", Number(unit), "currencyID", "EUR"));
    });

    private void Category(string name, VatCategory category, VatRate rate, bool withReason) => In(name, () =>
    {
        Text("ID", category.ToString());
        Text("Percent", rate.ToString());
        if (withReason && _document.Treatment.Exemption is { } exemption
            && category is VatCategory.K or VatCategory.G or VatCategory.E)
        {
            if (exemption.Code is { } code) Text("TaxExemptionReasonCode", code);
            Text("TaxExemptionReason", exemption.Text);
        }

        Vat();
    });

    private void Vat() => In("TaxScheme", () => Text("ID", "VAT"));

    private Money VatOfAll() => _strict
        ? new Money(_document.Figures.Breakdown.Sum(rate => rate.StrictVat.Cents)) : _document.Figures.Vat;

    private void In(string name, Action content)
    {
        _xml.WriteStartElement("cac", name, Aggregate);
        content();
        _xml.WriteEndElement();
    }

    private void Amount(string name, Money amount) => Text(name, amount.ToString(), "currencyID", "EUR");

    private void Text(string name, string text, string? attribute = null, string value = "")
    {
        _xml.WriteStartElement("cbc", name, Basic);
        if (attribute is not null) _xml.WriteAttributeString(attribute, value);
        _xml.WriteString(Clean(text));
        _xml.WriteEndElement();
    }

    // What XML cannot hold at all: control characters, and halves of characters.
    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value >= 0x10000 || XmlConvert.IsXmlChar((char)rune.Value)) kept.Append(rune.ToString());
        }

        return kept.ToString().Trim();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using CsCheck;
using Tandem.Engine.Invoices.Trial;

namespace Tandem.Tests.Invoices;

/// <summary>
/// The sums of an e-invoice, held to the cent: the official rules let VAT be wrong by up to 0.99 (facts/vat.md §6). What else
/// they ask is <see cref="UblJudgeTests"/>'.
/// </summary>
public sealed class UblTests
{
    private static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private static readonly XNamespace Cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    private static readonly Gen<JsonObject> Lines = Gen.Select(
        Documents.One(("standard", "S", "21"), ("reduced-rate", "S", "9"), ("zero-rate", "Z", "0")), Gen.Int[1, 30],
        Gen.Long[1, 20_000], Gen.Long[0, 500], (taxed, quantity, price, off) =>
        {
            var total = Math.Max(0, (quantity * price) - off);
            return new JsonObject
            {
                ["description"] = "Artikel", ["qty"] = quantity, ["unit_price"] = Euros(price),
                ["discount"] = Euros((quantity * price) - total), ["line_total"] = Euros(total),
                ["tax_class"] = taxed.Item1, ["category"] = taxed.Item2, ["rate"] = taxed.Item3,
            };
        });

    public static Gen<JsonObject> AnyDocument { get; } =
        Gen.Select(Lines.Array[1, 12], Gen.Bool, Gen.Bool, Gen.Bool, Gen.Long[0, 900],
            (lines, inclVat, business, credit, shipping) =>
        {
            var document = Documents.Invoice(("prices_include_vat", inclVat ? "true" : "false"),
                ("shipping", $"\"{Euros(shipping)}\""));
            document["lines"] = new JsonArray([.. lines.Select(line => line.DeepClone())]);
            if (credit) (document["kind"], document["credits"]) = ("credit_note", "2026-0001");
            if (business) (document["buyer"]!["type"], document["buyer"]!["kvk"]) = ("business", "87654321");
            return document;
        });

    [Fact]
    public void Sums_AreRightToTheCent_InBothModels() => AnyDocument.Sample(document =>
    {
        var tried = Documents.Try(document);
        var gross = Documents.Answer(tried).GetProperty("totals").GetProperty("gross").GetString()!;
        var files = tried.Ubl().ToList();
        for (var at = 0; at < files.Count; at++)
            Check(XDocument.Parse(Encoding.UTF8.GetString(files[at].Content)).Root!, Number(gross), strict: at == 1);
        Assert.Equal(Documents.Answer(tried).GetProperty("strict").GetProperty("needed").GetBoolean(), files.Count == 2);
    }, iter: 500);

    [Fact]
    public void Credit_NamesItsInvoice_AndSaysThatVatIsOwedBack()
    {
        var credit = One(Documents.Invoice(("kind", "\"credit_note\""), ("credits", "\"2026-0001\""),
            ("seller.country", "\"BE\""), ("seller.vat", "\"BE0123456749\""), ("ship_from", "\"BE\""), ("ship_to", "\"BE\""),
            ("buyer.country", "\"BE\""),
            ("buyer.type", "\"business\""), ("buyer.vat", "\"BE0876543270\"")));
        Assert.Equal("CreditNote", credit.Name.LocalName);
        Assert.Equal("2026-0001", credit.Descendants(Cac + "InvoiceDocumentReference").Single().Element(Cbc + "ID")?.Value);
        Assert.StartsWith("Btw terug te storten", credit.Element(Cbc + "Note")?.Value, StringComparison.Ordinal);
        Assert.Equal(["0208", "0208"], credit.Descendants(Cbc + "EndpointID").Select(id => id.Attribute("schemeID")?.Value));
    }

    /// <summary>A business that Peppol cannot name gets plain EN 16931, and the seller is told.</summary>
    [Fact]
    public void Business_ThatPeppolCannotName_GetsAPlainFile()
    {
        var tried = Documents.Try(Documents.Invoice(("buyer.type", "\"business\"")));
        Assert.Equal("buyer.kvk", tried.Notes.Single(note => note.Code == "invoice.no-peppol")["what"]);
        Assert.Equal("urn:cen.eu:en16931:2017", One(Documents.Invoice(("buyer.type", "\"business\"")))
            .Element(Cbc + "CustomizationID")?.Value);
    }

    [Theory]
    [InlineData("2026-0042", "2026-0042.xml")]
    [InlineData("../../etc/passwd", "-..-etc-passwd.xml")]
    [InlineData("F 2026/1", "F-2026-1.xml")]
    public void File_IsNamedAfterTheNumber_AndStaysInItsFolder(string number, string name) => Assert.Equal(name,
        Documents.Try(Documents.Invoice(("number", $"\"{number}\""))).Ubl().First().Name);

    [Fact]
    public void Text_ThatXmlCannotHold_IsLeftOut() => Assert.Equal("Mok \U0001F375 <b>&", One(Documents.Invoice(
        ("lines.0.description", "\"Mok\\u0000 \\uD83C\\uDF75\\uFFFE <b>&\\u0001\""))).Descendants(Cac + "Item").Single()
        .Element(Cbc + "Name")?.Value);

    private static XElement One(JsonNode document) =>
        XDocument.Parse(Encoding.UTF8.GetString(Documents.Try(document).Ubl().First().Content)).Root!;

    private static void Check(XElement root, decimal gross, bool strict)
    {
        var totals = root.Element(Cac + "LegalMonetaryTotal")!;
        var lines = root.Elements(root.Name.Namespace + "x").Concat(root.Elements(Cac + "InvoiceLine"))
            .Concat(root.Elements(Cac + "CreditNoteLine")).ToList();
        var net = Of(totals, "LineExtensionAmount");
        var vat = Of(root.Element(Cac + "TaxTotal")!, "TaxAmount");
        var rounding = totals.Element(Cbc + "PayableRoundingAmount") is { } cents ? Number(cents.Value) : 0;
        Assert.Equal(net, lines.Sum(line => Of(line, "LineExtensionAmount"))); // BR-CO-10
        Assert.Equal(net, Of(totals, "TaxExclusiveAmount")); // BR-CO-13
        Assert.Equal(net + vat, Of(totals, "TaxInclusiveAmount")); // BR-CO-15
        Assert.Equal(gross, net + vat + rounding);
        Assert.Equal(0, Of(totals, "TaxInclusiveAmount") - Of(totals, "PrepaidAmount") + rounding); // BR-CO-16
        Assert.Equal(0, Of(totals, "PayableAmount"));
        var rates = root.Element(Cac + "TaxTotal")!.Elements(Cac + "TaxSubtotal").ToList();
        Assert.Equal(vat, rates.Sum(rate => Of(rate, "TaxAmount"))); // BR-CO-14
        foreach (var rate in rates)
        {
            var category = rate.Element(Cac + "TaxCategory")!;
            var (id, percent) = (category.Element(Cbc + "ID")!.Value, Of(category, "Percent"));
            Assert.Equal(Of(rate, "TaxableAmount"), lines.Where(line => line.Descendants(Cac + "ClassifiedTaxCategory").Single()
                is { } own && own.Element(Cbc + "ID")!.Value == id && Of(own, "Percent") == percent)
                .Sum(line => Of(line, "LineExtensionAmount"))); // BR-S-08
            var again = decimal.Round(Of(rate, "TaxableAmount") * percent / 100, 2, MidpointRounding.AwayFromZero);
            Assert.InRange(Of(rate, "TaxAmount") - again, strict ? 0 : -0.01m, strict ? 0 : 0.01m); // BR-CO-17, and closer
        }

        Assert.All(lines, Priced);
    }

    /// <summary>Peppol's R120: quantity × price less allowances is the line's net, but for two cents.</summary>
    private static void Priced(XElement line)
    {
        var quantity = Number((line.Element(Cbc + "InvoicedQuantity") ?? line.Element(Cbc + "CreditedQuantity"))!.Value);
        var price = Of(line.Element(Cac + "Price")!, "PriceAmount");
        var off = line.Elements(Cac + "AllowanceCharge").Sum(allowance => Of(allowance, "Amount"));
        Assert.True(price >= 0);
        Assert.InRange((quantity * price) - off - Of(line, "LineExtensionAmount"), -0.01m, 0.01m);
    }

    private static decimal Of(XElement parent, string name) => Number(parent.Element(Cbc + name)!.Value);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Euros(long cents) => (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}

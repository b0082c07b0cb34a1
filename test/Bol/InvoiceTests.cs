using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Tandem.Bol;

namespace Tandem.Tests.Bol;

/// <summary>bol's own invoices and those to customers: what real answers look like, and whatever else might come.</summary>
public sealed class InvoiceTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private const string Line = """
        {"id":"A000TEST01#8712345000011#COMPENSATION_LOST_GOODS","invoiceLineRef":"39#COMPENSATION_LOST_GOODS",
         "invoicedQuantity":{"value":2.0,"unitCode":"ZZ"},"lineExtensionAmount":{"value":-20.11,"currencyID":"EUR"},
         "taxTotal":{"TaxAmount":{"value":0.00,"currencyID":"EUR"}},"price":{"PriceAmount":{"value":-10.06},"BaseQuantity":{"value":1}},
         "item":{"Description":[{"value":"Compensatie zoekgeraakte artikelen"}],"Name":{"value":"COMPENSATION_LOST_GOODS"},
          "ClassifiedTaxCategory":[{"ID":{"value":"B"},"Percent":{"value":0.00}}],
          "AdditionalItemProperty":[{"Name":{"value":"Order date"},"Value":{"value":"2026-11-01"}},
           {"Name":{"value":"Bestelnummer"},"Value":{"value":"A000TEST01"}},{"Name":{"value":"EAN"},"Value":{"value":"8712345000011"}}]}}
        """;

    private readonly FakeBol bol = new();

    [Theory]
    [InlineData("""{"invoiceListItems":[{"invoiceId":"450","invoiceType":"ALL_IN_ONE","issueDate":1525125600,"invoicePeriod":{"startDate":1554069600000,"endDate":1556575200000},"legalMonetaryTotal":{"payableAmount":{"amount":-1336.30,"currencyID":"EUR"}},"specificationMediaTypes":{"availableMediaTypes":["application/json","application/xml"]}}],"period":"x"}""")]
    [InlineData("""{"invoiceListItems":[{"invoiceId":450,"invoiceType":{"value":"ALL_IN_ONE"},"issueDate":"2018-05-01T00:00:00+02:00","invoicePeriod":{"startDate":"2019-04-01T00:00:00+02:00","endDate":"1556575200000"},"legalMonetaryTotal":{"payableAmount":-1336.3},"specificationMediaTypes":["application/json"]}]}""")]
    public async Task List_InEitherShape_IsRead(string body)
    {
        bol.Api = _ => FakeBol.Json(200, body);
        var invoice = Assert.Single(await bol.Client.GetInvoices(new(2026, 10, 24), new(2026, 11, 23), None));
        Assert.Equal("/retailer/invoices?period-start-date=2026-10-24&period-end-date=2026-11-23",
            Assert.Single(bol.Calls).PathAndQuery);
        Assert.Equal(("450", "ALL_IN_ONE", -1336.30m, true),
            (invoice.InvoiceId, invoice.InvoiceType, invoice.Payable, invoice.HasJson));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1525125600), invoice.IssuedAt);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1554069600000), invoice.From);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"period":"2026-10-24T00:00:00+02:00/2026-11-23T00:00:00+01:00"}""")]
    [InlineData("""{"invoiceListItems":null}""")]
    public async Task List_Empty_IsNone(string body)
    {
        bol.Api = _ => FakeBol.Json(200, body);
        Assert.Empty(await bol.Client.GetInvoices(new(2026, 10, 24), new(2026, 11, 23), None));
    }

    [Fact]
    public async Task Invoice_WithoutJson_SaysSo()
    {
        bol.Api = _ => FakeBol.Json(200,
            """{"invoiceListItems":[{"invoiceId":"1","specificationMediaTypes":{"availableMediaTypes":["application/pdf"]}},{"invoiceId":"2"}]}""");
        Assert.Equal([false, true],
            (await bol.Client.GetInvoices(new(2026, 10, 24), new(2026, 11, 23), None)).Select(i => i.HasJson));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Specification_AsJson_OrAsBytesInText_IsRead(bool asText)
    {
        var body = $$"""{"invoiceSpecification":[{{Line}}]}""";
        bol.Api = _ => FakeBol.Json(200, asText ? $"\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(body))}\"" : body);
        var line = Assert.Single((await bol.Client.GetInvoiceSpecification("39", 2, None))!);
        Assert.Equal("/retailer/invoices/39/specification?page=2", Assert.Single(bol.Calls).PathAndQuery);
        Assert.Equal(
            new BolSpecificationLine("A000TEST01#8712345000011#COMPENSATION_LOST_GOODS", "COMPENSATION_LOST_GOODS",
                "Compensatie zoekgeraakte artikelen", "A000TEST01", "8712345000011", 2.0m, -20.11m, 0.00m, 0.00m), line);
    }

    [Theory]
    [InlineData("\"{\\u0022invoiceSpecification\\u0022:[{}]}\"", 1)]
    [InlineData(" \"e30=\" ", 0)]
    public async Task Specification_InText_IsRead(string body, int lines)
    {
        bol.Api = _ => FakeBol.Json(200, body);
        Assert.Equal(lines, (await bol.Client.GetInvoiceSpecification("39", 1, None))!.Count);
    }

    [Fact]
    public async Task Request_OfAnotherShipment_IsUnreadable()
    {
        bol.Api = _ => FakeBol.Json(200, """{"invoiceRequests":[{"shipmentId":"8"}]}""");
        Assert.Single((await bol.Client.GetInvoiceRequests(new(), None)).InvoiceRequests!);
        var failure = await Assert.ThrowsAsync<BolUnavailable>(() =>
            bol.Pass(bol.Client.GetInvoiceRequests(new() { State = "ALL", ShipmentId = "7" }, None)));
        Assert.Equal("unreadable", failure.Own);
    }

    [Fact]
    public async Task Specification_OddEntries_StandInTheirPlace()
    {
        bol.Api = _ => FakeBol.Json(200, $$$"""
            {"invoiceSpecification":[7,null,"x",[],{},{"item":7,"lineExtensionAmount":"3.50","taxTotal":[{"taxAmount":"0.74"}]},
             {"item":{"name":"STOCK","additionalItemProperty":{"name":"ean","value":"8712345000028"}},"lineExtensionAmount":{"value":"no"}},{{{Line}}}]}
            """);
        var lines = (await bol.Client.GetInvoiceSpecification("39", 1, None))!;
        Assert.Equal(8, lines.Count);
        Assert.All(lines.Take(5), line => Assert.Equal(new BolSpecificationLine(), line));
        Assert.Equal((3.50m, 0.74m), (lines[5].Amount, lines[5].Vat));
        Assert.Equal(("STOCK", "8712345000028", null), (lines[6].Type, lines[6].Ean, lines[6].Amount));
        Assert.Equal(-20.11m, lines[7].Amount);
    }

    [Theory]
    [InlineData("<html>Even geduld</html>")]
    [InlineData("\"bm8gSlNPTg==\"")]
    [InlineData("[]")]
    [InlineData("""{"orders":[]}""")]
    [InlineData("\"")]
    [InlineData("\"e30=\" en meer")]
    [InlineData("\"e30\"")]
    [InlineData("\"\\ud800\"")]
    public async Task Specification_OfSomethingElse_IsUnreadable(string body)
    {
        bol.Api = _ => FakeBol.Json(200, body);
        var failure = await Assert.ThrowsAsync<BolUnavailable>(() => bol.Pass(Ask()));
        Assert.Equal("unreadable", failure.Own);

        async Task<int> Ask() => (await bol.Client.GetInvoiceSpecification("39", 1, None))!.Count;
    }

    [Fact]
    public async Task Specification_NotKnown_IsNull()
    {
        bol.Api = _ => FakeBol.Json(404, """{"title":"Not Found","status":404,"detail":"x"}""");
        Assert.Null(await bol.Client.GetInvoiceSpecification("39", 1, None));
        await Assert.ThrowsAsync<BolNotFound>(() => bol.Client.UploadInvoice("..", "a.pdf", [1], None));
    }

    [Fact]
    public async Task Specification_OfAFullPage_IsReadWhole()
    {
        // Beyond what any other answer may hold, in bytes and in objects.
        var lines = string.Join(',', Enumerable.Repeat(Line, 25_000));
        bol.Api = _ => FakeBol.Json(200, $$"""{"invoiceSpecification":[{{lines}}]}""");
        Assert.Equal(25_000, (await bol.Client.GetInvoiceSpecification("39", 1, None))!.Count);
    }

    [Fact]
    public void Specification_OfAnyShape_HasALineForEachEntry() =>
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 9], Gen.Int[0, 11]).Array[1, 12].Sample(changes =>
        {
            var entries = new JsonArray([.. changes.Select(change => Changed(change.Item1, change.Item2, change.Item3))]);
            // Of its own: bol allows few such calls a minute, and time stands still.
            var fresh = new FakeBol
            {
                Api = _ => FakeBol.Json(200, new JsonObject { ["invoiceSpecification"] = entries }.ToJsonString()),
            };
            var lines = fresh.Client.GetInvoiceSpecification("39", 1, None).GetAwaiter().GetResult()!;
            Assert.Equal(changes.Length, lines.Count);
            Assert.All(lines, line => Assert.True(line.Amount is null or < 100_000_000m));
        }, iter: 400, threads: 1);

    [Fact]
    public async Task Upload_IsAFormWithOneFile()
    {
        var pdf = "%PDF-1.7\n%%EOF"u8.ToArray();
        var status = await bol.Client.UploadInvoice("541757635", "Factuur \"2026/1\"\r\n.pdf", pdf, None);
        Assert.Equal("1", status.ProcessStatusId);
        var sent = Assert.Single(bol.Calls);
        Assert.Equal(("POST", "/retailer/shipments/invoices/541757635", BolCall.V10),
            (sent.Method, sent.PathAndQuery, sent.Accept));
        var boundary = sent.ContentType!["multipart/form-data; boundary=".Length..];
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"invoice\"; filename=\"Factuur__2026_1___.pdf\"\r\n"
            + $"Content-Type: application/pdf\r\n\r\n%PDF-1.7\n%%EOF\r\n--{boundary}--\r\n", sent.Body);
    }

    [Fact]
    public async Task Upload_WhoseAnswerIsLost_IsUnknown_AndNotRepeated()
    {
        bol.ApiGives(() => throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost"));
        await Assert.ThrowsAsync<BolUnknown>(() => bol.Client.UploadInvoice("1", "a.pdf", [1], None));
        Assert.Single(bol.Calls);
    }

    [Fact]
    public async Task Requests_AreReadWithoutTheirCustomer_WhoIsReadAlone()
    {
        bol.Api = _ => FakeBol.Json(200, """
            {"invoiceRequests":[{"shipmentId":"7","orderId":"A1","customerAccountNumber":"300","status":"INVOICE_REQUESTED",
              "billingDetails":{"salutation":"FEMALE","firstName":"Anna","company":"Voorbeeld BV","vatNumber":"NL1"},
              "products":[{"description":"Mok","quantity":1,"unitPrice":10}],
              "statusTransitions":[{"status":"INVOICE_REQUESTED","statusDateTime":"2026-11-20T12:00:00+01:00"}]},9]}
            """);
        var requests = (await bol.Client.GetInvoiceRequests(new() { State = "ALL", Page = 2 }, None)).InvoiceRequests!;
        Assert.Equal("/retailer/shipments/invoices/requests?page=2&state=ALL", bol.Calls[0].PathAndQuery);
        Assert.Equal(("7", "A1", "INVOICE_REQUESTED", 1),
            (requests[0].ShipmentId, requests[0].OrderId, requests[0].Status, requests[0].StatusTransitions!.Count));
        Assert.DoesNotContain("Anna", JsonSerializer.Serialize(requests), StringComparison.Ordinal);
        Assert.Equal(new BolInvoiceRequest(), requests[1]);

        var party = (await bol.Client.GetInvoiceRequestParty("7", None))!;
        Assert.Equal("/retailer/shipments/invoices/requests?page=1&state=ALL&shipment-id=7", bol.Calls[1].PathAndQuery);
        Assert.Equal(("Anna", "Voorbeeld BV", "NL1"), (party.FirstName, party.Company, party.VatNumber));
        Assert.Equal(nameof(BolInvoiceParty), party.ToString());
        Assert.Null(await bol.Client.GetInvoiceRequestParty("8", None));
    }

    /// <summary>A line in which something stands that does not belong there.</summary>
    private static JsonNode? Changed(int where, int what, int also)
    {
        var line = JsonNode.Parse(Line)!.AsObject();
        JsonNode? Odd(int kind) => kind switch
        {
            0 => null,
            1 => JsonValue.Create(1e300),
            2 => JsonValue.Create("niets"),
            3 => new JsonArray(),
            4 => new JsonObject(),
            5 => new JsonArray(new JsonArray(new JsonObject { ["value"] = new JsonObject { ["value"] = 1 } })),
            6 => JsonValue.Create(true),
            7 => JsonValue.Create(new string('x', 5000)),
            8 => new JsonObject { ["value"] = new JsonArray(1, 2) },
            _ => JsonValue.Create(-0.005m),
        };
        switch (where)
        {
            case 0: return Odd(what);
            case 1: line["id"] = Odd(what); break;
            case 2: line["item"] = Odd(what); break;
            case 3: line["item"]!["AdditionalItemProperty"] = Odd(what); break;
            case 4: line["lineExtensionAmount"] = Odd(what); break;
            case 5: line["taxTotal"] = Odd(what); break;
            case 6: line["item"]!["ClassifiedTaxCategory"] = Odd(what); break;
            case 7: line.Remove(line.ElementAt(also % line.Count).Key); break;
            default: line["invoicedQuantity"] = Odd(what); break;
        }

        return line;
    }
}

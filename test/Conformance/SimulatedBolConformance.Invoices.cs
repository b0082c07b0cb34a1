using System.Net.Http.Headers;
using System.Text;
using Tandem.Tests.Sandbox;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Conformance;

public sealed partial class SimulatedBolConformance
{
    private const string Requests = "/retailer/shipments/invoices/requests";

    [Fact]
    public async Task BolsInvoices_AsBytesInText_AreAnsweredAsDescribed_AndElseAsClientsSeeThem()
    {
        await using var described = await Rehearsal.Start(o => o with { BolInvoicesAsText = true });
        foreach (var (world, asText) in new[] { (described, true), (rehearsal, false) })
        {
            var bearer = (string)(await world.LogIn()).Json["access_token"]!;
            await world.Ledger(Post, $"bol/ship?order={await world.OrderAtBol(2)}");
            var id = (string)(await world.Ledger(Post, "bol/invoice")).Json["id"]!;
            foreach (var path in new[]
            {
                "/retailer/invoices", "/retailer/invoices?period-start-date=2026-10-24&period-end-date=2026-11-23",
                $"/retailer/invoices/{id}/specification", $"/retailer/invoices/{id}/specification?page=2",
            })
            {
                Assert.Empty(description.ValidateRequest("GET", path, null, null, V10));
                var answer = await world.AskBol(path[1..], bearer);
                Assert.Equal(200, answer.Status);
                var errors = description.ValidateResponse("GET", path, 200, answer.ContentType, answer.Body);
                Assert.Equal(asText, errors.Count == 0);
                if (!asText) Assert.StartsWith("{", answer.Body, StringComparison.Ordinal);
            }
        }

        await Ask(404, Get, "/retailer/invoices/1/specification");
        await Ask(400, Get, "/retailer/invoices?period-start-date=2026-10-24");
        await Ask(400, Get, "/retailer/invoices?period-start-date=2026-10-23&period-end-date=2026-11-23");
        await Ask(400, Get, "/retailer/invoices?period-start-date=soon&period-end-date=later");
    }

    [Fact]
    public async Task CustomersInvoices_AreAskedForAndUploadedAsDescribed()
    {
        var orders = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            orders.Add(await rehearsal.OrderAtBol());
            await rehearsal.Ledger(Post, $"bol/ship?order={orders[i]}");
            await rehearsal.Ledger(Post, $"shoppers/ask-invoice?order={orders[i]}");
        }

        var asked = (await Ask(200, Get, $"{Requests}?state=OPEN&page=1")).Json["invoiceRequests"]!.AsArray();
        Assert.Equal(5, asked.Count);
        var shipment = (string)asked[0]!["shipmentId"]!;
        await Ask(200, Get, Requests);
        await Ask(200, Get, $"{Requests}?shipment-id={shipment}&state=ALL");
        await Ask(400, Get, $"{Requests}?state=SOON");
        await Ask(400, Get, $"{Requests}?page=0");

        var process = await Upload(202, shipment, "application/pdf", "%PDF-1.7 factuur");
        Assert.Equal("UPLOAD_INVOICE", (string)process.Json["eventType"]!);
        await Ask(200, Get, $"/shared/process-status/{process.Json["processStatusId"]}");
        await Ask(200, Get, $"{Requests}?state=ALL");
        await Upload(404, "1", "application/pdf", "%PDF-1.7 factuur");
        await Upload(415, shipment, "application/xml", "<Invoice/>");
        await Upload(415, shipment, "application/pdf", "<Invoice/>");
        await Upload(400, shipment, "application/pdf", "");
        Assert.Equal(415, (await Send(Post, $"/retailer/shipments/invoices/{shipment}", "{}", V10, V10, token)).Status);
    }

    private async Task<Answered> Upload(int expected, string shipment, string type, string file)
    {
        var path = $"/retailer/shipments/invoices/{shipment}";
        using var form = new MultipartFormDataContent();
        using var part = new ByteArrayContent(Encoding.ASCII.GetBytes(file));
        part.Headers.ContentType = new MediaTypeHeaderValue(type);
        form.Add(part, "\"invoice\"", "\"factuur.pdf\"");
        using var request = new HttpRequestMessage(Post, new Uri(rehearsal.Host.BolApi, path)) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.TryAddWithoutValidation("Accept", V10);
        var answer = await rehearsal.Send(request);
        Assert.Equal(expected, answer.Status);
        Assert.Empty(description.ValidateResponse("POST", path, expected, answer.ContentType, answer.Body));
        return answer;
    }
}

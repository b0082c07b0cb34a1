using System.Globalization;

namespace Tandem.Bol;

public sealed partial class BolClient
{
    private const string Invoices = "/retailer/invoices";
    private const string CustomerInvoices = "/retailer/shipments/invoices";

    // A page has up to 25,000 lines (facts/bol.md §9), each of some two kilobytes and thirty objects.
    private const int LargestSpecification = 96 * 1024 * 1024;
    private const int MostOfSpecification = 1_500_000;

    /// <summary>Lists bol's own invoices to the seller of a period of at most 31 days.</summary>
    public async Task<IReadOnlyList<BolInvoice>> GetInvoices(DateOnly from, DateOnly until, CancellationToken ct)
    {
        var call = BolCall.Read(Invoices) with
        {
            Query = BolCall.QueryOf(("period-start-date", Day(from)), ("period-end-date", Day(until))),
            MayBeText = true,
        };
        return (await session.Read(call, BolJson.Default.BolInvoiceList, ct)).InvoiceListItems ?? [];
    }

    /// <summary>Reads a page of the lines of one of bol's own invoices.</summary>
    /// <param name="page">From 1.</param>
    /// <returns>
    /// None where the page is beyond the last one; null where bol does not know the invoice, or has no such page.
    /// </returns>
    public async Task<IReadOnlyList<BolSpecificationLine>?> GetInvoiceSpecification(string invoiceId, int page,
        CancellationToken ct)
    {
        var answer = await session.Find(
            () => BolCall.Read($"{Invoices}/{BolCall.Segment(invoiceId)}/specification") with
            {
                Query = BolCall.QueryOf(("page", BolCall.Text(page))),
                MayBeText = true,
                LargestAnswer = LargestSpecification,
                MostValues = MostOfSpecification,
            },
            BolJson.Default.BolSpecification, static _ => true, ct);
        return answer is null ? null : answer.InvoiceSpecification ?? [];
    }

    /// <summary>
    /// Gives bol the invoice of a shipment, as a PDF, for its customer. bol has no key that keeps a repeated request from
    /// counting twice; what becomes of the file stands in the requests (<see cref="GetInvoiceRequests"/>).
    /// </summary>
    /// <param name="fileName">As the customer sees it; signs that do not belong in a name are replaced.</param>
    public Task<BolProcessStatus> UploadInvoice(string shipmentId, string fileName, byte[] pdf, CancellationToken ct) =>
        Queue(
            BolCall.Write(HttpMethod.Post, $"{CustomerInvoices}/{BolCall.Segment(shipmentId)}")
                .WithFile("invoice", fileName, "application/pdf", pdf),
            ct);

    /// <summary>Lists customers' requests for an invoice, a page of 50 at a time.</summary>
    public Task<BolInvoiceRequestList> GetInvoiceRequests(BolInvoiceRequestQuery query, CancellationToken ct) =>
        session.Read(Requests(query), BolJson.Default.BolInvoiceRequestList,
            list => query.ShipmentId is not { } shipment || list.InvoiceRequests is not { Count: > 0 } shown
                || shown.Any(request => request.ShipmentId == shipment), ct);

    /// <summary>Reads whom the invoice of a shipment is asked for; null where nobody asked for it, or bol does not say.</summary>
    public async Task<BolInvoiceParty?> GetInvoiceRequestParty(string shipmentId, CancellationToken ct)
    {
        var call = Requests(new BolInvoiceRequestQuery { State = "ALL", ShipmentId = shipmentId });
        var answer = await session.Read(call, BolJson.Default.BolInvoicePartyList, ct);
        return answer.InvoiceRequests?.FirstOrDefault(request => request.ShipmentId == shipmentId)?.BillingDetails;
    }

    private static BolCall Requests(BolInvoiceRequestQuery query) => BolCall.Read($"{CustomerInvoices}/requests") with
    {
        Query = BolCall.QueryOf(("page", BolCall.Text(query.Page)), ("state", query.State), ("shipment-id", query.ShipmentId)),
    };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

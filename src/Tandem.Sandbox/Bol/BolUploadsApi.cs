using System.Text.Json.Nodes;

namespace Tandem.Sandbox.Bol;

/// <summary>
/// Invoices to customers as in v10: customers ask for them, the seller uploads a PDF for each shipment, and bol looks it through.
/// </summary>
internal sealed class BolUploadsApi(SandboxOptions options, BolState state, Faults.FaultBoard faults)
{
    private const int PageSize = 50;
    private const int LargestFile = 20 * 1024 * 1024;
    private static readonly byte[] Pdf = [.. "%PDF-"u8];
    private static readonly byte[] VirusMark = [.. "EICAR-STANDARD-ANTIVIRUS-TEST-FILE"u8];

    /// <summary>A file with this in it is no invoice by bol's word.</summary>
    public static readonly byte[] WrongMark = [.. "%%NO-INVOICE"u8];

    private readonly List<SimInvoiceRequest> requests = [];

    /// <summary>Reads what was sent, past the rest of the API: a form with one file.</summary>
    public static async Task<byte[]> Read(HttpContext http, string accept)
    {
        if (!http.Request.Headers.Accept.ToString().Contains(accept, StringComparison.OrdinalIgnoreCase))
            throw new BolProblem(406, "Not Acceptable", $"The Accept header must be {accept}.");
        if (http.Request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
            throw new BolProblem(415, "Unsupported Media Type", "The allowed Content-Type is multipart/form-data.");
        IFormFile? file;
        try
        {
            file = (await http.Request.ReadFormAsync(http.RequestAborted)).Files.GetFile("invoice");
        }
        catch (InvalidDataException)
        {
            throw BolProblem.BadRequest("invoice", "the form cannot be read");
        }

        if (file is not { Length: > 0 and <= LargestFile })
            throw BolProblem.BadRequest("invoice", "must not be empty or too large");
        using var content = new MemoryStream();
        await file.CopyToAsync(content, http.RequestAborted);
        var bytes = content.ToArray();
        if (file.ContentType != "application/pdf" || !bytes.AsSpan().StartsWith(Pdf))
            throw new BolProblem(415, "Unsupported Media Type", "The invoice must be a PDF.");
        return bytes;
    }

    public SimProcess Take(string shipmentId, byte[] file)
    {
        var shipment = state.Shipments.Find(each => each.Id == shipmentId)
            ?? throw BolProblem.NotFound($"Shipment {shipmentId}");
        return state.Enqueue("UPLOAD_INVOICE", $"Upload invoice for shipment {shipmentId}.", shipmentId,
            faults.Strikes(faults.Mix.StuckPending),
            faults.Strikes(faults.Mix.ProcessFails) ? "A service that is needed did not answer. Try again later." : null, () =>
            {
                var request = Of(shipment);
                request.Files.Add((file, state.Now));
                request.Steps.Add((SimInvoiceRequest.Uploaded, state.Now));
                request.CheckedAt = state.Now + (options.BolInvoiceCheckMax * state.Random.NextDouble());
                return (shipmentId, null);
            });
    }

    public JsonObject List(IQueryCollection query)
    {
        var page = query.Number("page", 1, 1, int.MaxValue);
        var wanted = query.Word("state", "ALL", "OPEN", "UPLOAD_ERROR", "ALL");
        var shipment = query["shipment-id"].ToString();
        var found = requests.Where(each => shipment.Length == 0 || each.Shipment.Id == shipment)
            .Where(each => wanted switch
            {
                "OPEN" => each.Status == SimInvoiceRequest.Requested,
                "UPLOAD_ERROR" => each.Status is SimInvoiceRequest.Incorrect or SimInvoiceRequest.Virus,
                _ => true,
            })
            .Skip((int)Math.Min(int.MaxValue, (page - 1L) * PageSize)).Take(PageSize).ToList();
        return found.Count == 0 ? [] : new JsonObject { ["invoiceRequests"] = BolAnswers.Array(found, Shown) };
    }

    /// <summary>The customer of a shipment asks for its invoice, once.</summary>
    public bool Ask(SimShipment shipment)
    {
        var request = Of(shipment);
        if (request.Steps.Count > 0) return false;
        request.Steps.Add((SimInvoiceRequest.Requested, state.Now));
        return true;
    }

    /// <summary>Looks through what was uploaded a while ago.</summary>
    public void Check()
    {
        foreach (var request in requests.Where(each => each.CheckedAt <= state.Now))
        {
            var file = request.Files[^1].File.AsSpan();
            var isTaken = request.Files.Count > 1 || !faults.Strikes(faults.Mix.InvoiceNotTaken);
            request.Steps.Add((file.IndexOf(VirusMark) >= 0 ? SimInvoiceRequest.Virus
                : file.IndexOf(WrongMark) >= 0 || !isTaken ? SimInvoiceRequest.Incorrect
                : SimInvoiceRequest.Finished, state.Now));
            request.CheckedAt = null;
        }
    }

    public IReadOnlyList<SimInvoiceRequest> All => requests;

    private SimInvoiceRequest Of(SimShipment shipment)
    {
        if (requests.Find(each => each.Shipment == shipment) is { } known) return known;
        var made = new SimInvoiceRequest { Shipment = shipment };
        requests.Add(made);
        return made;
    }

    private static JsonObject Shown(SimInvoiceRequest request)
    {
        var buyer = BolAnswers.Customer(request.Shipment.Order.Buyer);
        buyer.Remove("email");
        if (request.Shipment.Order.Buyer.CompanyNumber is { } number) buyer["kvkNumber"] = number;
        return new JsonObject
        {
            ["shipmentId"] = request.Shipment.Id,
            ["orderId"] = request.Shipment.Order.Id,
            ["billingDetails"] = buyer,
            ["products"] = BolAnswers.Array(request.Shipment.Lines, line => new JsonObject
            {
                ["description"] = line.Item.Offer.Title,
                ["quantity"] = line.Quantity,
                ["unitPrice"] = line.Item.UnitPrice,
            }),
            ["status"] = request.Status,
            ["statusTransitions"] = BolAnswers.Array(request.Steps, step => new JsonObject
            {
                ["status"] = step.Status,
                ["statusDateTime"] = BolAnswers.Amsterdam(step.At),
            }),
        };
    }
}

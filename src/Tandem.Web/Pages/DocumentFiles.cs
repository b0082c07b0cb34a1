using System.IO.Compression;
using Microsoft.AspNetCore.Http.Features;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Desk;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>
/// Invoices and credit notes as files. All but the list name customers: opened while they are asked for, kept nowhere.
/// </summary>
internal static class DocumentFiles
{
    /// <summary>As many keys as an address may hold.</summary>
    public const int Most = 500;

    private const string Sheet = "text/plain; charset=utf-8";

    private static readonly string[] Head =
    [
        "invoices.number", "invoices.kind", "invoices.day", "column.order", "column.country", "invoices.net", "invoices.vat",
        "invoices.total", "invoices.of",
    ];

    /// <summary>One document: shown by the browser, or saved where it is an e-invoice.</summary>
    public static async Task<IResult> One(DocumentPages pages, HttpContext http, string? seller, long document = 0,
        DocumentForm form = DocumentForm.Pdf)
    {
        if (SellerId.TryParse(seller) is not { } id
            || await pages.Open(id, document, form, http.RequestAborted) is not { } file) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        if (form == DocumentForm.Ubl) return Results.Bytes(file.Bytes, "application/xml", file.Name);
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{file.Name}\"";
        return Results.Bytes(file.Bytes, "application/pdf");
    }

    /// <summary>The list as a file for a spreadsheet.</summary>
    public static IResult List(DocumentPages pages, HttpContext http, string? seller)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var all = new DocumentSelection(AddressOf(http).Filter, []);
        return SpreadsheetFile.Send(http, "invoices.file", async stream =>
        {
            await using var csv = SpreadsheetFile.Open(stream);
            await SpreadsheetFile.Line(csv, Head.Select(Texts.Say), http.RequestAborted);
            await foreach (var row in pages.All(id, all, http.RequestAborted))
                await SpreadsheetFile.Line(csv, Cells(row), http.RequestAborted);
        });
    }

    /// <summary>
    /// What was chosen as one archive, written while it is sent: each document as PDF and e-invoice, and an index that names
    /// them.
    /// </summary>
    public static IResult Archive(DocumentPages pages, HttpContext http, string? seller)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var chosen = Chosen(http);
        http.Response.Headers.CacheControl = "no-store";

        // The archive ends each of its parts by a plain write.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        return Results.Stream(stream => Write(pages, id, chosen, stream, http.RequestAborted), "application/zip",
            $"{Texts.Say("invoices.file").ToLowerInvariant()}.zip");
    }

    /// <summary>An invented document in the look that is being chosen, for our own page alone to frame.</summary>
    public static async Task<IResult> Sample(InvoiceSample samples, ChangeInvoiceSettings settings, HttpContext http,
        string? seller, string? draft, DocumentKind kind = DocumentKind.Invoice, SampleBuyer buyer = SampleBuyer.Netherlands)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var ct = http.RequestAborted;
        var typed = InvoiceDraft.TryParse(draft) ?? new InvoiceDraft(await settings.Of(id, ct), await settings.LookOf(id, ct));
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers.XFrameOptions = "SAMEORIGIN";
        headers.ContentSecurityPolicy = "base-uri 'none'; form-action 'none'; script-src 'none'; frame-ancestors 'self'";
        var (pdf, question) = await samples.Draw(id, typed.Settings, typed.Look, kind, buyer, ct);
        if (pdf is null) return Results.Text(Texts.Say(question!), Sheet, statusCode: StatusCodes.Status409Conflict);
        headers.ContentDisposition = $"inline; filename=\"{Texts.Say("invoices.sample.file")}.pdf\"";
        return Results.Bytes(pdf, "application/pdf");
    }

    /// <returns>How many documents were chosen, and of how many that are still kept a file could not be opened.</returns>
    public static async Task<(int Chosen, int Unopened)> Write(DocumentPages pages, SellerId seller, DocumentSelection chosen,
        Stream to, CancellationToken ct)
    {
        var (count, unopened) = (0, 0);
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, null, ct);
        using var index = new MemoryStream();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        await using (var csv = SpreadsheetFile.Open(index))
        {
            await SpreadsheetFile.Line(csv, Head.Append("invoices.files").Select(Texts.Say), ct);
            await foreach (var row in pages.All(seller, chosen, ct))
            {
                var written = new List<string>();
                foreach (var form in Enum.GetValues<DocumentForm>())
                {
                    if (await pages.Open(seller, row.Key, form, ct) is not { } file) continue;

                    // Two numbers may have one name, and some systems know no capitals.
                    var name = names.Add(file.Name) ? file.Name : $"{row.Key}-{file.Name}";
                    written.Add(name);
                    await Put(zip, name, file.Bytes, ct);
                }

                count++;
                if (row.IsKept && written.Count < Enum.GetValues<DocumentForm>().Length) unopened++;
                await SpreadsheetFile.Line(csv, Cells(row).Append(string.Join(' ', written)), ct);
            }
        }

        await Put(zip, "index.csv", index.ToArray(), ct);
        return (count, unopened);
    }

    private static async Task Put(ZipArchive zip, string name, byte[] bytes, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(ct);
        await entry.WriteAsync(bytes, ct);
    }

    private static IEnumerable<object?> Cells(DocumentRow row) =>
    [
        row.Number, Texts.Say("document-kind", row.Kind), OrderAddress.Text(row.IssuedOn), row.BolOrderId, row.Country,
        Euros(row, row.Net), Euros(row, row.Vat), Euros(row, row.Gross), row.Credits,
    ];

    private static object? Euros(DocumentRow row, Money amount) => SpreadsheetFile.Euros(row.Signed(amount));

    private static InvoiceAddress AddressOf(HttpContext http) => InvoiceAddress.Of(name => http.Request.Query[name]);

    /// <summary>The documents that the address names; or, where it names a list, all of it but for those it names.</summary>
    private static DocumentSelection Chosen(HttpContext http)
    {
        var keys = PrintFiles.Keys(http.Request.Query["documents"], Most);
        return http.Request.Query["all"] == "true" ? new DocumentSelection(AddressOf(http).Filter, keys)
            : new DocumentSelection(null, keys);
    }
}

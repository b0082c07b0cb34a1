using Tandem.Engine.Invoices.Desk;
using Tandem.Engine.Invoices.InShop;
using Tandem.Web.Hosting;

namespace Tandem.Web.Hooks;

/// <summary>
/// The PDF of a document to whoever has its link. Whatever is wrong with a link gets the one answer that strangers get, and
/// counts as theirs.
/// </summary>
internal static class SendDocument
{
    public static async Task<IResult> ByLink(string token, SignedLinks links, DocumentPages pages, Strangers strangers,
        HttpContext http)
    {
        var ct = http.RequestAborted;
        if (await links.Find(token, ct) is not { } found
            || await pages.Open(found.Seller, found.Document, DocumentForm.Pdf, ct) is not { } file)
            return HookRoutes.Unknown(http, strangers);
        var headers = http.Response.Headers;
        headers.CacheControl = "private, no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentDisposition = $"inline; filename=\"{file.Name}\"";
        return Results.Bytes(file.Bytes, "application/pdf");
    }
}

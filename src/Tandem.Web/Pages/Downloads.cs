using System.Net.Mime;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>Files of what the screens show, written while they are sent.</summary>
internal static class Downloads
{
    private static readonly string[] ReportColumns =
        ["item", "sku", "ean", "gtin-from", "shop", "matching", "offer-id", "offer-ean", "reference", "fulfilment",
            "offer-matching"];

    public static void MapDownloads(this WebApplication app)
    {
        app.MapGet("/download/matching.csv",
            (HttpContext http, WriteMatchFiles files, Guid seller, string? verdict, string? search, CancellationToken ct) =>
            Send(http, "matching.csv", to => files.Report(
                to, new SellerId(seller), MatchReportPage.Filter(search, verdict),
                [.. ReportColumns.Select(c => Texts.Say($"csv.{c}"))],
                (found, gtin) => found == MatchVerdict.InvalidGtin
                    ? $"{Texts.Say("verdict", found)}. {MatchReportPage.Wrong(gtin)}" : Texts.Say("verdict", found), ct)));
        app.MapGet("/download/orders.csv", OrderFile.Send);
        app.MapOrderColumns();
        app.MapGet("/download/links.csv", (HttpContext http, WriteMatchFiles files, Guid seller, CancellationToken ct) =>
            Send(http, "links.csv", to => files.Links(to, new SellerId(seller), ct)));
    }

    private static Task Send(HttpContext http, string name, Func<Stream, Task> write)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = new ContentDisposition { FileName = name }.ToString();
        http.Response.Headers.CacheControl = "no-store";
        return write(http.Response.Body);
    }
}

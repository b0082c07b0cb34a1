using System.Net.Mime;
using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using Tandem.Engine.Users;
using Tandem.Engine.Values;
using Tandem.Web.Door;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>Files of what the screens show, written while they are sent.</summary>
internal static class Downloads
{
    private static readonly string[] ReportColumns =
        ["item", "sku", "ean", "gtin-from", "shop", "matching", "offer-id", "offer-ean", "reference", "fulfilment",
            "offer-matching"];

    /// <summary>Each names the seller that it is about, and is for who has the right that its group asks for.</summary>
    public static void MapDownloads(this WebApplication app)
    {
        var seen = app.MapGroup("/download").AddEndpointFilter((call, next) => Access.Needs(Right.See, call, next));
        seen.MapGet("/dry-run.csv", DryRunFile.Send);
        seen.MapGet("/statement.csv", ProofFiles.Statement);
        seen.MapGet("/drift.csv", ProofFiles.Drift);
        seen.MapGet("/shadow.csv", ProofFiles.Shadow);
        seen.MapGet("/activity.csv", TrailFiles.Activity);
        seen.MapGet("/ledger.csv", TrailFiles.Ledger);
        seen.MapGet("/stock-sample.csv", StockSample.Send);
        seen.MapGet("/matching.csv",
            (HttpContext http, WriteMatchFiles files, Guid seller, string? verdict, string? search, CancellationToken ct) =>
            Send(http, "matching.csv", to => files.Report(
                to, new SellerId(seller), MatchReportPage.Filter(search, verdict),
                [.. ReportColumns.Select(c => Texts.Say($"csv.{c}"))],
                (found, gtin) => found == MatchVerdict.InvalidGtin
                    ? $"{Texts.Say("verdict", found)}. {MatchReportPage.Wrong(gtin)}" : Texts.Say("verdict", found), ct)));
        seen.MapGet("/orders.csv", OrderFile.Send);
        seen.MapGet("/returns.csv", ReturnFile.Send);
        seen.MapGet("/return-figures.csv", FigureFile.Items);
        seen.MapGet("/return-months.csv", FigureFile.Months);
        app.MapOrderColumns();
        seen.MapGet("/links.csv", (HttpContext http, WriteMatchFiles files, Guid seller, CancellationToken ct) =>
            Send(http, "links.csv", to => files.Links(to, new SellerId(seller), ct)));

        var invoices = app.MapGroup("/download").AddEndpointFilter((call, next) => Access.Needs(Right.Money, call, next));
        invoices.MapGet("/invoices.csv", DocumentFiles.List);
        invoices.MapGet("/invoices.zip", DocumentFiles.Archive);
        invoices.MapGet("/invoice", DocumentFiles.One);
        invoices.MapGet("/vat-return.csv", VatFile.Return);
        invoices.MapGet("/vat-oss.csv", VatFile.Oss);
        // Names customers by their number: the bookkeeper's, as all of these.
        invoices.MapGet("/vat-icp.csv", VatFile.Icp);
        invoices.MapGet("/vat-tie-out.csv", VatFile.Closing);
        var settings = app.MapGroup("/download").AddEndpointFilter((call, next) => Access.Needs(Right.Settings, call, next));
        settings.MapGet("/invoice-sample.pdf", DocumentFiles.Sample);

        // These name customers.
        var shipping = app.MapGroup("/download").AddEndpointFilter((call, next) => Access.Needs(Right.Ship, call, next));
        shipping.MapGet("/labels.pdf", PrintFiles.Labels);
        shipping.MapGet("/slips.pdf", PrintFiles.Slips);
        shipping.MapGet("/pick-list.pdf", PrintFiles.PickList);
    }

    private static Task Send(HttpContext http, string name, Func<Stream, Task> write)
    {
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = new ContentDisposition { FileName = name }.ToString();
        http.Response.Headers.CacheControl = "no-store";
        return write(http.Response.Body);
    }
}

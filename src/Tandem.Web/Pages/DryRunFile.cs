using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Parts;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>The dry run as a file for a spreadsheet, in the reader's language. Written row by row: it may be long.</summary>
internal static class DryRunFile
{
    public static IResult Send(
        DryRunPages pages, HttpContext http, string? seller, bool? live, string? diff, string? search)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var filter = new DiffFilter(live, Enum.TryParse<StockDiff>(diff, out var wanted) ? wanted : null, search);
        return SpreadsheetFile.Send(
            http, "dry-run", stream => Write(stream, pages.All(id, filter, http.RequestAborted), http.RequestAborted));
    }

    internal static async Task Write(Stream stream, IAsyncEnumerable<DiffRow> rows, CancellationToken ct)
    {
        await using var csv = SpreadsheetFile.Open(stream);
        string[] head =
            ["column.item", "SKU", "EAN", "offer", "column.now", "column.then", "column.change", "live", "column.why"];
        await SpreadsheetFile.Line(csv, head.Select(Texts.Say), ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            await SpreadsheetFile.Line(
                csv,
                [
                    row.ItemName, row.Sku, row.Ean, row.OfferId, row.Now, row.Then, Texts.Say("diff", row.Diff),
                    row.Live ? Texts.Say("live") : "", row.Why is null ? "" : WhyLine.Say(row.Why),
                ],
                ct);
        }
    }
}

using CsvHelper;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>The dry run as a file for a spreadsheet, in the reader's language. Written row by row: it may be long.</summary>
internal static class DryRunFile
{
    public static async Task<IResult> Send(
        OverviewPages sellers, DryRunPages pages, HttpContext http, string? seller, bool? live, string? diff, string? search)
    {
        if (SellerId.TryParse(seller) is not { } id || (await sellers.Sellers(http.RequestAborted)).All(s => s.Id != id)) return Results.NotFound();
        var filter = new DiffFilter(live, Enum.TryParse<StockDiff>(diff, out var wanted) ? wanted : null, search);
        return Results.Stream(
            stream => Write(stream, pages.All(id, filter, http.RequestAborted), http.RequestAborted), "text/csv; charset=utf-8",
            $"{Texts.Say("dry-run").ToLowerInvariant().Replace(' ', '-')}.csv");
    }

    internal static async Task Write(Stream stream, IAsyncEnumerable<DiffRow> rows, CancellationToken ct)
    {
        // A cell that begins as a formula would be one in a spreadsheet: names come from elsewhere. The mark at the start lets
        // Excel read UTF-8, and Dutch Excel splits at semicolons.
        var options = new CsvWriterOptions { Separator = Texts.IsEnglish ? ',' : ';', WriteByteOrderMark = true, Injection = CsvInjection.Escape };
        await using var csv = CsvWriter.Create(stream, options, leaveOpen: true);
        string[] head = ["column.item", "SKU", "EAN", "offer", "column.now", "column.then", "column.change", "live", "column.why"];
        foreach (var name in head) csv.WriteField(Texts.Say(name));
        await csv.EndRecordAsync(ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            csv.WriteField(row.ItemName);
            csv.WriteField(row.Sku);
            csv.WriteField(row.Ean);
            csv.WriteField(row.OfferId);
            csv.WriteField((object?)row.Now);
            csv.WriteField((object?)row.Then);
            csv.WriteField(Texts.Say("diff", row.Diff));
            csv.WriteField(row.Live ? Texts.Say("live") : "");
            csv.WriteField(row.Why is null ? "" : Texts.Say(row.Why));
            await csv.EndRecordAsync(ct);
        }
    }
}

using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Returns;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>The desk's list as a file for a spreadsheet: the rows of the screen, and nothing of customers.</summary>
internal static class ReturnFile
{
    public static IResult Send(DeskPages pages, HttpContext http, string? seller)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var list = ReturnAddress.Of(name => http.Request.Query[name]);
        return SpreadsheetFile.Send(http, "nav.returns",
            stream => Write(stream, pages.All(id, list.Tab, list.Search, http.RequestAborted), http.RequestAborted));
    }

    private static async Task Write(Stream stream, IAsyncEnumerable<DeskRow> rows, CancellationToken ct)
    {
        await using var csv = SpreadsheetFile.Open(stream);
        string[] head =
        [
            "RMA", "column.order", "column.product", "EAN", "column.units", "return.reason", "desk.step", "desk.registered",
            "desk.received", "desk.deadline", "desk.tracking", "desk.at-bol",
        ];
        await SpreadsheetFile.Line(csv, head.Select(Texts.Say), ct);
        await foreach (var row in rows.WithCancellation(ct)) await SpreadsheetFile.Line(csv, Cells(row), ct);
    }

    private static object?[] Cells(DeskRow row) =>
    [
        row.RmaId, row.BolOrderId, row.Title, row.Ean, row.Units, ReturnTerms.Reason(row.Why, Texts.Language),
        Texts.Say("return-step", row.Step), SpreadsheetFile.Moment(row.RegisteredAt),
        row.ReceivedAt is { } here ? SpreadsheetFile.Moment(here) : null,
        row.Deadline is { } until ? OrderAddress.Text(DutchTime.DayOf(until)) : null, row.TrackingCode,
        ReturnTerms.Results(row.Results, Texts.Language),
    ];
}

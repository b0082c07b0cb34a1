using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>The list of orders as a file for a spreadsheet: exactly the rows of the screen, and nothing of customers.</summary>
internal static class OrderFile
{
    public static async Task<IResult> Send(OrderPages pages, TimeProvider clock, HttpContext http, string? seller)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var list = OrderAddress.Of(name => http.Request.Query[name]);
        var channels = (await pages.Channels(id, http.RequestAborted)).ToDictionary(c => c.Id, c => c.Name);
        return SpreadsheetFile.Send(http, "orders", stream => Write(
            stream, pages.All(id, list.Filter(clock.GetUtcNow()), http.RequestAborted), channels, http.RequestAborted));
    }

    internal static async Task Write(Stream stream, IAsyncEnumerable<OrderRow> rows, Dictionary<Guid, string> channels,
        CancellationToken ct)
    {
        await using var csv = SpreadsheetFile.Open(stream);
        string[] head =
        [
            "column.order", "column.shop-order", "column.placed", "column.state", "column.product", "EAN", "column.units",
            "column.total", "column.country", "column.account", "column.shop", "fulfilment", "column.ship-by",
            "column.deliver-by", "column.slip-printed",
        ];
        await SpreadsheetFile.Line(csv, head.Select(Texts.Say), ct);
        await foreach (var row in rows.WithCancellation(ct)) await SpreadsheetFile.Line(csv, Cells(row, channels), ct);
    }

    private static object?[] Cells(OrderRow row, Dictionary<Guid, string> channels) =>
    [
        row.BolOrderId, row.ShopOrderNumber ?? $"{row.ShopOrderId}", SpreadsheetFile.Moment(row.PlacedAt), Texts.Say("order-state", row.State),
        string.Join(", ", row.Sold.Select(s => $"{s.Units} × {s.Name}")),
        string.Join(", ", row.Sold.Select(s => s.Ean).OfType<string>().Distinct()), row.Units,
        row.TotalInclVat is { } total ? total.Euros.ToString("0.00", Texts.Culture) : null, row.Country,
        channels.GetValueOrDefault(row.Account), row.Shop is { } shop ? channels.GetValueOrDefault(shop) : null,
        Texts.Say("fulfilment", row.Fulfilment),
        row.DeliverBy is { } promised && row.Fulfilment != Fulfilment.Lvb
            ? OrderAddress.Text(DutchTime.DayOf(GuardRule.HandOverBy(row.PlacedAt, promised).AddSeconds(-1))) : null,
        OrderAddress.Text(row.DeliverBy), row.SlipPrintedAt is { } printed ? SpreadsheetFile.Moment(printed) : null,
    ];
}

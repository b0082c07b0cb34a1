using Tandem.Engine.Pages;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>A file of stock as Tandem takes it, with the seller's own first items.</summary>
internal static class StockSample
{
    private const int Rows = 20;

    public static async Task<IResult> Send(ItemPages items, HttpContext http, string? seller)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var page = await items.List(id, null, null, 0, Rows, http.RequestAborted);
        return SpreadsheetFile.Send(http, "outside.sample.name", async stream =>
        {
            await using var csv = SpreadsheetFile.Open(stream);
            await SpreadsheetFile.Line(csv, ["EAN", "SKU", Texts.Say("source.stock")], http.RequestAborted);
            foreach (var item in page.Rows)
                await SpreadsheetFile.Line(csv, [item.GtinText, item.Sku, Math.Max(0, item.Quantity ?? 0)], http.RequestAborted);
        });
    }
}

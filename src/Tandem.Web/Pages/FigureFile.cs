using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Returns;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>The figures of returns as files for a spreadsheet: what the screen shows, and nothing of customers.</summary>
internal static class FigureFile
{
    /// <summary>A line for each article that came back.</summary>
    public static IResult Items(ReturnFigures figures, HttpContext http, string? seller)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var (of, ct) = (FigureAddress.Of(name => http.Request.Query[name]), http.RequestAborted);
        return SpreadsheetFile.Send(http, "figures.file.items",
            stream => Write(stream, figures.All(id, of.Days, of.Search, of.Sort, ct), ct));
    }

    /// <summary>A line for each of the last months.</summary>
    public static IResult Months(ReturnFigures figures, HttpContext http, string? seller)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var ct = http.RequestAborted;
        return SpreadsheetFile.Send(http, "figures.file.months", async stream =>
        {
            await using var csv = SpreadsheetFile.Open(stream);
            string[] head = [
                "figures.month", "figures.sold", "figures.units", "figures.rate", "figures.came-in", "figures.refunded.whole",
                "figures.work.whole", "figures.lost.whole", "figures.compensated.whole",
            ];
            await SpreadsheetFile.Line(csv, head.Select(Texts.Say), ct);
            foreach (var month in await figures.ByMonth(id, ct))
            {
                await SpreadsheetFile.Line(csv,
                [
                    month.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), month.Sold, month.Units,
                    Percent(month.Percent), month.CameIn, SpreadsheetFile.Euros(month.Refunded),
                    SpreadsheetFile.Euros(month.Work), SpreadsheetFile.Euros(month.Lost),
                    SpreadsheetFile.Euros(month.Compensated),
                ], ct);
            }
        });
    }

    private static async Task Write(Stream stream, IAsyncEnumerable<ItemReturns> rows, CancellationToken ct)
    {
        await using var csv = SpreadsheetFile.Open(stream);
        string[] head = ["column.product", "EAN", "figures.sold", "figures.units", "figures.returns", "figures.rate",
            "figures.often"];
        await SpreadsheetFile.Line(csv, head.Select(Texts.Say)
            .Concat(ReturnTerms.MainReasons.Select(r => ReturnTerms.Reason(r, Texts.Language)))
            .Append(Texts.Say("figures.other-reasons")), ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            var known = ReturnTerms.MainReasons.Select(why => row.Reasons.Where(
                r => string.Equals(r.Why, why, StringComparison.OrdinalIgnoreCase)).Sum(r => r.Units)).ToList();
            await SpreadsheetFile.Line(csv,
            [
                row.Title, row.Ean, row.Sold, row.Units, row.Returns, Percent(row.Percent),
                row.Asked ? Texts.Say("figures.often.yes") : null, .. known.Select(units => (object?)units),
                row.Units - known.Sum(),
            ], ct);
        }
    }

    // As a spreadsheet of the reader's language reads a number.
    private static string? Percent(decimal? percent) => percent?.ToString("0.0", Texts.Culture);
}

using Tandem.Engine.Journal;
using Tandem.Engine.Pages;
using Tandem.Engine.Stock;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>
/// What happened and how numbers changed as files for a spreadsheet, in the reader's language, written row by row: they may be
/// long.
/// </summary>
internal static class TrailFiles
{
    /// <summary>As an address says it; what is no day or no subject is left out.</summary>
    public static TrailFilter Filter(string? search, string? from, string? to, string? subject) => new(
        string.IsNullOrWhiteSpace(search) ? null : search.Trim(), OrderAddress.Day(from), OrderAddress.Day(to),
        Enum.TryParse<ActivitySubject>(subject, out var about) && Enum.IsDefined(about) ? about : null);

    /// <summary>The word for whose number it is.</summary>
    public static string SideOf(TrailMove move) => move.OfferKey is null ? "ledger.shop"
        : move.Row.Cause == StockCause.Decision ? "ledger.target" : "ledger.bol";

    public static IResult Activity(
        TrailPages pages, HttpContext http, string? seller, string? search, string? from, string? to,
        string? subject) =>
        File("activity", ["column.when", "filter.subject", "column.about", "column.what"], http, seller, id =>
            Cells(pages.AllActivities(id, Filter(search, from, to, subject), http.RequestAborted), row =>
                [SpreadsheetFile.Moment(row.At), Texts.Say("subject", row.Subject), row.About, Texts.Say(row.What)]));

    public static IResult Ledger(
        TrailPages pages, HttpContext http, string? seller, string? search, string? from, string? to) =>
        File("ledger",
            ["column.when", "column.item", "offer", "column.cause", "column.reference", "column.of", "column.before",
                "column.after"],
            http, seller, id =>
                Cells(pages.AllMoves(id, Filter(search, from, to, null), http.RequestAborted), move =>
                [
                    SpreadsheetFile.Moment(move.Row.At), move.About, move.Row.Offer, Texts.Say("stock-cause", move.Row.Cause),
                    move.Row.Reference, Texts.Say(SideOf(move)), move.Row.Before, move.Row.After,
                ]));

    private static IResult File(
        string name, string[] columns, HttpContext http, string? seller,
        Func<SellerId, IAsyncEnumerable<object?[]>> rows)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        return SpreadsheetFile.Send(http, name, async stream =>
        {
            await using var csv = SpreadsheetFile.Open(stream);
            await SpreadsheetFile.Line(csv, columns.Select(Texts.Say), http.RequestAborted);
            await foreach (var row in rows(id).WithCancellation(http.RequestAborted))
                await SpreadsheetFile.Line(csv, row, http.RequestAborted);
        });
    }

    private static async IAsyncEnumerable<object?[]> Cells<T>(IAsyncEnumerable<T> rows, Func<T, object?[]> cells)
    {
        await foreach (var row in rows) yield return cells(row);
    }
}

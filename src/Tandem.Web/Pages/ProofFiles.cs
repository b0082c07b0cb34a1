using System.Globalization;
using Tandem.Engine.Proof;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>The proof as files for a spreadsheet, in the reader's language.</summary>
internal static class ProofFiles
{
    private const int Most = 50_000;

    public static async Task<IResult> Statement(StatementPages pages, HttpContext http, string? seller)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var page = await pages.Of(id, StatementPages.MostDays, http.RequestAborted);
        return File(
            "statement", ["day", "pushes", "checked", "held-back", "refused", "breaches", "oversold", "drifts"],
            page.Days.Select(d => (object?[])[d.Day.ToString("O", CultureInfo.InvariantCulture), d.Pushes, d.Checked, d.HeldBack,
                d.Refused, d.Breaches.Count, d.UnitsOversold, d.Drifts]), http);
    }

    public static async Task<IResult> Drift(DriftPages pages, HttpContext http, string? seller)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var page = await pages.Of(id, null, 0, Most, http.RequestAborted);
        return File(
            "drift", ["item", "cause", "expected", "shown", "state", "seen"],
            page.Rows.Rows.Select(r => (object?[])[
                r.About, r.Detail is null ? Texts.Say("drift-cause", r.Cause)
                    : $"{Texts.Say("drift-cause", r.Cause)}: {r.Detail}", r.Expected, r.Shown, Texts.Say("drift-state", r.State),
                    SpreadsheetFile.Moment(r.SeenAt)]), http);
    }

    public static async Task<IResult> Shadow(ShadowPages pages, HttpContext http, string? seller)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var page = await pages.Of(id, null, 0, Most, http.RequestAborted);
        return File(
            "shadow", ["item", "when", "theirs", "ours", "truth", "right"],
            page.Rows.Rows.Select(r => (object?[])[
                r.About, SpreadsheetFile.Moment(r.At), r.Theirs, r.Ours, r.Truth, Texts.Say("shadow-verdict", r.Verdict)]), http);
    }

    private static IResult File(string name, string[] columns, IEnumerable<object?[]> rows, HttpContext http) =>
        SpreadsheetFile.Send(http, name, async stream =>
        {
            await using var csv = SpreadsheetFile.Open(stream);
            await SpreadsheetFile.Line(csv, columns.Select(c => Texts.Say($"column.{c}")), http.RequestAborted);
            foreach (var row in rows) await SpreadsheetFile.Line(csv, row, http.RequestAborted);
        });
}

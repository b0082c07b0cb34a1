using System.Globalization;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>The figures of VAT as files for a spreadsheet. The list of businesses alone names customers, by number.</summary>
internal static class VatFile
{
    private const string Box = "vat.box", Net = "vat.net", Amount = "vat.amount", Rate = "vat.rate", Land = "vat.country";

    /// <summary>A line for each box of each country's own return.</summary>
    public static IResult Return(VatPeriods periods, TimeProvider clock, HttpContext http, string? seller) =>
        Send(http, clock, seller, "vat.file.return", async (id, period, stream, ct) =>
        {
            await using var csv = SpreadsheetFile.Open(stream);
            await SpreadsheetFile.Line(csv, Head("vat.period", Land, Box, Net, Amount), ct);
            foreach (var each in (await periods.Of(id, period, ct)).Returns)
            {
                foreach (var box in each.Boxes)
                    await SpreadsheetFile.Line(csv,
                        [$"{period}", Texts.Country(each.Country), box.Name, Euros(box.Net), Euros(box.Vat)], ct);
                await SpreadsheetFile.Line(csv,
                    [$"{period}", Texts.Country(each.Country), Texts.Say("vat.due"), null, Euros(each.Due)], ct);
            }
        });

    /// <summary>A line for each country, country of dispatch and rate of the quarter, then corrections.</summary>
    public static IResult Oss(VatPeriods periods, TimeProvider clock, HttpContext http, string? seller) =>
        Send(http, clock, seller, "vat.file.oss", async (id, period, stream, ct) =>
        {
            var quarter = VatPeriod.QuarterOf(period.First);
            var oss = (await periods.Of(id, quarter, ct)).Oss!;
            await using var csv = SpreadsheetFile.Open(stream);
            await SpreadsheetFile.Line(csv, Head("vat.period", "vat.kind", Land, "vat.from", Rate, Net, Amount,
                "vat.oss.corrects"), ct);
            foreach (var line in oss.Lines)
                await SpreadsheetFile.Line(csv,
                    [
                        $"{quarter}", Texts.Say("vat.oss.sales"), Texts.Country(line.Country), Texts.Country(line.From),
                        line.Percent.ToString("0.###", Texts.Culture), Euros(line.Net), Euros(line.Vat), null,
                    ], ct);
            foreach (var line in oss.Corrections)
                await SpreadsheetFile.Line(csv,
                    [
                        $"{quarter}", Texts.Say("vat.oss.correction"), Texts.Country(line.Country), null, null, Euros(line.Net),
                        Euros(line.Vat), $"{line.Quarter}",
                    ], ct);
        });

    /// <summary>A line for each business.</summary>
    public static IResult Icp(IcpList list, TimeProvider clock, HttpContext http, string? seller) =>
        Send(http, clock, seller, "vat.file.icp", async (id, period, stream, ct) =>
        {
            await using var csv = SpreadsheetFile.Open(stream);
            await SpreadsheetFile.Line(csv, Head("vat.period", Land, "vat.icp.number", Net, "vat.oss.corrects"), ct);
            foreach (var row in await list.Of(id, period, ct))
                await SpreadsheetFile.Line(csv,
                    [$"{period}", row.VatNumber?[..2], row.VatNumber?[2..], Euros(row.Net), row.Corrects?.ToString()], ct);
        });

    /// <summary>A line for each order that does not close.</summary>
    public static IResult Closing(TieOut tie, TimeProvider clock, HttpContext http, string? seller) =>
        Send(http, clock, seller, "vat.file.closing", async (id, period, stream, ct) =>
        {
            var report = await tie.Of(id, period, ct);
            await using var csv = SpreadsheetFile.Open(stream);
            await SpreadsheetFile.Line(csv, Head("vat.period", "column.order", "vat.closing.orders", "vat.closing.documents",
                "vat.closing.ledger", "vat.closing.settled", "vat.closing.why"), ct);
            foreach (var row in report.Rows)
                await SpreadsheetFile.Line(csv,
                    [
                        $"{period}", row.BolOrderId, Euros(row.Order), Euros(row.Documents), Euros(row.Ledger),
                        Euros(row.Settled), Texts.Say("tie-out", row.Why),
                    ], ct);
        });

    /// <summary>The period that an address names; else the quarter of today.</summary>
    public static VatPeriod PeriodOf(string? text, DateTimeOffset now) =>
        VatPeriod.TryParse(text) ?? VatPeriod.QuarterOf(DutchTime.DayOf(now));

    private static IResult Send(HttpContext http, TimeProvider clock, string? seller, string name,
        Func<SellerId, VatPeriod, Stream, CancellationToken, Task> write)
    {
        if (SellerId.TryParse(seller) is not { } id) return Results.NotFound();
        var period = PeriodOf(http.Request.Query["period"], clock.GetUtcNow());
        return SpreadsheetFile.Send(http, name, stream => write(id, period, stream, http.RequestAborted));
    }

    private static IEnumerable<string> Head(params string[] words) => words.Select(Texts.Say);

    private static object? Euros(Money? money) => SpreadsheetFile.Euros(money);
}

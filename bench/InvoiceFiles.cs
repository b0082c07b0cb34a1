using System.Globalization;
using System.Text;
using System.Text.Json;
using Tandem.Engine.Invoices.Trial;

namespace Tandem.Bench;

/// <summary>
/// How many invoices a core writes in a second, as PDF and as UBL, of one page and of twenty, and how large they are; against a
/// bare loop that works out the same figures and writes nothing.
/// </summary>
internal static class InvoiceFiles
{
    private const int Rounds = 5;
    private const double LeastPerSecond = 200;
    private const double MostKilobytes = 60;

    public static Task Run(CancellationToken ct)
    {
        foreach (var (pages, lines, count) in new[] { (1, 3, 200), (20, 400, 5) })
        {
            using var json = JsonDocument.Parse(Document(lines));
            var document = json.RootElement;
            TriedDocument Tried() => new DocumentTrial().Next(document);
            var bare = Best(() => _ = Tried().Name, count, ct);
            var ubl = Best(() => _ = Tried().Ubl().First(), count, ct);
            var pdf = Best(() => _ = Tried().Pdf(null), count, ct);
            var (pdfSize, ublSize) = (Tried().Pdf(null).Content.Length / 1024.0, Tried().Ubl().First().Content.Length / 1024.0);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"invoices: {pages,2} page(s), {lines} lines: PDF {1 / pdf:0} a second, {pdfSize:0.0} KB; "
                + $"UBL {1 / ubl:0} a second, {ublSize:0.0} KB; figures alone {1 / bare:0} a second; "
                + $"ratio PDF {pdf / bare:0.0}, UBL {ubl / bare:0.0}"));
            if (pages > 1) continue;
            Verdict.AtMost("invoices", "processor for a PDF of one page", pdf * 1000, 1000 / LeastPerSecond, " ms");
            Verdict.AtMost("invoices", "kilobytes of it", pdfSize, MostKilobytes, " KB");
        }

        return Task.CompletedTask;
    }

    /// <returns>Seconds of processor for one; of the rounds the best, since what else the machine does only ever adds.</returns>
    private static double Best(Action once, int count, CancellationToken ct)
    {
        for (var i = 0; i < count; i++) once();
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            ct.ThrowIfCancellationRequested();
            var before = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < count; i++) once();
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - before).TotalSeconds / count);
        }

        return best;
    }

    private static string Document(int lines)
    {
        var text = new StringBuilder("""
            {
              "number": "2026-0042", "kind": "invoice", "channel": "bol", "issue_date": "2026-11-20", "supply_date": "2026-11-19",
              "prices_include_vat": true, "order_id": "C0001X2Y3Z",
              "seller": { "name": "Voorbeeld Webshop B.V.", "country": "NL", "vat": "NL000099998B57", "kvk": "12345678",
                          "street": "Dorpsstraat 1", "zip": "1234AB", "city": "Utrecht" },
              "buyer": { "type": "consumer", "country": "NL", "name": "B. Jansen",
                         "street": "Laan 2", "zip": "1111ZZ", "city": "Utrecht" },
              "lines": [
            """);
        for (var line = 1; line <= lines; line++)
            text.Append(CultureInfo.InvariantCulture, $$"""
                {{(line > 1 ? "," : "")}} { "description": "Waterkoker Duin {{line}}, 1,7 liter, roestvrij staal", "qty": 2,
                "unit_price": "29.95", "line_total": "59.90",
                "ean": "8719990000012", "tax_class": "standard", "category": "S", "rate": "21" }
                """);
        return text.Append("]}").ToString();
    }
}

using System.Globalization;
using CsvHelper;
using Tandem.Engine.External;
using Tandem.Engine.Files;
using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>What a file with parcels holds.</summary>
/// <param name="Rows">The parcels, each with the line of the file that it starts at.</param>
/// <param name="Problems">Rows that cannot be read.</param>
internal sealed record ParcelFileContent(IReadOnlyList<(int Line, ParcelDraft Draft)> Rows,
    IReadOnlyList<(int Line, Reason Why)> Problems);

/// <summary>
/// Reads a CSV with parcels: columns by their names in any order, the delimiter found by itself, UTF-8 or what Excel makes on
/// Windows. Rows with the same order and code are one parcel.
/// </summary>
internal static class ParcelFile
{
    private const int MostRows = 5000;

    private static readonly Dictionary<string, string[]> Columns = new(StringComparer.Ordinal)
    {
        ["order"] = ["order", "orderid", "ordernumber", "orderno", "bestelling", "bestelnummer", "ordernummer", "bolorderid",
            "bolbestelnummer", "referentie", "reference", "ordernr", "bestelnr"],
        ["code"] = ["code", "tracking", "trackingcode", "trackingnumber", "trackandtrace", "tracktrace", "trackandtracecode",
            "tracktracecode", "barcode", "zendingnummer", "pakketnummer", "tt"],
        ["carrier"] = ["carrier", "vervoerder", "transporter", "transportercode", "verzender", "bezorger", "provider"],
        ["line"] = ["ean", "gtin", "line", "orderitem", "orderitemid", "regel", "artikel"],
        ["quantity"] = ["quantity", "aantal", "qty", "stuks"],
    };

    public static ParcelFileContent Read(byte[] file)
    {
        var text = UploadedCsv.Decode(file);
        var options = new CsvReaderOptions
        {
            Separator = ColumnsRule.Delimiter(text.Split('\n', 2)[0]),
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true
        };
        try
        {
            using var csv = CsvReader.FromText(text, options);
            return Rows(csv);
        }
        catch (CsvFormatException)
        {
            return new ParcelFileContent([], [(1, Reason.Of("file.broken-row"))]);
        }
    }

    private static ParcelFileContent Rows(CsvReader csv)
    {
        Dictionary<string, int>? at = null;
        var parcels = new Dictionary<(string, string), (int Line, ParcelDraft Draft)>();
        var problems = new List<(int, Reason)>();
        foreach (var (line, record) in UploadedCsv.Rows(csv))
        {
            if (at is null)
            {
                at = UploadedCsv.Header(record, Columns);
                if (at.ContainsKey("order") && at.ContainsKey("code")) continue;
                return new ParcelFileContent([],
                    [(line, Reason.Of("parcel-file.no-columns", ("found", string.Join(", ", record.Take(8)))))]);
            }

            if (parcels.Count + problems.Count >= MostRows)
            {
                problems.Add((line, Reason.Of("file.too-long", ("most", MostRows))));
                break;
            }

            Take(record, at, line, parcels, problems);
        }

        if (at is null) problems.Add((1, Reason.Of("file.empty")));
        return new ParcelFileContent([.. parcels.Values.OrderBy(p => p.Line)], problems);
    }

    private static void Take(
        string[] record, Dictionary<string, int> at, int line,
        Dictionary<(string, string), (int Line, ParcelDraft Draft)> parcels, List<(int, Reason)> problems)
    {
        string Cell(string column) => UploadedCsv.Cell(record, at, column);
        var (order, code, item, quantity) = (Cell("order"), Cell("code"), Cell("line"), Cell("quantity"));
        var units = 0;
        if (order.Length == 0) problems.Add((line, Reason.Of("parcel.no-order")));
        else if (code.Length == 0) problems.Add((line, Reason.Of("parcel.no-code")));
        else if (quantity.Length > 0
            && (!int.TryParse(quantity, NumberStyles.None, CultureInfo.InvariantCulture, out units) || units < 1))
            problems.Add((line, Reason.Of("file.bad-number", ("text", quantity))));
        else
        {
            List<ParcelLine>? lines = item.Length > 0 ? [new ParcelLine(item, units > 0 ? units : null)] : null;
            if (parcels.TryGetValue((order, code), out var had))
                parcels[(order, code)] =
                    had with
                    {
                        Draft = had.Draft with
                        {
                            Lines = had.Draft.Lines is { } known && lines is not null
                        ? [.. known, .. lines] : null
                        }
                    };
            else
                parcels.Add((order, code), (line, new ParcelDraft(order, Cell("carrier"), code, lines)));
        }
    }
}

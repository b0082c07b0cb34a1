using System.Text;
using CsvHelper;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>What stood in a file.</summary>
internal sealed record CsvReading(IReadOnlyList<SourceRow> Rows, int Bad, IReadOnlyList<BadRow> FirstBad, SourceColumns Columns);

/// <summary>Reads a file of codes and numbers: any usual delimiter, with or without a byte order mark, UTF-8 or Windows-1252.</summary>
internal static class CsvFile
{
    public const int BadRowsShown = 20;
    private const int LongestKey = 40;
    private const int LargestRecord = 256 * 1024;
    private const int Windows1252 = 1252;

    /// <param name="file">Can seek.</param>
    /// <exception cref="SourceProblem">There is nothing in it that can be used.</exception>
    public static async Task<CsvReading> Read(Stream file, SourceColumns? mapped, CancellationToken ct)
    {
        var encoding = await EncodingOf(file, ct);
        var (delimiter, skip) = await Shape(file, encoding, ct);
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        if (skip) await text.ReadLineAsync(ct);
        // A quotation mark that is never closed must not swallow the file.
        var options = new CsvReaderOptions { Separator = delimiter, HasHeader = false, TrimWhitespace = true, TrackLineNumbers = true, MaxRecordSize = LargestRecord, IncludeValuesInExceptions = false };
        await using var csv = CsvReader.Create(text, options, leaveOpen: true);
        try
        {
            return await Read(csv, mapped, skip ? 1 : 0, ct);
        }
        catch (CsvFormatException broken)
        {
            throw new SourceProblem(Reason.Of("source.not-csv"), broken);
        }
    }

    private static async Task<CsvReading> Read(CsvReader csv, SourceColumns? mapped, int skipped, CancellationToken ct)
    {
        if (!await csv.ReadAsync(ct)) throw new SourceProblem(Reason.Of("source.empty"));
        var header = csv.Current.ToArray();
        if (ColumnsRule.Find(header, mapped) is not { } columns)
            throw new SourceProblem(Reason.Of("source.no-columns", ("found", Short(string.Join(", ", header), 200))));

        var found = new List<(int Line, Gtin? Gtin, Sku? Sku, string Key, UnitsReading Units, bool Empty)>();
        while (await csv.ReadAsync(ct))
        {
            var (gtin, sku, units) = (Field(csv, columns.Gtin), Field(csv, columns.Sku), Field(csv, columns.Quantity));
            if (gtin.Length == 0 && sku.Length == 0 && units.Length == 0) continue;
            found.Add(((int)csv.LineNumber + skipped, Gtin.TryParse(gtin), Sku.TryParse(sku), Short(gtin.Length > 0 ? gtin : sku, LongestKey),
                UnitsRule.Read(units), units.Length == 0));
        }

        var decimals = UnitsRule.DotsAreDecimals(found.ConvertAll(f => f.Units));
        return Sort(found.ConvertAll(f => (f.Line, f.Gtin, f.Sku, f.Key, UnitsRule.Settle(f.Units, decimals), f.Empty)),
            new SourceColumns(Name(header, columns.Gtin), Name(header, columns.Sku), header[columns.Quantity]));
    }

    private static CsvReading Sort(List<(int Line, Gtin? Gtin, Sku? Sku, string Key, int? Units, bool Empty)> found, SourceColumns columns)
    {
        var rows = new Dictionary<(Gtin?, Sku?), SourceRow>();
        var bad = 0;
        var firstBad = new List<BadRow>();
        foreach (var (line, gtin, sku, key, units, empty) in found)
        {
            BadRowKind? problem = gtin is null && sku is null ? BadRowKind.NoKey : empty ? BadRowKind.NoQuantity : units is null ? BadRowKind.NotWhole : null;
            if (problem is null)
            {
                // A GTIN says it all; a code beside it may differ per row (sizes, batches).
                var id = gtin is null ? ((Gtin?)null, sku) : (gtin, null);
                if (!rows.TryGetValue(id, out var had))
                {
                    rows[id] = new SourceRow(line, gtin, sku, units!.Value);
                    continue;
                }

                if (units < had.Units) rows[id] = had with { Units = units!.Value };
                problem = BadRowKind.Twice;
            }

            bad++;
            if (firstBad.Count < BadRowsShown) firstBad.Add(new BadRow(line, problem.Value, key));
        }

        if (rows.Count == 0) throw new SourceProblem(Reason.Of("source.no-rows", ("bad", bad)));
        return new CsvReading([.. rows.Values], bad, firstBad, columns);
    }

    /// <summary>UTF-8 where all of it is; else what Windows programs write.</summary>
    private static async Task<Encoding> EncodingOf(Stream file, CancellationToken ct)
    {
        file.Position = 0;
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        using var text = new StreamReader(file, strict, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var buffer = new char[32 * 1024];
        try
        {
            while (await text.ReadAsync(buffer, ct) > 0)
            {
            }

            return text.CurrentEncoding;
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(Windows1252)!;
        }
    }

    /// <summary>The delimiter, and whether the first line is Excel's <c>sep=;</c>.</summary>
    private static async Task<(char Delimiter, bool Skip)> Shape(Stream file, Encoding encoding, CancellationToken ct)
    {
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var first = await text.ReadLineAsync(ct) ?? "";
        return first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5 ? (first[4], true) : (ColumnsRule.Delimiter(first), false);
    }

    private static string Field(CsvReader csv, int? at) => at is { } column && column < csv.FieldCount ? csv.GetString(column).Trim() : "";

    private static string? Name(string[] header, int? at) => at is { } column ? header[column] : null;

    private static string Short(string text, int most) => text.Length <= most ? text : text[..most] + "…";
}

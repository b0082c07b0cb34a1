using System.Text;
using CsvHelper;
using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Engine.External;

/// <summary>What stood in a file.</summary>
internal sealed record CsvReading(IReadOnlyList<SourceRow> Rows, int Bad, IReadOnlyList<BadRow> FirstBad, SourceColumns Columns);

/// <summary>
/// Reads a file of codes and numbers: any usual delimiter, with or without a byte order mark, UTF-8 or Windows-1252.
/// </summary>
internal static class CsvFile
{
    public const int BadRowsShown = 20;
    private const int LargestRecord = 256 * 1024;

    // The largest takes some hundred megabytes while it is read: one at a time, whoever's it is.
    private static readonly SemaphoreSlim One = new(1);
    private const int Windows1252 = 1252;

    /// <param name="file">Can seek.</param>
    /// <exception cref="SourceProblem">There is nothing in it that can be used.</exception>
    public static async Task<CsvReading> Read(Stream file, SourceColumns? mapped, CancellationToken ct)
    {
        await One.WaitAsync(ct);
        try
        {
            return await ReadAlone(file, mapped, ct);
        }
        finally
        {
            One.Release();
        }
    }

    private static async Task<CsvReading> ReadAlone(Stream file, SourceColumns? mapped, CancellationToken ct)
    {
        var encoding = await EncodingOf(file, ct);
        var (delimiter, skip) = await Shape(file, encoding, ct);
        file.Position = 0;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        if (skip) await text.ReadLineAsync(ct);
        // A quotation mark that is never closed must not swallow the file.
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = LargestRecord,
            IncludeValuesInExceptions = false
        };
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

        var sum = new CsvSum();
        while (await csv.ReadAsync(ct))
        {
            var (gtin, sku, units) = (Field(csv, columns.Gtin), Field(csv, columns.Sku), Field(csv, columns.Quantity));
            if (gtin.Length == 0 && sku.Length == 0 && units.Length == 0) continue;
            sum.Take((int)csv.LineNumber + skipped, gtin, sku, units);
        }

        return sum.End(new SourceColumns(Name(header, columns.Gtin), Name(header, columns.Sku), header[columns.Quantity]));
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
        return first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5 ? (first[4], true)
            : (ColumnsRule.Delimiter(first), false);
    }

    private static string Field(CsvReader csv, int? at) =>
        at is { } column && column < csv.FieldCount ? csv.GetString(column).Trim() : "";

    private static string? Name(string[] header, int? at) => at is { } column ? header[column] : null;

    internal static string Short(string text, int most) => text.Length <= most ? text : text[..most] + "…";
}

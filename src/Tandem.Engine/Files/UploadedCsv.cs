using System.Text;
using CsvHelper;

namespace Tandem.Engine.Files;

/// <summary>
/// What files that a person uploads have in common: columns by their names in any order, UTF-8 or what Excel makes on Windows.
/// </summary>
internal static class UploadedCsv
{
    private const int Windows1252 = 1252;

    public static string Decode(byte[] file)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file)
                .TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(Windows1252)!.GetString(file);
        }
    }

    /// <summary>Rows that have anything in them, with the line at which each begins.</summary>
    public static IEnumerable<(int Line, string[] Cells)> Rows(CsvReader csv)
    {
        while (csv.Read())
        {
            var cells = new string[csv.FieldCount];
            for (var i = 0; i < cells.Length; i++) cells[i] = csv.GetString(i);
            if (!Array.TrueForAll(cells, string.IsNullOrWhiteSpace)) yield return ((int)csv.LineNumber, cells);
        }
    }

    /// <summary>Where each column stands; the first of its names counts.</summary>
    /// <param name="names">By column, what a header may call it: letters only, in lower case.</param>
    public static Dictionary<string, int> Header(string[] cells, IReadOnlyDictionary<string, string[]> names)
    {
        var at = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < cells.Length; i++)
        {
            var name = string.Concat(cells[i].Where(char.IsLetter)).ToLowerInvariant();
            if (names.FirstOrDefault(c => c.Value.Contains(name)) is { Key: { } column }) at.TryAdd(column, i);
        }

        return at;
    }

    /// <summary>Empty where there is no such column.</summary>
    public static string Cell(string[] cells, Dictionary<string, int> at, string column) =>
        at.TryGetValue(column, out var i) && i < cells.Length ? CsvCell.Read(cells[i]) : "";
}

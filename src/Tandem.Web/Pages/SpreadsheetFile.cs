using System.Globalization;
using CsvHelper;
using Tandem.Engine.Files;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>
/// A file for a spreadsheet, in the reader's language. Names come from elsewhere: a text that begins as a formula is kept from
/// being one. The mark at the start lets Excel read UTF-8, and Dutch Excel splits at semicolons.
/// </summary>
internal static class SpreadsheetFile
{
    public static CsvWriter Open(Stream to)
    {
        var options = new CsvWriterOptions { Separator = Texts.IsEnglish ? ',' : ';', WriteByteOrderMark = true };
        return CsvWriter.Create(to, options, leaveOpen: true);
    }

    /// <param name="cells">Texts and numbers; null: an empty cell.</param>
    public static async Task Line(CsvWriter csv, IEnumerable<object?> cells, CancellationToken ct)
    {
        foreach (var cell in cells)
            csv.WriteField(cell is string text ? CsvCell.Write(text) : Convert.ToString(cell, CultureInfo.InvariantCulture));
        await csv.EndRecordAsync(ct);
    }
}

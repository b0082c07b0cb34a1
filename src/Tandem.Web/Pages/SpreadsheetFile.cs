using System.Globalization;
using CsvHelper;
using Tandem.Engine.Files;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Words;

namespace Tandem.Web.Pages;

/// <summary>
/// A file for a spreadsheet, in the reader's language. Names come from elsewhere: a text that begins as a formula is kept from
/// being one. The mark at the start lets Excel read UTF-8, and Dutch Excel splits at semicolons.
/// </summary>
internal static class SpreadsheetFile
{
    /// <summary>An answer that no cache keeps: it holds a seller's numbers.</summary>
    /// <param name="name">The key of its name in the reader's language.</param>
    public static IResult Send(HttpContext http, string name, Func<Stream, Task> write)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Stream(write, "text/csv; charset=utf-8", $"{Texts.Say(name).ToLowerInvariant().Replace(' ', '-')}.csv");
    }

    /// <summary>As a spreadsheet reads it.</summary>
    public static string Moment(DateTimeOffset moment) => Texts.Field(moment).Replace('T', ' ');

    /// <summary>As a spreadsheet of the reader's language reads a number; below zero it is no formula.</summary>
    public static object? Euros(Money? money) =>
        money is { } known ? new Number(known.Euros.ToString("0.00", Texts.Culture)) : null;

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

    private readonly record struct Number(string Text)
    {
        public override string ToString() => Text;
    }
}

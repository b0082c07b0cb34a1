namespace Tandem.Engine.Catalog;

/// <summary>Texts in files that are opened in a spreadsheet: what starts like a formula is kept from being one (OWASP, CSV injection).</summary>
internal static class CsvCell
{
    private const string Starts = "=+-@\t\r";

    public static string Write(string? text) => string.IsNullOrEmpty(text) ? "" : IsFormula(text) || text[0] == '\'' ? $"'{text}" : text;

    /// <summary>Takes off again what <see cref="Write"/> put in front.</summary>
    public static string Read(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length > 1 && trimmed[0] == '\'' && (IsFormula(trimmed[1..]) || trimmed[1] == '\'') ? trimmed[1..] : trimmed;
    }

    // Spreadsheets look past blanks.
    private static bool IsFormula(string text) => Starts.Contains(text[0], StringComparison.Ordinal) || Starts.Contains(text.TrimStart().FirstOrDefault('x'), StringComparison.Ordinal);
}

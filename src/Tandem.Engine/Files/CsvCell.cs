namespace Tandem.Engine.Files;

/// <summary>
/// Texts in files that are opened in a spreadsheet: what starts like a formula is kept from being one (OWASP, CSV injection).
/// </summary>
public static class CsvCell
{
    // Also the wide and small forms, which spreadsheets of some languages read as the same signs.
    private const string Starts = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B";

    public static string Write(string? text) =>
        string.IsNullOrEmpty(text) ? "" : IsFormula(text) || text[0] == '\'' ? $"'{text}" : text;

    /// <summary>Takes off again what <see cref="Write"/> put in front.</summary>
    public static string Read(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length > 1 && trimmed[0] == '\'' && (IsFormula(trimmed[1..]) || trimmed[1] == '\'') ? trimmed[1..]
            : trimmed;
    }

    // Spreadsheets look past blanks, and past signs that nobody sees.
    private static bool IsFormula(string text) =>
        Starts.Contains(text[0], StringComparison.Ordinal)
        || Starts.Contains(text.FirstOrDefault(c => !IsUnseen(c), 'x'), StringComparison.Ordinal);

    private static bool IsUnseen(char c) =>
        char.IsWhiteSpace(c) || char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format;
}

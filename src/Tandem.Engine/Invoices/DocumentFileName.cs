namespace Tandem.Engine.Invoices;

/// <summary>
/// What the file of a document is called: its number, of which nothing is left that could lead out of a folder or that some
/// machine or bol stumbles over (facts/vat.md §6: ASCII). Pure.
/// </summary>
internal static class DocumentFileName
{
    private const int Longest = 100;

    /// <summary>Without an extension; two numbers may have the same.</summary>
    public static string Of(string number)
    {
        var name = string.Concat(number.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'))
            .TrimStart('.');
        return name.Length == 0 ? "document" : name.Length > Longest ? name[..Longest] : name;
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices;

/// <summary>What the files of documents are called, as the seller writes it, with words in braces. Pure.</summary>
internal static partial class FileNameRule
{
    public const string Usual = "{soort}-{nummer}";

    /// <summary>Filled in, it is no longer than <see cref="DocumentFileName"/> keeps.</summary>
    public const int Longest = 50;

    private const string Number = "{nummer}";

    /// <summary>Without an extension.</summary>
    public static string Of(string template, DocumentKind kind, string number, string bolOrderId, DateOnly issued,
        string country) =>
        DocumentFileName.Of(Word().Replace(template, word => word.Groups["word"].Value switch
        {
            "nummer" => number,
            "soort" => kind == DocumentKind.CreditNote ? "creditnota" : "factuur",
            "bestelling" => bolOrderId,
            "datum" => issued.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "jaar" => issued.Year.ToString("0000", CultureInfo.InvariantCulture),
            _ => country,
        }));

    /// <summary>Two documents never have the same name: their number is in it.</summary>
    public static Reason? Wrong(string template) =>
        template.Length <= Longest && Whole().IsMatch(template) && template.Contains(Number, StringComparison.Ordinal)
            && Word().Matches(template).Select(m => m.Value).GroupBy(w => w).All(w => w.Count() == 1)
            ? null : Reason.Of("invoice.file-name", ("given", template), ("most", Longest));

    [GeneratedRegex(@"\{(?<word>nummer|soort|bestelling|datum|jaar|land)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"^([A-Za-z0-9._-]|\{(nummer|soort|bestelling|datum|jaar|land)\})*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}

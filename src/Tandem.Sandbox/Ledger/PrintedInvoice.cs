using System.Text.RegularExpressions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Tandem.Sandbox.Ledger;

/// <summary>What a customer reads in an invoice that came as a PDF.</summary>
/// <param name="Number">Null: it names none.</param>
/// <param name="Cents">What it comes to with VAT; null: it does not say.</param>
internal sealed partial record PrintedInvoice(string? Number, long? Cents)
{
    private static readonly string[][] NumberLabels =
        [["Factuurnummer"], ["Invoice", "number"], ["Numéro", "de", "facture"], ["Rechnungsnummer"]];

    public static PrintedInvoice Of(byte[] file)
    {
        var sheets = SheetsOf(file);
        var total = TotalIn().Match(string.Join(' ', sheets.SelectMany(words => words).Select(word => word.Text)));
        var first = sheets.FirstOrDefault([]);
        return new PrintedInvoice(NumberLabels.Select(label => Beneath(first, label)).FirstOrDefault(word => word is not null),
            total.Success ? long.Parse(string.Concat(total.Groups["euros"].Value.Where(char.IsAsciiDigit)),
                System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    /// <summary>A file that is none to the reader says nothing; whatever it stumbles over, the others are read.</summary>
    private static List<List<Word>> SheetsOf(byte[] file)
    {
        try
        {
            using var pdf = PdfDocument.Open(file);
            return [.. pdf.GetPages().Select(page => page.GetWords().ToList())];
        }
        catch (Exception strange) when (strange is not OutOfMemoryException)
        {
            return [];
        }
    }

    /// <summary>What stands beneath a label, which has others beside it.</summary>
    private static string? Beneath(List<Word> words, string[] label)
    {
        const double Points = 3;
        var first = Enumerable.Range(0, words.Count).FirstOrDefault(at =>
            words.Skip(at).Take(label.Length).Select(word => word.Text).SequenceEqual(label), -1);
        if (first < 0) return null;
        var place = words[first].BoundingBox;
        return words.Where(word => Math.Abs(word.BoundingBox.Left - place.Left) < Points && word.BoundingBox.Top < place.Bottom)
            .MaxBy(word => word.BoundingBox.Top)?.Text;
    }

    /// <summary>The place in its series: the digits at the end; null: there are none.</summary>
    public (string Series, long Place)? Place => Number is { } number && PlaceIn().Match(number) is { Success: true } match
        ? (number[..match.Index], long.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture)) : null;

    [GeneratedRegex(@"(Totaal incl\. btw|Total incl\. VAT|Total TVAC|Gesamtbetrag inkl\. MwSt\.) "
        + @"€? ?(?<euros>\d{1,3}([.,\s]\d{3})*[.,]\d\d)(?!\d)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TotalIn();

    [GeneratedRegex(@"\d{1,18}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceIn();
}

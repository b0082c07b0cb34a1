using System.Text.RegularExpressions;
using UglyToad.PdfPig;

namespace Tandem.Sandbox.Ledger;

/// <summary>What a customer reads in an invoice that came as a PDF.</summary>
/// <param name="Number">Null: it names none.</param>
/// <param name="Cents">What it comes to with VAT; null: it does not say.</param>
internal sealed partial record PrintedInvoice(string? Number, long? Cents)
{
    public static PrintedInvoice Of(byte[] file)
    {
        var text = TextOf(file);
        var (number, total) = (NumberIn().Match(text), TotalIn().Match(text));
        return new PrintedInvoice(number.Success ? number.Groups["number"].Value : null,
            total.Success ? long.Parse(string.Concat(total.Groups["euros"].Value.Where(char.IsAsciiDigit)),
                System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    /// <summary>A file that is none to the reader says nothing; whatever it stumbles over, the others are read.</summary>
    private static string TextOf(byte[] file)
    {
        try
        {
            using var pdf = PdfDocument.Open(file);
            return string.Join(' ', pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
        }
        catch (Exception strange) when (strange is not OutOfMemoryException)
        {
            return "";
        }
    }

    /// <summary>The place in its series: the digits at the end; null: there are none.</summary>
    public (string Series, long Place)? Place => Number is { } number && PlaceIn().Match(number) is { Success: true } match
        ? (number[..match.Index], long.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture)) : null;

    [GeneratedRegex(@"(Factuurnummer|Invoice number|Numéro de facture|Rechnungsnummer) (?<number>\S+)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NumberIn();

    [GeneratedRegex(@"(Totaal incl\. btw|Total incl\. VAT|Total TVAC|Gesamtbetrag inkl\. MwSt\.) "
        + @"€? ?(?<euros>\d{1,3}([.,\s]\d{3})*[.,]\d\d)(?!\d)",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TotalIn();

    [GeneratedRegex(@"\d{1,18}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PlaceIn();
}

using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// Whether a sale gets an invoice (facts/vat.md §1), in which language, and what of a line a shipment is. Pure.
/// </summary>
internal static class InvoiceRule
{
    public static bool Decide(InvoiceWhen when, bool asked, bool business, Country from, Country to) => when switch
    {
        InvoiceWhen.Never => false,
        InvoiceWhen.Always => true,
        _ => asked || business || from != to,
    };

    /// <summary>
    /// The line's total pro rata, cumulatively: the last shipment takes what is left (facts/vat.md §0). VAT as the total has it.
    /// </summary>
    /// <param name="shipped">Units up to and with this shipment.</param>
    /// <param name="invoiced">Of the line, before this shipment.</param>
    public static Money Share(Money total, int units, int shipped, Money invoiced) => UpTo(total, units, shipped) - invoiced;

    /// <summary>The first so many units of a line's total, half a cent away from zero.</summary>
    public static Money UpTo(Money total, int units, int some) =>
        new((long)decimal.Round((decimal)total.Cents * Math.Clamp(some, 0, units) / Math.Max(1, units),
            MidpointRounding.AwayFromZero));

    /// <summary>The two letters of the language: Dutch at home, else as the seller chose.</summary>
    public static string LanguageOf(string country, InvoiceSettings settings) => country switch
    {
        "NL" => "nl",
        "BE" => settings.LanguageBelgium,
        _ => settings.LanguageElsewhere,
    };
}

using System.Globalization;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>Names of what is asked about e-invoices: the same thing is asked once.</summary>
internal static class EInvoiceQuestions
{
    /// <summary>The law asks for e-invoices, and the seller has not said how they go out.</summary>
    public const string Off = "e-invoice-off";

    /// <summary>A document does not get over Peppol.</summary>
    public static string Of(long document) => string.Create(CultureInfo.InvariantCulture, $"e-invoice:{document}");
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>
/// The hash that ties a document to the one before it in its series: whoever changes one, or takes one out, breaks every hash
/// after it. Pure.
/// </summary>
internal static class ChainRule
{
    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static string HashOf(string before, IssuedDocument document) => HashOf(Encoding.UTF8.GetBytes(string.Join('\n',
        before, document.Kind, document.Number, document.Series, Text(document.Sequence), Text(document.OrderKey),
        Text(document.ShipmentKey), document.ShipmentId, Text(document.CreditsKey), document.IssuedOn.ToString("O"),
        document.SuppliedOn.ToString("O"), Text(document.NetCents), Text(document.VatCents), Text(document.GrossCents),
        document.Why.ToJson(), document.Place, document.FromCountry, document.ToCountry, document.VatCountry,
        document.ContentHash, document.PdfHash, document.UblHash)));

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}

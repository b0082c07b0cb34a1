using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tandem.Engine.Values;

namespace Tandem.Engine.Invoices.Peppol;

/// <summary>Which documents go over Peppol (facts/vat.md §6), and by what name each is sent once. Pure.</summary>
internal static class EInvoiceRule
{
    /// <summary>Without proof for so long a person is asked.</summary>
    public static readonly TimeSpan ProofComesWithin = TimeSpan.FromHours(24);

    /// <summary>Between two looks after that.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromHours(1);

    public static EInvoiceNeed Decide(DocumentParty seller, DocumentParty buyer, bool toBusiness)
    {
        if (!toBusiness) return EInvoiceNeed.None;
        var required = seller.Country == Country.Belgium && buyer.Country == Country.Belgium;
        return PeppolRule.Missing(seller, buyer) is null ? required ? EInvoiceNeed.Required : EInvoiceNeed.Optional
            : required ? EInvoiceNeed.Unnamed : EInvoiceNeed.None;
    }

    /// <summary>
    /// Of the same document always the same, also after a copy of the database was put back: the access point takes it once.
    /// </summary>
    /// <param name="hash">The document's place in its chain.</param>
    public static Guid OnceOf(SellerId seller, string hash, int round)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{seller.Value:N}\n{hash}\n{round}");
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];

        // RFC 9562: version 8, which is made from whatever its maker likes.
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A person may have it sent, or say that it was.</summary>
    public static bool IsOpen(EInvoiceState? state) => state is null or EInvoiceState.NotSent or EInvoiceState.Refused
        or EInvoiceState.NotReachable or EInvoiceState.ByHand;
}

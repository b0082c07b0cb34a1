using System.Security.Cryptography;
using System.Text;

namespace Tandem.WooCommerce;

/// <summary>Checks that a delivery really comes from the shop.</summary>
public static class WooWebhookSignature
{
    /// <summary>Base64 of HMAC-SHA256 over the raw body, compared in constant time.</summary>
    public static bool Verify(ReadOnlySpan<byte> rawBody, string? signatureHeader, string secret)
    {
        if (string.IsNullOrEmpty(signatureHeader)) return false;
        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), rawBody, expected);
        Span<byte> given = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.TryFromBase64String(signatureHeader, given, out var written)
            && written == expected.Length && CryptographicOperations.FixedTimeEquals(given, expected);
    }

    /// <summary>
    /// The unsigned form post that a shop sends when a webhook is switched on: answer it, believe nothing of it.
    /// </summary>
    public static bool IsPing(string? contentType, ReadOnlySpan<byte> rawBody) =>
        contentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
        && rawBody.StartsWith("webhook_id="u8);
}

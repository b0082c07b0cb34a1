namespace Tandem.Bol;

/// <summary>The header <c>keyId=0, algorithm="rsa-sha256", signature=base64</c>, taken apart.</summary>
internal sealed record SignatureHeader(string KeyId, byte[] Signature)
{
    /// <summary>Null when a part is missing or the algorithm is another one.</summary>
    public static SignatureHeader? TryParse(string? header)
    {
        string? keyId = null;
        string? signature = null;
        foreach (var part in (header ?? "").Split(','))
        {
            // Base64 ends in equals signs, so only the first one separates.
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at < 0) continue;
            var value = part[(at + 1)..].Trim().Trim('"');
            switch (part[..at].Trim().ToUpperInvariant())
            {
                case "KEYID":
                    keyId = value;
                    break;
                case "ALGORITHM" when !value.Equals("rsa-sha256", StringComparison.OrdinalIgnoreCase):
                    return null;
                case "SIGNATURE":
                    signature = value;
                    break;
            }
        }
        if (string.IsNullOrEmpty(keyId) || string.IsNullOrEmpty(signature)) return null;
        var bytes = new byte[signature.Length];
        return Convert.TryFromBase64String(signature, bytes, out var length) ? new(keyId, bytes[..length]) : null;
    }
}

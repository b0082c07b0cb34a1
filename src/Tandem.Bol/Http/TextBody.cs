using System.Text.Json;

namespace Tandem.Bol;

/// <summary>
/// An answer that is JSON within a text: plain, or in Base64 as the description of bol's invoices has it (facts/bol.md §9).
/// Pure.
/// </summary>
internal static class TextBody
{
    /// <summary>What is within; a body that is no such text, as it is.</summary>
    /// <exception cref="JsonException">It begins as a text and is none.</exception>
    public static byte[] Unwrapped(byte[] body)
    {
        var first = Array.FindIndex(body, b => b is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'));
        if (first < 0 || body[first] != '"') return body;
        var reader = new Utf8JsonReader(body);
        reader.Read();
        var within = Within(ref reader);

        // Behind it nothing may stand: this throws where something does.
        reader.Read();
        return within;
    }

    private static byte[] Within(ref Utf8JsonReader reader)
    {
        try
        {
            if (reader.TryGetBytesFromBase64(out var bytes)) return bytes;
            var plain = new byte[reader.ValueSpan.Length];
            return plain[..reader.CopyString(plain)];
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("Its signs are no text.", broken);
        }
    }
}

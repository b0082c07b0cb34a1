using System.Text;
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
        var text = JsonSerializer.Deserialize(body, BolJson.Default.String) ?? "";
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : Encoding.UTF8.GetBytes(text);
    }
}

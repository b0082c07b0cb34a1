using System.Text;
using System.Text.Unicode;

namespace Tandem.Shared;

/// <summary>
/// What every answer of a remote goes through before anything looks into it: read up to a cap, also of what was packed, and rid
/// of what no database takes. Compiled into each client, which know nothing of each other.
/// </summary>
internal static class AnswerBytes
{
    /// <summary>Objects and lists that one answer may hold: each costs a hundred times its bytes once it is read.</summary>
    private const int MostValues = 400_000;

    /// <summary>The whole body, as it is after unpacking; null where it is larger than this.</summary>
    /// <exception cref="InvalidDataException">It says that it is packed, and is not.</exception>
    public static async Task<byte[]?> Read(HttpContent content, int most, CancellationToken ct)
    {
        if (content.Headers.ContentLength > most) return null;
        await using var stream = await content.ReadAsStreamAsync(ct);
        using var body = new MemoryStream();
        var buffer = new byte[32 * 1024];
        while (await Some(stream, buffer, ct) is > 0 and var read)
        {
            if (body.Length + read > most) return null;
            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static async ValueTask<int> Some(Stream stream, byte[] buffer, CancellationToken ct)
    {
        try
        {
            return await stream.ReadAsync(buffer, ct);
        }
        catch (InvalidOperationException broken)
        {
            // So says Brotli's reader of what is no Brotli.
            throw new InvalidDataException(broken.Message, broken);
        }
    }

    /// <summary>
    /// JSON without a byte order mark, bytes that are no UTF-8, control characters, NUL and halves of surrogate pairs: a blank or
    /// U+FFFD stands in their place. What is no JSON comes back as harmless.
    /// </summary>
    /// <param name="most">Objects and lists that it may hold; null: as many as any other answer.</param>
    /// <returns>Null where it holds more objects and lists than an answer may.</returns>
    public static byte[]? Clean(byte[] json, int? most = null)
    {
        if (json.AsSpan().StartsWith(Encoding.UTF8.Preamble)) json = json[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(json)) json = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json));
        var (inText, values) = (false, 0);
        for (var i = 0; i < json.Length; i++)
        {
            var b = json[i];
            if (b < 0x20) json[i] = (byte)' ';
            else if (b == '"') inText = !inText;
            else if (b == '\\' && inText) i = Escape(json, i);
            else if (!inText && b is (byte)'{' or (byte)'[' && ++values > (most ?? MostValues)) return null;
        }

        return json;
    }

    /// <returns>The last byte of the escape.</returns>
    private static int Escape(byte[] json, int at)
    {
        if (Code(json, at) is not { } code) return at + 1;
        if (char.IsHighSurrogate((char)code) && Code(json, at + 6) is { } low && char.IsLowSurrogate((char)low)) return at + 11;
        if (code == 0) "0020"u8.CopyTo(json.AsSpan(at + 2));
        else if (char.IsSurrogate((char)code)) "fffd"u8.CopyTo(json.AsSpan(at + 2));
        return at + 5;
    }

    private static int? Code(byte[] json, int at)
    {
        if (at + 6 > json.Length || json[at] != '\\' || json[at + 1] != 'u') return null;
        var code = 0;
        for (var i = at + 2; i < at + 6; i++)
        {
            if (!char.IsAsciiHexDigit((char)json[i])) return null;
            code = (code * 16) + Convert.ToInt32(((char)json[i]).ToString(), 16);
        }

        return code;
    }
}

namespace Tandem.Engine.Pictures;

/// <summary>A picture as a browser shows it.</summary>
/// <param name="Type">Its media type, told by its first bytes and by nobody's word.</param>
public sealed record Picture(byte[] File, string Type)
{
    /// <returns>Null where these bytes are no picture of a kind that browsers show and that holds no script.</returns>
    internal static Picture? Of(byte[] file) => TypeOf(file) is { } type ? new Picture(file, type) : null;

    private static string? TypeOf(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        ReadOnlySpan<byte> jpeg = [0xFF, 0xD8, 0xFF];
        if (file.StartsWith(png)) return "image/png";
        if (file.StartsWith(jpeg)) return "image/jpeg";
        if (file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8)) return "image/gif";
        if (file.Length < 12) return null;
        if (file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8)) return "image/webp";
        return file[4..].StartsWith("ftypavif"u8) ? "image/avif" : null;
    }
}

using System.Buffers;
using System.Buffers.Binary;

namespace Tandem.Engine.Returns;

/// <summary>
/// Takes out of a photo what it tells beside its picture: where and when it was made and with what, thumbnails, comments, and
/// whatever hangs behind its end. What is no JPEG, PNG or still WebP from its first byte to its last is no photo. Pure.
/// </summary>
internal static class PhotoRule
{
    /// <summary>Bytes of one photo.</summary>
    public const int Largest = 8 * 1024 * 1024;

    private const int MostAcross = 16_000;

    // More than any phone's picture of these bytes: a browser that shows it takes four bytes of memory for each.
    private const long MostPixels = 65_000_000;

    // A picture that sharpens as it loads has about ten; each costs a browser a pass over all of it.
    private const int MostScans = 64;
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // Of a PNG all that changes how its picture looks; of a WebP too. Anything else may name somebody or some place.
    private static readonly string[] OfPng = ["IHDR", "PLTE", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "iCCP", "IDAT", "IEND"];
    private static readonly string[] OfWebp = ["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP"];

    /// <returns>The photo and its media type, told by its bytes alone; null: it is none.</returns>
    public static (byte[] File, string Type)? Clean(ReadOnlySpan<byte> file)
    {
        if (file.Length is < 32 or > Largest) return null;
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return CleanJpeg(file) is { } jpeg ? (jpeg, "image/jpeg") : null;
        if (file.StartsWith(Png)) return CleanPng(file) is { } png ? (png, "image/png") : null;
        if (file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8))
            return CleanWebp(file) is { } webp ? (webp, "image/webp") : null;
        return null;
    }

    private static byte[]? CleanJpeg(ReadOnlySpan<byte> file)
    {
        var (kept, orientation, at, sized, scans) = (new ArrayBufferWriter<byte>(file.Length), 1, 2, false, 0);
        while (at + 2 <= file.Length)
        {
            if (file[at] != 0xFF) return null;
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xD9)
                return sized && scans > 0 ? [0xFF, 0xD8, .. Turned(orientation), .. kept.WrittenSpan, 0xFF, 0xD9] : null;
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8) || at + 4 > file.Length) return null;
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 4 || at + length > file.Length) return null;
            var segment = file.Slice(at, length);
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                sized = length >= 9 && IsSize(BinaryPrimitives.ReadUInt16BigEndian(segment[7..]),
                    BinaryPrimitives.ReadUInt16BigEndian(segment[5..]));
                if (!sized) return null;
            }

            if (marker == 0xE1 && segment[4..].StartsWith("Exif\0\0"u8)) orientation = Orientation(segment[10..]);
            Keep(kept, marker, segment);
            at += length;
            if (marker != 0xDA) continue;
            if (++scans > MostScans) return null;
            var end = at;
            while (end + 1 < file.Length && !(file[end] == 0xFF && file[end + 1] is not 0x00 and not (>= 0xD0 and <= 0xD7)
                and not 0xFF)) end++;
            kept.Write(file[at..end]);
            at = end;
        }

        return null;
    }

    /// <summary>
    /// The picture's own segments, and of what programs add only what the colours need: JFIF's own without its thumbnail, a
    /// colour profile, Adobe's kind of colours.
    /// </summary>
    private static void Keep(ArrayBufferWriter<byte> kept, byte marker, ReadOnlySpan<byte> segment)
    {
        var content = segment[4..];
        if (marker is 0xE0 && content.Length >= 14 && content.StartsWith("JFIF\0"u8))
            kept.Write<byte>([0xFF, marker, 0, 16, .. content[..12], 0, 0]);
        else if (marker is 0xEE && content.Length >= 12 && content.StartsWith("Adobe"u8))
            kept.Write<byte>([0xFF, marker, 0, 14, .. content[..12]]);
        else if (marker is >= 0xC0 and <= 0xDF || (marker is 0xE2 && content.StartsWith("ICC_PROFILE\0"u8)))
            kept.Write(segment);
    }

    /// <summary>How the picture lies, 1 to 8: all that is kept of what the camera wrote.</summary>
    private static int Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14) return 1;
        var little = tiff.StartsWith("II"u8);
        if (!little && !tiff.StartsWith("MM"u8)) return 1;
        uint At4(ReadOnlySpan<byte> from) => little ? BinaryPrimitives.ReadUInt32LittleEndian(from)
            : BinaryPrimitives.ReadUInt32BigEndian(from);
        int At2(ReadOnlySpan<byte> from) => little ? BinaryPrimitives.ReadUInt16LittleEndian(from)
            : BinaryPrimitives.ReadUInt16BigEndian(from);
        var first = At4(tiff[4..]);
        if (first > (uint)tiff.Length - 2) return 1;
        var entries = tiff[(int)first..];
        var count = At2(entries);
        for (var i = 0; i < count && 2 + ((i + 1) * 12) <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + (i * 12), 12);
            if (At2(entry) == 0x0112) return At2(entry[8..]) is >= 1 and <= 8 and var lies ? lies : 1;
        }

        return 1;
    }

    /// <summary>Exif with how the picture lies and nothing else; nothing where it lies as it should.</summary>
    private static byte[] Turned(int orientation) => orientation == 1 ? [] :
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
        0, 0, 0, 0,
    ];

    private static byte[]? CleanPng(ReadOnlySpan<byte> file)
    {
        var made = new ArrayBufferWriter<byte>(file.Length);
        made.Write(Png.AsSpan());
        var (at, shows) = (Png.Length, false);
        while (at + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > (uint)(file.Length - at - 12)) return null;
            var chunk = file.Slice(at, 12 + (int)length);
            var name = System.Text.Encoding.ASCII.GetString(chunk[4..8]);
            if ((at == Png.Length) != (name == "IHDR")) return null;
            if (name == "IHDR" && !(length == 13 && IsSize(BinaryPrimitives.ReadUInt32BigEndian(chunk[8..]),
                BinaryPrimitives.ReadUInt32BigEndian(chunk[12..])))) return null;
            shows |= name == "IDAT";
            if (OfPng.Contains(name)) made.Write(chunk);
            if (name == "IEND") return shows && length == 0 ? made.WrittenSpan.ToArray() : null;
            at += chunk.Length;
        }

        return null;
    }

    private static byte[]? CleanWebp(ReadOnlySpan<byte> file)
    {
        var made = new ArrayBufferWriter<byte>(file.Length);
        var whole = 8 + (long)BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (whole > file.Length) return null;
        made.Write(file[..12]);
        var (at, shows) = (12, false);
        while (at + 8 <= whole)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            var padded = 8 + (long)length + (length % 2);
            if (at + padded > whole) return null;
            var chunk = file.Slice(at, (int)padded);
            var name = System.Text.Encoding.ASCII.GetString(chunk[..4]);
            at += chunk.Length;
            if (name is "VP8 " or "VP8L")
            {
                if (!IsWebpSize(name, chunk[8..])) return null;
                shows = true;
            }

            if (!OfWebp.Contains(name)) continue;
            if (name != "VP8X")
            {
                made.Write(chunk);
                continue;
            }

            // It says which other parts there are: of what is taken out it must not; a film is no photo.
            if (length != 10 || (chunk[8] & 0x02) != 0 || !IsSize(1 + Three(chunk[12..]), 1 + Three(chunk[15..]))) return null;
            var header = chunk.ToArray();
            header[8] &= 0xF3;
            made.Write(header.AsSpan());
        }

        var cleaned = made.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(cleaned.AsSpan(4), (uint)cleaned.Length - 8);
        return shows ? cleaned : null;
    }

    /// <summary>
    /// Whether the picture itself is of a size to show: a file without a header of its own has no other, and one with a header
    /// may say something else there (RFC 6386 §9.1; RFC 9649 §3.4).
    /// </summary>
    private static bool IsWebpSize(string name, ReadOnlySpan<byte> picture)
    {
        if (picture.Length < 10) return false;
        if (name == "VP8 ")
        {
            return picture[3..].StartsWith((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A])
                && IsSize(BinaryPrimitives.ReadUInt16LittleEndian(picture[6..]) & 0x3FFFu,
                    BinaryPrimitives.ReadUInt16LittleEndian(picture[8..]) & 0x3FFFu);
        }

        var sizes = BinaryPrimitives.ReadUInt32LittleEndian(picture[1..]);
        return picture[0] == 0x2F && IsSize(1 + (sizes & 0x3FFF), 1 + ((sizes >> 14) & 0x3FFF));
    }

    private static uint Three(ReadOnlySpan<byte> little) => little[0] | ((uint)little[1] << 8) | ((uint)little[2] << 16);

    private static bool IsSize(uint width, uint height) => width is > 0 and <= MostAcross
        && height is > 0 and <= MostAcross && (long)width * height <= MostPixels;
}

using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Tandem.Sandbox.Shop;

/// <summary>
/// The shop's media library: a picture under any name, always the same, and beside it the small one that WordPress makes.
/// Nothing of it is kept.
/// </summary>
internal static class Uploads
{
    public const string Root = "/wp-content/uploads";
    private const string Small = "-150x150.png";

    public static void Map(WebApplication app) => app.MapGet(Root + "/{file}", (string file) =>
        !file.EndsWith(".png", StringComparison.Ordinal) ? Results.NotFound()
        : Results.Bytes(file.EndsWith(Small, StringComparison.Ordinal) ? Draw(file[..^Small.Length], 150)
            : Draw(file[..^".png".Length], 600), "image/png"));

    /// <summary>Something round on a ground of another colour, as a PNG of three colours.</summary>
    private static byte[] Draw(string name, int side)
    {
        var hue = name.Aggregate(17, (sum, letter) => unchecked((sum * 31) + letter)) & 0xFFFF;
        using var rows = new MemoryStream();
        using (var zip = new ZLibStream(rows, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[1 + side];
            for (var y = 0; y < side; y++)
            {
                for (var x = 0; x < side; x++) row[1 + x] = At((x + 0.5) / side, (y + 0.5) / side);
                zip.Write(row);
            }
        }

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, side);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), side);
        (header[8], header[9]) = (8, 3);
        Chunk(file, "IHDR", header);
        Chunk(file, "PLTE", [.. Colour(hue, 0.93), .. Colour(hue, 0.55), .. Colour(hue, 0.8)]);
        Chunk(file, "IDAT", rows.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte At(double x, double y) => (((x - 0.5) * (x - 0.5)) + ((y - 0.55) * (y - 0.55))) switch
    {
        < 0.02 => 2,
        < 0.1 => 1,
        _ => 0,
    };

    /// <summary>A soft colour of this hue and lightness.</summary>
    private static byte[] Colour(int hue, double light)
    {
        byte Of(int shift)
        {
            var wave = Math.Cos((hue / 65536.0 * Math.Tau) + (shift * Math.Tau / 3));
            return (byte)Math.Clamp((light + (wave * 0.25 * (1 - light))) * 255, 0, 255);
        }

        return [Of(0), Of(1), Of(2)];
    }

    private static void Chunk(MemoryStream file, string name, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        file.Write(number);
    }

    /// <summary>CRC-32 as in PNG.</summary>
    private static uint Checksum(byte[] data)
    {
        var sum = uint.MaxValue;
        foreach (var each in data)
        {
            sum ^= each;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 1 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return ~sum;
    }
}

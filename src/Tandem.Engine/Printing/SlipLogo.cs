using System.Buffers.Binary;
using PdfSharp.Drawing;
using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>Looks whether a file may stand on packing slips as the seller's logo.</summary>
public static class SlipLogo
{
    /// <summary>Bytes.</summary>
    public const int Largest = 512 * 1024;

    /// <summary>Pixels of either side: a small file may unpack to a huge picture.</summary>
    private const int MostPixels = 4000;

    /// <returns>Why not; null: it may.</returns>
    public static Reason? Objection(byte[] file)
    {
        if (file.Length > Largest) return Reason.Of("logo.too-large", ("most", Largest / 1024));
        if (Size(file) is not { } size) return Reason.Of("logo.not-an-image");
        if (size.Width is < 1 or > MostPixels || size.Height is < 1 or > MostPixels)
            return Reason.Of("logo.too-many-pixels", ("most", MostPixels));
        return Draws(file) ? null : Reason.Of("logo.not-an-image");
    }

    /// <summary>From the first bytes alone, so that nothing is unpacked to find out.</summary>
    internal static (int Width, int Height)? Size(ReadOnlySpan<byte> file)
    {
        ReadOnlySpan<byte> png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        if (file.StartsWith(png))
            return file.Length < 24 ? null
                : (BinaryPrimitives.ReadInt32BigEndian(file[16..]), BinaryPrimitives.ReadInt32BigEndian(file[20..]));
        if (file.Length < 4 || file[0] != 0xFF || file[1] != 0xD8) return null;

        // A JPEG is a row of segments; the size stands in the one that starts a frame (SOF0 to SOF15, without DHT, JPG and DAC).
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            if (file[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return (BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]),
                    BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }

    private static bool Draws(byte[] file)
    {
        try
        {
            using var document = new PdfSharp.Pdf.PdfDocument();
            using var gfx = XGraphics.FromPdfPage(document.AddPage());
            using var image = XImage.FromStream(new MemoryStream(file));
            gfx.DrawImage(image, 0, 0, 10, 10);
            document.Save(new MemoryStream(), closeStream: true);
            return true;
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            // Whatever its reader stumbles over, it is no picture that can be printed.
            return false;
        }
    }
}

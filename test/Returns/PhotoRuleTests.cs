using System.Buffers.Binary;
using System.Text;
using CsCheck;
using Tandem.Engine.Returns;
using PngFile = Tandem.Tests.Printing.Pictures;

namespace Tandem.Tests.Returns;

/// <summary>What of a file that somebody uploads as a photo is kept: the picture, and nothing that it tells beside it.</summary>
public sealed class PhotoRuleTests
{
    private const string Place = "GPS 52.379189 4.899431";

    [Fact]
    public void Jpeg_KeepsItsPicture_AndHowItLies_AndNothingElse()
    {
        var cleaned = PhotoRule.Clean([.. Jpeg(Exif(6)), .. "<script>alert(1)</script>PK\x03\x04"u8])!.Value;
        Assert.Equal("image/jpeg", cleaned.Type);
        var text = Encoding.Latin1.GetString(cleaned.File);
        foreach (var told in new[] { Place, "Anna", "http://ns.adobe.com", "script", "PK", "MPF", "thumbnail" })
            Assert.DoesNotContain(told, text, StringComparison.Ordinal);
        Assert.Contains("JFIF", text, StringComparison.Ordinal);
        Assert.Contains("ICC_PROFILE", text, StringComparison.Ordinal);
        Assert.EndsWith("\u00FF\u00D9", text, StringComparison.Ordinal);
        Assert.Contains("picture\u00FF\0one\u00FF\u00D0two", text, StringComparison.Ordinal);

        // The tag of how it lies, in Exif of its own; what was cleaned is clean.
        var at = text.IndexOf("Exif", StringComparison.Ordinal);
        Assert.Equal(6, cleaned.File[at + 6 + 8 + 2 + 9]);
        Assert.Equal(cleaned.File, PhotoRule.Clean(cleaned.File)!.Value.File);
    }

    [Fact]
    public void Jpeg_ThatLiesAsItShould_HasNoExifAtAll() =>
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(PhotoRule.Clean(Jpeg(Exif(1)))!.Value.File),
            StringComparison.Ordinal);

    [Fact]
    public void Png_LosesWhatIsNoPicture()
    {
        var png = PngFile.Png(4, 4);
        byte[] with = [.. png[..33], .. Chunk("tEXt", Place), .. Chunk("eXIf", Place), .. Chunk("iTXt", "Anna"), .. png[33..],
            .. "<html>"u8];
        var cleaned = PhotoRule.Clean(with)!.Value;
        Assert.Equal("image/png", cleaned.Type);
        var text = Encoding.Latin1.GetString(cleaned.File);
        foreach (var told in new[] { Place, "Anna", "tEXt", "eXIf", "html" })
            Assert.DoesNotContain(told, text, StringComparison.Ordinal);
        Assert.Equal(PhotoRule.Clean(png)!.Value.File, cleaned.File);
    }

    [Fact]
    public void Webp_LosesWhatIsNoPicture_AndSaysSo()
    {
        byte[] header = [0x0C, 0, 0, 0, 3, 0, 0, 3, 0, 0];
        var cleaned = PhotoRule.Clean([.. Webp(Part("VP8X", header), Part("VP8 ", Vp8(4, 4)),
            Part("EXIF", Bytes(Place)), Part("XMP ", Bytes("Anna"))), .. "<html>"u8])!.Value;
        Assert.Equal("image/webp", cleaned.Type);
        var text = Encoding.Latin1.GetString(cleaned.File);
        foreach (var told in new[] { Place, "Anna", "EXIF", "XMP", "html" })
            Assert.DoesNotContain(told, text, StringComparison.Ordinal);
        Assert.Equal(0, cleaned.File[20]);
        Assert.Equal(cleaned.File.Length - 8, BinaryPrimitives.ReadInt32LittleEndian(cleaned.File.AsSpan(4)));
        byte[] moves = [0x02, 0, 0, 0, 3, 0, 0, 3, 0, 0];
        Assert.Null(PhotoRule.Clean(Webp(Part("VP8X", moves), Part("VP8 ", Vp8(4, 4)))));
        byte[] vast = [0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 3, 0, 0];
        Assert.Null(PhotoRule.Clean(Webp(Part("VP8X", vast), Part("VP8 ", Vp8(4, 4)))));
    }

    /// <summary>A few bytes that a browser would blow up to gigabytes, or walk over a thousand times.</summary>
    [Fact]
    public void PictureThatIsTooMuchToShow_IsNotKept()
    {
        var png = PngFile.Png(4, 4);
        Assert.Null(PhotoRule.Clean(Sized(12_000, 12_000)));
        Assert.NotNull(PhotoRule.Clean(Sized(9_280, 6_944)));
        foreach (var (width, height, kept) in new[] { (9_280, 6_944, true), (16_383, 16_383, false), (0, 4, false) })
        {
            Assert.Equal(kept, PhotoRule.Clean(Webp(Part("VP8 ", Vp8(width, height)))) is not null);
            if (width == 0) continue;
            Assert.Equal(kept, PhotoRule.Clean(Webp(Part("VP8L", Vp8L(width, height)))) is not null);

            // What its header says of it is not what is shown.
            byte[] small = [0, 0, 0, 0, 3, 0, 0, 3, 0, 0];
            Assert.Equal(kept, PhotoRule.Clean(Webp(Part("VP8X", small), Part("VP8 ", Vp8(width, height)))) is not null);
        }

        var jpeg = Jpeg(Exif(1));
        var scan = Segment(0xDA, [1, 1, 0, 0, 63, 0]);
        Assert.NotNull(PhotoRule.Clean([.. jpeg[..^2], .. Enumerable.Repeat(scan, 12).SelectMany(s => s), 0xFF, 0xD9]));
        Assert.Null(PhotoRule.Clean([.. jpeg[..^2], .. Enumerable.Repeat(scan, 5_000).SelectMany(s => s), 0xFF, 0xD9]));

        byte[] Sized(int width, int height)
        {
            byte[] sized = [.. png];
            BinaryPrimitives.WriteInt32BigEndian(sized.AsSpan(16), width);
            BinaryPrimitives.WriteInt32BigEndian(sized.AsSpan(20), height);
            return sized;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!doctype html><title>a photo, it says so itself</title><script>alert(1)</script>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><rect width='9' height='9'/></svg>")]
    [InlineData("GIF89a..................................................................")]
    [InlineData("%PDF-1.7 .............................................................")]
    [InlineData("RIFF....WAVE..........................................................")]
    [InlineData("....ftypheic...........................................................")]
    public void WhatIsNoPhoto_IsNotKept(string file) => Assert.Null(PhotoRule.Clean(Encoding.Latin1.GetBytes(file)));

    /// <summary>It begins as a photo, and is none.</summary>
    [Fact]
    public void WhatOnlyBeginsAsAPhoto_IsNotKept()
    {
        var (jpeg, png) = (Jpeg(Exif(6)), PngFile.Png(4, 4));
        Assert.Null(PhotoRule.Clean([0xFF, 0xD8, 0xFF, .. "<script>alert('a JPEG by its first bytes')</script>"u8]));
        Assert.Null(PhotoRule.Clean([.. png[..8], .. "<script>alert('a PNG by its first bytes')</script>"u8]));
        Assert.Null(PhotoRule.Clean(jpeg[..^40]));
        Assert.Null(PhotoRule.Clean(png[..^12]));
        Assert.Null(PhotoRule.Clean([.. png[..16], 0, 0x10, 0, 0, .. png[20..]]));
        Assert.Null(PhotoRule.Clean([.. jpeg, .. new byte[PhotoRule.Largest]]));
    }

    /// <summary>Whatever bytes change, nothing is thrown, and what is kept is clean and stays as it is.</summary>
    [Fact]
    public void AnyBytes_AreAnswered() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 400], Gen.Byte, Gen.Int[0, 400]).Sample((kind, at, value, cut) =>
        {
            var file = kind switch
            {
                0 => Jpeg(Exif(6)),
                1 => PngFile.Png(4, 4),
                _ => Webp(Part("VP8L", Vp8L(4, 4)), Part("EXIF", Bytes(Place))),
            };
            file[at % file.Length] = value;
            if (cut % 5 == 0) file = file[..(cut % file.Length)];
            if (PhotoRule.Clean(file) is not { } kept) return;
            Assert.Equal(kept.File, PhotoRule.Clean(kept.File)?.File);
        }, iter: 5_000);

    private static byte[] Jpeg(byte[] exif) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, "JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01, a thumbnail"u8), .. Segment(0xE1, exif),
        .. Segment(0xE1, Bytes("http://ns.adobe.com/xap/1.0/\0<x>Anna</x>")), .. Segment(0xE2, "ICC_PROFILE\0\x01\x01colours"u8),
        .. Segment(0xE2, "MPF\0other pictures"u8), .. Segment(0xFE, Bytes("Anna made this")),
        .. Segment(0xF3, Bytes("Anna again")), .. Segment(0xDB, new byte[65]),
        .. Segment(0xC0, [8, 0, 4, 0, 4, 1, 1, 0x11, 0]), .. Segment(0xC4, new byte[20]), .. Segment(0xDA, [1, 1, 0, 0, 63, 0]),
        .. "picture"u8, 0xFF, 0x00, .. "one"u8, 0xFF, 0xD0, .. "two"u8, 0xFF, 0xD9,
    ];

    private static byte[] Exif(byte orientation) =>
    [
        .. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 2, 0, 0x0F, 0x01, 2, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0,
        orientation, 0, 0, 0, 0, 0, 0, 0, .. Bytes(Place),
    ];

    private static byte[] Segment(byte marker, ReadOnlySpan<byte> content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    private static byte[] Chunk(string name, string content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. Bytes(name), .. Bytes(content), 0, 0, 0, 0];
    }

    private static byte[] Part(string name, ReadOnlySpan<byte> content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return content.Length % 2 == 0 ? [.. Bytes(name), .. length, .. content] : [.. Bytes(name), .. length, .. content, 0];
    }

    private static byte[] Vp8(int width, int height) =>
    [
        0, 0, 0, 0x9D, 0x01, 0x2A, (byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), .. "the picture itself"u8,
    ];

    private static byte[] Vp8L(int width, int height)
    {
        byte[] header = [0x2F, 0, 0, 0, 0, .. "the picture itself"u8];
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(1), (uint)(width - 1) | ((uint)(height - 1) << 14));
        return header;
    }

    private static byte[] Webp(params byte[][] parts)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, 4 + parts.Sum(p => p.Length));
        return [.. "RIFF"u8, .. length, .. "WEBP"u8, .. parts.SelectMany(p => p)];
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}

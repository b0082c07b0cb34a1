using System.Runtime.InteropServices;
using HarfBuzzSharp;
using PdfSharp.Drawing;
using Buffer = HarfBuzzSharp.Buffer;

namespace Tandem.Engine.Printing;

/// <summary>A sign in its place on a line, in units of the letter's height (1 is the size of the font); y goes up.</summary>
internal readonly record struct PlacedGlyph(uint Id, double X, double Y);

/// <summary>A stroke of a sign's outline; a curve has two control points.</summary>
internal readonly record struct Stroke(StrokeKind Kind, XPoint First, XPoint Second, XPoint To);

internal enum StrokeKind
{
    Move,
    Line,
    Curve,
    Close,
}

/// <summary>
/// One face of a font file, whatever it is made of (TrueType, CFF, a collection): shapes text as its script asks, and gives the
/// outlines of signs. Its text is drawn, not embedded, so no file of ours carries somebody's font.
/// </summary>
internal sealed class OutlineFont : IDisposable
{
    private readonly Font _font;
    private readonly double _unitsPerEm;
    private readonly Dictionary<uint, IReadOnlyList<Stroke>> _outlines = [];
    private readonly Lock _lock = new();

    private OutlineFont(Font font, int unitsPerEm) => (_font, _unitsPerEm) = (font, unitsPerEm);

    /// <returns>Null where the file is no font that can be drawn.</returns>
    public static OutlineFont? Open(string path)
    {
        try
        {
            using var blob = Blob.FromFile(path);
            return Open(blob);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidOperationException
            or ArgumentException)
        {
            return null;
        }
    }

    public static OutlineFont? Open(byte[] file)
    {
        // HarfBuzz reads from this memory as long as the font lives, which is as long as the program does.
        var pinned = GCHandle.Alloc(file, GCHandleType.Pinned);
        using var blob = new Blob(pinned.AddrOfPinnedObject(), file.Length, MemoryMode.ReadOnly, pinned.Free);
        return Open(blob);
    }

    private static OutlineFont? Open(Blob blob)
    {
        using var face = new Face(blob, 0);
        if (face.UnitsPerEm <= 0 || face.GlyphCount == 0) return null;
        face.MakeImmutable();
        var font = new Font(face);
        font.SetFunctionsOpenType();
        font.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        return new OutlineFont(font, face.UnitsPerEm);
    }

    /// <summary>
    /// Whether it can show this sign: fonts of pictures alone (colour emoji) name signs for which they have nothing to draw.
    /// </summary>
    public bool Shows(int codePoint)
    {
        lock (_lock)
        {
            return _font.TryGetNominalGlyph((uint)codePoint, out var glyph) && glyph != 0
                && (System.Text.Rune.IsWhiteSpace(new System.Text.Rune(codePoint)) || Outline(glyph).Count > 0);
        }
    }

    /// <param name="text">In one direction and one script, as it is read.</param>
    /// <param name="language">How a script that several languages share is written; null: as the font has it.</param>
    /// <returns>Its signs from left to right, and the width of it all.</returns>
    public (IReadOnlyList<PlacedGlyph> Glyphs, double Width) Shape(string text, bool rightToLeft, string? language)
    {
        using var buffer = new Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        if (language is not null) buffer.Language = new Language(language);
        lock (_lock)
        {
            _font.Shape(buffer);
        }

        var (infos, places) = (buffer.GlyphInfos, buffer.GlyphPositions);
        var glyphs = new List<PlacedGlyph>(infos.Length);
        var x = 0.0;
        for (var i = 0; i < infos.Length; i++)
        {
            glyphs.Add(
                new PlacedGlyph(infos[i].Codepoint, x + (places[i].XOffset / _unitsPerEm), places[i].YOffset / _unitsPerEm));
            x += places[i].XAdvance / _unitsPerEm;
        }

        return (glyphs, x);
    }

    /// <summary>The signs of the ten digits that are all of one width, as amounts beneath each other want them.</summary>
    public IReadOnlyList<ushort> TabularDigits()
    {
        using var buffer = new Buffer();
        buffer.AddUtf16("0123456789");
        buffer.GuessSegmentProperties();
        lock (_lock)
        {
            _font.Shape(buffer, new Feature(Tag.Parse("tnum"), 1, 0, uint.MaxValue));
        }

        return [.. buffer.GlyphInfos.Select(glyph => (ushort)glyph.Codepoint)];
    }

    /// <summary>A sign's outline, in units of the letter's height; y goes up.</summary>
    public IReadOnlyList<Stroke> Outline(uint glyph)
    {
        lock (_lock)
        {
            if (!_outlines.TryGetValue(glyph, out var outline))
                _outlines.Add(glyph, outline = GlyphPen.Draw(_font, glyph, _unitsPerEm));
            return outline;
        }
    }

    public void Dispose() => _font.Dispose();
}

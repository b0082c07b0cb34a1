using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Tandem.Engine.Printing;

/// <summary>
/// The typeface on paper, Inter (SIL Open Font License 1.1), embedded in each file so that it prints alike everywhere; what it
/// has no letters for comes from the machine's own fonts (<see cref="Typesetter"/>). It comes out of the NuGet package
/// Avalonia.Fonts.Inter, which keeps the fonts in one resource of its assembly; nothing else of it is used.
/// </summary>
internal sealed class InterFont : IFontResolver
{
    private const string Family = "Inter";
    private const string Package = "inter";
    private const string Blob = "!AvaloniaResources";
    private static readonly Lazy<InterFont> Loaded = new(Load);

    /// <summary>Beyond these signs it has nothing that names and titles need.</summary>
    private static readonly Lazy<bool[]> Plain = new(() =>
    {
        using var font = OutlineFont.Open(Loaded.Value._regular)
            ?? throw new InvalidOperationException("The typeface cannot be read.");
        return [.. Enumerable.Range(0, 0x3000).Select(c => font.Shows(c) && !WritingRule.IsMark(c) && !WritingRule.IsUnseen(c))];
    });

    private static readonly Lazy<(IReadOnlyList<ushort> Regular, IReadOnlyList<ushort> Bold)> Tabular =
        new(() => (DigitsOf(Loaded.Value._regular), DigitsOf(Loaded.Value._bold)));

    private readonly byte[] _regular;
    private readonly byte[] _bold;

    private InterFont(byte[] regular, byte[] bold) => (_regular, _bold) = (regular, bold);

    /// <summary>Lets PDFsharp find it. Whatever it is asked for, it gets Inter.</summary>
    public static void Use()
    {
        if (GlobalFontSettings.FontResolver is null) GlobalFontSettings.FontResolver = Loaded.Value;
    }

    /// <summary>Names and titles know more letters than those of Western Europe.</summary>
    public static XFont Of(double points, bool bold = false) =>
        new(Family, points, bold ? XFontStyleEx.Bold : XFontStyleEx.Regular, new XPdfFontOptions(PdfFontEncoding.Unicode));

    /// <summary>Digits of one width in all of this file.</summary>
    public static void UseTabular(PdfDocument document) => document.RenderEvents.RenderTextEvent += (_, text) =>
    {
        var (signs, digits) = (text.CodePointGlyphIndexPairs, text.Font.Bold ? Tabular.Value.Bold : Tabular.Value.Regular);
        for (var i = 0; i < signs.Length; i++)
            if (signs[i].CodePoint is >= '0' and <= '9' and var digit) signs[i].GlyphIndex = digits[digit - '0'];
    };

    /// <summary>Whether it has a sign that stands by itself.</summary>
    public static bool IsPlain(int codePoint) => codePoint < Plain.Value.Length && Plain.Value[codePoint];

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        new(isBold ? "Inter-Bold" : "Inter-Regular");

    public byte[]? GetFont(string faceName) => faceName == "Inter-Bold" ? _bold : _regular;

    private static IReadOnlyList<ushort> DigitsOf(byte[] file)
    {
        using var font = OutlineFont.Open(file) ?? throw new InvalidOperationException("The typeface cannot be read.");
        return font.TabularDigits();
    }

    private static InterFont Load()
    {
        using var stream = typeof(InterFont).Assembly.GetManifestResourceStream(Package)
            ?? throw new InvalidOperationException("The typeface is not built in.");
        using var assembly = new PEReader(stream);
        var metadata = assembly.GetMetadataReader();
        var resource = metadata.ManifestResources.Select(metadata.GetManifestResource)
            .First(r => metadata.StringComparer.Equals(r.Name, Blob));
        var reader = assembly.GetSectionData(assembly.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress).GetReader();
        reader.Offset = (int)resource.Offset;
        var blob = reader.ReadBytes(reader.ReadInt32());
        return new InterFont(File(blob, "Inter-Regular.ttf"), File(blob, "Inter-Bold.ttf"));
    }

    /// <summary>
    /// A resource of Avalonia is an index (its length, a version, entries of name, offset and size) and the files behind it.
    /// </summary>
    private static byte[] File(byte[] blob, string name)
    {
        using var index = new BinaryReader(new MemoryStream(blob));
        var data = index.ReadInt32() + sizeof(int);
        index.ReadInt32();
        for (var left = index.ReadInt32(); left > 0; left--)
        {
            var (path, offset, size) = (index.ReadString(), index.ReadInt32(), index.ReadInt32());
            if (path.EndsWith($"/{name}", StringComparison.Ordinal)) return blob.AsSpan(data + offset, size).ToArray();
        }

        throw new InvalidOperationException($"{name} is not in the package of the typeface.");
    }
}

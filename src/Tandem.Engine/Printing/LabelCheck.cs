using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Advanced;
using PdfSharp.Pdf.IO;

namespace Tandem.Engine.Printing;

/// <summary>
/// Tells whether what bol gave as a label can be put on paper. The reader of PDF that we use ends the whole program at what is
/// nested too deep, and never ends at a chain of tables that bites its tail: both are looked for before it sees a label.
/// </summary>
internal static class LabelCheck
{
    /// <summary>In bytes. Labels of carriers have a tenth of it at most.</summary>
    public const int Largest = 2 * 1024 * 1024;

    private const int MostPages = 8;
    private const int MostUnpacked = 32 * 1024 * 1024;
    private const int MostTables = 32;

    // The reader takes some 500 bytes of its stack for each level, and a thread of the pool has 1.5 MB.
    private const int Deepest = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <param name="place">Puts the label on a page of its own, as it will be.</param>
    public static bool IsReadable(byte[] pdf, Action<byte[]> place)
    {
        if (pdf.Length is 0 or > Largest || Depth(pdf) > Deepest || HidesAName(pdf) || !ChainEnds(pdf)
            || !StreamsAreShallow(pdf)) return false;
        var readable = false;

        // Whatever else it may stumble over ends with our patience, and takes nobody along.
        var trial = new Thread(() => readable = Try(pdf, place)) { IsBackground = true, Name = "Label" };
        trial.Start();
        return trial.Join(Patience) && readable;
    }

    private static bool Try(byte[] pdf, Action<byte[]> place)
    {
        try
        {
            using (var source = new MemoryStream(pdf))
            using (var document = PdfReader.Open(source, PdfDocumentOpenMode.Import))
            {
                var left = MostPages * 2;
                if (!IsTree(document.Internals.Catalog.Elements.GetDictionary("/Pages"), [], ref left)) return false;
                if (document.PageCount is 0 or > MostPages) return false;
            }

            place(pdf);
            return true;
        }
        catch (Exception)
        {
            // The reader's own, of any kind; on a thread of its own what is not caught would end the program.
            return false;
        }
    }

    /// <summary>Every page and group of pages stands in it once, and they are few.</summary>
    private static bool IsTree(PdfDictionary? node, HashSet<PdfDictionary> seen, ref int left)
    {
        if (node is null || !seen.Add(node) || --left < 0) return false;
        if (node.Elements.GetArray("/Kids") is not { } kids) return true;
        foreach (var item in kids.Elements)
        {
            var kid = (item is PdfReference reference ? reference.Value : item) as PdfDictionary;
            if (!IsTree(kid, seen, ref left)) return false;
        }

        return true;
    }

    /// <summary>How deep arrays and dictionaries are nested at most, wherever reading begins.</summary>
    private static int Depth(ReadOnlySpan<byte> text)
    {
        var (depth, deepest) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && text[i + 1] == text[i];
            if (text[i] == '[' || (text[i] == '<' && isPair)) deepest = Math.Max(deepest, ++depth);
            else if (text[i] == ']' || (text[i] == '>' && isPair)) depth = Math.Max(0, depth - 1);
            else continue;
            if (text[i] is (byte)'<' or (byte)'>') i++;
        }

        return deepest;
    }

    /// <summary>One of the names that are looked for is written with the numbers of its letters.</summary>
    private static bool HidesAName(byte[] pdf)
    {
        var plain = new List<byte>(pdf.Length);
        for (var i = 0; i < pdf.Length; i++)
        {
            if (pdf[i] == '#' && i + 2 < pdf.Length && byte.TryParse(pdf.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out var letter))
            {
                plain.Add(letter);
                i += 2;
            }
            else
            {
                plain.Add(pdf[i]);
            }
        }

        var read = CollectionsMarshal.AsSpan(plain);
        return read.Count("/ObjStm"u8) > pdf.AsSpan().Count("/ObjStm"u8) || read.Count("/Prev"u8) > pdf.AsSpan().Count("/Prev"u8);
    }

    /// <summary>Each table of the file names the one before it: followed from the last, none comes twice.</summary>
    private static bool ChainEnds(ReadOnlySpan<byte> pdf)
    {
        var seen = new HashSet<int>();
        var start = pdf.LastIndexOf("startxref"u8);
        if (start < 0) return false;
        for (int? at = NumberAt(pdf, start + "startxref".Length); at is { } table; at = Previous(pdf, table))
            if (table < 0 || table >= pdf.Length || !seen.Add(table) || seen.Count > MostTables) return false;
        return true;
    }

    private static int? Previous(ReadOnlySpan<byte> pdf, int table)
    {
        var of = pdf[table..];
        var end = of.IndexOf("startxref"u8);
        if (end >= 0) of = of[..end];
        var at = of.IndexOf("/Prev"u8);
        return at < 0 ? null : NumberAt(of, at + "/Prev".Length) ?? -1;
    }

    private static int? NumberAt(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t') at++;
        var length = 0;
        while (at + length < text.Length && char.IsAsciiDigit((char)text[at + length])) length++;
        return int.TryParse(text.Slice(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : null;
    }

    /// <summary>What is packed in it holds objects too: it is looked through as the file is, and is no bomb.</summary>
    private static bool StreamsAreShallow(byte[] pdf)
    {
        var (left, buffer) = (MostUnpacked, new byte[64 * 1024]);
        for (var at = 0; ;)
        {
            var next = pdf.AsSpan(at).IndexOf("stream"u8);
            if (next < 0) return true;
            at += next + "stream".Length;
            if (pdf.AsSpan(0, at).EndsWith("endstream"u8)) continue;
            if (!IsPackedPlainly(pdf.AsSpan(0, at))) return false;
            var from = at;
            while (from < pdf.Length && pdf[from] is (byte)'\r' or (byte)'\n') from++;
            using var unpacked = new MemoryStream();
            if (!Unpack(pdf, from, unpacked, buffer, ref left)) return false;
            if (HoldsObjects(pdf.AsSpan(0, at))
                && Depth(unpacked.GetBuffer().AsSpan(0, (int)unpacked.Length)) > Deepest) return false;
        }
    }

    /// <summary>Pictures and fonts are not read as objects: brackets in them nest nothing.</summary>
    private static bool HoldsObjects(ReadOnlySpan<byte> before)
    {
        var from = Math.Max(0, before.LastIndexOf(" obj"u8));
        return before[from..].IndexOf("/ObjStm"u8) >= 0;
    }

    /// <returns>False where it is more than may be.</returns>
    private static bool Unpack(byte[] pdf, int from, MemoryStream into, byte[] buffer, ref int left)
    {
        try
        {
            using var packed = new ZLibStream(new MemoryStream(pdf, from, pdf.Length - from), CompressionMode.Decompress);
            for (int read; (read = packed.Read(buffer)) > 0; into.Write(buffer, 0, read))
                if ((left -= read) < 0) return false;
        }
        catch (InvalidDataException)
        {
            // Not packed, or broken from here on: that is for the reader to find.
            return true;
        }

        return true;
    }

    /// <summary>Objects that are packed in another way than all writers do could not be looked through.</summary>
    private static bool IsPackedPlainly(ReadOnlySpan<byte> before)
    {
        var head = before[Math.Max(0, before.LastIndexOf(" obj"u8))..];
        if (head.IndexOf("/ObjStm"u8) < 0 || head.IndexOf("/Filter"u8) < 0) return true;
        return head.Count("/Filter"u8) == 1 && head.Count("Decode"u8) == 1 && head.IndexOf("/FlateDecode"u8) >= 0;
    }
}

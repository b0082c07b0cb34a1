using System.Globalization;
using CsCheck;
using Tandem.Engine.Printing;

namespace Tandem.Tests.Printing;

/// <summary>Text of any kind on paper: broken to the width, in the right order, by a font that has it.</summary>
public sealed class TextTests
{
    private static readonly MachineFonts Bare = new([]);

    [Theory]
    [InlineData("een twee drie", 8, 3, "een twee|drie")]
    [InlineData("een twee drie", 8, 1, "een twe…")]
    [InlineData("een twee", 8, 1, "een twee")]
    [InlineData("  een\n\ttwee  ", 20, 2, "een twee")]
    [InlineData("abcdefghij", 4, 5, "abcd|efgh|ij")]
    [InlineData("abcdefghij", 4, 2, "abcd|efg…")]
    [InlineData("x abcdefgh", 4, 5, "x|abcd|efgh")]
    [InlineData("", 8, 3, "")]
    [InlineData("   ", 8, 3, "")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, 5, "👨‍👩‍👧👨‍👩‍👧|👨‍👩‍👧")]
    public void Text_IsBrokenBetweenWords_OrElseBetweenSigns(string text, int width, int most, string lines) =>
        Assert.Equal(lines, string.Join('|', TextLines.Wrap(text, width, most, Signs)));

    [Fact]
    public void Text_LosesNoSign_AndNoLineIsTooWide() =>
        Gen.Select(Gen.String[Gen.Char["abc é漢 "], 0, 60], Gen.Int[1, 20]).Sample((text, width) =>
        {
            var whole = text.Normalize();
            var lines = TextLines.Wrap(whole, width, int.MaxValue, Signs);
            Assert.Equal(string.Concat(whole.Where(c => !char.IsWhiteSpace(c))), string.Concat(lines)
                .Replace(" ", "", StringComparison.Ordinal));
            Assert.All(lines, line => Assert.True(Signs(line) <= width && line.Length > 0, $"'{line}' in {width}"));
            for (var most = 1; most < lines.Count; most++)
            {
                var cut = TextLines.Wrap(whole, width, most, Signs);
                Assert.Equal(most, cut.Count);
                Assert.EndsWith("…", cut[^1], StringComparison.Ordinal);
                Assert.Equal(lines.Take(most - 1), cut.Take(most - 1));
            }
        });

    [Theory]
    [InlineData("Anna Voorbeeld", "Anna Voorbeeld:Inter")]
    [InlineData("Łódź Ιωάννης Иван €", "Łódź Ιωάννης Иван €:Inter")]
    [InlineData("E\u0301milie", "Émilie:Inter")]
    [InlineData("Anna\tB\u0000", "Anna B :Inter")]
    [InlineData("张伟 Anna", "张伟:Chinese  Anna:Inter")]
    [InlineData("Anna 🌸", "Anna :Inter 🌸:Emoji")]
    [InlineData("A \uD83C B", "A  B:Inter")]
    public void Line_IsTakenApart_ByWhatHasItsSigns(string text, string runs) =>
        Assert.Equal(runs,
            string.Join(' ', TextRuns.Of(text, InterFont.IsPlain, Bare)
                .Select(r => $"{r.Text}:{r.Lacks?.ToString() ?? "Inter"}")));

    [Fact]
    public void Line_FromRightToLeft_IsPutInOrder()
    {
        Assert.SkipUnless(TextRuns.KnowsDirections, "no ICU");
        // Read: Anna, two Hebrew words with a number between them. Seen: the second word on the left, the number in between as it
        // is.
        var runs = TextRuns.Of("Anna שרה 12 כהן", InterFont.IsPlain, Bare);
        Assert.Equal(["Anna ", "כהן", " ", "12", " ", "שרה"], runs.Select(r => r.Text));
        Assert.All(runs.Where(r => r.Lacks is not null), r => Assert.True(r.RightToLeft));
        Assert.Equal(["כהן", "שרה"], runs.Where(r => r.Lacks == Writing.Hebrew).Select(r => r.Text));
    }

    [Fact]
    public void Arabic_IsJoined_FromRightToLeft()
    {
        var font = MachineFonts.Here.For('م');
        Assert.SkipWhen(font is null, "this machine has no Arabic font");
        var run = Assert.Single(TextRuns.Of("محمد", InterFont.IsPlain, MachineFonts.Here));
        Assert.Equal((font, true, null), (run.Font, run.RightToLeft, run.Lacks));
        var (glyphs, width) = font!.Shape(run.Text, true, null);
        var alone = run.Text.Select(letter => Assert.Single(font.Shape($"{letter}", true, null).Glyphs).Id).ToList();
        Assert.Equal(4, glyphs.Count);
        Assert.True(width > 0);
        Assert.Equal(glyphs.OrderBy(g => g.X), glyphs);

        // The first three letters join, so none of them looks as it does alone; each is drawn.
        Assert.Empty(glyphs.Select(g => g.Id).Skip(1).Intersect(alone.Take(3)));
        Assert.All(glyphs, g => Assert.NotEmpty(font.Outline(g.Id)));
    }

    [Fact]
    public void Font_WithoutOutlinesForASign_DoesNotShowIt()
    {
        Assert.True(InterFont.IsPlain('A'));
        Assert.False(InterFont.IsPlain('م'));
        Assert.False(InterFont.IsPlain(0x0301));
        Assert.False(InterFont.IsPlain(0x200D));
        Assert.False(InterFont.IsPlain(0x1F338));
        var folder = Directory.CreateTempSubdirectory("tandem-fonts-").FullName;
        File.WriteAllText(Path.Combine(folder, "broken.ttf"), "no font at all");
        Assert.Null(new MachineFonts([folder, "/nowhere"]).For(0x1F338));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(0x0645, Writing.Arabic)]
    [InlineData(0x05E9, Writing.Hebrew)]
    [InlineData(0x5F20, Writing.Chinese)]
    [InlineData(0x3042, Writing.Japanese)]
    [InlineData(0xAE40, Writing.Korean)]
    [InlineData(0x0E01, Writing.Thai)]
    [InlineData(0x0928, Writing.Indian)]
    [InlineData(0x1F600, Writing.Emoji)]
    [InlineData(0x2764, Writing.Emoji)]
    [InlineData(0x10D0, Writing.Other)]
    public void Letter_HasAWayOfWriting(int codePoint, Writing writing) => Assert.Equal(writing, WritingRule.Of(codePoint));

    [Theory]
    [InlineData("张伟", "zh-Hans")]
    [InlineData("山田ひ", "ja")]
    [InlineData("김 金", "ko")]
    [InlineData("Anna", null)]
    public void Signs_ThatLanguagesShare_AreReadAsTheTextsLanguage(string text, string? language) =>
        Assert.Equal(language, WritingRule.Language(text));

    [Fact]
    public void Machine_WithoutFonts_IsToldWhichPackagesBringThem()
    {
        var check = PrintCheck.Run(Bare);
        Assert.Equal(8, check.Lacking.Count);
        Assert.Equal(["fonts-noto-core", "fonts-noto-cjk", "fonts-symbola"], check.Packages);
    }

    private static double Signs(string text) => new StringInfo(text).LengthInTextElements;
}

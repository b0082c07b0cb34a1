using CsCheck;
using Tandem.Engine.Shipments.Parcels;

namespace Tandem.Tests.Shipments;

/// <summary>What is a tracking code, however it was typed, pasted or stored.</summary>
public sealed class TrackingCodeTests
{
    [Theory]
    [InlineData("3SABCD0000017", "3SABCD0000017")]
    [InlineData("  3SABCD0000017\r\n", "3SABCD0000017")]
    [InlineData("3S ABCD 0000 017", "3SABCD0000017")]
    [InlineData("JVGL 0000 0000 0000 17", "JVGL00000000000017")]
    [InlineData("3SABCD\u00AD0000017\u200B\uFEFF\u202E", "3SABCD0000017")]
    [InlineData("\u200E3S\u00A0ABCD\u2009000\u30000017", "3SABCD0000017")]
    [InlineData("３ＳＡＢＣＤ００００００１７", "3SABCD00000017")]
    [InlineData("3SABCD0000017,3SABCD0000018", "3SABCD0000017 3SABCD0000018")]
    [InlineData("3SABCD0000017 3SABCD0000018", "3SABCD0000017 3SABCD0000018")]
    [InlineData("3SABCD0000017 en 3SABCD0000018", "3SABCD0000017 3SABCD0000018")]
    [InlineData("3SABCD0000017; 3sabcd0000017 | 3SABCD0000018 & 3SABCD0000019", "3SABCD0000017 3SABCD0000018 3SABCD0000019")]
    [InlineData("PostNL 3SABCD0000017", "PostNL/3SABCD0000017")]
    [InlineData("DHL: JVGL 0000 0000 17", "DHL:/JVGL0000000017")]
    [InlineData("FB-2026-0001", "FB-2026-0001")]
    [InlineData("https://jouw.postnl.nl/track-and-trace/3SABCD0000017-NL-1234AB", "PostNL/3SABCD0000017")]
    [InlineData("zie https://my.dhlparcel.nl/home/tracktrace/JVGL0000000017/1234AB voor meer", "DHL/JVGL0000000017")]
    [InlineData("https://winkel.example/bestelling/12345678901", "")]
    [InlineData("volgt", "")]
    [InlineData("n.v.t.", "")]
    [InlineData("-", "")]
    [InlineData("5", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("met, komma", "")]
    [InlineData("<b>3SABCD0000017</b>", "")]
    [InlineData("12345678901234567890123456789012345678901", "")]
    [InlineData("1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890")]
    [InlineData("ABCD0017 ABCD0018", "ABCD0017 ABCD0018")]
    [InlineData("ABC0017 ABC0018", "ABC0017ABC0018")] // too short for a code of its own: a group of one
    [InlineData("JVGL00000000 0017", "JVGL000000000017")] // a long group, and the rest of it
    [InlineData("JVGL00000000 B17", "JVGL00000000B17")]
    [InlineData("\uD83D", "")]
    [InlineData("\uFFFE3S1", "3S1")]
    public void Text_NamesItsCodes(string? text, string codes) => Assert.Equal(
        codes, string.Join(' ', TrackingCode.In(text).Select(c => c.Carrier.Length > 0 ? $"{c.Carrier}/{c.Text}" : c.Text)));

    [Theory]
    [InlineData("8712345000011", true)]
    [InlineData("08712345000011", true)]
    [InlineData("8712345000028", false)]
    [InlineData("3SABCD0000017", false)]
    public void Ean_OfWhatWasOrdered_IsNone(string code, bool isEan)
    {
        var line = ShipPick.Line("i1", 1);
        line.Ean = "8712345000011";
        Assert.Equal(isEan, TrackingCode.IsEanOf(ShipPick.Sent(ShipPick.Line("i0", 1), line), code));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(" \r\n ", "")]
    [InlineData("３Ｓ\u200B1\t2", "3S1 2")]
    [InlineData("a\rb\nc", "a\nb\nc")]
    public void Plain_IsWhatPeopleSee(string? text, string plain) => Assert.Equal(plain, TrackingCode.Plain(text));

    /// <summary>
    /// Whatever stands there: what comes out is a code, names itself again, and is the same with any invisible sign in between.
    /// </summary>
    [Fact]
    public void Codes_AreTheSameHoweverTheyComeIn() =>
        Gen.Select(Gen.String[Gen.Char["3SABC 019-,./é\u200B\u00A0\n"], 0, 40], Gen.Int[0, 40]).Sample((text, at) =>
        {
            var codes = TrackingCode.In(text).Select(c => c.Text).ToList();
            Assert.All(codes, code =>
            {
                Assert.InRange(code.Length, 2, 40);
                Assert.Contains(code, char.IsAsciiDigit);
                Assert.All(code, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_'));
                Assert.Equal([code], TrackingCode.In(code).Select(c => c.Text));
            });
            Assert.Equal(codes, TrackingCode.In(text.Insert(Math.Min(at, text.Length), "\u200B")).Select(c => c.Text));
        });
}

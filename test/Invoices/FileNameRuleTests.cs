using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;

namespace Tandem.Tests.Invoices;

public sealed class FileNameRuleTests
{
    private static readonly DateOnly Day = new(2026, 3, 9);

    [Theory]
    [InlineData("{soort}-{nummer}", DocumentKind.Invoice, "2026-00042", "factuur-2026-00042")]
    [InlineData("{soort}-{nummer}", DocumentKind.CreditNote, "C2026-00001", "creditnota-C2026-00001")]
    [InlineData("{jaar}_{datum}.{land}_{bestelling}_{nummer}", DocumentKind.Invoice, "7", "2026_2026-03-09.BE_C0001A2B3C_7")]
    [InlineData("{nummer}", DocumentKind.Invoice, "F26/11/1", "F26-11-1")]
    [InlineData("..{nummer}", DocumentKind.Invoice, "../../etc", "-..-etc")]
    public void Words_AreFilledIn_AndNothingLeadsOutOfAFolder(string template, DocumentKind kind, string number, string name) =>
        Assert.Equal(name, FileNameRule.Of(template, kind, number, "C0001A2B3C", Day, "BE"));

    [Theory]
    [InlineData("")]
    [InlineData("factuur")]
    [InlineData("{soort}")]
    [InlineData("{nummer}{nummer}")]
    [InlineData("{soort}{soort}{nummer}")]
    [InlineData("{nummer} {soort}")]
    [InlineData("{klant}-{nummer}")]
    [InlineData("{Nummer}")]
    [InlineData("../{nummer}")]
    [InlineData("a\\{nummer}")]
    [InlineData("c:{nummer}")]
    [InlineData("{nummer}\n")]
    [InlineData("{nummer")]
    [InlineData("{{nummer}}")]
    [InlineData("é{nummer}")]
    [InlineData("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopq{nummer}")]
    public void WhatCannotBe_IsTurnedDown(string template) =>
        Assert.Equal("invoice.file-name", FileNameRule.Wrong(template)?.Code);

    /// <summary>What is cut off at the end would be the number.</summary>
    [Fact]
    public void LongestOfAll_IsKeptWhole()
    {
        const string Template = "x{bestelling}{datum}{jaar}{land}{soort}{nummer}";
        Assert.Null(FileNameRule.Wrong(Template));
        var number = new string('A', 24) + "999999999999";
        Assert.EndsWith(number, FileNameRule.Of(Template, DocumentKind.CreditNote, number, "C0001A2B3C", Day, "NL"),
            StringComparison.Ordinal);
    }
}

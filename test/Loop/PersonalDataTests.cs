using System.Diagnostics;
using Tandem.Engine.Loop;

namespace Tandem.Tests.Loop;

/// <summary>What looks like a person's data is found in every spelling, and no text takes long to look through.</summary>
public sealed class PersonalDataTests
{
    public static TheoryData<string, string> Persons => new()
    {
        // E-mail: with a plus, of another alphabet, without a top domain, and as it stands in JSON, in an address and in HTML.
        { "mail jan+bol@voorbeeld.test nu", "mail … nu" },
        { "mail josé.müller@bücher.example nu", "mail … nu" },
        { "mail 用户@例子.测试 nu", "mail … nu" },
        { "mail jan@localhost nu", "mail … nu" },
        { "mail o'brien@voorbeeld.test nu", "mail … nu" },
        { "mail \"jan de vries\"@voorbeeld.test nu", "mail … nu" },
        { "mail jan@a.b.c.voorbeeld.test.", "mail …." },
        { @"{""mail"":""jan\u0040voorbeeld.test""}", @"{""mail"":""…""}" },
        { "?mail=jan%2Bbol%40voorbeeld.test&x=1", "?mail=…&x=1" },
        { "<b>jan&#64;voorbeeld.test</b>", "<b>…</b>" },

        // Telephone: Dutch and Belgian, mobile and not, with every sign between the digits.
        { "bel +31612345678 nu", "bel … nu" },
        { "bel +31 (0)6 12 34 56 78 nu", "bel … nu" },
        { "bel +32 (0) 475 12.34.56 nu", "bel … nu" },
        { "bel 00 32 475 12 34 56 nu", "bel … nu" },
        { "bel 0475/12.34.56 nu", "bel … nu" },
        { "bel 0475/123456 nu", "bel … nu" },
        { "bel 06 - 12 34 56 78 nu", "bel … nu" },
        { "bel 06\u00a012345678 nu", "bel … nu" },
        { "bel 06\u201112345678 nu", "bel … nu" },
        { "bel (020) 123 45 67 nu", "bel … nu" },
        { "bel 02 123 45 67 nu", "bel … nu" },
        { "bel 31612345678 nu", "bel … nu" },
        { @"{""tel"":""\u002b31612345678""}", @"{""tel"":""…""}" },
        { "tel=%2B31612345678&x=1", "tel=…&x=1" },

        // Postcodes.
        { "te 1234AB.", "te …." },
        { "te 1234 ab nu", "te … nu" },
        { "te 1234ab nu", "te … nu" },
        { "te 1234\u00a0AB nu", "te … nu" },
        { "te 1234  AB nu", "te … nu" },
        { "te NL-1234 AB nu", "te … nu" },
        { "te B-9000 Gent nu", "te … nu" },
        { "postcode=1234+AB&x=1", "postcode=…&x=1" },
        { "1234AB-12 is twee", "… is twee" },

        // Streets with every addition, abbreviated, and in French as in Brussels.
        { "in Kerkstraat 12-hs.", "in …." },
        { "in Kerkstraat 12 bis, x", "in …, x" },
        { "in Kerkstraat 12/3, x", "in …, x" },
        { "in Kerkstraat 12A-3, x", "in …, x" },
        { "in Kerkstraat 12 bus 4, x", "in …, x" },
        { "in Kerkstr. 12, x", "in …, x" },
        { "in Gentsesteenweg 12, x", "in …, x" },
        { "in rue de la Loi 16, x", "in …, x" },
        { "in Postbus 123, x", "in …, x" },
        { @"""Caf\u00e9straat 12""", @"""…""" },

        // Accounts.
        { "van NL91 ABNA 0417 1643 00 af", "van … af" },
        { "van nl91abna0417164300 af", "van … af" },
        { "van BE68 5390 0754 7034 af", "van … af" },
        { "van DE89 3704 0044 0532 0130 00 af", "van … af" },

        // What a plugin prints of an order: names are known by the field they stand in.
        { @"{""first_name"":""Jos\u00e9"",""last_name"":""van 't Hof"",""id"":7}", @"{""first_name"":""…"",""last_name"":""…"",""id"":7}" },
        { @"body: {\""firstName\"":\""Zoë\"",\""surname\"":\""Li\""}", @"body: {""firstName"":""…"",""surname"":""…""}" },
        { "[first_name] => Zoë\n[id] => 7", "[first_name] => …\n[id] => 7" },
        { "first_name=Zo%C3%AB&id=7", "first_name=…&id=7" },
    };

    [Theory, MemberData(nameof(Persons))]
    public void Person_InAnySpelling_IsMasked(string said, string kept) => Assert.Equal(kept, StoredWords.Of(said));

    [Theory]
    [InlineData("Invalid parameter(s): email, billing.postcode (rest_invalid_param)")]
    [InlineData("EAN 8712345678906, 0012345678905 and SKU AB-2024 NL of order 1043946570")]
    [InlineData("bol answered 400 at 2026-11-29T01:24:41.1234567+00:00, version 10.9.1")]
    [InlineData("request 3f2504e0-4f89-11d3-9a0c-0305e82c3301 after 1500 ms")]
    [InlineData("Product 1234 is of no use, 2024 in all")]
    [InlineData("shipmentId 914587795, processStatusId 199212312")]
    [InlineData("https://api.bol.com/retailer/orders?page=2&status=OPEN")]
    [InlineData("last_name: is a required property of billing")]
    public void Rest_IsKept(string said) => Assert.Equal(said, StoredWords.Of(said));

    public static TheoryData<string> Pathological =>
    [
        .. new[] { "@", "a@", "a@.", "a.@", "a-", "a.", "'", "1 ", "0", "01", "+", "+1", "(0)", "1234", "1234 ", "a a ", "rue ", "rue a ",
            "NL12", "NL12ABCD", "straat", "straat 1", "straat  ", "\\u0040", "\\", "%40", "&#64;", "&", "\"email\":", "\"email\":\"",
            "email=", "[email] => ", " ", "\t", "B-", "NL-", "\ud800", "\u0301", "é" }
            .SelectMany(part => new[] { "", "x", "!", "@" }.Select(end => string.Concat(Enumerable.Repeat(part, 20_000)) + end)),
    ];

    [Fact]
    public void Text_OfAnyShape_IsLookedThroughAtOnce()
    {
        foreach (var row in Pathological)
        {
            var began = Stopwatch.GetTimestamp();
            Assert.True(StoredWords.Of(row.Data).Length <= 300);
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMilliseconds(700), row.Data[..20]);
        }
    }

    [Fact]
    public void TextThatIsCut_LeaksNoHalfOfAPerson()
    {
        // Masked words are short: what was cut off in the middle comes forward.
        var many = string.Concat(Enumerable.Repeat("jan.de.vries@voorbeeld.test ", 200));
        for (var more = 0; more < 40; more++)
        {
            var kept = StoredWords.Of(new string('x', more) + " " + many);
            Assert.DoesNotContain("jan", kept, StringComparison.Ordinal);
        }
    }
}

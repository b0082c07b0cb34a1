using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Engine.Invoices.Trial;

namespace Tandem.Tests.Invoices;

/// <summary>What is read of a document that somebody gives, and what is said of one that is wrong.</summary>
public sealed class TrialTests
{
    [Theory]
    [InlineData("kind", null, "invoice.missing", "kind")]
    [InlineData("kind", "\"receipt\"", "invoice.not-one-of", "kind")]
    [InlineData("type_code", "\"381\"", "invoice.not-one-of", "type_code")]
    [InlineData("currency", "\"USD\"", "invoice.not-one-of", "currency")]
    [InlineData("issue_date", "\"20-11-2026\"", "invoice.not-a-day", "issue_date")]
    [InlineData("supply_date", null, "invoice.missing", "supply_date")]
    [InlineData("prices_include_vat", "\"yes\"", "invoice.not-yes-no", "prices_include_vat")]
    [InlineData("prices_include_vat", null, "invoice.missing", "prices_include_vat")]
    [InlineData("seller", null, "invoice.missing", "seller")]
    [InlineData("seller", "[]", "invoice.not-an-object", "seller")]
    [InlineData("seller.country", "\"Nederland\"", "invoice.not-a-country", "seller.country")]
    [InlineData("buyer.name", "\" \"", "invoice.missing", "buyer.name")]
    [InlineData("buyer.type", "\"friend\"", "invoice.not-one-of", "buyer.type")]
    [InlineData("lines", "[]", "invoice.missing", "lines")]
    [InlineData("lines", "{}", "invoice.not-a-list", "lines")]
    [InlineData("lines.0", "7", "invoice.missing", "lines[1].qty")]
    [InlineData("lines.0.line_total", "\"29,95\"", "invoice.not-an-amount", "lines[1].line_total")]
    [InlineData("lines.0.line_total", "\"29.955\"", "invoice.not-an-amount", "lines[1].line_total")]
    [InlineData("lines.0.line_total", "\"1e9\"", "invoice.not-an-amount", "lines[1].line_total")]
    [InlineData("lines.0.qty", "0", "invoice.quantity", "lines[1].qty")]
    [InlineData("lines.0.qty", null, "invoice.missing", "lines[1].qty")]
    [InlineData("lines.0.rate", "\"21%\"", "invoice.not-a-rate", "lines[1].rate")]
    [InlineData("lines.0.rate", "\"0\"", "invoice.category-rate", "lines[1].rate")]
    [InlineData("lines.0.category", "\"AE\"", "invoice.not-one-of", "lines[1].category")]
    [InlineData("lines.0.description", null, "invoice.missing", "lines[1].description")]
    [InlineData("credits", "\"G01\"", "invoice.credits-of-invoice", null)]
    [InlineData("lines.0.tax_class", "\"\"", "invoice.class-empty", null)]
    [InlineData("lines.0.tax_class", null, "invoice.class-empty", null)]
    [InlineData("lines.0.line_total", "\"-1.00\"", "invoice.below-zero", null)]
    public void WhatIsWrong_IsNamed(string path, string? json, string code, string? what)
    {
        var problem = Documents.Try(Documents.Invoice((path, json))).Problem;
        Assert.Equal(code, problem?.Code);
        if (what is not null) Assert.Equal(what, problem?["what"]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    public void WhatIsNoDocument_IsSaid(string json) =>
        Assert.Equal("invoice.not-a-document",
            new DocumentTrial().Next(JsonDocument.Parse(json).RootElement).Problem?.Code);

    [Fact]
    public void FieldsThatNobodyReads_AreNamed()
    {
        var tried = Documents.Try(Documents.Invoice(("seller.shceme", "\"small_business\""), ("lines.0.colour", "\"red\"")));
        Assert.Null(tried.Problem);
        Assert.Equal(["seller.shceme", "lines[1].colour"],
            tried.Notes.Where(note => note.Code == "invoice.unused").Select(note => note["what"]));
    }

    [Fact]
    public void ZeroRate_NeedsACategory() => Assert.Equal("invoice.zero-unsaid",
        Documents.Try(Documents.Invoice(("lines.0.category", null), ("lines.0.rate", "\"0\""))).Problem?.Code);

    [Fact]
    public void WithoutACharge_TheRuleDecides()
    {
        var answer = Documents.Answer(Documents.Try(Documents.Invoice(("lines.0.category", null), ("lines.0.rate", null))));
        Assert.Equal("5.20", answer.GetProperty("totals").GetProperty("vat").GetString());
    }

    /// <summary>Prices without VAT stay net, and VAT comes on top.</summary>
    [Fact]
    public void NetPrices_StayNet()
    {
        var answer = Documents.Answer(Documents.Try(Documents.Invoice(("prices_include_vat", "false"))));
        Assert.Equal(["29.95", "6.29", "36.24"], answer.GetProperty("totals").EnumerateObject().Select(t => t.Value.GetString()));
    }

    /// <summary>The shipping of a basket with two rates, as one amount instead of as two lines (facts/vat.md §5).</summary>
    [Fact]
    public void Shipping_BecomesALineForEachRate()
    {
        var golden = GoldenTests.Cases().Single(one => one["id"]!.GetValue<string>() == "G03");
        var input = golden["input"]!;
        input["lines"]!.AsArray().RemoveAt(3);
        input["lines"]!.AsArray().RemoveAt(2);
        input["shipping"] = "4.95";
        var answer = Documents.Answer(Documents.Try(input));
        Assert.True(JsonNode.DeepEquals(golden["expected"]!["line_nets"],
            JsonNode.Parse(answer.GetProperty("line_nets").GetRawText())));
    }

    [Fact]
    public void Total_Leads_AndADifferentSumIsSaid()
    {
        var tried = Documents.Try(Documents.Invoice(("lines.0.unit_price", "\"30.00\"")));
        Assert.Equal("29.95", Documents.Answer(tried).GetProperty("totals").GetProperty("gross").GetString());
        Assert.Equal("invoice.line-sum", Assert.Single(tried.Notes).Code);
    }

    [Fact]
    public void Lvb_LeavesFromTheNetherlands_WhoeverSells()
    {
        var tried = Documents.Try(Documents.Invoice(("fulfilment", "\"FBB\""), ("ship_from", null),
            ("seller.country", "\"BE\"")));
        Assert.Equal("NL", Documents.Answer(tried).GetProperty("treatment").GetProperty("vat_country").GetString());
        Assert.Contains(tried.Notes, note => note.Code == "invoice.local-number");
        Assert.Equal("invoice.lvb-from",
            Documents.Try(Documents.Invoice(("fulfilment", "\"FBB\""), ("ship_from", "\"BE\""))).Problem?.Code);
    }

    /// <summary>Three credit notes of an invoice, the last one of a cent too much.</summary>
    [Fact]
    public void Credits_AreHeldAgainstTheirInvoice()
    {
        var trial = new DocumentTrial();
        Assert.Null(trial.Next(Documents.Element(Documents.Invoice(("number", "\"A1\"")))).Problem);
        Assert.Null(Credit("10.00", "0.00", "0.00").Problem);
        Assert.Null(Credit("19.95", "10.00", "1.74").Problem);
        Assert.Equal("invoice.credit-too-much", Credit("19.96", "10.00", "1.74").Problem?.Code);

        TriedDocument Credit(string total, string gross, string vat) => trial.Next(Documents.Element(Documents.Invoice(
            ("kind", "\"credit_note\""), ("credits", "\"A1\""), ("lines.0.line_total", $"\"{total}\""),
            ("lines.0.unit_price", null), ("credited_before", $"{{\"gross\": \"{gross}\", \"vat\": \"{vat}\"}}"))));
    }

    [Fact]
    public void CreditedBefore_OfSeveralRates_NamesThem()
    {
        var document = Documents.Invoice(("kind", "\"credit_note\""), ("credits", "\"A1\""),
            ("credited_before", """{"gross": "3.33", "vat": "0.27"}"""));
        var book = document["lines"]![0]!.DeepClone();
        (book["tax_class"], book["rate"], book["line_total"], book["unit_price"]) = ("reduced-rate", "9", "3.33", "3.33");
        document["lines"]!.AsArray().Add(book);
        Assert.Equal("invoice.credited-rate", Documents.Try(document).Problem?.Code);

        document["credited_before"] = JsonNode.Parse("""[{"rate": "9", "gross": "3.33", "vat": "0.27"}]""");
        var vats = Documents.Answer(Documents.Try(document)).GetProperty("breakdown").EnumerateArray()
            .Select(rate => rate.GetProperty("vat").GetString());
        Assert.Equal(["5.20", "0.28"], vats);
    }

    [Fact]
    public void CreditedVat_ThatCannotBe_IsRefused() => Assert.Equal("invoice.credited-vat",
        Documents.Try(Documents.Invoice(("kind", "\"credit_note\""), ("credits", "\"A1\""),
            ("credited_before", """{"gross": "10.00", "vat": "9.99"}"""))).Problem?.Code);

    [Fact]
    public void RatesThatNobodyCheckedForLong_AreSaid() => Assert.Contains(
        Documents.Try(Documents.Invoice(("issue_date", "\"2027-06-01\""))).Notes, note => note.Code == "invoice.rates-old");
}

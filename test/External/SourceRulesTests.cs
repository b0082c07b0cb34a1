using System.Net;
using System.Text;
using CsCheck;
using Tandem.Engine.Catalog;
using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Tests.External;

/// <summary>From a file to numbers for items, and to what the shop should show.</summary>
public sealed class SourceRulesTests
{
    private static readonly ShopId Here = new(Guid.Parse("11111111-1111-1111-1111-111111111111"));
    private static readonly ShopId There = new(Guid.Parse("22222222-2222-2222-2222-222222222222"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ean;voorraad", ';')]
    [InlineData("ean,stock", ',')]
    [InlineData("EAN\tAantal\tNaam", '\t')]
    [InlineData("gtin|qty", '|')]
    [InlineData("\"naam, met komma, en nog een\";ean;aantal", ';')]
    [InlineData("ean", ';')]
    public void Delimiter_IsFound(string header, char delimiter) => Assert.Equal(delimiter, ColumnsRule.Delimiter(header));

    [Theory]
    [InlineData("Artikelcode;EAN-code;Omschrijving;Vrije voorraad", "1 0 3")]
    [InlineData("sku,stock_quantity", "- 0 1")]
    [InlineData("Barcode|Qty", "0 - 1")]
    [InlineData("GTIN;Name;Quantity", "0 - 2")]
    [InlineData("ean;voorraad;vrije voorraad", "0 - 2")] // what is free, not what lies there
    [InlineData("name;price", null)]
    [InlineData("ean;price", null)]
    [InlineData("voorraad;naam", null)]
    public void Columns_AreFoundByThemselves(string header, string? places) => Assert.Equal(places, Places(header, null));

    [Fact]
    public void Columns_AsTheSellerMappedThem_GoFirst()
    {
        const string Header = "ean;magazijn noord;voorraad";
        Assert.Equal("0 - 1", Places(Header, new SourceColumns(null, null, "Magazijn Noord")));
        Assert.Null(Places(Header, new SourceColumns(null, null, "magazijn zuid")));
        Assert.Equal("0 - 2", Places(Header, new SourceColumns("", " ", null)));
    }

    [Fact]
    public async Task File_OfWindows_WithHeadersAndBadRows_IsReadAsFarAsItIsRight()
    {
        var reading = await Read(Latin("""
            sep=;
            EAN;Artikelcode;Omschrijving;Voorraad
            8712345000011;TM-1;"Theemok ""Café""; groot";1.234
            8712345000012;;verkeerd cijfer;5
            ;TD-2;alleen een code;3,0
            8712345000028;;;
            8712345000035;;duizend of niet;1,234

            8712345000011;TM-1;nog een keer;7
            """));

        Assert.Equal([(3, "8712345000011", 7), (5, "TD-2", 3)],
            reading.Rows.Select(r => (r.Line, r.Gtin?.ToString() ?? r.Sku!.Text, r.Units)));
        Assert.Equal(
            [(4, BadRowKind.NoKey), (6, BadRowKind.NoQuantity), (7, BadRowKind.NotWhole), (9, BadRowKind.Twice)],
            reading.FirstBad.Select(b => (b.Line, b.Kind)));
        Assert.Equal((4, "8712345000012"), (reading.Bad, reading.FirstBad[0].Key));
    }

    /// <summary>The notation of the whole file counts; where it has two, no number is guessed.</summary>
    [Theory]
    [InlineData("1.234,00", "3000 1234", "")]
    [InlineData("1.234,00\n8712345000028;2.5", "1234 2", "TwoNotations 8712345000011")]
    public async Task File_WithRoundThousands_IsReadAsItsOtherRowsAreWritten(string rest, string units, string bad)
    {
        var reading = await Read(Latin($"EAN;Voorraad\n8712345000011;3.000\n8712345000035;{rest}\n"));
        Assert.Equal((units, bad), (string.Join(' ', reading.Rows.Select(r => r.Units)),
            string.Join(' ', reading.FirstBad.Select(b => $"{b.Kind} {b.Key}"))));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8 with a mark")]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public async Task File_InAnyUsualEncoding_KeepsItsCodes(string encoding)
    {
        const string Text = "sku;aantal\r\nCAFÉ-1;4\r\nCRÈME;5\r\n";
        byte[] bytes = encoding switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(Text),
            "utf-8 with a mark" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)],
            "utf-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)],
            _ => Latin(Text),
        };
        Assert.Equal([("CAFÉ-1", 4), ("CRÈME", 5)], (await Read(bytes)).Rows.Select(r => (r.Sku!.Text, r.Units)));
    }

    [Theory]
    [InlineData("", "source.empty")]
    [InlineData("name;price\nA;1", "source.no-columns")]
    [InlineData("ean;stock\n123;4", "source.no-rows")]
    [InlineData("<!doctype html><title>Log in</title>", "source.no-columns")]
    public async Task File_WithNothingInIt_IsNotTaken(string text, string code) =>
        Assert.Equal(code, (await Assert.ThrowsAsync<SourceProblem>(() => Read(Encoding.UTF8.GetBytes(text)))).Reason.Code);

    [Fact]
    public async Task File_WithAQuotationMarkLeftOpen_IsNotTakenForAShortOne()
    {
        var text = new StringBuilder("ean;stock\n\"");
        for (var i = 0; i < 40_000; i++) text.Append("8712345000011;1\n");
        Assert.Equal("source.not-csv",
            (await Assert.ThrowsAsync<SourceProblem>(() => Read(Encoding.UTF8.GetBytes(text.ToString())))).Reason.Code);
    }

    [Fact]
    public async Task File_WithMoreRowsThanAnyoneHasArticles_IsNotTaken_WhateverStandsInThem()
    {
        var row = "8712345000011;1\n"u8;
        var bytes = new byte["ean;stock\n"u8.Length + ((CsvSum.MostRows + 1) * row.Length)];
        "ean;stock\n"u8.CopyTo(bytes);
        for (var at = "ean;stock\n"u8.Length; at < bytes.Length; at += row.Length) row.CopyTo(bytes.AsSpan(at));

        var before = GC.GetTotalAllocatedBytes();
        Assert.Equal("source.too-many-rows", (await Assert.ThrowsAsync<SourceProblem>(() => Read(bytes))).Reason.Code);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 700_000_000);
    }

    [Fact]
    public async Task File_WithOneArticleOverAndOver_IsAddedUpWhileItIsRead()
    {
        var reading =
            await Read(Encoding.UTF8.GetBytes("ean;stock\n"
                + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"8712345000011;{i + 3}\n"))));

        Assert.Equal((2, 3), (Assert.Single(reading.Rows).Line, reading.Rows[0].Units));
        Assert.Equal(49_999, reading.Bad);
    }

    [Fact]
    public void Row_MeansTheItemWithItsGtin_ElseItsSku_InEachShop()
    {
        List<NumberedItem> items =
        [
            Item(1, Here, "08712345000011", "MUG"), Item(2, There, "08712345000011", "MOK"), Item(3, Here, null, "bon"),
            Item(4, Here, "08712345000059", "SPOON-A"), Item(5, Here, "08712345000059", "SPOON-B"),
        ];
        var matched = NumbersRule.Match(
            [Row(0, "8712345000011", null, 5), Row(1, "8712345000066", "BON ", 6), Row(2, "8712345000059", null, 7),
                Row(3, null, "nobody", 8)], items);

        Assert.Equal([(1, 5), (2, 5), (3, 6)], matched.Numbers.Select(n => (n.ItemKey, n.Units)).Order());
        Assert.Equal((2, 3), (matched.Ambiguous.Single().Line, matched.Unknown.Single().Line));
        Assert.Equal([(4L, 9)], NumbersRule.Match([Row(0, "8712345000059", "spoon-a", 9)], items).Numbers
            .Select(n => (n.ItemKey, n.Units)));
    }

    [Fact]
    public void Row_WithBothCodes_MeansTheItemWithItsGtin_AndInAShopWithoutOne_TheSku()
    {
        List<NumberedItem> items = [Item(1, Here, "08712345000011", "MUG"), Item(2, There, null, "mug"),
            Item(3, There, "08712345000059", "SPOON"), Item(4, Here, "08712345000066", "FORK")];
        NewNumber[] Numbers(string gtin, string sku) => [.. NumbersRule.Match([Row(0, gtin, sku, 5)], items).Numbers];

        Assert.Equal([1L, 2L], Numbers("8712345000011", "MUG").Select(n => n.ItemKey).Order());

        // There, the SKU is of an article with a GTIN of its own.
        Assert.Equal([4L], Numbers("8712345000066", "SPOON").Select(n => n.ItemKey));

        // Two of one shop have the GTIN, neither with a code: a row without one means none of them.
        List<NumberedItem> nameless = [Item(5, Here, "08712345000011", null), Item(6, Here, "08712345000011", "MUG")];
        Assert.Single(NumbersRule.Match([Row(0, "8712345000011", null, 5)], nameless).Ambiguous);
        Assert.Equal([3L], Numbers("8712345000080", "SPOON").Select(n => n.ItemKey));
    }

    [Theory]
    [InlineData(10, 0, 8, true, 10, "write")] // more came in
    [InlineData(10, 0, 8, false, 10, "wait")] // or an order that is not read yet was cancelled by a person: read first
    [InlineData(10, 3, 10, false, 7, "write")] // lower is written at once
    [InlineData(10, 3, 7, false, 7, "-")]
    [InlineData(2, 5, 1, true, 0, "write")] // never below 0
    [InlineData(2, 5, -1, true, 0, "-")] // a shop that owes somebody something is left there
    [InlineData(0, 0, 0, true, 0, "-")]
    [InlineData(4, -2, 0, true, 4, "write")] // what came back is not in a number that is older, and never adds to it
    public void Shop_ShowsTheNumber_LessWhatItCannotContain(int external, int sold, int shown, bool ordersRead, int target,
        string act)
    {
        var decision = ShopStockRule.Decide(new ShopStockFacts(external, sold, shown, Counted: true, ordersRead));
        Assert.Equal((target, act), (decision.Target, decision.Write ? "write" : decision.Wait ? "wait" : "-"));
    }

    [Fact]
    public void Shop_ThatDoesNotCountTheItem_IsLeftAlone() =>
        Assert.Equal(new ShopStockDecision(null, false, false, Reason.Of("x")) with { Reason = null! },
            ShopStockRule.Decide(new ShopStockFacts(5, 0, null, Counted: false, OrdersReadSince: true)) with { Reason = null! });

    [Fact]
    public void Target_IsNeverMoreThanTheNumber_AndWritingItSettles() => Gen.Select(
        Gen.Int[0, 200], Gen.Int[-5, 50], Gen.Int[-5, 250], Gen.Bool,
        (external, sold, shown, read) => new ShopStockFacts(external, sold, shown, true, read)).Sample(facts =>
    {
        var decision = ShopStockRule.Decide(facts);
        Assert.InRange(decision.Target!.Value, 0, facts.External);
        Assert.True(decision.Target
            + Math.Max(0, facts.Sold) >= Math.Min(facts.External, decision.Target.Value + Math.Max(0, facts.Sold)));
        Assert.False(decision.Write && decision.Wait);

        // What was written is shown: nothing is left to do.
        Assert.False(ShopStockRule.Decide(facts with { Shown = decision.Target }) is { Write: true } or { Wait: true });

        // Once the orders are read nothing waits.
        Assert.False(ShopStockRule.Decide(facts with { OrdersReadSince = true }).Wait);
    });

    [Fact]
    public void Shop_IsToldWhy_WithItsFigures()
    {
        string Why(int? shown, bool read, bool counted = true) =>
            ShopStockRule.Decide(new ShopStockFacts(10, 3, shown, counted, read)).Reason.ToString().Trim();
        Assert.Equal("shop-stock.external external=10, sold=3, target=7", Why(12, true));
        Assert.Equal("shop-stock.external external=10, sold=3, target=7", Why(7, true));
        Assert.Equal("shop-stock.orders-first target=7, shown=5", Why(5, false));
        Assert.Equal("shop-stock.not-counted", Why(5, true, counted: false));
    }

    [Theory]
    [InlineData(0, 9, 0)]
    [InlineData(0, null, 0)]
    [InlineData(5, null, 20)]
    [InlineData(1, 10, 10)]
    [InlineData(5, 10, 14)]
    [InlineData(9, 10, 18)]
    [InlineData(5, 0, 60)]
    [InlineData(5, -1, 60)]
    [InlineData(5, 1, 70)]
    [InlineData(5, 5, 70)]
    public void Shop_IsToldFirst_WhatMayBeOversold(int target, int? shown, int priority) =>
        Assert.Equal(priority, ShopStockRule.Priority(target, shown));

    /// <summary>An article in several languages has one stock, and of two rows about it the lower number counts.</summary>
    [Fact]
    public void Row_OfAnArticleInSeveralLanguages_IsOfItsFirstItem()
    {
        List<NumberedItem> items = [Item(1, Here, "08712345000011", "MUG") with { SameAs = 1 },
            Item(2, Here, "08712345000011", "MUG") with { SameAs = 1 }];
        var at = DateTimeOffset.UnixEpoch;
        var matched = NumbersRule.Match(
            [Row(0, "8712345000011", null, 5) with { At = at }, Row(1, null, "mug", 3), Row(2, null, "MUG", 4)], items);
        Assert.Equal([new NewNumber(1, 3, null)], matched.Numbers);
        Assert.All(matched.Items.Values, found => Assert.Equal([1L], found.Select(i => i.Key)));
        Assert.Equal(at, NumbersRule.Match([Row(0, "8712345000011", null, 5) with { At = at }], items).Numbers.Single().At);

        // Of two rows with the same number the first counts: what was true then was true first.
        Assert.Equal(at, NumbersRule.Match(
            [Row(0, "8712345000011", null, 5) with { At = at }, Row(1, null, "mug", 5)], items).Numbers.Single().At);

        // The item that stands for all has another GTIN: then each speaks for itself.
        items[0] = items[0] with { Gtin = "08712345000028", Sku = null };
        Assert.Equal([2L], NumbersRule.Match([Row(0, "8712345000011", null, 5)], items).Numbers.Select(n => n.ItemKey));
    }

    [Fact]
    public void Lag_TakesMoreSalesOff_NeverFewer()
    {
        var at = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal(at.AddMinutes(-15), ShopStockRule.SoldFrom(at, 15));
        Assert.Equal(at, ShopStockRule.SoldFrom(at, -3));
    }

    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.1", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.10", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:93.184.216.34", true)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2606:2800:220:1::1", true)]
    public void Address_IsOfTheInternet_OrNot(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://supplier.example/stock.csv", true)]
    [InlineData(" http://supplier.example/a?b=c ", true)]
    [InlineData("ftp://supplier.example/stock.csv", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://name:secret@supplier.example/", false)]
    [InlineData("/stock.csv", false)]
    [InlineData("", false)]
    public void Url_IsAWebAddress_OrNot(string text, bool good) => Assert.Equal(good, SourceAddress.TryParse(text) is not null);

    private static string? Places(string header, SourceColumns? mapped)
    {
        var found = ColumnsRule.Find(header.Split(ColumnsRule.Delimiter(header)), mapped);
        return found is var (gtin, sku, quantity) ? $"{gtin?.ToString() ?? "-"} {sku?.ToString() ?? "-"} {quantity}" : null;
    }

    private static byte[] Latin(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);

    private static async Task<CsvReading> Read(byte[] bytes)
    {
        using var file = new MemoryStream(bytes);
        return await CsvFile.Read(file, null, Ct);
    }

    private static NumberedItem Item(long key, ShopId shop, string? gtin, string? sku) =>
        new(key, shop, gtin, sku, StockKept.Here, null, null);

    private static SourceRow Row(int line, string? gtin, string? sku, int units) =>
        new(line, Gtin.TryParse(gtin), Sku.TryParse(sku), units);
}

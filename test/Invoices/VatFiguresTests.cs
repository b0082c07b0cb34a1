using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Trial;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Invoices;

/// <summary>What the VAT ledger comes to in a period, on both databases.</summary>
public sealed class VatFiguresTests
{
    private static readonly VatPeriod Fourth = VatPeriod.TryParse("2026-Q4")!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The worked documents, booked as the program books its own; the sums were added up by hand.</summary>
    [Theory, BothDatabases]
    public async Task WorkedDocuments_ComeToTheirBoxes_AndRates(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var trial = new DocumentTrial();
        var all = GoldenTests.Cases().Select(golden => trial.Next(Documents.Element(golden)).Document).ToList();
        await Book(world, all);
        var figures = await new VatPeriods(world.Database).Of(world.Seller, Fourth, Ct);

        Assert.Equal(["NL", "BE"], figures.Returns.Select(r => r.Country));
        Assert.Equal(["1a 301.54 63.34", "1b 47.37 4.26", "1e 356.00 -", "3a 250.00 -", "3b 299.00 -"],
            Boxes(figures.Returns[0]));
        Assert.Equal(["01 18.82 -", "02 0.37 -", "03 86.65 -", "54 - 19.38"], Boxes(figures.Returns[1]));
        Assert.Equal((67_60, 19_38), (figures.Returns[0].Due.Cents, figures.Returns[1].Due.Cents));
        var oss = figures.Oss!;
        Assert.Equal([new("BE", "NL", 6, new(14_14), new(85)), new("BE", "NL", 21, new(78_46), new(16_48)),
            new OssLine("DE", "NL", 19, new(50_34), new(9_56))], oss.Lines);
        Assert.Empty(oss.Corrections);
        Assert.Equal(26_89, oss.Due.Cents);
        Assert.Equal(299_00, figures.IntraCommunity.Cents);
        Assert.Equal(all.Sum(d => (d.IsCredit ? -1 : 1) * d.Figures.Gross.Cents), figures.Net.Cents + figures.Vat.Cents);

        // What is in a month is in its quarter and its year, and nowhere twice.
        var months = new List<VatFigures>();
        foreach (var month in new[] { "2026-10", "2026-11", "2026-12" })
            months.Add(await new VatPeriods(world.Database).Of(world.Seller, VatPeriod.TryParse(month)!, Ct));
        Assert.Equal(figures.Net.Cents, months.Sum(m => m.Net.Cents));
        Assert.Equal(["1b 9.17 0.82"], Boxes(months[0].Returns.Single()));
        Assert.All(months, m => Assert.Null(m.Oss));
        var year = await new VatPeriods(world.Database).Of(world.Seller, VatPeriod.TryParse("2026")!, Ct);
        Assert.Equal((figures.Net, null), (year.Net, year.Oss));
    }

    [Theory, BothDatabases]
    public async Task CreditNotes_OfAnEarlierQuarter_AreCorrectionsOfIt(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Write(db =>
        {
            Add(db, world.Seller, 1, "DE", 19_000, 100_00, 19_00, new(2026, 8, 10));
            Add(db, world.Seller, 2, "DE", 19_000, -50_00, -9_50, new(2026, 10, 5), new(2026, 8, 10));
            Add(db, world.Seller, 3, "DE", 19_000, 20_00, 3_80, new(2026, 10, 1));
            Add(db, world.Seller, 4, "DE", 19_000, -10_00, -1_90, new(2026, 12, 31), new(2026, 10, 1));
            Add(db, world.Seller, 5, "BE", 21_000, -5_00, -1_05, new(2026, 12, 31), new(2025, 12, 31));
            Add(db, world.Seller, 6, "BE", 21_000, 1_00, 21, new(2027, 1, 1));
            Add(db, SellerId.New(world.Now), 7, "DE", 19_000, 900_00, 171_00, new(2026, 10, 1));
            return Task.CompletedTask;
        });
        var periods = new VatPeriods(world.Database);
        Assert.Equal([new("DE", "NL", 19, new(100_00), new(19_00))], (await Oss("2026-Q3")).Lines);
        var oss = await Oss("2026-Q4");
        Assert.Equal([new("DE", "NL", 19, new(10_00), new(1_90))], oss.Lines);
        Assert.Equal([new(VatPeriod.TryParse("2025-Q4")!, "BE", new(-5_00), new(-1_05)),
            new OssCorrection(VatPeriod.TryParse("2026-Q3")!, "DE", new(-50_00), new(-9_50))], oss.Corrections);
        Assert.Equal(1_90 - 1_05 - 9_50, oss.Due.Cents);

        async Task<OssReturn> Oss(string period) => (await periods.Of(world.Seller, VatPeriod.TryParse(period)!, Ct)).Oss!;
    }

    /// <summary>In Belgium what is credited stands apart, and above zero.</summary>
    [Fact]
    public void BelgianCredits_StandInTheirOwnGrids()
    {
        VatSum Sum(VatCategory category, int rate, long net, long vat, bool credit) => new(category, rate, "BE", "BE",
            category == VatCategory.K ? VatPlace.IntraCommunity : VatPlace.Home, true,
            credit ? new(2026, 10, 1) : null, net, vat);
        var figures = VatFiguresRule.Decide(Fourth, "BE",
        [
            Sum(VatCategory.S, 21_000, 200_00, 42_00, false), Sum(VatCategory.S, 21_000, -50_00, -10_50, true),
            Sum(VatCategory.K, 0, 80_00, 0, false), Sum(VatCategory.K, 0, -30_00, 0, true),
        ]);
        var made = Assert.Single(figures.Returns);
        Assert.Equal(["03 200.00 -", "46 80.00 -", "48 30.00 -", "49 50.00 -", "54 - 42.00", "64 - 10.50"], Boxes(made));
        Assert.Equal(31_50, made.Due.Cents);
    }

    /// <summary>The judge of speed is the figure that is written; the machine of a test may be busy.</summary>
    [Theory, BothDatabases]
    public async Task HundredThousandDocuments_AreAddedUpByTheDatabase(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (first, seller) = (new DateOnly(2026, 10, 1), world.Seller.Value);
        await world.Write(db => db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
            INSERT INTO document_rates ("SellerId", "DocumentKey", "OrderKey", "Category", "Rate", "NetCents", "VatCents",
                "VatCountry", "FromCountry", "Place", "DeclaredIn", "Day")
            SELECT {seller}, i, i, 'S', 21000, 1000, 210, 'NL', 'NL', 'Home', 'NL VAT return', {first}
            FROM n
            """, Ct));
        var periods = new VatPeriods(world.Database);
        var watch = Stopwatch.StartNew();
        var figures = await periods.Of(world.Seller, Fourth, Ct);
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{kind}: {watch.ElapsedMilliseconds} ms"));
        Assert.Equal(["1a 1000000.00 210000.00"], Boxes(Assert.Single(figures.Returns)));
    }

    [Theory]
    [InlineData("2026-Q1", "2026-01-01", "2026-04-01", "2025-Q4", "2026-Q2")]
    [InlineData("2026-Q4", "2026-10-01", "2027-01-01", "2026-Q3", "2027-Q1")]
    [InlineData("2026-02", "2026-02-01", "2026-03-01", "2026-01", "2026-03")]
    [InlineData("2026-12", "2026-12-01", "2027-01-01", "2026-11", "2027-01")]
    [InlineData("2026", "2026-01-01", "2027-01-01", "2025", "2027")]
    public void Period_HasItsDays(string text, string first, string until, string previous, string next)
    {
        var period = VatPeriod.TryParse(text)!;
        Assert.Equal((text, first, until, previous, next), (period.ToString(), $"{period.First:yyyy-MM-dd}",
            $"{period.Until:yyyy-MM-dd}", period.Previous.ToString(), period.Next.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-Q5")]
    [InlineData("2026-Q0")]
    [InlineData("2026-13")]
    [InlineData("2026/01")]
    [InlineData("1999")]
    [InlineData("9999-12")]
    [InlineData("2026-+1")]
    [InlineData("20260-1")]
    public void WhatIsNoPeriod_IsNone(string text) => Assert.Null(VatPeriod.TryParse(text));

    private static Task Book(World world, List<TaxDocument> all) => world.Write(db =>
    {
        foreach (var (document, at) in all.Select((d, i) => (d, i)))
        {
            foreach (var entry in LedgerRule.Decide(document.Treatment, document.Figures,
                document.IsCredit ? document.Issued : document.Supplied, document.IsCredit ? document.Supplied : null))
            {
                (entry.SellerId, entry.DocumentKey, entry.OrderKey) = (world.Seller, at, at);
                db.DocumentRates.Add(entry);
            }
        }

        return Task.CompletedTask;
    });

    private static void Add(TandemDb db, SellerId seller, long key, string country, int rate, long net, long vat, DateOnly day,
        DateOnly? corrects = null) => db.DocumentRates.Add(new DocumentRate
    {
        SellerId = seller,
        DocumentKey = key,
        OrderKey = key,
        Category = VatCategory.S,
        Rate = rate,
        NetCents = net,
        VatCents = vat,
        VatCountry = country,
        FromCountry = "NL",
        Place = VatPlace.Destination,
        DeclaredIn = VatReturnRule.OneStopShop,
        Day = day,
        CorrectsDay = corrects,
    });

    private static IEnumerable<string> Boxes(VatReturn of) =>
        of.Boxes.Select(b => $"{b.Name} {b.Net?.ToString() ?? "-"} {b.Vat?.ToString() ?? "-"}");
}

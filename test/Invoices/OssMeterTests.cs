using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Invoices.Vat;
using Tandem.Engine.Journal;
using Tandem.Engine.Pages;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Invoices;

/// <summary>The threshold of sales to consumers elsewhere: when it is told, once, and when that goes.</summary>
public sealed class OssMeterTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, 0, false, 0)]
    [InlineData(6_999_99, 0, false, 0)]
    [InlineData(7_000_00, 0, false, 70)]
    [InlineData(8_999_99, 0, false, 70)]
    [InlineData(9_000_00, 0, false, 90)]
    [InlineData(10_000_00, 0, false, 90)]
    [InlineData(10_000_01, 0, false, 100)]
    [InlineData(10_000_01, 0, true, 0)]
    [InlineData(9_000_00, 10_000_01, false, 0)]
    [InlineData(-5_00, 10_000_00, false, 0)]
    public void Level_IsToldWhereItMakesADifference(long now, long before, bool optedIn, int level) =>
        Assert.Equal(level, OssMeterRule.LevelOf(new ThresholdReading(new(now), new(before), optedIn)));

    /// <summary>Returns lower the meter and undo no crossing (facts/vat.md §4).</summary>
    [Fact]
    public void WhatWasPassed_StaysPassed_ThisYearAndTheNext()
    {
        var years = new Dictionary<int, OssYear> { [2026] = new() { Year = 2026, NetCents = 9_000_00, Passed = true } };
        var (now, next) = (OssMeterRule.Read(years, new(), 2026), OssMeterRule.Read(years, new(), 2027));
        Assert.Equal((100, 0), (OssMeterRule.LevelOf(now), OssMeterRule.LevelOf(next)));
        Assert.Equal((true, true, false), (OssMeterRule.IsPassed(now), OssMeterRule.IsPassed(next),
            OssMeterRule.IsPassed(OssMeterRule.Read(years, new(), 2028))));
    }

    [Theory, BothDatabases]
    public async Task EachLevel_IsAskedOnce_AndGoesByItself(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Sold(world, 6_000_00);
        Assert.Empty(await Open(world));
        await Sold(world, 7_100_00);
        Assert.Equal(["invoice.threshold-near 70"], await Open(world));
        var asked = await world.Read(db => db.Attentions.SingleAsync(a => a.ClearedAt == null, Ct));
        Assert.Equal(QuestionTopic.Invoices, QuestionRule.TopicOf(asked.What.Code));
        await new DealtWith(world.Database, world.Clock).Mark(world.Seller, asked.Key, Ct);
        await Sold(world, 7_200_00);
        Assert.Empty(await Open(world));

        await Sold(world, 9_500_00);
        Assert.Equal(["invoice.threshold-near 90"], await Open(world));

        // What comes back ends it; the level below was told before.
        await Sold(world, 8_000_00);
        Assert.Empty(await Open(world));
        await Sold(world, 10_000_01);
        Assert.Equal(["invoice.threshold-passed"], await Open(world));
        var settings = new ChangeInvoiceSettings(world.Database, world.Clock);
        Assert.Null(await settings.Save(world.Seller, new InvoiceSettings { OssOptIn = true }, Ct));
        await WatchThreshold.Run(world.Work, world.Now, Ct);
        Assert.Empty(await Open(world));
    }

    [Theory, BothDatabases]
    public async Task NextYear_BeginsAnew_WithWhatWasSoldElsewhere(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Sold(world, 9_100_00);
        Assert.Single(await Open(world));
        var next = new DateTimeOffset(2026, 12, 31, 23, 30, 0, TimeSpan.Zero);
        await WatchThreshold.Run(world.Work, next, Ct);
        Assert.Empty(await Open(world));

        var settings = new ChangeInvoiceSettings(world.Database, world.Clock);
        Assert.Null(await settings.Save(world.Seller,
            new InvoiceSettings { ThresholdYear = 2027, ThresholdNet = new(7_000_00), ThresholdNetBefore = new(50_00) }, Ct));
        await WatchThreshold.Run(world.Work, next, Ct);
        Assert.Equal(["invoice.threshold-near 70"], await Open(world));
        world.Clock.SetUtcNow(next);
        var meter = await new OssMeter(world.Database, world.Clock).Of(world.Seller, Ct);
        Assert.Equal((2027, 7_000_00, 9_150_00, 70, false),
            (meter.Year, meter.ThisYear.Cents, meter.LastYear.Cents, meter.Level, meter.AtDestination));
    }

    private static async Task Sold(World world, long cents)
    {
        await world.Write(async db =>
        {
            if (await db.OssYears.SingleOrDefaultAsync(y => y.SellerId == world.Seller && y.Year == 2026, Ct) is { } year)
                year.NetCents = cents;
            else db.OssYears.Add(new OssYear { SellerId = world.Seller, Year = 2026, NetCents = cents });
        });
        await WatchThreshold.Run(world.Work, world.Now, Ct);
    }

    private static Task<List<string>> Open(World world) => world.Read(async db => (await db.Attentions
        .Where(a => a.SellerId == world.Seller && a.ClearedAt == null).ToListAsync(Ct))
        .ConvertAll(a => $"{a.What.Code} {a.What.Facts.GetValueOrDefault("level", "")}".TrimEnd()));
}

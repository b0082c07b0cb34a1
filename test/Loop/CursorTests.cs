using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.WooCommerce;

namespace Tandem.Tests.Loop;

/// <summary>
/// A change that is dated in the future, as of a product to be published then, must not blind the reading of what changes until
/// then.
/// </summary>
public sealed class CursorTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NextYear = Noon.AddYears(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Future_IsNeverTheCursor()
    {
        var (cursor, first) = await Read(Noon.AddMinutes(-5), Noon, [Noon.AddMinutes(-1), NextYear]);
        Assert.Equal(Noon, cursor);
        Assert.Equal(2, first.Count);

        var later = Noon.AddMinutes(1);
        var (_, second) = await Read(cursor, later, [Noon.AddSeconds(30), NextYear]);
        Assert.Contains(Noon.AddSeconds(30), second);
    }

    [Fact]
    public async Task Cursor_ThatAlreadyStandsInTheFuture_ComesBack() =>
        Assert.Equal(Noon, (await Read(NextYear, Noon, [Noon.AddMinutes(-1)])).Cursor);

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task Clock_OfTheShop_IsTheOneThatCounts(int hoursAhead)
    {
        var shops = Noon.AddHours(hoursAhead);

        Assert.Equal(shops.AddSeconds(-1), (await Read(shops.AddMinutes(-5), shops, [shops.AddSeconds(-1)])).Cursor);
    }

    [Fact]
    public async Task Shop_ThatTellsNoTime_IsHeldAgainstOurClock() =>
        Assert.Equal(Noon, (await Read(Noon.AddMinutes(-5), null, [NextYear])).Cursor);

    [Fact]
    public async Task ManyOfTheFuture_AreReadToAnEnd()
    {
        var (cursor, seen) = await Read(Noon.AddMinutes(-5), Noon,
            [.. Enumerable.Range(1, 250).Select(i => NextYear.AddSeconds(i)), Noon.AddMinutes(-1)]);

        Assert.Equal(Noon, cursor);
        Assert.Contains(Noon.AddMinutes(-1), seen);
    }

    [Fact]
    public async Task FullPage_OfWhichOneCouldNotBeRead_IsNotTheLast()
    {
        var calls = 0;
        var newest = await ReadChanges.Since(Noon.AddHours(-1), Noon, page => Task.FromResult(++calls == 1
            ? new WooPage<DateTimeOffset>([.. Enumerable.Range(0, 99).Select(i => Noon.AddMinutes(-30).AddSeconds(i))], null,
                null)
            { Listed = 100, Unread = 1, At = Noon }
            : new WooPage<DateTimeOffset>([Noon.AddMinutes(-2)], null, null) { At = Noon }), moment => moment, Ct);

        Assert.Equal(Noon.AddMinutes(-2), newest);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-23T12:00:00.0000000+00:00")]
    [InlineData("3|2026-11-23T12:00:00.0000000+00:00")]
    [InlineData("{}")]
    [InlineData("{\"At\":\"soon\"}")]
    [InlineData("null")]
    public void Text_ThatIsNoCursor_LetsTheReadingStartOver(string text)
    {
        var row = new Observation { Source = SourceName.Own("test", "x") };
        typeof(Observation).GetProperty(nameof(Observation.Cursor))!.SetValue(row, text);

        Assert.Null(row.At<NewestChange>());
        Assert.Null(NewestChange.Of(row));
        row.BeganAt = Noon;
        Assert.Equal(Noon.AddDays(-1), NewestChange.Of(row));
        Assert.Equal(NextYear, NewestChange.Of(row.GoOnAt(new NewestChange(NextYear))));
    }

    [Theory, EitherDatabase]
    public async Task Cursors_ThatCannotBeRead_AreReadOver_AndNothingIsLost(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Settle();
        await stage.Get<Database>().Write(
            db => db.Observations.ExecuteUpdateAsync(o => o.SetProperty(x => x.Cursor, "7|of another time"), Ct), Ct);
        await stage.Rehearsal.OrderInShop();
        await stage.Rehearsal.OrderAtBol();

        stage.Clock.Advance(TimeSpan.FromHours(25));
        await stage.Settle();

        Assert.Empty(await stage.Read(db => db.Observations.Where(o => o.Failures > 0).ToListAsync(Ct)));
        Assert.True(await stage.Read(db => db.ShopSales.AnyAsync(Ct)));
        Assert.Empty(await stage.Read(
            db => db.Observations.Where(o => o.Cursor == "7|of another time" && o.Part != Guid.Empty).ToListAsync(Ct)));
    }

    [Fact]
    public void Name_ComesBackAsItWasStored()
    {
        SourceName[] names =
        [
            SourceName.Of(ShopId.New(Noon), "items"), SourceName.Of(AccountId.New(Noon), "orders"),
            SourceName.Own("tandem", "checks"),
        ];
        Assert.Equal(names, names.Select(name => SourceName.Parse(name.ToString())));
        Assert.True(names[0].IsBeside(names[0] with { What = "orders" }));
        Assert.False(names[0].IsBeside(names[1]));
        Assert.Throws<FormatException>(() => SourceName.Parse("items"));
    }

    /// <summary>A shop whose list holds these changes, by its own clock.</summary>
    private static async Task<(DateTimeOffset Cursor, List<DateTimeOffset> Seen)> Read(DateTimeOffset known, DateTimeOffset? at,
        DateTimeOffset[] changes)
    {
        var seen = new List<DateTimeOffset>();
        var cursor = await ReadChanges.Since(known, Noon, page =>
        {
            Assert.True(seen.Count < 20_000, string.Create(CultureInfo.InvariantCulture, $"no end at {page.From}"));
            var listed = changes.Where(c => c >= page.From && !(c >= page.Before)).Order()
                .Skip((page.Number - 1) * ReadChanges.PageSize).Take(ReadChanges.PageSize).ToList();
            seen.AddRange(listed);
            return Task.FromResult(new WooPage<DateTimeOffset>(listed, null, 1) { At = at });
        }, moment => moment, Ct);
        return (cursor, seen);
    }
}

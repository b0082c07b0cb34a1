using System.Globalization;
using Tandem.Engine.Loop;
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

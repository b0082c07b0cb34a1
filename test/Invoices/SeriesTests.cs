using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Invoices;

/// <summary>Numbers: how they look, when they begin anew, and none twice or missing whoever writes at once.</summary>
public sealed class SeriesTests
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("{yyyy}-", 5, 42, "2026-00042", "2026-")]
    [InlineData("F{yy}/{mm}/", 3, 1234, "F26/11/1234", "F26/{mm}/")]
    [InlineData("", 1, 7, "7", "")]
    public void Number_IsWrittenAsThePatternSays(string prefix, int digits, long sequence, string number, string series)
    {
        Assert.Equal(series, SeriesRule.SeriesOf(prefix, Day));
        Assert.Equal(number, SeriesRule.NumberOf(series, digits, sequence, Day));
        Assert.Null(SeriesRule.Wrong(prefix, digits, 1));
    }

    [Theory]
    [InlineData("{yyy}", 5, 1)]
    [InlineData("a b", 5, 1)]
    [InlineData("x\n", 5, 1)]
    [InlineData("2026-", 0, 1)]
    [InlineData("2026-", 5, 0)]
    [InlineData("2345678901234567890123456", 5, 1)]
    public void Pattern_ThatCannotBe_IsTurnedDown(string prefix, int digits, long first) =>
        Assert.Equal("invoice.pattern", SeriesRule.Wrong(prefix, digits, first)?.Code);

    /// <summary>Some of them change their mind, and none takes the seller's turn: only the series' own lock is there.</summary>
    [Theory, BothDatabases]
    public async Task EightWriters_LeaveNoGap_AndNoneTwice(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var settings = new InvoiceSettings { InvoiceFirst = 501 };
        var given = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var mine = new List<string>();
            for (var i = 0; i < 25; i++)
            {
                try
                {
                    mine.Add(await world.Database.Write(async db =>
                    {
                        var (number, series) =
                            await TakeNumber.Run(db, world.Seller, DocumentKind.Invoice, settings, Day, Ct);
                        await TakeNumber.Keep(db, series, Ct);
                        return (i + writer) % 3 == 0 ? throw new TimeoutException() : number;
                    }, Ct));
                }
                catch (TimeoutException)
                {
                }
            }

            return mine;
        }, Ct)));
        var numbers = given.SelectMany(n => n).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(Enumerable.Range(501, numbers.Count).Select(n => $"2026-{n:00000}"), numbers);
        Assert.InRange(numbers.Count, 100, 150);
    }

    [Theory, BothDatabases]
    public async Task NewYear_BeginsAtOne_AndDaysNeverGoBack(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        Assert.Equal("2026-00090", await Take(new DateOnly(2026, 12, 31)));
        Assert.Equal("2027-00001", await Take(new DateOnly(2027, 1, 2)));
        Assert.Equal("2027-00002", await Take(new DateOnly(2027, 1, 1)));
        Assert.Equal(new DateOnly(2027, 1, 2), await world.Read(db => db.NumberSeries.Where(s => s.Name == "2027-")
            .Select(s => s.IssuedOn).SingleAsync(Ct)));

        Task<string> Take(DateOnly day) => world.Write(async db =>
        {
            var (number, series) = await TakeNumber.Run(db, world.Seller, DocumentKind.Invoice,
                new InvoiceSettings { InvoiceFirst = 90 }, day, Ct);
            await TakeNumber.Keep(db, series, Ct);
            return number;
        });
    }
}

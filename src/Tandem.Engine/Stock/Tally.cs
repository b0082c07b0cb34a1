using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>Counts on the statement of the day, in the transaction of what is counted.</summary>
internal static class Tally
{
    /// <summary>
    /// The row of the day that this moment is in, in Amsterdam. The writes of one seller come one after the other, so it is never
    /// made twice.
    /// </summary>
    public static async Task<StockDay> Day(this TandemDb db, SellerId seller, DateTimeOffset at, CancellationToken ct)
    {
        var day = DutchTime.DayOf(at);
        var row = db.StockDays.Local.FirstOrDefault(d => d.SellerId == seller && d.Day == day)
            ?? await db.StockDays.AsTracking().SingleOrDefaultAsync(d => d.SellerId == seller && d.Day == day, ct);
        if (row is null) db.StockDays.Add(row = new StockDay { SellerId = seller, Day = day });
        return row;
    }
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>Counts what there was in one week.</summary>
internal static class ReadWeek
{
    /// <param name="first">A Monday, in the Netherlands.</param>
    public static async Task<WeekFigures> Of(TandemDb db, SellerId seller, DateOnly first, CancellationToken ct)
    {
        var (begin, end) = (DutchTime.StartOf(first), DutchTime.StartOf(first.AddDays(7)));
        var orders = await db.Orders.Where(o => o.SellerId == seller && o.PlacedAt >= begin && o.PlacedAt < end)
            .GroupBy(o => o.SellerId).Select(g => new
            {
                All = g.Count(),
                Imported = g.Count(o => o.ImportedAt != null),
                Cancelled = g.Count(o => o.State == OrderState.Cancelled),
            }).SingleOrDefaultAsync(ct);
        var parcels = await (
            from shipment in db.Shipments
            join order in db.Orders on shipment.OrderKey equals order.Key
            where shipment.SellerId == seller && shipment.ShippedAt >= begin && shipment.ShippedAt < end
                && order.Lines.Any(l => l.Fulfilment != Fulfilment.Lvb)
            select new { shipment.ShippedAt, order.PlacedAt, order.DeliverBy }).ToListAsync(ct);
        var last = first.AddDays(6);
        var days = await db.StockDays.Where(d => d.SellerId == seller && d.Day >= first && d.Day <= last)
            .Select(d => new { d.Pushes, d.Breaches }).ToListAsync(ct);
        return new WeekFigures(
            first, orders?.All ?? 0, orders?.Imported ?? 0, orders?.Cancelled ?? 0, parcels.Count,
            parcels.Count(p => p.DeliverBy is not { } day || p.ShippedAt <= GuardRule.HandOverBy(p.PlacedAt, day)),
            days.Sum(d => d.Pushes), days.Sum(d => d.Breaches),
            await db.Attentions.CountAsync(a => a.SellerId == seller && a.ClearedAt == null, ct));
    }

}

using System.Text.Json;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>Decides what a return means for the order that it is of. Pure.</summary>
internal static class ReturnRule
{
    /// <summary>
    /// The customer must send it back within 14 days of the notification (partnerplatform.bol.com/en/idp/no-return-received, seen
    /// 2026-11-28); after that it expires at bol.
    /// </summary>
    public const int DaysToSend = 14;

    /// <summary>
    /// bol asks to handle a return within 7 days after it came in (partnerplatform.bol.com/en/idp/handle-returns, seen
    /// 2026-11-28).
    /// </summary>
    public const int DaysToHandle = 7;

    // The goods are back and the customer has the money; an exchange or a repair leaves the sale as it was.
    private static readonly string[] Back = ["RETURN_RECEIVED", "STILL_APPROVED", "STILL_RECEIVED"];
    private static readonly string[] NotDone = ["REJECTED", "CANCELLED", "PENDING"];

    /// <summary>When a person is asked about a return that nobody has handled; null: bol handles it, or it is done.</summary>
    public static DateTimeOffset? AlarmAt(DateTimeOffset registeredAt, bool lvb, bool handled) =>
        lvb || handled ? null : registeredAt.AddDays(DaysToSend);

    /// <summary>
    /// How soon bol is asked again: often while returns move, every quarter of an hour else (facts/bol.md §2 has no figure of
    /// bol's own).
    /// </summary>
    /// <param name="sinceNews">How long ago a reading last found something; null: none did yet.</param>
    public static TimeSpan NextLook(TimeSpan? sinceNews) =>
        TimeSpan.FromMinutes(sinceNews < TimeSpan.FromHours(1) ? 1 : sinceNews is null || sinceNews < TimeSpan.FromHours(24) ? 5
            : 15);

    /// <summary>
    /// The line that comes back: the first of that EAN with so many units left to come back, else the first of that EAN.
    /// </summary>
    /// <param name="taken">Units that come back already, by order item.</param>
    public static OrderLine? LineOf(IEnumerable<OrderLine> lines, string? ean, int units, IReadOnlyDictionary<string, int> taken)
    {
        var gtin = Gtin.TryParse(ean)?.Digits;
        var same = lines.Where(l => ean is not null
            && (l.Ean == ean || (gtin is not null && Gtin.TryParse(l.Ean)?.Digits == gtin))).OrderBy(l => l.Key).ToList();
        return same.Find(l => l.Open - taken.GetValueOrDefault(l.OrderItemId) >= units) ?? same.FirstOrDefault();
    }

    /// <summary>Units of a return that came back for good.</summary>
    public static int UnitsBack(ReturnLine line) =>
        Math.Min(line.Units, ResultsOf(line).Where(r => Back.Contains(r.Handling) && !NotDone.Contains(r.Processing))
            .Sum(r => r.Units));

    /// <summary>Every unit that was to be delivered came back, and nothing waits.</summary>
    public static bool IsAllBack(Order order, IReadOnlyCollection<ReturnLine> returns)
    {
        var delivered = order.Lines.Where(l => l.Open > 0).ToList();
        return delivered.Count > 0 && returns.All(r => r.Handled)
            && delivered.TrueForAll(l => returns.Where(r => r.OrderItemId == l.OrderItemId).Sum(UnitsBack) >= l.Open);
    }

    /// <summary>
    /// The status that the shop's order gets: only where the seller chose one, and only from a status of orders that were sent.
    /// </summary>
    public static ShopOrderChange? StatusOf(Order order, IReadOnlyCollection<ReturnLine> returns, OrderSettings settings)
    {
        var status = settings.Flow.ReturnedStatus;
        if (order is not { ShopId: { } shop, ShopOrderId: { } shopOrder } || !FlowSettings.MayMeanReturned(status)
            || !IsAllBack(order, returns)) return null;
        string[] sent = [.. settings.Flow.SentStatuses, settings.Flow.ShippedStatus, settings.Import.LvbStatus];
        return new ShopOrderChange(shop.Value, shopOrder, status,
            [.. sent.Where(s => s.Length > 0).Distinct(StringComparer.Ordinal)]);
    }

    public static IReadOnlyList<ReturnResult> ResultsOf(ReturnLine line) =>
        JsonSerializer.Deserialize<List<ReturnResult>>(line.Results) ?? [];
}

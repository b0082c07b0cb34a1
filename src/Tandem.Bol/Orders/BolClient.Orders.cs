using System.Globalization;

namespace Tandem.Bol;

public sealed partial class BolClient
{
    private const string Orders = "/retailer/orders";

    /// <summary>Lists orders, newest first, a page at a time.</summary>
    public Task<BolOrderList> GetOrders(BolOrderQuery query, CancellationToken ct) =>
        session.Read(
            BolCall.Read(Orders) with
            {
                Query = BolCall.QueryOf(
                    ("page", BolCall.Text(query.Page)),
                    ("fulfilment-method", query.FulfilmentMethod),
                    ("status", query.Status),
                    ("change-interval-minute", query.ChangeIntervalMinute is { } minutes ? BolCall.Text(minutes) : null),
                    ("latest-change-date", query.LatestChangeDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            },
            BolJson.Default.BolOrderList,
            ct);

    /// <summary>Reads an order in full; null when bol does not know it.</summary>
    public Task<BolOrder?> GetOrder(string orderId, CancellationToken ct) =>
        session.Find(() => BolCall.Read($"{Orders}/{BolCall.Segment(orderId)}"), BolJson.Default.BolOrder,
            order => Same(order.OrderId, orderId) && IsWhole(order), ct);

    /// <summary>
    /// Cancels all that is still open of one order item. bol has no quantity here, and no way to turn a customer's
    /// request down other than to ship.
    /// </summary>
    public Task<BolProcessStatus> CancelOrderItem(string orderItemId, string reasonCode, CancellationToken ct) =>
        Queue(
            BolCall.Write(HttpMethod.Put, $"{Orders}/cancellation")
                .With(new([new(orderItemId, reasonCode)]), BolJson.Default.BolCancellation),
            ct);

    /// <summary>A line without number or quantity cannot be left out: the order would be taken over without it.</summary>
    private static bool IsWhole(BolOrder order) =>
        (order.OrderItems ?? []).All(item => !string.IsNullOrEmpty(item.OrderItemId) && item.Quantity is not null);
}

using System.Text.Json;
using Tandem.Engine.Orders;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Values;

namespace Tandem.Tests.Shipments;

/// <summary>Orders and parcels for the rules about shipments.</summary>
internal static class ShipPick
{
    // A Wednesday.
    public static readonly DateTimeOffset Now = new(2026, 2, 4, 12, 0, 0, TimeSpan.Zero);

    public static readonly ShipSettings NoWait = new() { Shipping = new ShippingSettings { TrackingWaitHours = 0 } };

    /// <summary>Sent by the shop a moment ago.</summary>
    public static Order Sent(params OrderLine[] lines)
    {
        var order = new Order
        {
            Key = 1,
            BolOrderId = "A1",
            AccountId = new AccountId(Guid.NewGuid()),
            PlacedAt = Now.AddDays(-1),
            CompletedInShopAt = Now,
            State = OrderState.Imported,
            ShopId = new ShopId(Guid.NewGuid()),
            ShopOrderId = 7,
        };
        order.Lines.AddRange(lines);
        return order;
    }

    public static OrderLine Line(string id, int quantity, int shipped = 0) =>
        new() { OrderItemId = id, Quantity = quantity, Shipped = shipped, Imported = quantity, Fulfilment = Fulfilment.Own };

    public static KnownParcel Parcel(string number, params (string Item, int Units)[] items) => new()
    {
        OrderKey = 1,
        Number = number,
        Carrier = number.Length == 0 ? "" : "PostNL",
        Source = number.Length == 0 ? ParcelSource.Untracked : ParcelSource.ShopMeta,
        Items = items.Length == 0 ? null : JsonSerializer.Serialize(items.Select(i => new ShipItem(i.Item, i.Units))),
        FoundAt = Now,
    };
}

using System.Text.Json;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Web;

/// <summary>
/// An order of several lines and units, partly sent: one parcel at bol, one that bol refuses, one without a code, and time that
/// runs out.
/// </summary>
internal static class SampleParcels
{
    public const long OrderKey = 900;
    public const string BolOrderId = "C000000900";

    public static void Fill(TandemDb db, SellerId seller, AccountId account, ShopId shop, DateTimeOffset now)
    {
        var placed = now.AddHours(-47);
        var order = new Order
        {
            Key = OrderKey,
            SellerId = seller,
            AccountId = account,
            BolOrderId = BolOrderId,
            PlacedAt = placed,
            FirstSeenAt = placed.AddSeconds(40),
            State = OrderState.Imported,
            ShopId = shop,
            ShopOrderId = 1600,
            ShopStatus = "completed",
            ImportedAt = placed.AddMinutes(1),
            CompletedInShopAt = now.AddHours(-3),
            TotalCentsInclVat = 8890,
            DeliverBy = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1),
            ExpiresOn = DateOnly.FromDateTime(now.UtcDateTime)
                .AddDays(4),
        };
        order.Lines.Add(Line("90001", "Theemok 'Zwaluw', handgedraaid, 30 cl", 6, 2));
        order.Lines.Add(Line("90002",
            "Olijfhouten snijplank, groot model met sapgeul en ophanggat, in een naam die niet op één regel past", 2, 0));
        order.Lines.Add(Line("90003", "Linnen theedoek, ecru", 1, 0));
        db.Orders.Add(order);
        Parcel("3SABCD0000017", "PostNL", ParcelSource.ShopMeta, IntentState.Confirmed, null, [new ShipItem("90001", 2)]);
        Parcel("JVGL05897245000000000001", "DHL Parcel", ParcelSource.Csv, IntentState.Refused,
            "A service that is needed did not answer. Try again later.", [new ShipItem("90002", 1)]);
        Parcel("", "", ParcelSource.Untracked, IntentState.Sent, null, [new ShipItem("90003", 1)]);

        OrderLine Line(string id, string title, int units, int shipped) => new()
        {
            SellerId = seller,
            OrderItemId = id,
            Title = title,
            Ean = "8712345000011",
            PlacedAt = placed,
            Quantity = units,
            Shipped = shipped,
            Imported = units,
            Fulfilment = Fulfilment.Own,
            InStockReading = true,
            TotalCentsInclVat = 1245 * units,
        };

        void Parcel(string number, string carrier, ParcelSource source, IntentState state, string? words,
            IReadOnlyList<ShipItem> items)
        {
            db.Parcels
                .Add(new KnownParcel
                {
                    SellerId = seller,
                    OrderKey = OrderKey,
                    Number = number,
                    Carrier = carrier,
                    Source = source,
                    Items = JsonSerializer.Serialize(items),
                    FoundAt = now.AddHours(-2)
                });
            var payload = new ShipPayload(
                account.Value, BolOrderId, "TNT", number.Length == 0 ? null : number, items,
                Reference: ShipRule.ReferenceOf(BolOrderId, number), Carrier: carrier, Parcel: number);
            db.Intents
                .Add(new Intent
                {
                    SellerId = seller,
                    BusinessKey = $"ship:{account}:{BolOrderId}:{number}",
                    Topic = number,
                    Kind = IntentKind.Ship,
                    Subject = OrderKey
                }
                .In(state, now.AddHours(-1), JsonSerializer.Serialize(payload), words: words));
        }
    }
}

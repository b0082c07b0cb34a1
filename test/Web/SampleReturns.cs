using System.Text.Json;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Returns;
using Tandem.Engine.Settlement;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Web;

/// <summary>
/// An order of which one article waits to be handled, one was handled in parts, and one comes back to bol; and a return of an
/// order that nobody knows.
/// </summary>
internal static class SampleReturns
{
    public const long OrderKey = 901;
    public const string BolOrderId = "C000000901";

    public static void Fill(TandemDb db, SellerId seller, AccountId account, ShopId shop, DateTimeOffset now)
    {
        var placed = now.AddDays(-9);
        var order = new Order
        {
            Key = OrderKey,
            SellerId = seller,
            AccountId = account,
            BolOrderId = BolOrderId,
            PlacedAt = placed,
            FirstSeenAt = placed.AddSeconds(40),
            State = OrderState.Shipped,
            ShopId = shop,
            ShopOrderId = 1601,
            ShopStatus = "completed",
            ImportedAt = placed.AddMinutes(1),
            CompletedInShopAt = placed.AddHours(3),
            TotalCentsInclVat = 7470,
            DeliverBy = DateOnly.FromDateTime(placed.UtcDateTime).AddDays(2),
        };
        order.Lines.Add(Line("90101",
            "Olijfhouten snijplank, groot model met sapgeul en ophanggat, in een naam die niet op één regel past",
            "8712345000035", 1));
        order.Lines.Add(Line("90102", "Linnen theedoek, ecru", "8712345000028", 3));
        order.Lines.Add(Line("90103", "Theemok 'Zwaluw', handgedraaid, 30 cl", "8712345000011", 2, Fulfilment.Lvb));
        db.Orders.Add(order);
        Return("31000001", "90101", 1, "Klacht over artikel", "Artikel is beschadigd", now.AddDays(-5));
        Return("31000002", "90102", 2, "Verkeerd besteld", "Onduidelijke productinformatie", now.AddDays(-6),
            new ReturnResult(1, "RETURN_RECEIVED", "ACCEPTED", now.AddDays(-1)),
            new ReturnResult(1, "CUSTOMER_KEEPS_PRODUCT_PAID", "CANCELLED", now.AddDays(-1).AddMinutes(1)));
        Return("31000003", "90103", 1, "Elders goedkoper", "", now.AddDays(-2));
        Return("31000004", null, 1, "Anders", "Ik heb me bedacht", now.AddDays(-12));
        Settle(1, SettlementKind.SaleCorrection, "CORRECTION_TURNOVER", "Correctie verkoopprijs artikel(en)", -1245);
        Settle(2, SettlementKind.Compensation, "COMPENSATION_LOST_GOODS", "Compensatie zoekgeraakte artikelen", 872);
        Settle(3, SettlementKind.Other, "CORRECTION_CORRECTION", "Correctie op een correctie", -150);
        Note("return:31000001", IntentState.Confirmed, now.AddDays(-5).AddMinutes(4));
        Note("return:31000002", IntentState.Confirmed, now.AddDays(-6).AddMinutes(2));
        Note("return-handled:31000002", IntentState.Planned, null);

        OrderLine Line(string id, string title, string ean, int units, Fulfilment fulfilment = Fulfilment.Own) => new()
        {
            SellerId = seller,
            OrderItemId = id,
            Title = title,
            Ean = ean,
            PlacedAt = placed,
            Quantity = units,
            Shipped = units,
            Imported = units,
            Fulfilment = fulfilment,
            InStockReading = true,
            TotalCentsInclVat = 1245 * units,
        };

        void Return(string rma, string? item, int units, string why, string detail, DateTimeOffset at,
            params IReadOnlyList<ReturnResult> results) => db.Returns.Add(new ReturnLine
            {
                SellerId = seller,
                AccountId = account,
                ReturnId = $"R{rma}",
                RmaId = rma,
                BolOrderId = item is null ? "C999999999" : BolOrderId,
                OrderKey = item is null ? null : OrderKey,
                OrderItemId = item,
                Ean = "8712345000028",
                Units = units,
                Why = why,
                WhyDetail = detail,
                Lvb = item == "90103",
                RegisteredAt = at,
                SeenAt = now,
                Handled = results.Count > 0,
                Step = results.Count > 0 ? ReturnStep.Booked : ReturnStep.Announced,
                HandledAt = results.Max(r => r.At),
                CameIn = results.Count > 0,
                Results = JsonSerializer.Serialize(results),
            });

        void Settle(int number, SettlementKind kind, string type, string text, long cents) => db.SettlementLines.Add(
            new SettlementLine
            {
                SellerId = seller,
                AccountId = account,
                InvoiceId = "3900000000901",
                Number = number,
                Kind = kind,
                Type = type,
                Text = text,
                BolOrderId = BolOrderId,
                OrderKey = OrderKey,
                OrderItemId = "90103",
                Units = 1,
                NetCents = cents,
                Day = DutchTime.DayOf(now),
            });

        void Note(string topic, IntentState state, DateTimeOffset? settled) => db.Intents.Add(
            new Intent
            {
                SellerId = seller,
                BusinessKey = $"shop-order:{account}:{BolOrderId}:{topic}",
                Topic = topic,
                Kind = IntentKind.ShopOrder,
                Subject = OrderKey
            }
                .In(state, settled ?? now, "{}", Reason.Of("return.tell"), state == IntentState.Planned
                    ? "503 Service Unavailable" : null));
    }
}

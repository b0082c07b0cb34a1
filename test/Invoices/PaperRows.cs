using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Invoices;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Tests.Invoices;

/// <summary>
/// Sellers with orders that were sent, so that the program has nothing left to do but to make documents: of each order an
/// invoice, and of every third one a credit note. No remote answers.
/// </summary>
internal static class PaperRows
{
    private const int Rate = 21;

    /// <summary>Documents that so many orders get.</summary>
    public static int Documents(int orders) => orders + ((orders + 2) / 3);

    /// <param name="due">When documents are made.</param>
    public static async Task<SellerId> Add(Database database, IDataProtectionProvider keys, string name, int orders,
        DateTimeOffset due, CancellationToken ct)
    {
        var clock = TimeProvider.System;
        var book = new SellerBook(database, new Credentials(keys), clock);
        var added = await book.Add(new SellerDraft(name, new Uri("http://127.0.0.1:9"), "ck", "cs", "id", "secret"), ct);
        await book.GoLive(added.Seller, [Module.Invoices], ct);
        var (seal, now) = (new DocumentSeal(keys), clock.GetUtcNow());
        await database.WriteFor(added.Seller, async db =>
        {
            await db.SaveSettings(added.Seller, DocumentFlowTests.Business, ct);
            await db.SaveSettings(added.Seller, new InvoiceSettings { When = InvoiceWhen.Always, Upload = false }, ct);
            var made = Enumerable.Range(1, orders).Select(number => OrderOf(added, number, now)).ToList();
            db.Orders.AddRange(made);
            await db.SaveChangesAsync(ct);
            foreach (var (number, order) in made.Index())
            {
                db.Shipments.Add(ShipmentOf(order, now));
                db.DocumentDrafts.Add(new DocumentDraft
                {
                    OrderKey = order.Key,
                    SellerId = added.Seller,
                    Sealed = seal.Close(Buyer(number)),
                    At = now,
                });
                if (number % 3 == 0) db.Adjustments.Add(RefundOf(order, now));
            }

            await db.SaveChangesAsync(ct);
            db.DocumentCursors.Add(new DocumentCursor
            {
                SellerId = added.Seller,
                Shipment = await db.Shipments.MaxAsync(s => s.Key, ct),
            });
            await MakeDocuments.Ring(db, added.Seller, made.ConvertAll(o => o.Key), due, ct);
        }, ct);
        return added.Seller;
    }

    private static Order OrderOf(SellerAdded of, int number, DateTimeOffset now)
    {
        var gross = 1000 + (number * 37);
        var net = (long)decimal.Round(gross * 100m / (100 + Rate), MidpointRounding.AwayFromZero);
        var order = new Order
        {
            SellerId = of.Seller,
            AccountId = of.Account,
            BolOrderId = $"C{number:000000000}",
            PlacedAt = now,
            FirstSeenAt = now,
            State = OrderState.Shipped,
            ShopId = of.Shop,
            ShopOrderId = 1000 + number,
            ShopStatus = "completed",
            ImportedAt = now,
            TotalCentsInclVat = gross,
            Destination = "NL",
        };
        order.Lines.Add(new OrderLine
        {
            SellerId = of.Seller,
            OrderItemId = $"{number}",
            Title = "Theemok Duin",
            PlacedAt = now,
            Quantity = 1,
            Shipped = 1,
            Imported = 1,
            InStockReading = true,
            Fulfilment = Fulfilment.Own,
            TotalCentsInclVat = gross,
            Taxes = [new LineTax("standard", [Rate], net, gross - net, 0, false)],
        });
        return order;
    }

    private static Shipment ShipmentOf(Order order, DateTimeOffset now)
    {
        var shipment = new Shipment
        {
            SellerId = order.SellerId,
            AccountId = order.AccountId,
            OrderKey = order.Key,
            ShipmentId = $"S{order.BolOrderId}",
            ShippedAt = now,
        };
        shipment.Lines.Add(new ShipmentLine { OrderItemId = order.Lines[0].OrderItemId, Units = 1 });
        return shipment;
    }

    private static Adjustment RefundOf(Order order, DateTimeOffset now) => new()
    {
        SellerId = order.SellerId,
        OrderKey = order.Key,
        OrderItemId = order.Lines[0].OrderItemId,
        Cause = AdjustmentCause.Refunded,
        CentsInclVat = 250,
        At = now,
    };

    private static OrderParties Buyer(int number)
    {
        var person = new PersonDetails($"Klant {number}", null, $"Lange Leemstraat {number + 1}", "3511 AX", "Utrecht", "NL");
        return new OrderParties(person, person, null);
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Bench.Pages;

/// <summary>
/// A shop with so many items, each with its offer, and as many orders with what was written about them. What waits for a person
/// is a day's work whatever the size, as it is in life.
/// </summary>
internal sealed class ManyRows(Database database, SellerId seller)
{
    private const int AtOnce = 5_000;
    private const int Waiting = 200;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(75);

    public async Task Fill(int size, DateTimeOffset now, CancellationToken ct)
    {
        Shop shop;
        Account account;
        await using (var db = database.Read())
        {
            shop = await db.Shops.SingleAsync(s => s.SellerId == seller, ct);
            account = await db.Accounts.SingleAsync(a => a.SellerId == seller, ct);
        }

        for (var from = 1; from <= size; from += AtOnce)
        {
            await database.Write(db =>
            {
                for (var i = from; i < Math.Min(from + AtOnce, size + 1); i++) AddItem(db, shop, account, i, now);
                return Task.CompletedTask;
            }, ct);
            await database.Write(db =>
            {
                for (var i = from; i < Math.Min(from + AtOnce, size + 1); i++) AddOrder(db, shop, account, i, size, now);
                return Task.CompletedTask;
            }, ct);
        }
    }

    private void AddItem(TandemDb db, Shop shop, Account account, int i, DateTimeOffset now)
    {
        var gtin = Seeding.Gtin(i);
        var name = string.Create(CultureInfo.InvariantCulture, $"Item {i % 97} of {i}");
        db.Items.Add(new Item
        {
            Key = i,
            SellerId = seller,
            ShopId = shop.Id,
            ProductId = i,
            Name = name,
            Sku = $"S{i}",
            GtinText = gtin,
            Gtin = "0" + gtin,
            Categories = $";{i % 20};",
            StockKept = StockKept.Here,
            Quantity = i % 53,
            InStock = true,
            ReadAt = now,
            Verdict = MatchVerdict.Matched,
        });
        db.Offers.Add(new Offer
        {
            Key = i,
            SellerId = seller,
            AccountId = account.Id,
            OfferId = $"offer-{i}",
            Ean = gtin,
            Gtin = "0" + gtin,
            ShownAmount = i % 53,
            ShownCorrected = i % 53,
            Shows = i % 53,
            ReadAt = now,
            Target = i % 53,
            TargetReason = Reason.Of("stock.available", ("item", name), ("available", i % 53), ("promised", 0), ("held", 0),
                ("safety", 0), ("quantity", 1), ("unseen", 0), ("target", i % 53)),
            DecidedAt = now,
            Confirmed = i % 53,
            ConfirmedSentAt = now - TimeSpan.FromHours(1),
            ConfirmedAt = now - TimeSpan.FromHours(1),
            Steered = true,
            Verdict = MatchVerdict.Matched,
            LinkedBy = LinkedBy.Matching,
        });
        db.LinkParts.Add(new LinkPart { SellerId = seller, OfferKey = i, ItemKey = i });
        db.StockEntries.Add(new StockEntry
        {
            SellerId = seller,
            ItemKey = i,
            At = now - (Apart * i),
            RemoteAt = now - (Apart * i),
            Cause = StockCause.Delivery,
            Before = 0,
            After = i % 53,
        });
    }

    private void AddOrder(TandemDb db, Shop shop, Account account, int i, int size, DateTimeOffset now)
    {
        // The newest wait to be sent; the rest are of other days.
        var (placed, waits) = (now - (Apart * i), i <= Waiting);
        var order = new Order
        {
            Key = i,
            SellerId = seller,
            AccountId = account.Id,
            BolOrderId = string.Create(CultureInfo.InvariantCulture, $"C{size - i:00000000}"),
            PlacedAt = placed,
            FirstSeenAt = placed,
            ChangedAt = placed,
            State = waits ? OrderState.Imported : OrderState.Shipped,
            ShopId = shop.Id,
            ShopOrderId = 10_000_000 + i,
            ShopOrderNumber = string.Create(CultureInfo.InvariantCulture, $"{10_000_000 + i}"),
            ShopStatus = waits ? "processing" : "completed",
            ImportedAt = placed,
            CompletedInShopAt = waits ? null : placed,
            TotalCentsInclVat = 1_995,
            DeliverBy = DateOnly.FromDateTime(placed.UtcDateTime).AddDays(2),
        };
        order.Lines.Add(new OrderLine
        {
            SellerId = seller,
            OrderItemId = $"L{i}",
            OfferKey = i,
            BolOfferId = $"offer-{i}",
            Ean = Seeding.Gtin(i),
            Title = $"Item {i}",
            PlacedAt = placed,
            ChangedAt = placed,
            Quantity = 1,
            Shipped = waits ? 0 : 1,
            Imported = 1,
            TotalCentsInclVat = 1_995,
            InStockReading = true,
        });
        db.Orders.Add(order);
        db.Activities.Add(new Activity
        {
            SellerId = seller,
            At = placed,
            Subject = ActivitySubject.Order,
            SubjectKey = i,
            What = Reason.Of("order.imported", ("order", order.BolOrderId)),
        });
        db.Activities.Add(new Activity
        {
            SellerId = seller,
            At = placed,
            Subject = ActivitySubject.Offer,
            SubjectKey = i,
            What = Reason.Of("stock.pushed", ("from", 2), ("to", 1)),
        });
        db.StockEntries.Add(new StockEntry
        {
            SellerId = seller,
            OfferKey = i,
            At = placed,
            RemoteAt = placed,
            Cause = StockCause.BolOrder,
            Before = 2,
            After = 1,
            Reference = order.BolOrderId,
        });
        var intent = new Intent
        {
            SellerId = seller,
            BusinessKey = $"import:{account.Id}:{order.BolOrderId}",
            Kind = IntentKind.Import,
            Subject = i,
            Of = Module.Orders,
        }.Plan("{}", 40, null, placed);
        intent.Confirm(placed);
        db.Intents.Add(intent);
        db.ShopSales.Add(new ShopSale
        {
            SellerId = seller,
            ShopId = shop.Id,
            ShopOrderId = 20_000_000 + i,
            ItemKey = i,
            Units = 1,
            At = placed,
            SeenAt = placed,
            BookedAt = placed,
            ShownAt = placed,
        });
        if (i > Waiting / 10) return;
        db.Attentions.Add(new Attention
        {
            SellerId = seller,
            Cause = OrderQuestions.Differs(order.BolOrderId),
            Subject = ActivitySubject.Order,
            SubjectKey = i,
            What = Reason.Of("attention.taken-out-in-shop", ("order", order.BolOrderId)),
            RaisedAt = placed,
        });
    }
}

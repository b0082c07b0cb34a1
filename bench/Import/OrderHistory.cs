using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Bench.Import;

/// <summary>Orders of other days, imported and shipped, with what was written about them.</summary>
internal static class OrderHistory
{
    private const int AtOnce = 2_000;
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(75);

    public static async Task Remember(Bench bench, int orders, DateTimeOffset now, CancellationToken ct)
    {
        var (shop, account) = (bench.View.Shops[0], bench.View.Accounts[0]);
        List<long> offers;
        await using (var db = bench.Work.Read())
            offers = await db.Offers.OrderBy(o => o.Key).Select(o => o.Key).ToListAsync(ct);
        for (var from = 0; from < orders; from += AtOnce)
        {
            var some = Enumerable.Range(from, Math.Min(AtOnce, orders - from)).ToList();
            await bench.Work.Owner.Write(async db =>
            {
                // The first of all offers is not sold any more, since before the oldest of these orders.
                var made = some.ConvertAll(i => Make(shop, account, i, offers[1 + (i % (offers.Count - 1))], now));
                db.Orders.AddRange(made);
                await db.SaveChangesAsync(ct);
                foreach (var order in made) Tell(db, order);
            }, ct);
        }

        // What bol acknowledged of that one is as old; a sale takes units off at bol without a word of ours.
        var oldest = now - TimeSpan.FromDays(2) - (Apart * (orders + 1));
        await bench.Work.Owner.Write(db => db.Offers.Where(o => o.Key == offers[0])
            .ExecuteUpdateAsync(
                o => o.SetProperty(x => x.ConfirmedSentAt, oldest).SetProperty(x => x.ConfirmedAt, oldest), ct), ct);
    }

    private static Order Make(Shop shop, Account account, int i, long offer, DateTimeOffset now)
    {
        var placed = now - TimeSpan.FromDays(2) - (Apart * i);
        var order = new Order
        {
            SellerId = shop.SellerId,
            AccountId = account.Id,
            BolOrderId = $"H{i}",
            PlacedAt = placed,
            FirstSeenAt = placed,
            ChangedAt = placed,
            State = OrderState.Shipped,
            ShopId = shop.Id,
            ShopOrderId = 10_000_000 + i,
            ShopStatus = "completed",
            ImportedAt = placed,
            CompletedInShopAt = placed,
            TotalCentsInclVat = 1_000,
            DeliverBy = DateOnly.FromDateTime(placed.UtcDateTime),
        };
        order.Lines.Add(new OrderLine
        {
            SellerId = shop.SellerId,
            OrderItemId = $"L{i}",
            OfferKey = offer,
            PlacedAt = placed,
            ChangedAt = placed,
            Quantity = 1,
            Shipped = 1,
            Imported = 1,
            TotalCentsInclVat = 1_000,
            InStockReading = true,
        });
        return order;
    }

    private static void Tell(TandemDb db, Order order)
    {
        var (seller, at, line) = (order.SellerId, order.PlacedAt, order.Lines[0]);
        Intend(IntentKind.Import, $"import:{order.AccountId}:{order.BolOrderId}");
        Intend(IntentKind.Ship, $"ship:{line.OrderItemId}:{order.BolOrderId}");
        db.Note(seller, at, ActivitySubject.Order, order.Key, Reason.Of("order.imported", ("order", order.BolOrderId)));
        db.Parcels.Add(new KnownParcel
        {
            SellerId = seller,
            OrderKey = order.Key,
            Number = $"3S{order.Key}",
            Carrier = "TNT",
            FoundAt = at,
        });
        db.StockEntries.Add(new StockEntry
        {
            SellerId = seller,
            OfferKey = line.OfferKey,
            At = at,
            RemoteAt = at,
            Cause = StockCause.BolOrder,
            Before = 2,
            After = 1,
            Reference = order.BolOrderId,
        });

        // Now and then a person was asked.
        if (order.Key % 20 != 0) return;
        db.Attentions.Add(new Attention
        {
            SellerId = seller,
            Cause = OrderQuestions.Differs(order.BolOrderId),
            Subject = ActivitySubject.Order,
            SubjectKey = order.Key,
            What = Reason.Of("attention.taken-out-in-shop", ("order", order.BolOrderId)),
            RaisedAt = at,
            ClearedAt = at,
        });

        void Intend(IntentKind kind, string key)
        {
            var intent = new Intent
            {
                SellerId = seller,
                BusinessKey = key,
                Kind = kind,
                Subject = order.Key,
                Of = kind == IntentKind.Import ? Module.Orders : Module.Shipments,
            }.Plan("{}", 40, null, at);
            intent.Confirm(at);
            db.Intents.Add(intent);
        }
    }
}

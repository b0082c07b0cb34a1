using Tandem.Engine.Orders;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Tests.Returns;

/// <summary>Rows of returns that a test puts on the desk, each of an order of its own.</summary>
internal sealed class DeskRows(TandemDb db, SellerId seller, AccountId account, DateTimeOffset now)
{
    /// <summary>Returns are live from now on.</summary>
    public void GoLive() => db.Modules.Add(new ModuleLive { SellerId = seller, Module = Module.Returns, Since =
        now.AddDays(-30) });

    /// <summary>A return of an order that was sent; its numbers are made of its key.</summary>
    public ReturnLine Add(long key, int units = 1, ReturnStep step = ReturnStep.Announced, string ean = "8712345000011",
        bool stray = false)
    {
        if (!stray) db.Orders.Add(Order(key, units, ean));
        var line = new ReturnLine
        {
            Key = key,
            SellerId = seller,
            AccountId = account,
            ReturnId = $"R{key}",
            RmaId = Rma(key),
            BolOrderId = OrderId(key),
            OrderKey = stray ? null : key,
            OrderItemId = stray ? null : $"{key}01",
            Ean = ean,
            Units = units,
            Why = "Verkeerd besteld",
            WhyDetail = "Ik heb me bedacht",
            RegisteredAt = now.AddDays(-3).AddMinutes(key % 7),
            SeenAt = now,
            Step = step,
            TrackingCode = Code(key),
        };
        if (step is ReturnStep.Received or ReturnStep.Inspected) (line.ReceivedAt, line.ReceivedUnits) = (now.AddDays(-1), units);
        if (step == ReturnStep.Inspected) line.Condition = ReturnCondition.Used;
        db.Returns.Add(line);
        return line;
    }

    public static string Rma(long key) => $"{40_000_000 + key}";

    public static string OrderId(long key) => $"C{key:000000000}";

    public static string Code(long key) => $"3SRET{key:0000000}";

    /// <summary>An order of which everything was sent.</summary>
    public Order Order(long key, int units, string ean = "8712345000011")
    {
        var order = new Order
        {
            Key = key,
            SellerId = seller,
            AccountId = account,
            BolOrderId = OrderId(key),
            PlacedAt = now.AddDays(-9),
            FirstSeenAt = now.AddDays(-9),
            State = OrderState.Shipped,
            ShopOrderId = 70_000 + key,
            ShopStatus = "completed",
            ImportedAt = now.AddDays(-9),
            CompletedInShopAt = now.AddDays(-8),
            TotalCentsInclVat = 1995 * units,
        };
        order.Lines.Add(new OrderLine
        {
            SellerId = seller,
            OrderItemId = $"{key}01",
            Ean = ean,
            Title = "Theepot Duin",
            PlacedAt = order.PlacedAt,
            Quantity = units,
            Shipped = units,
            Imported = units,
            TotalCentsInclVat = 1995 * units,
            Fulfilment = Fulfilment.Own,
            InStockReading = true,
        });
        return order;
    }
}

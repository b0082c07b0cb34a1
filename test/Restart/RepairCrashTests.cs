using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Links;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Storage;

namespace Tandem.Tests.Restart;

/// <summary>
/// A crash between any two steps of repairing an order: the right line is put in the place of the flagged one, and its stock
/// taken, once.
/// </summary>
/// <param name="shop">Before WooCommerce 9.3 a line that is added takes its stock only when it is sent again.</param>
public abstract class RepairCrashTests(DatabaseKind kind, string shop, ITestOutputHelper output)
{
    private const int Units = 2;
    private static readonly string Sold = CrashDrill.Own(1);
    private static readonly string Gtin = Sold.PadLeft(14, '0');

    [Fact]
    public async Task KilledAtEveryStep_TheOrderIsRepairedOnce()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var drill = await CrashDrill.Open(kind, settings => settings, ct,
            world => world with { ShopVersion = shop, WarehouseSends = false });
        var before = (int)(await drill.Stock(Sold, ct))["shop"]!;

        await drill.Run(["repair.read", "repair.swapped", "import.called", "import.settled"], new LinkedAfterwards(), ct);

        var verdict = await drill.Verdict(ct);
        output.WriteLine(verdict.ToJsonString());
        foreach (var zero in new[] { "ordersMissing", "ordersDoubled", "totalsDifferent", "linesDifferent",
            "stockDifferencesAtRest" })
            Assert.Equal((zero, 0), (zero, verdict[zero]!.GetValue<int>()));
        Assert.Equal(before - Units, (int)(await drill.Stock(Sold, ct))["shop"]!);
    }

    /// <summary>An offer that nobody linked is sold; once its order is there, a person says which item it was.</summary>
    private sealed class LinkedAfterwards : ICrashPlot
    {
        private bool _sold;
        private bool _linked;

        public Task Begin(CrashDrill drill, int number, CancellationToken ct) => Task.CompletedTask;

        public async Task Push(CrashDrill drill, CancellationToken ct)
        {
            if (_linked) return;
            await using var db = drill.Store.Read();
            var links = new LinkByHand(drill.Store, drill.Clock);
            if (!_sold)
            {
                if (await db.Offers
                    .FirstOrDefaultAsync(o => o.Gtin == Gtin && db.LinkParts.Any(p => p.OfferKey == o.Key), ct) is not { } offer)
                    return;
                Assert.Null(await links.Unlink(offer.SellerId, offer.Key, Engine.Offers.WhenUnlinked.Asked, ct));
                await drill.Post($"shoppers/order?side=bol&gtin={Sold}&units={Units}", ct);
                _sold = true;
            }
            else if (await db.Orders.Include(o => o.Lines).FirstOrDefaultAsync(o => o.ShopOrderId != null, ct) is { } order)
            {
                Assert.True(order.Lines[0].UnknownProduct);
                var item = await db.Items.SingleAsync(i => i.Gtin == Gtin, ct);
                var pick = new PickOrders(drill.Store, links, drill.Clock);
                Assert.Null(await pick.LinkAndRepair(order.SellerId, order.Key, order.Lines[0].OrderItemId,
                    [new LinkWish(item.Key, 1)], ct));
                _linked = true;
            }
        }

        public async Task<bool> IsDone(CrashDrill drill, CancellationToken ct)
        {
            await using var db = drill.Store.Read();
            return _linked && await db.Orders
                .AllAsync(o => o.State == OrderState.Imported && o.Lines.All(l => !l.UnknownProduct), ct)
                && (await drill.Verdict(ct))["stockDifferencesAtRest"]!.GetValue<int>() == 0;
        }
    }
}

public sealed class SqliteMendCrashTests(ITestOutputHelper output) : RepairCrashTests(DatabaseKind.Sqlite, "9.1.4", output);

public sealed class PostgresMendCrashTests(ITestOutputHelper output) : RepairCrashTests(DatabaseKind.Postgres, "11.0.1", output);

using Tandem.Engine.Storage;

namespace Tandem.Tests.Restart;

/// <summary>
/// Every pair of steps of observe, intend, act and confirm has a crash between them: for stock, import and shipment.
/// </summary>
public abstract class CrashTests(DatabaseKind kind, ITestOutputHelper output)
{
    public static TheoryData<string> Lanes =>
    [
        "items.read items.saved offers.read orders.read orders.saved shop-orders.read shop-orders.saved",
        "stock.intended stock.sent stock.called stock.settled",
        "import.intended import.sent import.called import.settled",
        "ship.intended ship.sent ship.called ship.queued ship.settled",
        "transport.sent transport.called transport.queued transport.settled",
    ];

    [Theory]
    [MemberData(nameof(Lanes))]
    public async Task KilledAtAnyStep_AllComesRight(string lane)
    {
        var ct = TestContext.Current.CancellationToken;
        var steps = lane.Split(' ');
        await using var drill = await CrashDrill.Open(kind, settings => settings, ct);

        await drill.Run(steps, new SoldOnBothSides(codeComesLate: lane.StartsWith("transport", StringComparison.Ordinal)), ct);

        var verdict = await drill.Verdict(ct);
        output.WriteLine(verdict.ToJsonString());
        Assert.Equal(steps.Length, verdict["ordersImported"]!.GetValue<int>());
        Assert.All(await drill.Orders(ct), order => Assert.Equal(1, order["shipments"]!.GetValue<int>()));
        foreach (var zero in new[] { "ordersMissing", "ordersDoubled", "totalsDifferent", "linesDifferent",
            "unitsOversoldByTandem", "stockDifferencesAtRest", "shipmentsMissing", "shipmentsDoubled", "trackingMissing" })
            Assert.Equal((zero, 0), (zero, verdict[zero]!.GetValue<int>()));
    }

    /// <summary>
    /// An article is sold on both sides at once; the warehouse sends what came from bol, with the code or before it.
    /// </summary>
    private sealed class SoldOnBothSides(bool codeComesLate) : ICrashPlot
    {
        private const int Units = 2;
        private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
        private readonly HashSet<string> _told = new(StringComparer.Ordinal);

        public async Task Begin(CrashDrill drill, int number, CancellationToken ct)
        {
            var gtin = CrashDrill.Own(number);
            await drill.Post($"shoppers/order?side=bol&gtin={gtin}&units={Units}", ct);
            await drill.Post($"shoppers/order?side=shop&gtin={gtin}&units=1", ct);
        }

        public async Task Push(CrashDrill drill, CancellationToken ct)
        {
            foreach (var order in await drill.Orders(ct))
            {
                if (CrashDrill.InShop(order) is not [var id, ..]) continue;
                if (_sent.Add(id))
                    await drill.Post(codeComesLate ? $"shop/status?order={id}&status=completed"
                        : $"shop/complete?order={id}&tracking={Code(id)}", ct);
                if (codeComesLate && order["shipped"]!.GetValue<int>() == Units && _told.Add(id))
                    await drill.Post($"shop/parcel?order={id}&tracking={Code(id)}", ct);
            }
        }

        public async Task<bool> IsDone(CrashDrill drill, CancellationToken ct)
        {
            if ((await drill.Orders(ct)).Any(order => order["shipped"]!.GetValue<int>() != Units)) return false;
            var verdict = await drill.Verdict(ct);
            return verdict["stockDifferencesAtRest"]!.GetValue<int>() == 0 && verdict["trackingMissing"]!.GetValue<int>() == 0;
        }

        private static string Code(string order) => $"3SDRILL{order.PadLeft(8, '0')}";
    }
}

public sealed class SqliteCrashTests(ITestOutputHelper output) : CrashTests(DatabaseKind.Sqlite, output);

public sealed class PostgresCrashTests(ITestOutputHelper output) : CrashTests(DatabaseKind.Postgres, output);

using Tandem.Engine.Storage;

namespace Tandem.Tests.Restart;

/// <summary>Every pair of steps of observe, intend, act and confirm has a crash between them: for stock, import and shipment.</summary>
public abstract class CrashTests(DatabaseKind kind, ITestOutputHelper output)
{
    public static TheoryData<string> Steps =>
    [
        "items.read", "items.saved", "offers.read", "orders.read", "orders.saved", "shop-orders.read", "shop-orders.saved",
        "stock.intended", "stock.sent", "stock.called", "stock.settled",
        "import.intended", "import.sent", "import.called", "import.settled",
        "ship.intended", "ship.sent", "ship.called", "ship.queued", "ship.confirmed",
        "transport.sent", "transport.called", "transport.queued", "transport.confirmed",
    ];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledAtAnyStep_AllComesRight(string step)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var drill = await CrashDrill.Open(kind, ct);

        var verdict = await drill.KillAt(step, ct);

        output.WriteLine(verdict.ToJsonString());
        Assert.Equal(1, verdict["ordersImported"]!.GetValue<int>());
        Assert.Equal(1, verdict["shipments"]!.GetValue<int>());
        foreach (var zero in new[] { "ordersMissing", "ordersDoubled", "totalsDifferent", "linesDifferent", "unitsOversoldByTandem", "stockDifferencesAtRest", "shipmentsMissing", "shipmentsDoubled", "trackingMissing" })
            Assert.Equal(0, verdict[zero]!.GetValue<int>());
    }
}

public sealed class SqliteCrashTests(ITestOutputHelper output) : CrashTests(DatabaseKind.Sqlite, output);

public sealed class PostgresCrashTests(ITestOutputHelper output) : CrashTests(DatabaseKind.Postgres, output);

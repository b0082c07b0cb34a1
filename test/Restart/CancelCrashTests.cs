using System.Text.Json.Nodes;
using Tandem.Engine.Storage;

namespace Tandem.Tests.Restart;

/// <summary>
/// A crash between any two steps of a cancellation: bol cancels once, the shop refunds once and puts stock back once.
/// </summary>
public abstract class CancelCrashTests(DatabaseKind kind, ITestOutputHelper output)
{
    private static readonly string[] Steps =
        ["tell.sent", "tell.changed", "tell.called", "cancel.sent", "cancel.called", "cancel.queued", "cancel.settled",
            "refund.called"];

    [Fact]
    public async Task KilledAtEveryStep_AllComesRight()
    {
        var ct = TestContext.Current.CancellationToken;
        // The plot alone sends: on a slow machine the simulated warehouse would send what is still being cancelled.
        await using var drill = await CrashDrill.Open(
            kind, s => s with { Cancel = s.Cancel with { AcceptUnsent = true } }, ct,
            world => world with { WarehouseSends = false });

        await drill.Run(Steps, new OneLineRegretted(), ct);

        var verdict = await drill.Verdict(ct);
        output.WriteLine(verdict.ToJsonString());
        Assert.Equal(Steps.Length, verdict["ordersCancelled"]!.GetValue<int>());
        foreach (var order in await drill.Orders(ct))
        {
            Assert.Equal(1, order["shipments"]!.GetValue<int>());
            var shown = await drill.ShopOrder(Assert.Single(CrashDrill.InShop(order)), ct);
            Assert.Equal((1, 2), ((int)shown["refunds"]!, (int)shown["notes"]!));
        }

        foreach (var zero in new[] { "ordersMissing", "ordersDoubled", "totalsDifferent", "linesDifferent",
            "unitsOversoldByTandem", "stockDifferencesAtRest", "shipmentsMissing", "cancelledWrongly", "cancelsLost" })
            Assert.Equal((zero, 0), (zero, verdict[zero]!.GetValue<int>()));
    }

    /// <summary>A customer wants to cancel one of two lines, and a rule accepts; once it is refunded the rest is sent.</summary>
    private sealed class OneLineRegretted : ICrashPlot
    {
        private const int Units = 2;
        private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
        private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

        public Task Begin(CrashDrill drill, int number, CancellationToken ct) =>
            drill.Post(
                $"shoppers/order?side=bol&gtin={CrashDrill.Own(number * 2)}&units={Units}&also={CrashDrill.Own((number * 2) + 1)}", ct);

        public async Task Push(CrashDrill drill, CancellationToken ct)
        {
            foreach (var order in await drill.Orders(ct))
            {
                if (CrashDrill.InShop(order) is not [var id, ..]) continue;
                if (_asked.Add(id)) await drill.Post($"shoppers/ask-to-cancel?order={order["bolOrderId"]}&line=1", ct);
                else if (!_sent.Contains(id) && MayGo(await drill.ShopOrder(id, ct)) && _sent.Add(id))
                    await drill.Post($"shop/complete?order={id}&tracking=3SDRILL{id.PadLeft(8, '0')}", ct);
            }
        }

        public async Task<bool> IsDone(CrashDrill drill, CancellationToken ct) =>
            (await drill.Orders(ct)).All(order => order["shipped"]!.GetValue<int>() == Units)
            && (await drill.Verdict(ct))["stockDifferencesAtRest"]!.GetValue<int>() == 0;

        private static bool MayGo(JsonObject order) =>
            (string)order["status"]! == "processing" && (int)order["refunded"]! == Units;
    }
}

public sealed class SqliteCancelCrashTests(ITestOutputHelper output) : CancelCrashTests(DatabaseKind.Sqlite, output);

public sealed class PostgresCancelCrashTests(ITestOutputHelper output) : CancelCrashTests(DatabaseKind.Postgres, output);

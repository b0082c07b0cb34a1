using System.Text.Json.Nodes;
using Tandem.Engine.Storage;

namespace Tandem.Tests.Restart;

/// <summary>
/// The program itself is killed, as a power cut would, in the middle of an import, a cancellation, a refund and a shipment. What
/// is left half done at each other step is met by <see cref="StepCrashTests"/>; here it must be all that a dead process leaves.
/// </summary>
public abstract class KillTests(DatabaseKind kind, ITestOutputHelper output)
{
    private const int Units = 2;
    private static readonly string[] Steps = ["import.called", "cancel.called", "refund.called", "ship.called"];

    [Fact]
    public async Task KilledInTheMiddle_AllComesRight()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var drill = await KillDrill.Open(kind, ct);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var sent = new HashSet<string>(StringComparer.Ordinal);

        await drill.Run(Steps, number => Sell(drill, number, ct), () => Push(drill, asked, sent, ct),
            () => IsDone(drill, ct), ct);

        var verdict = await drill.Verdict(ct);
        output.WriteLine(verdict.ToJsonString());
        Assert.Equal(Steps.Length, verdict["ordersCancelled"]!.GetValue<int>());
        foreach (var order in await drill.Orders(ct))
        {
            Assert.Equal(1, order["shipments"]!.GetValue<int>());
            var shown = await drill.ShopOrder(Assert.Single(KillDrill.InShop(order)), ct);
            Assert.Equal((1, 2), ((int)shown["refunds"]!, (int)shown["notes"]!));
        }

        foreach (var zero in new[] { "ordersMissing", "ordersDoubled", "totalsDifferent", "linesDifferent",
            "unitsOversoldByTandem", "stockDifferencesAtRest", "shipmentsMissing", "shipmentsDoubled", "trackingMissing",
            "cancelledWrongly", "cancelsLost" })
            Assert.Equal((zero, 0), (zero, verdict[zero]!.GetValue<int>()));
    }

    /// <summary>An order of two articles.</summary>
    private static Task Sell(KillDrill drill, int number, CancellationToken ct) => drill.Post(
        $"shoppers/order?side=bol&gtin={KillDrill.Article(number * 2)}&units={Units}&also={KillDrill.Article((number * 2) + 1)}", ct);

    /// <summary>
    /// The customer wants to cancel one of the two, and a rule accepts; once it is refunded the shop's people send the rest.
    /// </summary>
    private static async Task Push(KillDrill drill, HashSet<string> asked, HashSet<string> sent, CancellationToken ct)
    {
        foreach (var order in await drill.Orders(ct))
        {
            if (KillDrill.InShop(order) is not [var id, ..]) continue;
            if (asked.Add(id)) await drill.Post($"shoppers/ask-to-cancel?order={order["bolOrderId"]}&line=1", ct);
            else if (!sent.Contains(id) && MayGo(await drill.ShopOrder(id, ct)) && sent.Add(id))
                await drill.Post($"shop/complete?order={id}&tracking=3SDRILL{id.PadLeft(8, '0')}", ct);
        }
    }

    private static async Task<bool> IsDone(KillDrill drill, CancellationToken ct) =>
        (await drill.Orders(ct)).All(order => order["shipped"]!.GetValue<int>() == Units)
        && (await drill.Verdict(ct))["stockDifferencesAtRest"]!.GetValue<int>() == 0;

    private static bool MayGo(JsonObject order) =>
        (string)order["status"]! == "processing" && (int)order["refunded"]! == Units;
}

public sealed class SqliteKillTests(ITestOutputHelper output) : KillTests(DatabaseKind.Sqlite, output);

public sealed class PostgresKillTests(ITestOutputHelper output) : KillTests(DatabaseKind.Postgres, output);

using System.Text.Json.Nodes;
using Tandem.Engine.Storage;

namespace Tandem.Tests.Restart;

/// <summary>
/// The program itself is killed while it tells bol what became of a return, while it refunds one in the shop, and while it makes
/// one at bol. (Every other step is met by <see cref="StepCrashTests"/>.)
/// </summary>
public abstract class ReturnKillTests(DatabaseKind kind, ITestOutputHelper output)
{
    private const int Units = 2;

    // The last is reached by what the shop's people refunded by hand; the others by what a customer registered.
    private static readonly string[] Steps = ["return.called", "refund.called", "make-return.called"];

    [Fact]
    public async Task KilledInTheMiddle_EachUnitIsRefundedAndPutBackOnce()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var drill = await KillDrill.Open(kind, ct);
        var desk = new Dictionary<string, Func<Task<bool>>>(StringComparer.Ordinal);
        var sent = new HashSet<string>(StringComparer.Ordinal);

        await drill.Run(Steps, number => drill.Post(
            $"shoppers/order?side=bol&gtin={KillDrill.Article(number)}&units={Units}", ct), () => Push(drill, desk, sent, ct),
            () => IsDone(drill, ct), ct);

        var verdict = await drill.Verdict(ct);
        output.WriteLine(verdict.ToJsonString());
        Assert.Equal((Steps.Length, Steps.Length),
            (verdict["returnsRegistered"]!.GetValue<int>(), verdict["returnsHandled"]!.GetValue<int>()));
        foreach (var order in await drill.Orders(ct))
            Assert.Equal((1, 1), await Refunded(drill, order, ct));
        foreach (var zero in new[] { "ordersMissing", "ordersDoubled", "stockDifferencesAtRest", "shipmentsDoubled",
            "returnsMissed", "returnsOpen", "refundsMissing", "refundsDoubled", "refundCentsDifferent", "restockDifferent" })
            Assert.Equal((zero, 0), (zero, verdict[zero]!.GetValue<int>()));
    }

    /// <summary>
    /// An order is sent, and a unit of it comes back: the last one without a word to bol. Somebody at the desk takes it in.
    /// </summary>
    private static async Task Push(KillDrill drill, Dictionary<string, Func<Task<bool>>> desk, HashSet<string> sent,
        CancellationToken ct)
    {
        foreach (var (order, number) in (await drill.Orders(ct)).Select((order, number) => (order, number)))
        {
            if (KillDrill.InShop(order) is not [var id, ..]) continue;
            var bol = (string)order["bolOrderId"]!;
            if (sent.Add(id)) await drill.Post($"shop/complete?order={id}&tracking=3SDRILL{id.PadLeft(8, '0')}", ct);
            else if (order["shipped"]!.GetValue<int>() < Units) continue;
            else if (desk.TryGetValue(bol, out var act))
            {
                if (await act()) desk[bol] = () => Task.FromResult(false);
            }
            else desk[bol] = await ComesBack(drill, bol, number == Steps.Length - 1, ct);
        }
    }

    /// <returns>What the desk does then; says whether it was done.</returns>
    private static async Task<Func<Task<bool>>> ComesBack(KillDrill drill, string bol, bool unannounced, CancellationToken ct)
    {
        if (unannounced)
        {
            await drill.RefundByHand(bol, ct);
            return () => drill.MakeAtBol(bol, ct);
        }

        var rma = (string)JsonNode.Parse(await drill.Post($"shoppers/return?order={bol}&units=1", ct))!["rma"]!;
        await drill.Post($"shelve?rma={rma}&units=1", ct);
        return () => drill.TakeIn(rma, ct);
    }

    private static async Task<bool> IsDone(KillDrill drill, CancellationToken ct)
    {
        var verdict = await drill.Verdict(ct);
        if (verdict["returnsHandled"]!.GetValue<int>() < Steps.Length) return false;
        foreach (var order in await drill.Orders(ct))
        {
            if (await Refunded(drill, order, ct) != (1, 1)) return false;
        }

        return new[] { "refundsMissing", "returnsMissed", "stockDifferencesAtRest" }
            .All(name => verdict[name]!.GetValue<int>() == 0);
    }

    private static async Task<(int Refunds, int Units)> Refunded(KillDrill drill, JsonObject order, CancellationToken ct)
    {
        var shown = await drill.ShopOrder(Assert.Single(KillDrill.InShop(order)), ct);
        return ((int)shown["refunds"]!, (int)shown["refunded"]!);
    }
}

public sealed class SqliteReturnKillTests(ITestOutputHelper output) : ReturnKillTests(DatabaseKind.Sqlite, output);

public sealed class PostgresReturnKillTests(ITestOutputHelper output) : ReturnKillTests(DatabaseKind.Postgres, output);

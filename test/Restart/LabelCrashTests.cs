using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Storage;

namespace Tandem.Tests.Restart;

/// <summary>
/// Every pair of steps of buying a label has a crash between them: never two for the same parcel, and each order is sent with its
/// own.
/// </summary>
public abstract class LabelCrashTests(DatabaseKind kind, ITestOutputHelper output)
{
    private static readonly string[] Steps =
        ["label.intended", "label.sent", "label.called", "label.queued", "label.settled", "tell.called", "ship.called"];

    [Fact]
    public async Task KilledAtEveryStep_NoLabelIsBoughtTwice()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var drill =
            await CrashDrill.Open(kind, s => s with { Labels = new LabelSettings { Choice = LabelChoice.Recommended } }, ct);

        await drill.Run(Steps, new PackedOnceLabelled(), ct);

        var verdict = await drill.Verdict(ct);
        output.WriteLine(verdict.ToJsonString());
        Assert.Equal(PackedOnceLabelled.Each * Steps.Length, verdict["labelsBought"]!.GetValue<int>());
        Assert.Equal(PackedOnceLabelled.Each * Steps.Length, verdict["vvbShippedWithLabel"]!.GetValue<int>());
        foreach (var zero in new[] { "labelsDoubled", "labelsUnused", "vvbShippedWithoutLabel", "ordersMissing", "ordersDoubled",
            "shipmentsMissing" })
            Assert.Equal((zero, 0), (zero, verdict[zero]!.GetValue<int>()));
    }

    /// <summary>
    /// Two orders of the same article that go out with bol's label: of each the packer waits for the label, then sends it.
    /// </summary>
    private sealed class PackedOnceLabelled : ICrashPlot
    {
        public const int Each = 2;
        private readonly HashSet<string> _sent = new(StringComparer.Ordinal);

        public async Task Begin(CrashDrill drill, int number, CancellationToken ct)
        {
            for (var i = 0;
            i < Each; i++) await drill.Post($"shoppers/order?side=bol&gtin={CrashDrill.Vvb(number % 5)}&units={i + 1}", ct);
        }

        public async Task Push(CrashDrill drill, CancellationToken ct)
        {
            foreach (var order in await drill.Orders(ct))
            {
                if (CrashDrill.InShop(order) is [var id, ..] && order["tracked"]!.GetValue<bool>() && _sent.Add(id))
                    await drill.Post($"shop/send?order={id}", ct);
            }
        }

        public async Task<bool> IsDone(CrashDrill drill, CancellationToken ct) =>
            (await drill.Verdict(ct))["vvbShippedWithLabel"]!.GetValue<int>() == (await drill.Orders(ct)).Count;
    }
}

public sealed class SqliteLabelCrashTests(ITestOutputHelper output) : LabelCrashTests(DatabaseKind.Sqlite, output);

public sealed class PostgresLabelCrashTests(ITestOutputHelper output) : LabelCrashTests(DatabaseKind.Postgres, output);

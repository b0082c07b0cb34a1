using Tandem.Engine.Storage;

namespace Tandem.Tests.Restart;

/// <summary>Every pair of steps of buying a label has a crash between them: never two for the same parcel, and each order is sent with its own.</summary>
public abstract class LabelCrashTests(DatabaseKind kind, ITestOutputHelper output)
{
    public static TheoryData<string> Steps =>
        ["label.intended", "label.sent", "label.called", "label.queued", "label.confirmed", "label.settled", "tell.called", "ship.called"];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledAtAnyStep_NoLabelIsBoughtTwice(string step)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var drill = await CrashDrill.Open(kind, ct, labels: true);

        var verdict = await drill.KillWithLabels(step, ct);

        output.WriteLine(verdict.ToJsonString());
        Assert.Equal(2, verdict["labelsBought"]!.GetValue<int>());
        Assert.Equal(2, verdict["vvbShippedWithLabel"]!.GetValue<int>());
        foreach (var zero in new[] { "labelsDoubled", "labelsUnused", "vvbShippedWithoutLabel", "ordersMissing", "ordersDoubled", "shipmentsMissing" })
            Assert.Equal(0, verdict[zero]!.GetValue<int>());
    }
}

public sealed class SqliteLabelCrashTests(ITestOutputHelper output) : LabelCrashTests(DatabaseKind.Sqlite, output);

public sealed class PostgresLabelCrashTests(ITestOutputHelper output) : LabelCrashTests(DatabaseKind.Postgres, output);

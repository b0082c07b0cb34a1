using Tandem.Engine.Storage;

namespace Tandem.Tests.Restart;

/// <summary>A crash between any two steps of a cancellation: bol cancels once, the shop refunds once and puts stock back once.</summary>
public abstract class CancelCrashTests(DatabaseKind kind, ITestOutputHelper output)
{
    public static TheoryData<string> Steps =>
        ["tell.sent", "tell.called", "tell.noted", "cancel.sent", "cancel.called", "cancel.queued", "cancel.confirmed", "refund.called"];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task KilledAtAnyStep_AllComesRight(string step)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var drill = await CrashDrill.Open(kind, ct);

        var verdict = await drill.KillCancellationAt(step, ct);

        output.WriteLine(verdict.ToJsonString());
        Assert.Equal((1, 1), ((int)verdict["ordersCancelled"]!, (int)verdict["shipments"]!));
        Assert.Equal((1, 2), ((int)verdict["shopOrder"]!["refunds"]!, (int)verdict["shopOrder"]!["notes"]!));
        foreach (var zero in new[] { "ordersMissing", "ordersDoubled", "totalsDifferent", "linesDifferent", "unitsOversoldByTandem", "stockDifferencesAtRest", "shipmentsMissing", "cancelledWrongly", "cancelsLost" })
            Assert.Equal(0, verdict[zero]!.GetValue<int>());
    }
}

public sealed class SqliteCancelCrashTests(ITestOutputHelper output) : CancelCrashTests(DatabaseKind.Sqlite, output);

public sealed class PostgresCancelCrashTests(ITestOutputHelper output) : CancelCrashTests(DatabaseKind.Postgres, output);

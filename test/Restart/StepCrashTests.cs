using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Conventions;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Restart;

/// <summary>
/// The seller's owner dies between any two steps of reading, deciding, writing and confirming, for every kind of write, and
/// another takes over: each remote has everything once. (That a killed process leaves no more behind than this is
/// <see cref="KillTests"/>'s.)
/// </summary>
public sealed class StepCrashTests
{
    /// <summary>Made anew each time: a plot remembers what it did.</summary>
    internal static IReadOnlyDictionary<string, StepPlot> Plots => new Dictionary<string, StepPlot>(StringComparer.Ordinal)
    {
        ["what is read"] = new ReadPlot(),
        ["order into the shop"] = new ImportPlot(),
        ["order left pending"] = new PendingPlot(),
        ["order repaired, old shop"] = new RepairPlot("9.1.4"),
        ["order repaired"] = new RepairPlot("11.0.1"),
        ["stock to bol"] = new StockPlot(),
        ["stock to the shop"] = new ShopStockPlot(),
        ["shipment"] = new ShipPlot(),
        ["code that comes late"] = new TransportPlot(),
        ["label"] = new LabelPlot(),
        ["line cancelled"] = new CancelPlot(),
        ["return told"] = new ReturnPlot(),
        ["return at the desk"] = new DeskPlot(),
        ["return made"] = new MadeReturnPlot(),
        ["return exchanged"] = new ExchangePlot(),
        ["invoice of a shipment"] = new InvoicePlot(),
        ["bol's own invoice"] = new SettlementPlot(),
        ["invoice over Peppol"] = new EInvoicePlot(),
        ["bol's warehouse left and refilled"] = new LvbPlot(),
    };

    /// <summary>Each plot on one database, in turn: what dies is the owner, and the machine of writes is the same.</summary>
    public static TheoryData<DatabaseKind, string> Cases =>
        [.. Plots.Keys.SelectMany((name, number) => EitherDatabaseAttribute.Kinds(number).Select(kind => (kind, name)))];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Cases))]
    public async Task Owner_DiesAtEveryStep_AndEverythingHappensOnce(DatabaseKind kind, string name)
    {
        var plot = Plots[name];
        string? dieAt = null;
        await using var stage = await Stage.Open(kind, world: plot.World, steps: new Checkpoints((reached, _) =>
        {
            if (reached != dieAt) return Task.CompletedTask;
            dieAt = null;
            throw new OwnershipLost();
        }));
        await stage.GoLive(Module.Stock, Module.Orders, Module.Shipments);
        await plot.Prepare(stage);
        for (var turns = 0; turns < 2; turns++) await plot.Turn(stage);
        var asked = await Asked(stage);
        for (var i = 0; i < plot.Steps.Count; i++)
        {
            var step = plot.Steps[i];
            await plot.Begin(stage, i);
            dieAt = step;
            await Assert.ThrowsAsync<OwnershipLost>(() => plot.Until(stage, () => Task.FromResult(false), $"died at {step}"));

            await stage.TakeOver();
            await plot.Until(stage, async () => await plot.Seen(stage) == plot.Once && await Open(stage) == 0,
                $"{step}: {plot.Once}");
            await plot.Turn(stage);
            Assert.Equal((step, plot.Once), (step, await plot.Seen(stage)));
            await Clean(stage, step, plot.NotJudged);
            Assert.Equal((step, asked), (step, await Asked(stage)));
        }
    }

    private static Task<int> Open(Stage stage) => stage.Read(db => db.Intents.CountAsync(
        i => i.State != IntentState.Confirmed && i.State != IntentState.Refused, Ct));

    private static async Task<string> Asked(Stage stage) => string.Join(", ", await stage.Read(db =>
        db.Attentions.Where(a => a.ClearedAt == null).OrderBy(a => a.Key).Select(a => a.Cause).ToListAsync(Ct)));

    /// <summary>The ledger finds nothing lost, doubled or oversold.</summary>
    private static async Task Clean(Stage stage, string step, string? notJudged)
    {
        var verdict = await stage.Rehearsal.Verdict();
        foreach (var zero in new[]
        {
            "ordersMissing", "ordersDoubled", "totalsDifferent", "linesDifferent", "unitsOversoldByTandem",
            "stockDifferencesAtRest", "shipmentsMissing", "shipmentsDoubled", "trackingMissing", "cancelledWrongly",
            "cancelsLost", "returnsMissed", "labelsDoubled", "labelsUnused", "vvbShippedWithoutLabel",
        })
            Assert.True((int)verdict[zero]! == 0 || zero == notJudged, $"{step}: {zero} {verdict}");
    }
}

/// <summary>Nothing that can be cut short is without a plot.</summary>
public sealed partial class StepPlotTests
{
    [Fact]
    public void EveryKindOfWrite_HasItsPlot() =>
        Assert.Empty(Enum.GetValues<IntentKind>().Except(StepCrashTests.Plots.Values.SelectMany(p => p.Writes)));

    /// <summary>Of a kind of write the machine itself names the steps; the others stand in the code by their name.</summary>
    [Fact]
    public void EveryStepThatHasAName_IsInAPlot()
    {
        var named = Sources.Code.Where(file => file.Path.StartsWith("src/Tandem.Engine/", StringComparison.Ordinal))
            .SelectMany(file => StepNamed().Matches(file.Text))
            .Select(match => match.Groups["step"].Value).ToHashSet(StringComparer.Ordinal);
        Assert.InRange(named.Count, 15, 100);
        Assert.Empty(named.Except(StepCrashTests.Plots.Values.SelectMany(p => p.Steps)));
    }

    [GeneratedRegex("""Reached\("(?<step>[a-z.-]+)", ct\)""")]
    private static partial Regex StepNamed();
}

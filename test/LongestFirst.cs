using Tandem.Tests;
using Tandem.Tests.Cluster;
using Tandem.Tests.CommandLine;
using Tandem.Tests.External;
using Tandem.Tests.Orders;
using Tandem.Tests.Restart;
using Tandem.Tests.Returns;
using Tandem.Tests.Sandbox;
using Tandem.Tests.Sellers;
using Tandem.Tests.Shipments;
using Tandem.Tests.Stock;
using Tandem.Tests.Web;
using Tandem.Tests.Writes;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Tandem.Tests;

/// <summary>
/// Begins with the classes that take longest, so that none of them runs alone at the end; the tests of one class run one after
/// the other. What is missing here costs nothing but time.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly Type[] Longest =
    [
        typeof(StepCrashTests), typeof(SampleTests), typeof(PostgresKillTests), typeof(ElsewhereTests), typeof(SqliteKillTests),
        typeof(SetupWizardTests), typeof(SignInTests), typeof(HomeScreenTests), typeof(ShipFlowTests), typeof(DoorScreenTests),
        typeof(SellerTurnTests), typeof(DeskScreenTests), typeof(CancelFlowTests), typeof(SentOrShelfFlowTests),
        typeof(SeparationTests), typeof(DoubtFlowTests), typeof(EdgeFuzzTests), typeof(CancelPropertyTests),
        typeof(SourcePageTests), typeof(DeskOnSandboxTests), typeof(SpreadTests), typeof(ShopStockFlowTests),
        typeof(ReturnFlowTests), typeof(StockScreenTests), typeof(PauseTests), typeof(DeskFlowTests), typeof(FailoverTests),
        typeof(LabelScreenTests), typeof(OrderEditFlowTests), typeof(ReturnDeskScreenTests), typeof(ReturnWriteTests),
        typeof(ReturnStormTests), typeof(PublicDoorTests), typeof(StockHistoryTests), typeof(OutputTests),
        typeof(RuleScreenTests),
    ];

    private static readonly Dictionary<string, int> Ranks =
        Longest.Select((type, rank) => (type, rank)).ToDictionary(t => t.type.FullName!, t => t.rank, StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => Rank(collection))];

    // "Test collection for Tandem.Tests.Orders.CancelFlowTests (id: 6912…)"
    private static int Rank(ITestCollection collection)
    {
        foreach (var word in collection.TestCollectionDisplayName.Split(' '))
            if (Ranks.TryGetValue(word, out var rank)) return rank;
        return Longest.Length;
    }
}

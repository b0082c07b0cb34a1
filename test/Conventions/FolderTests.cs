using Tandem.Engine.Values;

namespace Tandem.Tests.Conventions;

/// <summary>
/// Which folder of the engine may know which: only those that stand before it. Judged by what the compiled code refers to.
/// </summary>
public sealed class FolderTests
{
    /// <summary>Folders of one line know nothing of each other.</summary>
    private static readonly string[] Order =
    [
        "Values",
        "Files Storage",
        "Journal",
        "Sellers",
        "Users",
        "Loop",
        "Writes",
        "Catalog",
        "Offers",
        "Links",
        "Orders",
        "Stock",
        "External Pictures Warehouse",
        "Shipments",
        "Printing",
        "Settlement",
        "Returns",
        "Invoices",
        "Proof",
        "Connections",
        "Monitoring",
        "Pages",
        "Alerts",
    ];

    /// <summary>Types with wrong arrows, each with its reason. The list only shrinks.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["Storage.TandemDb"] = "the model names every table, so that a query can say db.Orders",
        ["Loop.SourcesNow"] = "whether items wait to be read belongs to the one query of an idle turn",
    };

    private static readonly Dictionary<string, int> Places =
        Order.SelectMany((line, at) => line.Split(' ').Select(folder => (folder, at)))
            .ToDictionary(f => f.folder, f => f.at, StringComparer.Ordinal);

    private static readonly Lazy<IReadOnlyList<string>> Present = new(() => [.. Houses.TypesOf(Houses.Engine)
        .Where(type => !type.IsNested).SelectMany(Wrong).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    [Fact]
    public void Folders_KnowOnlyThoseBeforeThem() =>
        Found.Nothing("a folder of the engine knows only those before it",
            Present.Value.Where(arrow => !Allowed.ContainsKey(From(arrow))));

    [Fact]
    public void AllowedArrows_AreStillThere() =>
        Found.Nothing("what is mended leaves the list", Allowed.Keys.Except(Present.Value.Select(From), StringComparer.Ordinal));

    [Fact]
    public void Folders_AreAllUnderThisRule() =>
        Found.Nothing("a folder of the engine has its place in the order",
            Houses.TypesOf(Houses.Engine).Select(FolderOf).OfType<string>().Where(folder => !Places.ContainsKey(folder)));

    [Fact]
    public void Checker_SeesWhatCodeRefersTo() =>
        Assert.Contains(typeof(Money), References.Of(typeof(FolderTests)));

    private static IEnumerable<string> Wrong(Type type) =>
        FolderOf(type) is not { } own ? [] : References.Of(type).Select(FolderOf).OfType<string>()
            .Where(other => other != own && Places[other] >= Places[own]).Select(other => $"{own}.{type.Name} → {other}");

    private static string From(string arrow) => arrow[..arrow.IndexOf(" →", StringComparison.Ordinal)];

    /// <summary>Null for what stands outside: the root, where all is put together, and what is not the engine's.</summary>
    private static string? FolderOf(Type type) =>
        type.Namespace?.Split('.') is ["Tandem", "Engine", var folder, ..] ? folder : null;
}

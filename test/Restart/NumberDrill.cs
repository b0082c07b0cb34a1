using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Cluster;
using Tandem.Tests.Databases;
using Tandem.Tests.Invoices;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Restart;

/// <summary>
/// The program in processes of its own, which makes the documents of some sellers and is killed meanwhile; and what must be so of
/// their numbers in the end.
/// </summary>
internal sealed class NumberDrill : IAsyncDisposable
{
    /// <summary>Of use only to a drill that fails.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(25);

    private readonly string _folder = Directory.CreateTempSubdirectory("tandem-numbers-").FullName;
    private readonly List<SellerId> _sellers = [];
    private readonly IDataProtectionProvider _keys;
    private readonly TestDatabase _database;
    private readonly int _orders;

    private NumberDrill(TestDatabase database, int orders)
    {
        (_database, _orders) = (database, orders);
        Store = World.Open(database.Kind, database.ConnectionString);
        _keys = DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(_folder, "keys")),
            o => o.SetApplicationName("Tandem"));
    }

    public Database Store { get; }

    /// <summary>Documents in the end.</summary>
    public int All => _sellers.Count * PaperRows.Documents(_orders);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="orders">Of each seller.</param>
    /// <param name="wait">Until documents are made.</param>
    public static async Task<NumberDrill> Open(DatabaseKind kind, int sellers, int orders, TimeSpan wait = default)
    {
        var drill = new NumberDrill(await TestDatabase.Create(kind, World.Migrated), orders);
        var due = TimeProvider.System.GetUtcNow() + wait;
        for (var i = 1; i <= sellers; i++)
            drill._sellers.Add(await PaperRows.Add(drill.Store, drill._keys, $"Proefwinkel {i}", orders, due, Ct));
        return drill;
    }

    /// <param name="haltAt">A step, and the how manieth time: <c>document.numbered:7</c>.</param>
    public Node Serve(string? haltAt = null, bool cluster = false)
    {
        var settings = Node.Settings(_database, _folder, cluster);
        if (haltAt is not null) settings["TANDEM_HALT_AT"] = haltAt;
        return Node.Serve(settings);
    }

    /// <summary>What <c>tandem doctor</c> says.</summary>
    public async Task<string> Doctor()
    {
        await using var doctor = Node.Start(["doctor"], Node.Settings(_database, _folder));
        await doctor.Ended(Patience, Ct);
        return doctor.Output;
    }

    /// <summary>Waits until there are so many documents.</summary>
    /// <returns>How many there are then.</returns>
    public async Task<int> Until(int documents, Node program)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(Patience);
        while (true)
        {
            var made = await Made();
            if (made >= documents) return made;
            Assert.False(patience.IsCancellationRequested || program.HasExited,
                $"{made} of {documents} documents; it wrote:\n{program.Output}");
            await Task.Delay(Look, TimeProvider.System, Ct);
        }
    }

    public Task<int> Made() => Read(db => db.IssuedDocuments.CountAsync(Ct));

    /// <summary>Sellers by their owner.</summary>
    public async Task<Dictionary<string, int>> Owners() => (await Read(db => db.Sellers.ToListAsync(Ct)))
        .GroupBy(s => s.Owner ?? "").ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <summary>
    /// The numbers of each series run from 1 on, the chain holds, and each shipment and each refund has one document.
    /// </summary>
    public async Task IsSound()
    {
        var chain = new DocumentChain(Store, new DocumentSeal(_keys), TimeProvider.System);
        foreach (var seller in _sellers)
        {
            var documents = await Read(db => db.IssuedDocuments.Where(d => d.SellerId == seller).OrderBy(d => d.Sequence)
                .ToListAsync(Ct));
            Assert.Equal(2, documents.Select(d => d.Series).Distinct().Count());
            foreach (var series in documents.GroupBy(d => d.Series))
            {
                Assert.Equal(Enumerable.Range(1, series.Count()).Select(n => (long)n), series.Select(d => d.Sequence));
                Assert.Equal(series.Select(d => $"{series.Key}{d.Sequence:00000}"), series.Select(d => d.Number));
            }

            var shipments = await Read(db => db.Shipments.Where(s => s.SellerId == seller).Select(s => (long?)s.Key)
                .OrderBy(k => k).ToListAsync(Ct));
            Assert.Equal(shipments, documents.Where(d => d.Kind == DocumentKind.Invoice).Select(d => d.ShipmentKey).Order());
            var credits = documents.FindAll(d => d.Kind == DocumentKind.CreditNote);
            Assert.Equal(PaperRows.Documents(_orders) - _orders, credits.Count);
            Assert.Equal(credits.Count, credits.Select(d => d.OrderKey).Distinct().Count());
            Assert.All(credits, d => Assert.Equal(250, d.GrossCents));
            var (looked, faults) = await chain.Check(seller, Ct);
            Assert.Empty(faults);
            Assert.Equal(PaperRows.Documents(_orders), looked);
        }

        // Nobody who did not come to an end left a line, a rate or a draft behind.
        Assert.Equal(All, await Read(db => db.IssuedLines.CountAsync(Ct)));
        Assert.Equal(All, await Read(db => db.DocumentRates.CountAsync(Ct)));
        Assert.Equal(0, await Read(db => db.DocumentDrafts.CountAsync(Ct)));
        Assert.Equal(0, await Read(db => db.Attentions.CountAsync(a => a.ClearedAt == null && db.Orders.Any(
            o => o.Key == a.SubjectKey) && a.Subject == Engine.Journal.ActivitySubject.Order, Ct)));
    }

    public async ValueTask DisposeAsync()
    {
        Store.Dispose();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<T> Read<T>(Func<TandemDb, Task<T>> read)
    {
        await using var db = Store.Read();
        return await read(db);
    }
}

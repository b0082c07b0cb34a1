using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Bench.Import;

/// <summary>A seller with so many orders behind it, and a sandbox of its own.</summary>
internal sealed class ImportStage : IAsyncDisposable
{
    private const int Orders = 200;
    private const int Items = 40;

    // bol's budgets count by the clock; on a fast one they bind neither side, and what is left is the work. On one that is faster
    // still an order is old news before a busy machine has asked for the list of what changed.
    private const double Pace = 50;

    private readonly SandboxHost _sandbox;
    private readonly Bench _bench;
    private readonly DatabaseWork _work;
    private readonly HttpClient _http;

    private ImportStage(SandboxHost sandbox, Bench bench, int history, DatabaseWork work)
    {
        (_sandbox, _bench, History, _work) = (sandbox, bench, history, work);
        _http = new HttpClient { BaseAddress = sandbox.Ledger };
    }

    /// <summary>Orders before the first round.</summary>
    public int History { get; }

    public static async Task<ImportStage> Open(int history, DatabaseWork work, CancellationToken ct)
    {
        var clock = new PacedClock(Pace);
        var sandbox = await SandboxHost.Start(new SandboxOptions
        {
            Items = Items,
            StockPerItem = 9_000,
            StartShoppers = false,
            Clock = clock,
            BolListLagMax = TimeSpan.Zero,
            CancelShare = 0,
            ReturnShare = 0,
        }, ct);
        var bench = await Bench.Open(sandbox, clock, live: true, ct);
        await bench.Lane(Lane.WatchShop).Run(bench.Work, ct);
        await bench.Lane(Lane.WatchBol).Run(bench.Work, ct);
        await bench.Lane(Lane.Decide).Run(bench.Work, ct);
        await bench.Lane(Lane.PushStock).Run(bench.Work, ct);
        await OrderHistory.Remember(bench, history, clock.GetUtcNow(), ct);
        return new ImportStage(sandbox, bench, history, work);
    }

    /// <summary>Imports some orders, then makes the same calls with nothing around them.</summary>
    public async Task<ImportRound> Round(CancellationToken ct)
    {
        // What the clock has passed over since the last round is looked at first; the orders that are measured are news.
        await Import(ct);
        await Place(ct);
        var (before, asked) = (await Imported(ct), _work.Now);
        var tandem = await Measure(() => Import(ct));
        var counted = _work.Now.Since(asked);
        var imported = await Imported(ct) - before;
        if (imported != Orders) throw new InvalidOperationException($"{imported} of {Orders} orders were imported.");
        var called = 0;
        var bare = await Measure(async () => called = await Bare(ct));
        return new ImportRound(Orders, tandem.Time / Orders, tandem.Cpu / Orders, bare.Time / called, bare.Cpu / called, counted);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _bench.DisposeAsync();
        await _sandbox.DisposeAsync();
    }

    private static async Task<(double Time, double Cpu)> Measure(Func<Task> work)
    {
        GC.Collect();
        var before = Environment.CpuUsage.TotalTime;
        var time = await Bench.Time(work);
        return (time.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }

    private async Task Import(CancellationToken ct)
    {
        _bench.Work.MakeDue(ReadBolOrders.ChangesOf(_bench.View.Accounts[0]));
        await _bench.Lane(Lane.WatchBol).Run(_bench.Work, ct);
        await _bench.Lane(Lane.Decide).Run(_bench.Work, ct);
        await _bench.Lane(Lane.ImportOrders).Run(_bench.Work, ct);
    }

    private async Task Place(CancellationToken ct)
    {
        for (var i = 0; i < Orders; i++)
        {
            using var answer = await _http.PostAsync(
                new Uri($"shoppers/order?side=bol&gtin={Seeding.Gtin(1 + (i % Items))}&units=1", UriKind.Relative), null, ct);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>
    /// The same calls with the same clients and as many at once, and nothing else: list, detail, order into the shop.
    /// </summary>
    /// <returns>How many orders there were.</returns>
    private async Task<int> Bare(CancellationToken ct)
    {
        var (bol, shop) = (_bench.Work.Bol(_bench.View.Accounts[0]), _bench.Work.Shop(_bench.View.Shops[0]));
        var ids = new List<string>();
        for (var page = 1; ids.Count < Orders; page++)
        {
            // Some may have been cancelled by now.
            var list = await bol.GetOrders(new BolOrderQuery { FulfilmentMethod = "ALL", Page = page }, ct);
            if (list.Orders is not { Count: > 0 } orders) break;
            ids.AddRange(orders.Select(order => order.OrderId!));
        }

        ids = [.. ids.Take(Orders)];
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 20, CancellationToken = ct },
            async (id, token) =>
            {
                var detail = (await bol.GetOrder(id, token))!;
                var lines = detail.OrderItems!.Select(item => new ImportLine(
                    item.OrderItemId!, item.Product!.Title!, item.Product.Ean, 10, 0, item.Quantity!.Value, "",
                    Engine.Values.Money.FromEuros(item.TotalPrice!.Value))).ToList();
                await shop.CreateOrder(ImportDraft.Make(detail with { OrderId = "bare-" + id }, lines,
                    TaxTable.FromJson(_bench.View.Shops[0].Taxes), new OrderSettings()), token);
            });
        return ids.Count;
    }

    private async Task<int> Imported(CancellationToken ct)
    {
        await using var db = _bench.Work.Read();
        return await db.Intents.CountAsync(i => i.Kind == IntentKind.Import && i.State == IntentState.Confirmed, ct);
    }
}

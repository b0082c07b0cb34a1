using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Bench;

/// <summary>Importing orders from the sandbox, against a bare loop of the same HTTP calls in the same run.</summary>
internal static class ImportRatio
{
    private const int Orders = 400;
    private const int Rounds = 3;

    // bol's budgets count by the clock; on a fast one they bind neither side, and what is left is the work.
    private const double Pace = 200;

    public static async Task Run()
    {
        var ratios = new List<double>();
        for (var round = 1; round <= Rounds; round++)
        {
            var ct = CancellationToken.None;
            var clock = new PacedClock(Pace);
            await using var sandbox = await SandboxHost.Start(
                new SandboxOptions { Items = 40, StockPerItem = 900, StartShoppers = false, Clock = clock, BolListLagMax = TimeSpan.Zero }, ct);
            await using var bench = await Bench.Open(sandbox, clock, live: true, ct);
            await bench.Lane(Lane.WatchShop).Run(bench.Work, ct);
            await bench.Lane(Lane.WatchBol).Run(bench.Work, ct);
            await bench.Lane(Lane.Decide).Run(bench.Work, ct);

            await Place(sandbox, Orders, ct);
            var bare = await Bench.Time(() => Bare(bench, ct));
            await Place(sandbox, Orders, ct);
            bench.Work.MakeDue(ReadBolOrders.ChangesOf(bench.View.Accounts[0]));
            var before = await Imported(sandbox, ct);
            var tandem = await Bench.Time(async () =>
            {
                await bench.Lane(Lane.WatchBol).Run(bench.Work, ct);
                await bench.Lane(Lane.Decide).Run(bench.Work, ct);
                await bench.Lane(Lane.ImportOrders).Run(bench.Work, ct);
            });
            var imported = await Imported(sandbox, ct) - before;
            ratios.Add(tandem / bare);
            Console.WriteLine($"import: round {round}: Tandem {imported} orders in {tandem.TotalSeconds:0.00} s, bare calls {Orders} in {bare.TotalSeconds:0.00} s, ratio {tandem / bare:0.00} per run, {tandem / imported / (bare / Orders):0.00} per order");
        }

        Console.WriteLine($"import: median ratio {ratios.Order().ElementAt(Rounds / 2):0.00}");
    }

    private static async Task Place(SandboxHost sandbox, int orders, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = sandbox.Ledger };
        for (var i = 0; i < orders; i++)
        {
            using var answer = await http.PostAsync(new Uri($"shoppers/order?side=bol&gtin={Seeding.Gtin(1 + (i % 40))}&units=1", UriKind.Relative), null, ct);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>The same calls with the same clients and as many at once, and nothing else: list, detail, order into the shop.</summary>
    private static async Task Bare(Bench bench, CancellationToken ct)
    {
        var bol = bench.Work.Bol(bench.View.Accounts[0]);
        var shop = bench.Work.Shop(bench.View.Shops[0]);
        var ids = new List<string>();
        for (var page = 1; ; page++)
        {
            var list = await bol.GetOrders(new BolOrderQuery { Page = page }, ct);
            ids.AddRange((list.Orders ?? []).Select(order => order.OrderId!));
            if ((list.Orders?.Count ?? 0) < 50) break;
        }
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 20, CancellationToken = ct }, async (id, token) =>
        {
            var detail = (await bol.GetOrder(id, token))!;
            var lines = detail.OrderItems!.Select(item => new ImportLine(
                item.OrderItemId!, item.Product!.Title!, item.Product.Ean, 10, 0, item.Quantity!.Value, "", Engine.Values.Money.FromEuros(item.TotalPrice!.Value))).ToList();
            await shop.CreateOrder(ImportDraft.Make(detail with { OrderId = "bare-" + id }, lines, TaxTable.FromJson(bench.View.Shops[0].Taxes)), token);
        });
    }

    private static async Task<int> Imported(SandboxHost sandbox, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = sandbox.Ledger };
        var verdict = await http.GetFromJsonAsync<JsonObject>("verdict", ct);
        return verdict!["ordersImported"]!.GetValue<int>();
    }
}

using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;

namespace Tandem.Bench;

/// <summary>
/// Importing orders from the sandbox, against a bare loop of the same HTTP calls in the same run: time and processor time for
/// each order, with ever more orders in the database already. Both have the sandbox in the same process, so its own work is in
/// both. Of two rounds the better one counts: what else the machine does only ever adds.
/// </summary>
internal static class ImportRatio
{
    private const int Orders = 400;
    private const int Rounds = 2;
    private static readonly int[] Histories = [100, 1_000, 10_000, 100_000];

    // bol's budgets count by the clock; on a fast one they bind neither side, and what is left is the work.
    private const double Pace = 200;

    public static async Task Run()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        var ct = CancellationToken.None;
        var clock = new PacedClock(Pace);
        await using var sandbox = await SandboxHost.Start(
            new SandboxOptions
            {
                Items = 40,
                StockPerItem = 9_000,
                StartShoppers = false,
                Clock = clock,
                BolListLagMax = TimeSpan.Zero
            }, ct);
        await using var bench = await Bench.Open(sandbox, clock, live: true, ct);
        await bench.Lane(Lane.WatchShop).Run(bench.Work, ct);
        await bench.Lane(Lane.WatchBol).Run(bench.Work, ct);
        await bench.Lane(Lane.Decide).Run(bench.Work, ct);

        // The first thousand compile the code that is measured.
        var known = 0;
        for (; known < 1_200; known += Orders)
        {
            await Place(sandbox, Orders, ct);
            await Import(bench, ct);
        }

        using var count = new CommandCount();
        var all = new List<(double Time, double Cpu)>();
        foreach (var history in Histories)
        {
            // Fewer than were imported by now: those stay, and a small history is as good as none.
            if (history > known) await Remember(bench, history - known, clock.GetUtcNow(), ct);
            known = Math.Max(known, history) + (Rounds * Orders);
            var rounds = new List<(double Time, double Cpu, string Told)>();
            for (var round = 0; round < Rounds; round++)
                rounds.Add(await One(process, bench, sandbox, count, ct));
            all.Add((rounds.Min(r => r.Time), rounds.Min(r => r.Cpu)));
            Console.WriteLine($"import: {history,7} orders before: {rounds.MinBy(r => r.Cpu).Told}");
        }

        Console.WriteLine($"import: the slowest takes {all.Max(a => a.Time) / all.Min(a => a.Time):0.00} times as long as the "
            + $"fastest, and {all.Max(a => a.Cpu) / all.Min(a => a.Cpu):0.00} times the processor");
    }

    private static async Task<(double Time, double Cpu, string Told)> One(System.Diagnostics.Process process, Bench bench,
        SandboxHost sandbox, CommandCount count, CancellationToken ct)
    {
        await Place(sandbox, Orders, ct);
        var bare = await Measure(process, () => Bare(bench, ct));
        var (before, commands, transactions) = (await Imported(sandbox, ct), count.Commands, count.Transactions);
        var tandem = await Measure(process, () => Import(bench, ct));
        var imported = await Imported(sandbox, ct) - before;
        var (time, cpu) = (tandem.Time.TotalMilliseconds / imported, tandem.Cpu.TotalMilliseconds / imported);
        var (bareTime, bareCpu) = (bare.Time.TotalMilliseconds / Orders, bare.Cpu.TotalMilliseconds / Orders);
        return (time, cpu,
            $"{imported} orders in {tandem.Time.TotalSeconds:0.00} s ({1000 / time:0} a second), {cpu:0.0} ms of processor, "
            + $"{(count.Commands - commands) / (double)imported:0.0} commands and "
            + $"{(count.Transactions - transactions) / (double)imported:0.00} transactions each; bare calls {bareTime:0.0} ms and "
            + $"{bareCpu:0.0} ms of processor each; ratio {time / bareTime:0.00} in time, {cpu / bareCpu:0.00} in processor");
    }

    private static async Task<(TimeSpan Time, TimeSpan Cpu)> Measure(System.Diagnostics.Process process, Func<Task> work)
    {
        process.Refresh();
        var before = process.TotalProcessorTime;
        var time = await Bench.Time(work);
        process.Refresh();
        return (time, process.TotalProcessorTime - before);
    }

    private static async Task Import(Bench bench, CancellationToken ct)
    {
        bench.Work.MakeDue(ReadBolOrders.ChangesOf(bench.View.Accounts[0]));
        await bench.Lane(Lane.WatchBol).Run(bench.Work, ct);
        await bench.Lane(Lane.Decide).Run(bench.Work, ct);
        await bench.Lane(Lane.ImportOrders).Run(bench.Work, ct);
    }

    /// <summary>Orders of other days, imported and shipped, with what was written about them.</summary>
    private static async Task Remember(Bench bench, int orders, DateTimeOffset now, CancellationToken ct)
    {
        var (shop, account) = (bench.View.Shops[0], bench.View.Accounts[0]);
        for (var from = 0; from < orders; from += 2000)
        {
            await bench.Work.Owner.Write(async db =>
            {
                var offers = await db.Offers.Select(o => o.Key).Take(40).ToListAsync(ct);
                var made = new List<Order>();
                for (var i = from; i < Math.Min(orders, from + 2000); i++)
                {
                    var placed = now - TimeSpan.FromDays(2) - TimeSpan.FromSeconds(i);
                    var order = new Order
                    {
                        SellerId = shop.SellerId,
                        AccountId = account.Id,
                        BolOrderId = $"H{orders}-{i}",
                        PlacedAt = placed,
                        FirstSeenAt = placed,
                        State = OrderState.Shipped,
                        ShopId = shop.Id,
                        ShopOrderId = 10_000_000 + (orders * 10L) + i,
                        ImportedAt = placed,
                    };
                    order.Lines.Add(new OrderLine
                    {
                        SellerId = shop.SellerId,
                        OrderItemId = $"L{orders}-{i}",
                        OfferKey = offers[i % offers.Count],
                        PlacedAt = placed,
                        Quantity = 1,
                        Shipped = 1,
                        Imported = 1,
                        InStockReading = true,
                    });
                    db.Orders.Add(order);
                    made.Add(order);
                }

                await db.SaveChangesAsync(ct);
                foreach (var order in made)
                {
                    var intent = new Intent
                    {
                        SellerId = shop.SellerId,
                        BusinessKey = $"import:{account.Id}:{order.BolOrderId}",
                        Kind = IntentKind.Import,
                        Subject = order.Key,
                    };
                    db.Intents.Add(intent.Plan("{}", 40, null, order.PlacedAt));
                    intent.Confirm(order.PlacedAt);
                }
            }, ct);
        }
    }

    private static async Task Place(SandboxHost sandbox, int orders, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = sandbox.Ledger };
        for (var i = 0; i < orders; i++)
        {
            using var answer =
                await http.PostAsync(
                    new Uri($"shoppers/order?side=bol&gtin={Seeding.Gtin(1 + (i % 40))}&units=1", UriKind.Relative), null, ct);
            answer.EnsureSuccessStatusCode();
        }
    }

    /// <summary>
    /// The same calls with the same clients and as many at once, and nothing else: list, detail, order into the shop.
    /// </summary>
    private static async Task Bare(Bench bench, CancellationToken ct)
    {
        var bol = bench.Work.Bol(bench.View.Accounts[0]);
        var shop = bench.Work.Shop(bench.View.Shops[0]);
        var ids = new List<string>();
        for (var page = 1; ; page++)
        {
            var list = await bol.GetOrders(new BolOrderQuery { Page = page }, ct);
            ids.AddRange((list.Orders ?? []).Select(order => order.OrderId!));
            if ((list.Orders?.Count ?? 0) < 50 || ids.Count >= Orders) break;
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
                    TaxTable.FromJson(bench.View.Shops[0].Taxes), new OrderSettings()), token);
            });
    }

    private static async Task<int> Imported(SandboxHost sandbox, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = sandbox.Ledger };
        var verdict = await http.GetFromJsonAsync<JsonObject>("verdict", ct);
        return verdict!["ordersImported"]!.GetValue<int>();
    }
}

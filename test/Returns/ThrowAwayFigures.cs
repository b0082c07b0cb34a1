using System.Diagnostics;
using Tandem.Engine.Orders;
using Tandem.Engine.Returns;
using Tandem.Engine.Storage;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;
using Microsoft.EntityFrameworkCore;

namespace Tandem.Tests.Returns;

public sealed class ThrowAwayFigures
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Measure(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (seller, account, now) = (world.Seller, world.Account.Id, world.Now);
        var reasons = ReturnTerms.MainReasons;
        string Ean(int n) => $"87123{n % 2000:00000000}";
        for (var from = 0; from < 50_000; from += 2_500)
        {
            var start = from;
            await world.Write(async db =>
            {
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                for (var i = start; i < start + 2_500; i++)
                {
                    var at = now.AddDays(-364.0 * i / 50_000).AddMinutes(-1);
                    var skew = (int)(2000 * Math.Pow((i * 7919 % 50_000) / 50_000.0, 2));
                    var order = new Order { Key = i + 1, SellerId = seller, AccountId = account, BolOrderId = $"C{i:000000000}", PlacedAt = at, FirstSeenAt = at, State = OrderState.Shipped, ShopOrderId = 70_000 + i, ShopStatus = "completed", ImportedAt = at, CompletedInShopAt = at, TotalCentsInclVat = 1995 };
                    for (var l = 0; l < 6; l++)
                        order.Lines.Add(new OrderLine { SellerId = seller, OrderItemId = $"{i}0{l}", Ean = Ean(l == 0 ? skew : skew + (l * 331)), Title = $"Artikel {skew}", PlacedAt = at, Quantity = 1, Shipped = 1, Imported = 1, TotalCentsInclVat = 1995, Fulfilment = Fulfilment.Own, InStockReading = true });
                    db.Orders.Add(order);
                    db.Returns.Add(new ReturnLine { Key = i + 1, SellerId = seller, AccountId = account, ReturnId = $"R{i}", RmaId = $"{40_000_000 + i}", BolOrderId = order.BolOrderId, OrderKey = i + 1, OrderItemId = $"{i}00", Ean = Ean(skew), Units = 1, Why = reasons[i % reasons.Count], WhyDetail = "x", RegisteredAt = at, SeenAt = now, Step = ReturnStep.Booked, Handled = true, HandledAt = at, CameIn = true, Results = "[]" });
                    db.ReturnDecisions.Add(new ReturnDecision { SellerId = seller, AccountId = account, ReturnKey = i + 1, OrderKey = i + 1, OrderItemId = $"{i}00", Units = 1, Outcome = i % 4 == 0 ? ReturnOutcome.Damaged : ReturnOutcome.Fine, AtBol = true, Booked = true, NetCents = 1649, At = at });
                    db.Adjustments.Add(new Adjustment { SellerId = seller, OrderKey = i + 1, OrderItemId = $"{i}00", Cause = AdjustmentCause.Returned, Units = 1, CentsInclVat = 1995, RefundId = i, At = at });
                }

                await Task.CompletedTask;
            });
        }

        await world.Write(db => db.Database.ExecuteSqlRawAsync("ANALYZE", Ct));
        var figures = new ReturnFigures(world.Database, world.Clock);
        var said = new List<string>();
        foreach (var (name, run) in new (string, Func<Task>)[]
        {
            ("items by units 365", () => figures.Items(seller, 365, null, FigureSort.Units, 0, 50, Ct)),
            ("items by rate 365", () => figures.Items(seller, 365, null, FigureSort.Rate, 0, 50, Ct)),
            ("items search 365", () => figures.Items(seller, 365, "artikel 77", FigureSort.Units, 0, 50, Ct)),
            ("items by units 90", () => figures.Items(seller, 90, null, FigureSort.Units, 0, 50, Ct)),
            ("items by rate 90", () => figures.Items(seller, 90, null, FigureSort.Rate, 0, 50, Ct)),
            ("totals 365", () => figures.Totals(seller, 365, Ct)),
            ("totals 90", () => figures.Totals(seller, 90, Ct)),
            ("months", () => figures.ByMonth(seller, Ct)),
            ("desk list", () => new DeskPages(world.Database, world.Clock).List(seller, ReturnTab.Done, null, null, 50, Ct)),
            ("desk waiting", () => new DeskPages(world.Database, world.Clock).Waiting(seller, Ct)),
        })
        {
            var took = new List<double>();
            for (var i = 0; i < 12; i++)
            {
                var watch = Stopwatch.StartNew();
                await run();
                took.Add(watch.Elapsed.TotalMilliseconds);
            }

            var sorted = took.Skip(2).Order().ToList();
            said.Add($"{kind} {name}: median {sorted[5]:0} ms, worst {sorted[^1]:0} ms");
        }

        await File.AppendAllLinesAsync("/dev/shm/tmp/figures.txt", said, Ct);
    }
}

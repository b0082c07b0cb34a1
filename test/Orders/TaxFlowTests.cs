using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.WooCommerce;

namespace Tandem.Tests.Orders;

/// <summary>VAT on imported orders, over real HTTP: what the shop lacks is asked, and what it answered is kept.</summary>
public sealed class TaxFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Destination_WithoutARate_IsAskedOnce_AndMendedOnceTheShopHasOne(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { ShopTaxesBelgium = false });
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Settle(1);
        for (var i = 0; i < 12; i++) await stage.Rehearsal.OrderAtBol();
        await stage.Settle(4);

        var orders = await Orders(stage);
        Assert.Equal((12, 4), (orders.Count, orders.Count(o => o.Destination == "BE")));
        var belgian = orders.First(o => o.Destination == "BE");
        var made = await InShop(stage, belgian);
        Assert.Equal((OrderState.Imported, 0m, belgian.TotalCentsInclVat!.Value / 100m),
            (belgian.State, made.TotalTax, made.Total));
        var question = Assert.Single(await Questions(stage, "attention.vat-missing"));
        Assert.Equal(("BE", "standard"), (question.What["country"], question.What["class"]));
        Assert.True((await stage.Get<OverviewPages>().Attention(stage.Seller, Ct))
            .Single(a => a.Key == question.Key).IsForAPersonToEnd);

        // The seller adds the rate: the question goes by itself, and the order gets its VAT when a person asks.
        var rate = new JsonObject { ["country"] = "BE", ["rate"] = "21.0000", ["name"] = "BTW", ["class"] = "standard" };
        Assert.Equal(201, (await stage.Rehearsal.Shop(HttpMethod.Post, "taxes", rate)).Status);
        stage.Clock.Advance(TimeSpan.FromMinutes(6));
        await stage.Settle(1);
        Assert.Empty(await Questions(stage, "attention.vat-missing"));

        Assert.Null(await stage.Get<PickOrders>().Repair(stage.Seller, belgian.Key, Ct));
        await stage.Settle(2);
        var after = await InShop(stage, belgian);
        var gross = belgian.TotalCentsInclVat!.Value;
        Assert.Equal((made.Total, Vat(gross, 21)), (after.Total, after.TotalTax));
        var tax = Assert.Single((await Order(stage, belgian.Key)).Lines.Single().Taxes!);
        Assert.Equal(("standard", 21m, gross, false),
            (tax.Class, Assert.Single(tax.Percents), tax.NetCents + tax.VatCents, tax.NoRate));
    }

    /// <summary>Before anything was sold there: advice; once an order went there: a fault.</summary>
    [Theory, EitherDatabase]
    public async Task Doctor_FindsTheRateThatIsMissing_BeforeAnOrderIsImportedWithoutIt(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { ShopTaxesBelgium = false });
        Assert.True((await Gap())!.IsFine);

        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        for (var i = 0; i < 12; i++) await stage.Rehearsal.OrderAtBol();
        await stage.Settle(4);
        Assert.Contains("BE", (await Orders(stage)).Select(o => o.Destination));
        Assert.False((await Gap())!.IsFine);

        var rate = new JsonObject { ["country"] = "BE", ["rate"] = "21.0000", ["name"] = "BTW", ["class"] = "standard" };
        Assert.Equal(201, (await stage.Rehearsal.Shop(HttpMethod.Post, "taxes", rate)).Status);
        Assert.Null(await Gap());

        async Task<Finding?> Gap()
        {
            await foreach (var finding in stage.Get<Checkup>().Run(Ct))
                if (finding.Of?.Says is { Code: "check.taxes.gap" } gap && gap["country"] == "BE" && gap["class"] == "standard")
                    return finding;
            return null;
        }
    }

    [Theory, EitherDatabase]
    public async Task Question_ThatAPersonDealtWith_StaysAway(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { ShopTaxesBelgium = false });
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        for (var i = 0; i < 4; i++) await stage.Rehearsal.OrderAtBol();
        await stage.Settle(2);
        await stage.Get<DealtWith>().Mark(stage.Seller, Assert.Single(await Questions(stage, "attention.vat-missing")).Key, Ct);

        for (var i = 0; i < 6; i++) await stage.Rehearsal.OrderAtBol();
        stage.Clock.Advance(TimeSpan.FromHours(7));
        await stage.Settle(3);

        Assert.Equal(10, (await Orders(stage)).Count(o => o.State == OrderState.Imported));
        Assert.Empty(await Questions(stage, "attention.vat-missing"));
    }

    [Theory, EitherDatabase]
    public async Task LvbLine_IsTaxedByItsOwnClass_AndTakesNoStock(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var item = await stage.Item(Seeding.Gtin(900_005));
        await stage.Rehearsal.Shop(HttpMethod.Put, string.Create(CultureInfo.InvariantCulture, $"products/{item.ProductId}"),
            new JsonObject { ["tax_class"] = "reduced-rate" });
        await stage.Get<ChangeOrderSettings>().Change(stage.Seller, s => s with { Import = s.Import with { Lvb = true } }, Ct);
        await stage.GoLive(Module.Orders);
        await stage.Settle(2);

        await stage.Rehearsal.Ledger(HttpMethod.Post, "shoppers/lvb?units=3");
        await stage.Settle(3);

        var order = Assert.Single(await Orders(stage));
        var line = Assert.Single((await InShop(stage, order)).LineItems!);
        Assert.Equal(("reduced-rate", 0L), (line.TaxClass, line.ProductId));
        var gross = order.TotalCentsInclVat!.Value;
        var tax = Assert.Single(order.Lines.Single().Taxes!);
        Assert.Equal(("reduced-rate", 9m, Vat(gross, 9)), (tax.Class, Assert.Single(tax.Percents), tax.VatCents / 100m));
        Assert.Equal(item.Quantity, (await stage.Item(Seeding.Gtin(900_005))).Quantity);
    }

    [Theory, EitherDatabase]
    public async Task Import_KeepsWhatTheShopAnswered_AndNobodysName(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        for (var i = 0; i < 6; i++) await stage.Rehearsal.OrderAtBol(2);
        await stage.Settle(3);

        var orders = (await Orders(stage)).OrderBy(o => o.Key).ToList();
        Assert.Equal(
            ["BE False ", "BE True BE", "NL False ", "NL False ", "NL False ", "NL True NL"],
            orders.Select(o => $"{o.Destination} {o.Business} {o.VatNumberOf}").Order(StringComparer.Ordinal));
        foreach (var order in orders)
        {
            var made = await InShop(stage, order);
            var taxes = order.Lines.SelectMany(l => l.Taxes!).ToList();
            Assert.Equal(order.Destination, order.TaxedIn);
            Assert.Equal(order.TotalCentsInclVat, taxes.Sum(t => t.NetCents + t.VatCents));
            Assert.Equal((long)(made.TotalTax!.Value * 100), taxes.Sum(t => t.VatCents));
        }
    }

    /// <summary>
    /// The total of such a shop cannot be right to the cent; its lines can, and that is not asked about for each order.
    /// </summary>
    [Theory, EitherDatabase]
    public async Task ShopWithoutCents_ImportsItsLinesExactly_AndIsToldOnce(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { ShopDecimals = 0 });
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        for (var i = 0; i < 3; i++) await stage.Rehearsal.OrderAtBol(1, Seeding.Gtin(i + 1));
        await stage.Settle(3);

        var orders = await Orders(stage);
        Assert.Equal(3, orders.Count(o => o.State == OrderState.Imported));
        Assert.Equal(3, stage.Wire.Count("/orders")); // made once, and nothing corrected
        foreach (var order in orders)
            Assert.Equal(order.TotalCentsInclVat, ImportCheck.InclVat((await InShop(stage, order)).LineItems!.Single()).Cents);
        Assert.Equal("attention.shop-decimals",
            Assert.Single(await stage.Read(db => db.Attentions
                .Where(a => a.Subject == ActivitySubject.Seller || a.Subject == ActivitySubject.Order)
                .ToListAsync(Ct))).What.Code);
    }

    [Theory, EitherDatabase]
    public async Task Order_ThatACrashLeftUnpaid_GetsItsStatus_AndItsUnitsAreTaken(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Settle(2);
        var before = await stage.Shown();
        var id = await stage.Rehearsal.OrderAtBol(2);
        await stage.Settle(3);
        var order = await stage.Read(db => db.Orders.SingleAsync(o => o.BolOrderId == id, Ct));

        // A plugin that crashed after the order was saved: unpaid, and its stock not taken.
        var path = string.Create(CultureInfo.InvariantCulture, $"orders/{order.ShopOrderId}");
        await stage.Rehearsal.Shop(HttpMethod.Put, path, new JsonObject { ["status"] = "pending" });
        await stage.Settle(2);
        Assert.Equal(before.Shop, (await stage.Shown()).Shop);

        Assert.Null(await stage.Get<PickOrders>().Repair(stage.Seller, order.Key, Ct));
        await stage.Settle(4);

        Assert.Equal("processing", (await InShop(stage, order)).Status);
        Assert.Equal((before.Shop - 2, before.Shop - 2), await stage.Shown());
        Assert.Equal("processing", (await Order(stage, order.Key)).ShopStatus);
    }

    /// <summary>The same crash at the first attempt: the answer was lost, and what is found again has taken no stock.</summary>
    [Theory, EitherDatabase]
    public async Task Order_FoundAgainUnpaid_GetsItsStatus(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: o => o with { WarehouseSends = false });
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Settle(2);
        var before = await stage.Shown();
        stage.Wire.LosesAnswer = request => request.Method == HttpMethod.Post
            && request.RequestUri!.AbsolutePath.EndsWith("/orders", StringComparison.Ordinal);
        var id = await stage.Rehearsal.OrderAtBol(2);
        await stage.Settle(1);
        stage.Wire.LosesAnswer = _ => false;
        var made = (await stage.Orders()).Single(o => (string?)o!["bolOrderId"] == id)!;
        await stage.Rehearsal.Shop(HttpMethod.Put, $"orders/{made["id"]}", new JsonObject { ["status"] = "pending" });
        stage.Clock.Advance(TimeSpan.FromMinutes(5));
        await stage.Settle(4);

        Assert.Equal("processing",
            (await InShop(stage, await stage.Read(db => db.Orders.SingleAsync(o => o.BolOrderId == id, Ct)))).Status);
        Assert.Equal((before.Shop - 2, before.Shop - 2), await stage.Shown());
    }

    private static decimal Vat(long grossCents, int percent) =>
        decimal.Round(grossCents * percent / (100m + percent) / 100m, 2, MidpointRounding.AwayFromZero);

    private static Task<List<Order>> Orders(Stage stage) => stage.Read(db => db.Orders.Include(o => o.Lines).ToListAsync(Ct));

    private static Task<Order> Order(Stage stage, long key) =>
        stage.Read(db => db.Orders.Include(o => o.Lines).SingleAsync(o => o.Key == key, Ct));

    private static async Task<WooOrder> InShop(Stage stage, Order order) =>
        (await stage.Work.Shop((await stage.Work.View(Ct)).Shops[0]).GetOrder(order.ShopOrderId!.Value, Ct))!;

    private static async Task<List<Attention>> Questions(Stage stage, string code) =>
        (await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct))).FindAll(a => a.What.Code == code);
}

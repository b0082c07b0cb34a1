using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.External;

namespace Tandem.Tests.Orders;

/// <summary>An order of bol in the shop, and what the shop's people do to it by hand.</summary>
internal static class EditedOrder
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Stage> Open(DatabaseKind kind, Checkpoints? steps = null,
        Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? also = null)
    {
        var stage = await Stage.Open(kind, steps: steps, world: options => options with { WarehouseSends = false },
            also: also);
        await stage.GoLive(Module.Stock, Module.Orders, Module.Shipments);
        await stage.Settle(2);
        return stage;
    }

    public static async Task<(string Bol, long Shop, long Line)> Imported(Stage stage, int units)
    {
        var bol = await stage.Rehearsal.OrderAtBol(units, Seeding.Gtin(1));
        await Turns(stage, 2);
        var shop = (await Row(stage, bol)).ShopOrderId!.Value;
        return (bol, shop, (long)(await stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{shop}")).Json["line_items"]![0]!["id"]!);
    }

    /// <summary>An order of the first two articles, with the shop's lines of them.</summary>
    public static async Task<(string Bol, long Shop, long One, long Other)> ImportedTwo(Stage stage, int units)
    {
        var bol = (string)(await stage.Rehearsal.Ledger(HttpMethod.Post,
            $"shoppers/order?side=bol&gtin={Seeding.Gtin(1)}&units={units}&also={Seeding.Gtin(2)}")).Json["id"]!;
        await Turns(stage, 2);
        var row = await Row(stage, bol);
        var gtin = Seeding.Gtin(1).PadLeft(14, '0');
        var one = row.Lines.Single(l => l.Ean!.PadLeft(14, '0') == gtin);
        return (bol, row.ShopOrderId!.Value, one.ShopLineId!.Value, row.Lines.Single(l => l != one).ShopLineId!.Value);
    }

    /// <summary>The lines of the shop's order: what they name, and how many.</summary>
    public static async Task<List<(long Id, long Product, int Units)>> Lines(Stage stage, long shop) =>
        [.. (await stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{shop}")).Json["line_items"]!.AsArray()
            .Select(l => ((long)l!["id"]!, (long)l["product_id"]!, (int)l["quantity"]!))];

    /// <summary>By hand, with its amount and its stock, as the button in the shop's administration does.</summary>
    public static async Task Refund(Stage stage, long shop, long line, int units, bool restock = true)
    {
        var sold = (await stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{shop}")).Json["line_items"]!.AsArray()
            .Single(l => (long)l!["id"]! == line)!;
        var (quantity, net, vat) = ((int)sold["quantity"]!, Amount(sold["total"]), Amount(sold["total_tax"]));
        var (netBack, vatBack) = (decimal.Round(net * units / quantity, 2), decimal.Round(vat * units / quantity, 2));
        var refund = new JsonObject
        {
            ["amount"] = Text(netBack + vatBack),
            ["reason"] = "kapot",
            ["api_refund"] = false,
            ["api_restock"] = restock,
            ["line_items"] = new JsonArray(new JsonObject
            {
                ["id"] = line,
                ["quantity"] = units,
                ["refund_total"] = Text(netBack),
                ["refund_tax"] =
                    new JsonArray(new JsonObject { ["id"] = (long)sold["taxes"]![0]!["id"]!, ["refund_total"] = Text(vatBack) }),
            }),
        };
        var answer = await stage.Rehearsal.Shop(HttpMethod.Post, $"orders/{shop}/refunds", refund);
        Assert.True(answer.Status < 300, answer.Json.ToJsonString());
    }

    public static async Task Edit(Stage stage, long shop, long line, int units)
    {
        var answer = await stage.Rehearsal.Shop(HttpMethod.Put, $"orders/{shop}",
            new JsonObject { ["line_items"] = new JsonArray(new JsonObject { ["id"] = line, ["quantity"] = units }) });
        Assert.True(answer.Status < 300, answer.Json.ToJsonString());
    }

    public static decimal Amount(JsonNode? text) =>
        decimal.Parse((string)text!, System.Globalization.CultureInfo.InvariantCulture);

    public static string Text(decimal amount) => amount.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static async Task Turns(Stage stage, int turns = 5)
    {
        for (var i = 0; i < turns; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(61));
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.Decide, Lane.ImportOrders, Lane.TellShop, Lane.CancelLines,
                Lane.ShipParcels);
            stage.Clock.Advance(TimeSpan.FromSeconds(5));
            await stage.Run(Lane.CancelLines, Lane.ShipParcels, Lane.TellShop);

            // A reading that begins at the very moment of a change cannot contain it, and would be repeated for ever while time
            // stands still.
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await stage.Run(Lane.WatchShop, Lane.Decide, Lane.PushStock);
        }
    }

    public static Task Post(Stage stage, string path) => stage.Rehearsal.Ledger(HttpMethod.Post, path);

    public static Task<Order> Row(Stage stage, string order) =>
        stage.Read(db => db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == order, Ct));

    public static async Task<JsonNode> Fact(Stage stage, long shop) =>
        (await stage.Rehearsal.Ledger(HttpMethod.Get, $"shop/order?order={shop}")).Json;

    public static async Task<int> ShippedAtBol(Stage stage, string bol) =>
        (int)(await stage.Orders()).Single(o => (string)o!["bolOrderId"]! == bol)!["shipped"]!;

    public static async Task<List<string>> Questions(Stage stage) =>
        [.. (await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null && a.Subject == ActivitySubject.Order)
            .ToListAsync(Ct))).Select(a => a.What.Code).Order(StringComparer.Ordinal)];
}

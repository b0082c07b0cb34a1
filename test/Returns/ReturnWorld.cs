using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.External;
using Tandem.Tests.Orders;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Returns;

/// <summary>An order that was sent, and all the hands that refund and send back of it, over real HTTP.</summary>
internal sealed class ReturnWorld
{
    private readonly Stage _stage;

    private ReturnWorld(Stage stage, string bol, long shop, int article, int units) =>
        (_stage, Bol, Shop, Article, Units) = (stage, bol, shop, article, units);

    public string Bol { get; }

    public long Shop { get; }

    public int Article { get; }

    public int Units { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Stage> Open(DatabaseKind kind, Checkpoints? steps = null)
    {
        var stage = await EditedOrder.Open(kind, steps);
        await stage.GoLive(Module.Returns);
        return stage;
    }

    public static async Task<ReturnWorld> Sent(Stage stage, int units, Func<Task>? beforeShipping = null) =>
        (await Sent(stage, [units], beforeShipping))[0];

    /// <summary>One order of each article, all in one go.</summary>
    public static async Task<List<ReturnWorld>> Sent(Stage stage, IReadOnlyList<int> units, Func<Task>? beforeShipping = null)
    {
        var (made, article) = (new List<(string Bol, int Article, int Units)>(), 1);
        foreach (var each in units)
        {
            made.Add((await stage.Rehearsal.OrderAtBol(each, Seeding.Gtin(article)), article, each));
            article++;
        }

        await Turn(stage, 2);
        if (beforeShipping is not null) await beforeShipping();
        var worlds = new List<ReturnWorld>();
        foreach (var (bol, number, each) in made)
        {
            var shop = (await EditedOrder.Row(stage, bol)).ShopOrderId!.Value;
            await EditedOrder.Post(stage, $"shop/complete?order={shop}&tracking=3STEST{shop:0000000}");
            worlds.Add(new ReturnWorld(stage, bol, shop, number, each));
        }

        await Turn(stage, 2);
        foreach (var world in worlds) Assert.Equal(world.Units, (await world.Row()).Lines.Sum(l => l.Shipped));
        return worlds;
    }

    public static async Task Turn(Stage stage, int turns = 1)
    {
        for (var i = 0; i < turns; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(301));
            await stage.Run(Lane.WatchBol, Lane.WatchShop, Lane.Decide, Lane.ImportOrders, Lane.ShipParcels, Lane.HandleReturns,
                Lane.UploadInvoices, Lane.SendEInvoices, Lane.TellShop, Lane.CancelLines);
            stage.Clock.Advance(TimeSpan.FromSeconds(20));
            await stage.Run(Lane.ShipParcels, Lane.HandleReturns, Lane.UploadInvoices, Lane.SendEInvoices,
                Lane.TellShop, Lane.CancelLines);
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await stage.Run(Lane.WatchShop);
        }
    }

    public Task<Order> Row() => EditedOrder.Row(_stage, Bol);

    public async Task<string?> Register(int units)
    {
        using var request = new HttpRequestMessage(Post, new Uri(_stage.Rehearsal.Host.Ledger,
            $"shoppers/return?order={Bol}&units={units}"));
        var answer = await _stage.Rehearsal.Send(request);
        return answer.Status == 409 ? null : (string)answer.Json["rma"]!;
    }

    public Task Portal(string rma, string result) => EditedOrder.Post(_stage, $"bol/handle-return?rma={rma}&result={result}");

    public async Task<Reason?> Decide(long key, params ReturnChoice[] choices) =>
        await _stage.Get<ReturnDesk>().Book(_stage.Seller, key, choices, new ReturnActor(), Ct);

    public async Task<Reason?> MakeAtBol(int units)
    {
        var row = await Row();
        return await _stage.Get<ReturnDesk>().MakeAtBol(_stage.Seller, row.Key, row.Lines[0].OrderItemId, units,
            new ReturnActor(),
            Ct);
    }

    public async Task<Reason?> SayRestock(long key, bool restock) =>
        await _stage.Get<ReturnDesk>().SayRestock(_stage.Seller, key, restock, Ct);

    public async Task RefundByHand(int units, bool restock = false) =>
        await EditedOrder.Refund(_stage, Shop, (long)(await InShop())["line_items"]![0]!["id"]!, units, restock);

    /// <summary>False where so much is not left.</summary>
    public async Task<bool> GiveBack(decimal amount)
    {
        var refund = new JsonObject { ["amount"] = EditedOrder.Text(amount), ["reason"] = "zomaar", ["api_refund"] = false };
        return (await _stage.Rehearsal.Shop(Post, $"orders/{Shop}/refunds", refund)).Status < 300;
    }

    public Task Remove(JsonNode refund) =>
        _stage.Rehearsal.Shop(HttpMethod.Delete, $"orders/{Shop}/refunds/{(long)refund["id"]!}", null,
            new KeyValuePair<string, string>("force", "true"));

    public async Task<JsonNode> InShop() => (await _stage.Rehearsal.Shop(Get, $"orders/{Shop}")).Json;

    public async Task<List<JsonNode>> Refunds() =>
        [.. (await _stage.Rehearsal.Shop(Get, $"orders/{Shop}/refunds")).Json.AsArray().Select(r => r!)];

    public async Task<List<ReturnLine>> Lines() =>
        await _stage.Read(db => db.Returns.Where(r => r.BolOrderId == Bol).OrderBy(r => r.Key).ToListAsync(Ct));

    public async Task<List<ReturnDecision>> Decisions()
    {
        var key = (await Row()).Key;
        return await _stage.Read(db => db.ReturnDecisions.Where(d => d.OrderKey == key && !d.Dropped).ToListAsync(Ct));
    }

    public async Task<List<string>> Questions()
    {
        var key = (await Row()).Key;
        return await _stage.Read(async db => (await db.Attentions.Where(a => a.ClearedAt == null && a.SubjectKey == key
            && a.Subject == ActivitySubject.Order).ToListAsync(Ct)).ConvertAll(a => a.What.Code));
    }

    /// <summary>Units by result, as bol has them of all returns of the order.</summary>
    public async Task<List<string>> AtBol()
    {
        var results = new List<(string Handling, int Units)>();
        foreach (var line in await Lines())
        {
            var shown = (await _stage.Rehearsal.Bol.GetReturn(line.ReturnId, Ct))!.ReturnItems!.Single(i =>
                i.RmaId == line.RmaId);
            results.AddRange(shown.ProcessingResults!.Select(r => (r.HandlingResult!, r.Quantity!.Value)));
        }

        return [.. results.GroupBy(r => r.Handling).Select(g => $"{g.Sum(r => r.Units)}:{g.Key}").Order(StringComparer.Ordinal)];
    }

    public static decimal Amount(IEnumerable<JsonNode> refunds) => refunds.Sum(r => EditedOrder.Amount(r["amount"]));

    public static int UnitsOf(IEnumerable<JsonNode> refunds) =>
        refunds.Sum(r => r["line_items"]!.AsArray().Sum(l => Math.Abs((int)l!["quantity"]!)));

    public static bool IsOurs(JsonNode refund) => ((string)refund["reason"]!).Contains("[bol ", StringComparison.Ordinal);
}

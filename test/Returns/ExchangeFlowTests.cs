using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using Tandem.Tests.Orders;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Returns;

/// <summary>An exchange whose order Tandem makes in the shop: once, for nothing, and nobody's but the shop's.</summary>
public sealed class ExchangeFlowTests
{
    private static readonly ReturnChoice One = new(1, ReturnOutcome.Exchange, Replace: true);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Exchange_GetsItsOrder_FromTheShopsStock_AndBolHearsOfNoParcel(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 3);
        var key = await Returned(stage, order, 2);
        await stage.Settle(2);
        var (before, orders) = (await stage.Shown(), await stage.Read(db => db.Orders.CountAsync(Ct)));
        var sent = await order.InShop();

        Assert.Null(await order.Decide(key, new ReturnChoice(2, ReturnOutcome.Exchange, Replace: true)));
        await ReturnWorld.Turn(stage, 2);
        await stage.Settle(3);

        Assert.Equal(["2:EXCHANGE_PRODUCT"], await order.AtBol());
        var made = Assert.Single(await Replacements.In(stage));
        Assert.Equal(("processing", 0m), ((string)made["status"]!, EditedOrder.Amount(made["total"])));
        var (line, was) = (Assert.Single(made["line_items"]!.AsArray())!, sent["line_items"]![0]!);
        Assert.Equal((2, (long)was["product_id"]!, (long)was["variation_id"]!),
            ((int)line["quantity"]!, (long)line["product_id"]!, (long)line["variation_id"]!));
        Assert.Equal($"{sent["shipping"]}", $"{made["shipping"]}");
        Assert.Equal((string)sent["billing"]!["last_name"]!, (string)made["billing"]!["last_name"]!);
        Assert.Equal("", (string)made["billing"]!["email"]!);
        Assert.DoesNotContain(made["meta_data"]!.AsArray(), m => (string)m!["key"]! == "_bol_order_id");
        Assert.DoesNotContain(line["meta_data"]!.AsArray(),
            m => ((string)m!["key"]!).StartsWith("_bol", StringComparison.Ordinal));
        Assert.Equal((before.Shop - 2, before.Bol - 2), await stage.Shown());
        Assert.Empty(await order.Refunds());
        Assert.Equal(ReturnStep.Booked, (await order.Lines())[0].Step);
        Assert.Equal((1, 1), (await Notes(stage, (long)made["id"]!, "Kosteloze omruiling: 2 ×"),
            await Notes(stage, order.Shop, $"met bestelling {(string)made["number"]!}.")));

        // It is seen by both pages, and by the stock's own book as a sale of the shop.
        var page = await stage.Get<DeskPages>().Of(stage.Seller, key, Ct);
        Assert.Equal(((string)made["number"]!, false), (page!.Exchanges.Single().Replacement!.Number,
            page.Exchanges.Single().Replacement!.Asks));
        var shown = await stage.Get<OrderPages>().Of(stage.Seller, (await order.Row()).Key, Ct);
        Assert.EndsWith($"id={(long)made["id"]!}", shown!.Returns.Single().Replacements.Single().Link!.ToString(),
            StringComparison.Ordinal);
        Assert.Equal(2, (await stage.Read(db => db.ShopSales.SingleAsync(s => s.ShopOrderId == (long)made["id"]!, Ct))).Units);

        // It goes out: no parcel of it is bol's.
        var shipments = stage.Wire.Count("/retailer/orders/shipment");
        await EditedOrder.Post(stage, $"shop/complete?order={(long)made["id"]!}&tracking=3SRUIL0000001");
        await ReturnWorld.Turn(stage, 3);
        Assert.Equal(shipments, stage.Wire.Count("/retailer/orders/shipment"));
        Assert.Equal(orders, await stage.Read(db => db.Orders.CountAsync(Ct)));
        Assert.Single(await Replacements.In(stage));
        Assert.Empty(await EditedOrder.Questions(stage));
    }

    /// <summary>The answer is lost, or the request: looked for by its own name, and never made twice.</summary>
    [Theory, EitherDatabase]
    public async Task LostAnswer_OrLostRequest_LeavesOneOrder(DatabaseKind kind)
    {
        foreach (var arrives in new[] { true, false })
        {
            await using var stage = await ReturnWorld.Open(kind);
            var order = await ReturnWorld.Sent(stage, 1);
            var key = await Returned(stage, order, 1);
            var lost = 0;
            bool Loses(HttpRequestMessage request) => request.Method == Post && lost < 1
                && request.RequestUri!.AbsolutePath.EndsWith("/wc/v3/orders", StringComparison.Ordinal) && lost++ == 0;
            if (arrives) stage.Wire.LosesAnswer = Loses;
            else stage.Wire.LosesRequest = Loses;
            Assert.Null(await order.Decide(key, One));
            await ReturnWorld.Turn(stage, 4);

            Assert.Equal(1, lost);
            var made = Assert.Single(await Replacements.In(stage));
            Assert.Equal((long)made["id"]!, (await order.Decisions())[0].ReplacedBy);
            Assert.Equal(ReturnStep.Booked, (await order.Lines())[0].Step);
            Assert.Equal(1, await Notes(stage, (long)made["id"]!, "Kosteloze omruiling"));
            Assert.Empty(await EditedOrder.Questions(stage));
        }
    }

    [Theory, EitherDatabase]
    public async Task TakenBack_OrOtherwiseAtBol_NothingIsMade(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var worlds = await ReturnWorld.Sent(stage, [1, 1]);
        var (undone, other) = (await Returned(stage, worlds[0], 1), await Returned(stage, worlds[1], 1));
        Assert.Null(await worlds[0].Decide(undone, One));
        Assert.Null(await stage.Get<ReturnDesk>().Undo(stage.Seller, undone, Ct));
        Assert.Null(await worlds[1].Decide(other, One));
        await worlds[1].Portal((await worlds[1].Lines())[0].RmaId, "RETURN_DOES_NOT_MEET_CONDITIONS");
        await ReturnWorld.Turn(stage, 3);
        Assert.Empty(await Replacements.In(stage));
    }

    /// <summary>The address is gone with its order: asked, with both ways out.</summary>
    [Theory, EitherDatabase]
    public async Task OrderInTheBin_Asks_AndIsMadeOnceItIsBack_OrByHand(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var worlds = await ReturnWorld.Sent(stage, [1, 1]);
        foreach (var order in worlds)
        {
            var key = await Returned(stage, order, 1);
            Assert.Null(await order.Decide(key, One));
            await stage.Rehearsal.Shop(Delete, $"orders/{order.Shop}");
        }

        await ReturnWorld.Turn(stage, 2);
        foreach (var order in worlds)
            Assert.Contains("attention.replacement-gone", await order.Questions());
        Assert.Empty(await Replacements.In(stage));

        var (back, mine) = (worlds[0], worlds[1]);
        await stage.Rehearsal.Shop(Put, $"orders/{back.Shop}", JsonNode.Parse("""{"status":"completed"}"""));
        await ReturnWorld.Turn(stage);
        var desk = stage.Get<ReturnDesk>();
        Assert.Null(await desk.Replace(stage.Seller, (await back.Lines())[0].Key, Ct));
        Assert.Equal("return.not.replace", (await desk.Replace(stage.Seller, (await mine.Lines())[0].Key, Ct))?.Code);
        Assert.Null(await desk.ReplaceByHand(stage.Seller, (await mine.Lines())[0].Key, Ct));
        await ReturnWorld.Turn(stage, 2);
        Assert.Single(await Replacements.In(stage));
        foreach (var order in worlds)
        {
            Assert.DoesNotContain(await order.Questions(), q => q.StartsWith("attention.replacement", StringComparison.Ordinal));
            Assert.Equal(ReturnStep.Booked, (await order.Lines())[0].Step);
        }
    }

    [Theory, EitherDatabase]
    public async Task NoStock_OrNoProduct_Asks_AndIsMadeOnceThereIs(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 1);
        var key = await Returned(stage, order, 1);
        var product = (long)(await order.InShop())["line_items"]![0]!["product_id"]!;
        await stage.Rehearsal.Shop(Put, $"products/{product}", JsonNode.Parse("""{"stock_quantity":0}"""));
        Assert.Null(await order.Decide(key, One));
        await ReturnWorld.Turn(stage, 2);
        Assert.Equal(["attention.replacement-stock"], await order.Questions());
        var question = await stage.Read(db => db.Attentions.SingleAsync(a => a.ClearedAt == null
            && a.Subject == ActivitySubject.Order, Ct));
        Assert.Equal(QuestionTopic.Returns, QuestionRule.TopicOf(question.What.Code));

        await stage.Rehearsal.Shop(Delete, $"products/{product}");
        var desk = stage.Get<ReturnDesk>();
        Assert.Null(await desk.Replace(stage.Seller, key, Ct));
        await ReturnWorld.Turn(stage, 2);
        Assert.Contains("attention.replacement-product", await order.Questions());
        Assert.Empty(await Replacements.In(stage));

        await stage.Rehearsal.Shop(Put, $"products/{product}", JsonNode.Parse("""{"status":"publish","stock_quantity":5}"""));
        Assert.Null(await desk.Replace(stage.Seller, key, Ct));
        await ReturnWorld.Turn(stage, 2);
        Assert.EndsWith("-3", (string)Assert.Single(await Replacements.In(stage))["transaction_id"]!, StringComparison.Ordinal);
        Assert.Equal("return.not.waiting", (await desk.Replace(stage.Seller, key, Ct))?.Code);
    }

    /// <summary>Refused three times it ends with a question; the next try has a name of its own.</summary>
    [Theory, EitherDatabase]
    public async Task Refused_Asks_AndCanBeMadeAgain(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 1);
        var key = await Returned(stage, order, 1);
        stage.Wire.Answers = request => request.Method == Post
            && request.RequestUri!.AbsolutePath.EndsWith("/wc/v3/orders", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.BadRequest)
            {
                Content = new StringContent("""{"code":"woocommerce_rest_locked","message":"Op slot.","data":{"status":400}}""",
                    Encoding.UTF8, "application/json"),
            }
            : null;
        Assert.Null(await order.Decide(key, One));
        for (var turns = 0; turns < 8 && !(await order.Decisions())[0].AsksReplacement; turns++) await ReturnWorld.Turn(stage);
        Assert.Equal(["attention.replacement-refused"], await order.Questions());
        stage.Wire.Answers = _ => null;
        Assert.Null(await stage.Get<ReturnDesk>().Replace(stage.Seller, key, Ct));
        await ReturnWorld.Turn(stage, 2);
        Assert.Single(await Replacements.In(stage));
        Assert.Empty(await EditedOrder.Questions(stage));
    }

    /// <summary>A plugin charges for it: it is there, and somebody must look.</summary>
    [Theory, EitherDatabase]
    public async Task OrderThatIsNotAsItShouldBe_IsAskedAbout_UntilSomebodySaysItIsRight(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind, new Checkpoints(async (step, _) =>
        {
            if (step != "replacement.made") return;
            var made = (await Replacements.In(Open!)).Last();
            await Open!.Rehearsal.Shop(Put, $"orders/{(long)made["id"]!}",
                JsonNode.Parse("""{"fee_lines":[{"name":"Toeslag","total":"2.50"}]}"""));
        }));
        Open = stage;
        var order = await ReturnWorld.Sent(stage, 1);
        var key = await Returned(stage, order, 1);
        Assert.Null(await order.Decide(key, One));
        await ReturnWorld.Turn(stage, 2);
        Assert.Equal(["attention.replacement-differs"], await order.Questions());
        Assert.Equal("return.not.waiting", (await stage.Get<ReturnDesk>().Replace(stage.Seller, key, Ct))?.Code);
        Assert.Null(await stage.Get<ReturnDesk>().ReplaceByHand(stage.Seller, key, Ct));
        await ReturnWorld.Turn(stage, 2);
        Assert.Empty(await EditedOrder.Questions(stage));
        Assert.Single(await Replacements.In(stage));
        Assert.NotNull((await order.Decisions())[0].ReplacedBy);
    }

    /// <summary>What was left to be made by hand, and what a paused shop waits with.</summary>
    [Theory, EitherDatabase]
    public async Task ByHand_CanBecomeTandems_AndAPausedShopWaits(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 1);
        var key = await Returned(stage, order, 1);
        Assert.Null(await order.Decide(key, One with { Replace = false }));
        await ReturnWorld.Turn(stage, 2);
        Assert.Equal(ReturnStep.Booked, (await order.Lines())[0].Step);
        Assert.Empty(await Replacements.In(stage));

        var parts = stage.Get<SellerParts>();
        var shop = (await parts.List(stage.Seller, Ct)).Single(p => p.IsShop);
        await parts.Pause(stage.Seller, shop, paused: true, Ct);
        Assert.Null(await stage.Get<ReturnDesk>().Replace(stage.Seller, key, Ct));
        await ReturnWorld.Turn(stage, 2);
        Assert.Empty(await Replacements.In(stage));
        Assert.Equal(ReturnStep.Decided, (await order.Lines())[0].Step);
        await parts.Pause(stage.Seller, shop, paused: false, Ct);
        await ReturnWorld.Turn(stage, 2);
        Assert.Single(await Replacements.In(stage));
        Assert.Equal(ReturnStep.Booked, (await order.Lines())[0].Step);
        Assert.Equal("return.not.waiting", (await stage.Get<ReturnDesk>().ReplaceByHand(stage.Seller, key, Ct))?.Code);
    }

    /// <summary>The shop is not there any more by the time that bol has it: only by hand.</summary>
    [Theory, EitherDatabase]
    public async Task ShopThatWasRemoved_Asks(DatabaseKind kind)
    {
        await using var stage = await ReturnWorld.Open(kind);
        var order = await ReturnWorld.Sent(stage, 1);
        var key = await Returned(stage, order, 1);
        Assert.Null(await order.Decide(key, One));
        await stage.Get<Database>().Write(db => db.Orders.Where(o => o.BolOrderId == order.Bol)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.ShopId, new ShopId(Guid.NewGuid())), Ct), Ct);
        stage.Clock.Advance(TimeSpan.FromSeconds(301));
        await stage.Run(Lane.HandleReturns);
        stage.Clock.Advance(TimeSpan.FromSeconds(20));
        await stage.Run(Lane.HandleReturns);
        Assert.Contains("attention.replacement-shop", await order.Questions());
        Assert.Null(await stage.Get<ReturnDesk>().ReplaceByHand(stage.Seller, key, Ct));
        Assert.DoesNotContain("attention.replacement-shop", await order.Questions());
    }

    private Stage? Open { get; set; }

    /// <summary>So many units come back, and wait.</summary>
    private static async Task<long> Returned(Stage stage, ReturnWorld order, int units)
    {
        Assert.NotNull(await order.Register(units));
        await ReturnWorld.Turn(stage);
        return (await order.Lines())[0].Key;
    }

    private static async Task<int> Notes(Stage stage, long order, string part) =>
        (await stage.Rehearsal.Shop(Get, $"orders/{order}/notes")).Json.AsArray()
            .Count(n => ((string)n!["note"]!).Contains(part, StringComparison.Ordinal));
}

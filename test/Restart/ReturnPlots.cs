using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.External;
using Tandem.Tests.Orders;
using Tandem.Tests.Returns;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Restart;

/// <summary>A unit comes back and is fine: bol is told, the shop refunds it and puts it back in stock.</summary>
internal sealed class DeskPlot : StepPlot
{
    private (string Bol, long Shop) _order;
    private string _rma = "";
    private (int Refunds, int Stock) _before;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.HandleReturn, IntentKind.ShopOrder];

    public override IReadOnlyList<string> Steps =>
        ["return.sent", "return.called", "return.queued", "return.settled", "refund.called", "tell.settled"];

    public override string Once => "1:RETURN_RECEIVED at bol, 1 refund, 1 in stock, Booked, 0 missing, 0 doubled, 0 cents";

    public override async Task Prepare(Stage stage)
    {
        await stage.GoLive(Module.Returns);
        _order = await Imported(stage, Seeding.Gtin(1), Steps.Count);
        await Hands(stage, $"shop/complete?order={_order.Shop}&tracking=3STEST0000001");
        for (var turns = 0; turns < 3; turns++) await Turn(stage);
    }

    public override async Task Begin(Stage stage, int number)
    {
        _before = ((int)(await InShop(stage, _order.Shop))["refunds"]!, (await stage.Shown()).Shop);
        _rma = (string)(await stage.Rehearsal.Ledger(Post, $"shoppers/return?order={_order.Bol}&units=1")).Json["rma"]!;
        await Turn(stage);
        await Hands(stage, $"shelve?rma={_rma}&units=1");
        Assert.Null(await stage.Get<ReturnDesk>().Book(stage.Seller, (await Line(stage)).Key,
            [new ReturnChoice(1, ReturnOutcome.Fine, Restock: true)], new ReturnActor(), Ct));
    }

    public override async Task<string> Seen(Stage stage)
    {
        var line = await Line(stage);
        var item = (await stage.Rehearsal.Bol.GetReturn(line.ReturnId, Ct))!.ReturnItems!.Single(i => i.RmaId == _rma);
        var results = string.Join(' ', item.ProcessingResults!.Select(r => $"{r.Quantity}:{r.HandlingResult}"));
        var refunds = (int)(await InShop(stage, _order.Shop))["refunds"]! - _before.Refunds;
        var (stock, verdict) = ((await stage.Shown()).Shop - _before.Stock, await stage.Rehearsal.Verdict());
        return $"{results} at bol, {refunds} refund, {stock} in stock, {line.Step}, {verdict["refundsMissing"]} missing, "
            + $"{verdict["refundsDoubled"]} doubled, {verdict["refundCentsDifferent"]} cents";
    }

    private Task<ReturnLine> Line(Stage stage) => stage.Read(db => db.Returns.SingleAsync(r => r.RmaId == _rma, Ct));
}

/// <summary>The shop's people refunded a unit that no customer registered, and somebody makes the return at bol.</summary>
internal sealed class MadeReturnPlot : StepPlot
{
    private (string Bol, long Shop) _order;
    private int _before;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.MakeReturn];

    public override IReadOnlyList<string> Steps =>
        ["make-return.sent", "make-return.called", "make-return.queued", "make-return.settled"];

    public override string Once => "1 unit back at bol, 1 refund each";

    public override async Task Prepare(Stage stage)
    {
        await stage.GoLive(Module.Returns);
        _order = await Imported(stage, Seeding.Gtin(1), Steps.Count);
        await Hands(stage, $"shop/complete?order={_order.Shop}&tracking=3STEST0000001");
        for (var turns = 0; turns < 3; turns++) await Turn(stage);
    }

    public override async Task Begin(Stage stage, int number)
    {
        _before = await Back(stage);
        Assert.Equal(number, _before);
        var line = (await EditedOrder.Row(stage, _order.Bol)).Lines.Single();
        await EditedOrder.Refund(stage, _order.Shop, line.ShopLineId!.Value, 1, restock: false);
        await Turn(stage);
        Assert.Null(await stage.Get<ReturnDesk>()
            .MakeAtBol(stage.Seller, line.OrderKey, line.OrderItemId, 1, new ReturnActor(), Ct));
    }

    public override async Task<string> Seen(Stage stage)
    {
        var refunds = (int)(await InShop(stage, _order.Shop))["refunds"]! - _before;
        return $"{await Back(stage) - _before} unit back at bol, {refunds} refund each";
    }

    private async Task<int> Back(Stage stage)
    {
        var list = await stage.Rehearsal.Bol.GetReturns(new BolReturnQuery { Handled = true }, Ct);
        return (list.Returns ?? []).SelectMany(r => r.ReturnItems ?? []).Where(i => i.OrderId == _order.Bol)
            .Sum(i => i.ProcessingResults!.Sum(r => r.Quantity ?? 0));
    }
}

/// <summary>A unit comes back and the customer gets another one: bol is told, and the shop has one new order of it.</summary>
internal sealed class ExchangePlot : StepPlot
{
    private (string Bol, long Shop) _order;
    private string _rma = "";
    private (int Orders, int Stock) _before;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.HandleReturn, IntentKind.Replacement, IntentKind.ShopOrder];

    public override IReadOnlyList<string> Steps =>
        ["replacement.sent", "replacement.made", "replacement.called", "replacement.settled"];

    public override string Once => "1:EXCHANGE_PRODUCT at bol, 1 order of 1 at 0, 1 note on each, -1 in stock, Booked";

    public override async Task Prepare(Stage stage)
    {
        await stage.GoLive(Module.Returns);
        _order = await Imported(stage, Seeding.Gtin(1), Steps.Count);
        await Hands(stage, $"shop/complete?order={_order.Shop}&tracking=3STEST0000001");
        for (var turns = 0; turns < 3; turns++) await Turn(stage);
    }

    public override async Task Begin(Stage stage, int number)
    {
        _before = ((await Made(stage)).Count, (await stage.Shown()).Shop);
        _rma = (string)(await stage.Rehearsal.Ledger(Post, $"shoppers/return?order={_order.Bol}&units=1")).Json["rma"]!;
        await Turn(stage);
        Assert.Null(await stage.Get<ReturnDesk>().Book(stage.Seller, (await Line(stage)).Key,
            [new ReturnChoice(1, ReturnOutcome.Exchange, Replace: true)], new ReturnActor(), Ct));
    }

    public override async Task<string> Seen(Stage stage)
    {
        var line = await Line(stage);
        var item = (await stage.Rehearsal.Bol.GetReturn(line.ReturnId, Ct))!.ReturnItems!.Single(i => i.RmaId == _rma);
        var results = string.Join(' ', item.ProcessingResults!.Select(r => $"{r.Quantity}:{r.HandlingResult}"));
        var made = (await Made(stage)).Skip(_before.Orders).ToList();
        var units = made.Sum(o => o["line_items"]!.AsArray().Sum(l => (int)l!["quantity"]!));
        var notes = await Notes(stage, _order.Shop, made.Count == 0 ? "none" : $"bestelling {(string)made[0]["number"]!}.");
        foreach (var order in made) notes = Math.Min(notes, await Notes(stage, (long)order["id"]!, $"RMA {_rma}"));
        return $"{results} at bol, {made.Count} order of {units} at {made.Sum(o => EditedOrder.Amount(o["total"])):0}, "
            + $"{notes} note on each, {(await stage.Shown()).Shop - _before.Stock} in stock, {line.Step}";
    }

    private Task<ReturnLine> Line(Stage stage) => stage.Read(db => db.Returns.SingleAsync(r => r.RmaId == _rma, Ct));

    private static async Task<int> Notes(Stage stage, long order, string part) =>
        (await stage.Rehearsal.Shop(Get, $"orders/{order}/notes")).Json.AsArray()
            .Count(n => ((string)n!["note"]!).Contains(part, StringComparison.Ordinal));

    private static Task<List<JsonNode>> Made(Stage stage) => Replacements.In(stage);
}

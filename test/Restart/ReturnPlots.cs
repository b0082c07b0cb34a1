using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Returns;
using Tandem.Engine.Sellers;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.External;
using Tandem.Tests.Orders;
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

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Offers;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Pages;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Restart;

/// <summary>An article is sold on both sides at once, and every source is due, also those that are read once in hours.</summary>
internal sealed class ReadPlot : StepPlot
{
    private string _order = "";
    private int _before;

    public override IReadOnlyList<IntentKind> Writes => [];

    public override IReadOnlyList<string> Steps =>
        ["items.read", "items.saved", "offers.read", "lvb.read", "orders.read", "orders.saved", "shop-orders.read",
            "shop-orders.saved"];

    public override string Once => "1 order, 3 units";

    public override async Task Begin(Stage stage, int number)
    {
        _before = (await stage.Shown()).Shop;
        _order = await stage.Rehearsal.OrderAtBol(2);
        await stage.Rehearsal.OrderInShop(1);
        var now = stage.Clock.GetUtcNow();
        await stage.Work.Owner.Write(db => db.Observations.ExecuteUpdateAsync(o => o.SetProperty(x => x.DueAt, now), Ct), Ct);
    }

    public override async Task<string> Seen(Stage stage) =>
        $"{(await AtBol(stage, _order))["shopOrders"]!.AsArray().Count} order, {_before - (await stage.Shown()).Shop} units";
}

/// <summary>An order at bol comes into the shop.</summary>
internal sealed class ImportPlot : StepPlot
{
    private string _order = "";
    private int _before;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.Import];

    public override IReadOnlyList<string> Steps => ["import.intended", "import.sent", "import.called", "import.settled"];

    public override string Once => "1 order, 2 units";

    public override async Task Begin(Stage stage, int number)
    {
        _before = (await stage.Shown()).Shop;
        _order = await stage.Rehearsal.OrderAtBol(2);
    }

    public override async Task<string> Seen(Stage stage) =>
        $"{(await AtBol(stage, _order))["shopOrders"]!.AsArray().Count} order, {_before - (await stage.Shown()).Shop} units";
}

/// <summary>
/// A plugin left an imported order pending, so that the shop took nothing; somebody has it compared and repaired.
/// </summary>
internal sealed class PendingPlot : StepPlot
{
    private long _shop;
    private int _before;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.Import];

    public override IReadOnlyList<string> Steps => ["repair.status"];

    public override string Once => "processing, 2 units";

    public override async Task Begin(Stage stage, int number)
    {
        _before = (await stage.Shown()).Shop;
        (var order, _shop) = await Imported(stage, Seeding.Gtin(1));
        await Hands(stage, $"shop/status?order={_shop}&status=pending");
        var key = await stage.Read(db => db.Orders.Where(o => o.BolOrderId == order).Select(o => o.Key).SingleAsync(Ct));
        Assert.Null(await stage.Get<PickOrders>().Repair(stage.Seller, key, Ct));
    }

    public override async Task<string> Seen(Stage stage) =>
        $"{(string)(await InShop(stage, _shop))["status"]!}, {_before - (await stage.Shown()).Shop} units";
}

/// <summary>An offer that nobody linked is sold; once its order is there, a person says which item it was.</summary>
/// <param name="shop">Before WooCommerce 9.3 a line that is added takes its stock only when it is sent again.</param>
internal sealed class RepairPlot(string shop) : StepPlot
{
    private string _order = "";
    private int _before;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.Import];

    public override IReadOnlyList<string> Steps => ["repair.read", "repair.swapped", "import.called", "import.settled"];

    public override string Once => "1 order, 2 units, known";

    public override SandboxOptions World(SandboxOptions options) => base.World(options) with { ShopVersion = shop };

    public override async Task Begin(Stage stage, int number)
    {
        _before = (await stage.Shown()).Shop;
        var item = await stage.Item(Seeding.Gtin(1));
        var offer = await stage.Read(db => db.LinkParts.Where(p => p.ItemKey == item.Key).Select(p => p.OfferKey)
            .SingleAsync(Ct));
        var links = stage.Get<LinkByHand>();
        Assert.Null(await links.Unlink(stage.Seller, offer, WhenUnlinked.Asked, Ct));
        (_order, _) = await Imported(stage, Seeding.Gtin(1));
        var row = await Row(stage);
        Assert.True(row.Lines[0].UnknownProduct);
        Assert.Null(await stage.Get<PickOrders>()
            .LinkAndRepair(stage.Seller, row.Key, row.Lines[0].OrderItemId, [new LinkWish(item.Key, 1)], Ct));
    }

    public override async Task<string> Seen(Stage stage)
    {
        var orders = (await AtBol(stage, _order))["shopOrders"]!.AsArray().Count;
        var known = (await Row(stage)).Lines[0].UnknownProduct ? "unknown" : "known";
        return $"{orders} order, {_before - (await stage.Shown()).Shop} units, {known}";
    }

    private Task<Order> Row(Stage stage) =>
        stage.Read(db => db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == _order, Ct));
}

/// <summary>A customer wants to cancel one of two lines, and a rule accepts.</summary>
internal sealed class CancelPlot : StepPlot
{
    private long _shop;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.Cancel, IntentKind.ShopOrder];

    public override IReadOnlyList<string> Steps =>
        ["tell.sent", "tell.changed", "tell.called", "tell.settled", "cancel.sent", "cancel.called", "cancel.queued",
            "cancel.settled", "refund.called"];

    public override string Once => "processing, 2 units in 1 refund, 2 notes";

    public override Task Prepare(Stage stage) => stage.Get<ChangeOrderSettings>()
        .Change(stage.Seller, s => s with { Cancel = s.Cancel with { AcceptUnsent = true } }, Ct);

    public override async Task Begin(Stage stage, int number)
    {
        (var order, _shop) = await Imported(stage, Seeding.Gtin(1), also: Seeding.Gtin(2));
        await Hands(stage, $"shoppers/ask-to-cancel?order={order}&line=1");
    }

    public override async Task<string> Seen(Stage stage)
    {
        var order = await InShop(stage, _shop);
        return $"{(string)order["status"]!}, {order["refunded"]} units in {order["refunds"]} refund, {order["notes"]} notes";
    }
}

/// <summary>A customer sends a unit back, and somebody at bol's pages takes it in.</summary>
internal sealed class ReturnPlot : StepPlot
{
    private (string Bol, long Shop) _order;
    private string _return = "";

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.ShopOrder];

    public override IReadOnlyList<string> Steps => ["returns.read", "returns.saved", "tell.sent", "tell.called"];

    public override string Once => "2 notes";

    public override async Task Prepare(Stage stage)
    {
        _order = await Imported(stage, Seeding.Gtin(1), Steps.Count);
        await Hands(stage, $"shop/complete?order={_order.Shop}&tracking=3STEST0000001");
        for (var turns = 0; turns < 3; turns++) await Turn(stage);
    }

    public override async Task Begin(Stage stage, int number)
    {
        _return = (string)(await stage.Rehearsal.Ledger(Post, $"shoppers/return?order={_order.Bol}&units=1")).Json["rma"]!;
        await Hands(stage, $"bol/handle-return?rma={_return}&result=RETURN_RECEIVED");
    }

    public override async Task<string> Seen(Stage stage)
    {
        var notes = (await InShop(stage, _order.Shop))["noteTexts"]!.AsArray();
        return $"{notes.Count(n => ((string)n!).Contains($"RMA {_return}", StringComparison.Ordinal))} notes";
    }
}

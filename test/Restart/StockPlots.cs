using Microsoft.EntityFrameworkCore;
using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Stock;
using Tandem.Engine.Warehouse;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.External;
using static System.Net.Http.HttpMethod;

namespace Tandem.Tests.Restart;

/// <summary>The shop sells, and bol has to show less.</summary>
internal sealed class StockPlot : StepPlot
{
    private int _before;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.Stock];

    public override IReadOnlyList<string> Steps => ["stock.intended", "stock.sent", "stock.called", "stock.settled"];

    public override string Once => "2 less in the shop, 2 less at bol";

    public override async Task Begin(Stage stage, int number)
    {
        _before = (await stage.Shown()).Shop;
        Assert.Equal(_before, (await stage.Shown()).Bol);
        await stage.Rehearsal.OrderInShop(2);
    }

    public override async Task<string> Seen(Stage stage)
    {
        var (shop, bol) = await stage.Shown();
        return $"{_before - shop} less in the shop, {_before - bol} less at bol";
    }
}

/// <summary>Another program says how many there are.</summary>
internal sealed class ShopStockPlot : StepPlot
{
    private int _said;
    private int _written;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.ShopStock];

    public override IReadOnlyList<string> Steps =>
        ["shop-stock.intended", "shop-stock.sent", "shop-stock.called", "shop-stock.settled"];

    public override string Once => "as said, written once";

    // What another program says is not what lies in the ledger's warehouse.
    public override string? NotJudged => "stockDifferencesAtRest";

    public override Task Prepare(Stage stage) => stage.Source(new SourceDraft(StockSource.Api, LagMinutes: 0));

    public override async Task Begin(Stage stage, int number)
    {
        _said = 7 + number;
        var took = await stage.Get<ReceiveStock>().Take(stage.Seller, [new PushedNumber(Seeding.Gtin(1), null, _said)], Ct);
        Assert.All(took, outcome => Assert.Null(outcome.Problem));
        _written = stage.Wire.Count("products/batch");
    }

    public override async Task<string> Seen(Stage stage)
    {
        var (times, shown) = (stage.Wire.Count("products/batch") - _written, await stage.Shown());
        return $"{(shown == (_said, _said) ? "as said" : $"{shown}")}, written {(times == 1 ? "once" : $"{times} times")}";
    }
}

/// <summary>bol's own warehouse runs empty, so that the offer sells from the shop's stock; and is filled again.</summary>
internal sealed class LvbPlot : StepPlot
{
    private static readonly string Gtin = Seeding.Gtin(900_005);
    private string _offer = "";
    private string _wanted = "";
    private int _written;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.LvbSwitch];

    public override IReadOnlyList<string> Steps =>
        ["lvb.sent", "lvb.sent", "lvb.called", "lvb.called", "lvb.settled", "lvb.settled"];

    public override string Once => "as wanted, written once";

    // What did not take effect is not tried again for a day.
    public override TimeSpan Pause => TimeSpan.FromHours(2);

    public override async Task Prepare(Stage stage)
    {
        _offer = await stage.Read(db => db.Offers.Where(o => o.Ean == Gtin).Select(o => o.OfferId).SingleAsync(Ct));
        Assert.Null(await stage.Get<LvbSettings>()
            .Save(stage.Seller, new LvbSetting(true, 2, new LvbPromise("MY_DELIVERY_PROMISE", 1, 2, "14:00")), Ct));
    }

    public override async Task Begin(Stage stage, int number)
    {
        var leaves = number % 2 == 0;
        (_wanted, _written) = (leaves ? "FBR" : "FBB", stage.Wire.Count(_offer));
        await stage.Rehearsal.Ledger(Put, $"bol/warehouse?gtin={Gtin}&regular={(leaves ? 0 : 40)}");
        await Turn(stage);

        // A warehouse that was filled must stay so for a day.
        if (!leaves) stage.Clock.Advance(TimeSpan.FromHours(24));
    }

    public override async Task<string> Seen(Stage stage)
    {
        var method = (await stage.Rehearsal.Bol.GetOffer(_offer, Ct))!.Fulfilment?.Method;
        var times = stage.Wire.Writes.Count(w => w.EndsWith(_offer, StringComparison.Ordinal)) - _written;
        return $"{(method == _wanted ? "as wanted" : method)}, written {(times == 1 ? "once" : $"{times} times")}";
    }
}

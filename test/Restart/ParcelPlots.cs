using Tandem.Engine.Loop;
using Tandem.Engine.Pages;
using Tandem.Engine.Shipments.Labels;
using Tandem.Sandbox;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.External;

namespace Tandem.Tests.Restart;

/// <summary>The shop sends an order, with its code.</summary>
internal sealed class ShipPlot : StepPlot
{
    private string _order = "";

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.Ship];

    public override IReadOnlyList<string> Steps => ["ship.intended", "ship.sent", "ship.called", "ship.queued", "ship.settled"];

    public override string Once => "2 units in 1 shipment";

    public override async Task Begin(Stage stage, int number)
    {
        (_order, var shop) = await Imported(stage, Seeding.Gtin(1));
        await Hands(stage, $"shop/complete?order={shop}&tracking=3STEST{shop:0000000}");
    }

    public override async Task<string> Seen(Stage stage)
    {
        var order = await AtBol(stage, _order);
        return $"{order["shipped"]} units in {order["shipments"]} shipment";
    }
}

/// <summary>The shop sends an order and adds its code afterwards.</summary>
internal sealed class TransportPlot : StepPlot
{
    private string _order = "";
    private int _told;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.Transport];

    public override IReadOnlyList<string> Steps => ["transport.sent", "transport.called", "transport.queued", "transport.settled"];

    public override string Once => "1 shipment, its code told once, 0 lack one";

    public override Task Prepare(Stage stage) => stage.Get<ChangeOrderSettings>()
        .Change(stage.Seller, s => s with { Shipping = s.Shipping with { TrackingWaitHours = 0 } }, Ct);

    public override async Task Begin(Stage stage, int number)
    {
        (_order, var shop) = await Imported(stage, Seeding.Gtin(1));
        await Hands(stage, $"shop/status?order={shop}&status=completed");
        await Until(stage, async () => (int)(await AtBol(stage, _order))["shipped"]! == 2, "shipped without a code");
        await Turn(stage);
        _told = Told(stage);
        await Hands(stage, $"shop/parcel?order={shop}&tracking=3STEST{shop:0000000}");
    }

    public override async Task<string> Seen(Stage stage)
    {
        var (lack, times) = ((await stage.Rehearsal.Verdict())["trackingMissing"], Told(stage) - _told);
        var told = times == 1 ? "once" : $"{times} times";
        return $"{(await AtBol(stage, _order))["shipments"]} shipment, its code told {told}, {lack} lack one";
    }

    private static int Told(Stage stage) => stage.Wire.Count("PUT /retailer/transports");
}

/// <summary>An order goes out with bol's label: the packer waits for it, then sends.</summary>
internal sealed class LabelPlot : StepPlot
{
    private string? _order;
    private int _bought;
    private bool _sent;

    public override IReadOnlyList<IntentKind> Writes => [IntentKind.Label];

    public override IReadOnlyList<string> Steps =>
        ["label.intended", "label.sent", "label.called", "label.queued", "label.settled", "tell.called", "ship.called"];

    public override string Once => "1 label, 1 shipment";

    public override SandboxOptions World(SandboxOptions options) => base.World(options) with { VvbShare = 0.25 };

    public override Task Prepare(Stage stage) => stage.Get<ChangeOrderSettings>()
        .Change(stage.Seller, s => s with { Labels = new LabelSettings { Choice = LabelChoice.Recommended } }, Ct);

    public override async Task Begin(Stage stage, int number)
    {
        (_bought, _sent) = ((int)(await stage.Rehearsal.Verdict())["labelsBought"]!, false);
        _order = await stage.Rehearsal.OrderAtBol(1, Seeding.Gtin(3));
    }

    public override async Task Push(Stage stage)
    {
        if (_sent || _order is null) return;
        var order = await AtBol(stage, _order);
        if (!(bool)order["tracked"]!) return;
        _sent = true;
        await Hands(stage, $"shop/send?order={order["shopOrders"]![0]}");
    }

    public override async Task<string> Seen(Stage stage)
    {
        var bought = (int)(await stage.Rehearsal.Verdict())["labelsBought"]! - _bought;
        return $"{bought} label, {(await AtBol(stage, _order!))["shipments"]} shipment";
    }
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Shipments;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Pages;

/// <summary>What the seller may cancel at bol, and what is refused with words.</summary>
public sealed class CancelByHandTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Fulfilment.Own, 0, "processing", false, false, null, null)]
    [InlineData(Fulfilment.Own, 1, "processing", false, false, null, null)]
    [InlineData(Fulfilment.Vvb, 0, "processing", false, false, null, null)]
    [InlineData(Fulfilment.Lvb, 0, "processing", false, false, null, "no-cancel.by-bol")]
    [InlineData(Fulfilment.Own, 2, "completed", true, false, null, "no-cancel.shipped")]
    [InlineData(Fulfilment.Own, 0, "completed", false, false, null, "no-cancel.sent-in-shop")]
    [InlineData(Fulfilment.Own, 0, "processing", true, false, null, "no-cancel.sent-in-shop")]
    [InlineData(Fulfilment.Own, 0, "processing", false, true, null, "no-cancel.request")]
    [InlineData(Fulfilment.Own, 0, "processing", false, false, IntentState.Planned, "no-cancel.shipping")]
    [InlineData(Fulfilment.Own, 0, "processing", false, false, IntentState.Unknown, "no-cancel.shipping")]
    [InlineData(Fulfilment.Own, 1, "processing", false, false, IntentState.Confirmed, null)]
    [InlineData(Fulfilment.Own, 0, "processing", false, false, IntentState.Refused, null)]
    public void Line_MayBeCancelled_UntilItIsOnItsWay(Fulfilment how, int shipped, string status, bool completed, bool asked,
        IntentState? shipping, string? why)
    {
        var order = ShipPick.Sent(ShipPick.Line("i1", 2, shipped));
        (order.ShopStatus, order.CompletedInShopAt) = (status, completed ? ShipPick.Now : null);
        (order.Lines[0].Fulfilment, order.Lines[0].CancellationRequested) = (how, asked);
        MadeShipment[] made = shipping is { } state ? [new("3S1", [new ShipItem("i1", 1)], state)] : [];
        Assert.Equal(why, CancelWishRule.Objection(new ShipFacts(order, [], made, []), order.Lines[0], new FlowSettings())?.Code);
    }

    [Fact]
    public void Line_OfWhichAParcelWasTold_OrThatIsBeingCancelled_StaysAsItIs()
    {
        var order = ShipPick.Sent(ShipPick.Line("i1", 2));
        (order.ShopStatus, order.CompletedInShopAt) = ("processing", null);
        var parcel = ShipPick.Parcel("3S1");
        parcel.Source = ParcelSource.Screen;
        var flow = new FlowSettings();
        Assert.Equal("no-cancel.shipping",
            CancelWishRule.Objection(new ShipFacts(order, [parcel], [], []), order.Lines[0], flow)!.Code);
        Assert.Equal("no-cancel.under-way",
            CancelWishRule.Objection(new ShipFacts(order, [], [], [], ["i1"]), order.Lines[0], flow)!.Code);
    }

    [Theory]
    [InlineData(1000, 3, 1, 0, 667)]
    [InlineData(1000, 3, 0, 3, 0)]
    [InlineData(1999, 1, 0, 0, 1999)]
    public void Amount_IsOfWhatIsLeft(long total, int units, int shipped, int cancelled, long cents) => Assert.Equal(
        new Money(cents), CancelRule.Amount(new OrderLine
        {
            OrderItemId = "1",
            Quantity = units,
            Shipped = shipped,
            Cancelled = cancelled,
            TotalCentsInclVat = total,
        }));

    [Theory, EitherDatabase]
    public async Task Cancel_IsOneIntentALine_AndAskedTwiceItIsRefused(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var key = await Add(world);
        var cancels = new CancelByHand(world.Database, new AnswerCancel(world.Database, world.Changes, world.Clock));
        Assert.Equal("no-cancel.observing", (await cancels.Cancel(world.Seller, key, ["i1"], "OUT_OF_STOCK", Ct))!.Code);
        await world.Write(db =>
        {
            db.Modules.Add(new ModuleLive { SellerId = world.Seller, Module = Module.Orders, Since = world.Now });
            return Task.CompletedTask;
        });
        var (lines, _) = await cancels.Of(world.Seller, key, Ct);
        Assert.Equal([(1, new Money(1000), null), (0, new Money(0), "no-cancel.shipped")],
            lines.Select(l => (l.Units, l.InclVat, l.Why?.Code)));

        Assert.Equal("no-cancel.shipped", (await cancels.Cancel(world.Seller, key, ["i1", "i2"], "OUT_OF_STOCK", Ct))!.Code);
        Assert.Equal("no-cancel.nothing", (await cancels.Cancel(world.Seller, key, [], "OUT_OF_STOCK", Ct))!.Code);
        Assert.Equal("no-cancel.gone", (await cancels.Cancel(world.Seller, key, ["i1"], "NO_SUCH_REASON", Ct))!.Code);
        Assert.NotNull(await cancels.Cancel(SellerId.New(world.Now), key, ["i1"], "OUT_OF_STOCK", Ct));
        Assert.Null(await cancels.Cancel(world.Seller, key, ["i1"], "UNFINDABLE_ITEM", Ct));
        Assert.Equal("no-cancel.under-way", (await cancels.Cancel(world.Seller, key, ["i1"], "OTHER", Ct))!.Code);

        var intent = Assert.Single(await world.Read(db => db.Intents.Where(i => i.Kind == IntentKind.Cancel).ToListAsync(Ct)));
        Assert.Contains("UNFINDABLE_ITEM", intent.Payload, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PostNL", "3SABC", "1234 ab", "BE", "https://jouw.postnl.nl/track-and-trace/3SABC-BE-1234AB")]
    [InlineData("TNT", "3SABC", null, null, "https://jouw.postnl.nl/track-and-trace/3SABC")]
    [InlineData("DHLFORYOU", "JVGL1", "1234AB", "NL", "https://my.dhlecommerce.nl/home/tracktrace/JVGL1/1234AB")]
    [InlineData("DHL Parcel", "JVGL1", null, null, "https://my.dhlecommerce.nl/home/tracktrace/JVGL1")]
    [InlineData("DPD-NL", "0521?x", null, null, "https://tracking.dpd.de/status/nl_NL/parcel/0521%3Fx")]
    [InlineData("BPOST_BE", "3232", "1000", "BE",
        "https://track.bpost.cloud/btr/web/#/search?itemCode=3232&postalCode=1000&lang=nl")]
    [InlineData("GLS", "12345", null, null, "https://gls-group.com/NL/nl/volg-je-pakket?match=12345")]
    [InlineData("Fietskoerier", "12345", "1234AB", "NL", null)]
    [InlineData("PostNL", "", "1234AB", "NL", null)]
    [InlineData(null, "3SABC", null, null, null)]
    public void Code_LeadsToItsCarrier(string? carrier, string? code, string? postcode, string? country, string? page) =>
        Assert.Equal(page, CarrierPages.Of(carrier, code, postcode, country)?.OriginalString);

    private static Task<long> Add(World world) => world.Write(async db =>
    {
        var order = new Order
        {
            SellerId = world.Seller,
            AccountId = world.Account.Id,
            BolOrderId = "A",
            PlacedAt = world.Now,
            FirstSeenAt = world.Now,
            State = OrderState.Imported,
            ShopId = world.Shop.Id,
            ShopOrderId = 7,
            ShopStatus = "processing",
        };
        foreach (var (id, shipped) in new[] { ("i1", 0), ("i2", 1) })
        {
            order.Lines.Add(new OrderLine
            {
                SellerId = world.Seller,
                OrderItemId = id,
                PlacedAt = world.Now,
                Quantity = 1,
                Imported = 1,
                Shipped = shipped,
                TotalCentsInclVat = 1000,
            });
        }

        db.Orders.Add(order);
        await db.SaveChangesAsync(Ct);
        return order.Key;
    });
}

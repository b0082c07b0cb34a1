using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using static Tandem.Tests.Orders.EditedOrder;

namespace Tandem.Tests.Orders;

/// <summary>Parcels of orders that the shop has closed or lost, over real HTTP.</summary>
public sealed class ClosedOrderFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task ParcelOfAnOrderThatTheShopHasClosed_IsKept_AskedAbout_AndSentOnceItIsOpenAgain(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, _) = await Imported(stage, 2);
        await Post(stage, $"shop/cancel?order={shop}&status=trash");
        await Turns(stage, 2);
        var outcome = (await stage.Get<TakeParcels>()
            .Take(stage.Seller, [new ParcelDraft(bol, "PostNL", "3SDICHT000001")], ParcelSource.Api, Ct)).Single();
        Assert.Equal((ParcelState.Waits, "parcel.order-closed"), (outcome.State, outcome.Problem!.Code));
        await Turns(stage, 2);
        Assert.Equal(0, await ShippedAtBol(stage, bol));
        Assert.Contains("attention.parcel-of-closed", await Questions(stage));
        Assert.True((await stage.Get<CancelPages>().Of(stage.Seller, (await Row(stage, bol)).Key, Ct))!.ParcelWaits);

        Assert.True(await stage.Get<AnswerCancel>().Keep(stage.Seller, (await Row(stage, bol)).Key, Ct));
        await Turns(stage);
        Assert.Equal(2, await ShippedAtBol(stage, bol));
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task ParcelOfAClosedOrder_ReportedToBolOnly_LeavesTheShopAsItIs(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, _) = await Imported(stage, 2);
        await Post(stage, $"shop/cancel?order={shop}&status=cancelled");

        // Told before Tandem has seen what the shop did: it is found when the parcel is looked at.
        Assert.Equal(ParcelState.Accepted,
            (await stage.Get<TakeParcels>()
                .Take(stage.Seller, [new ParcelDraft(bol, "PostNL", "3SDICHT000002")], ParcelSource.Csv, Ct)).Single().State);
        await stage.Run(Lane.ShipParcels);
        Assert.Contains("attention.parcel-of-closed", await Questions(stage));

        Assert.True(await stage.Get<AnswerCancel>().ShipThough(stage.Seller, (await Row(stage, bol)).Key, Ct));
        await Turns(stage);
        Assert.Equal(2, await ShippedAtBol(stage, bol));
        Assert.Equal("cancelled", (string)(await Fact(stage, shop))["status"]!);
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task ParcelOfAnOrderThatIsGone_IsToldToBol(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, _) = await Imported(stage, 1);
        await stage.Work.Shop((await stage.Work.View(Ct)).Shops[0]).DeleteOrder(shop, force: true, Ct);
        await stage.Get<TakeParcels>()
            .Take(stage.Seller, [new ParcelDraft(bol, "PostNL", "3SWEG00000001")], ParcelSource.Screen, Ct);
        await Turns(stage);
        Assert.Equal(1, await ShippedAtBol(stage, bol));
    }

    [Theory, EitherDatabase]
    public async Task CancelledAtBol_AfterABrokenUnitWasRefunded_PutsBackOnlyTheOther(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var before = (await stage.Shown(1)).Shop;
        var (bol, shop, line) = await Imported(stage, 2);
        await Refund(stage, shop, line, 1, restock: false);
        await Turns(stage, 2);
        await Post(stage, $"bol/cancel?order={bol}");
        await Turns(stage);

        // The shop closes by itself what is refunded as a whole; cancelled, it would have put the broken one back too.
        Assert.Equal((before - 1, "refunded"), ((await stage.Shown(1)).Shop, (string)(await Fact(stage, shop))["status"]!));
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task Shipments_AreKnownByBolsId_WhoeverMadeThem(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 3);
        await Post(stage, $"shop/parcel?order={shop}&tracking=3SDEEL0000001&line={line}&units=2");
        await Post(stage, $"shop/parcel?order={shop}&tracking=3SDEEL0000002&line={line}&units=1");
        await Post(stage, $"shop/status?order={shop}&status=completed");
        var (portal, _, _) = await Imported(stage, 1);
        await Post(stage, $"bol/ship?order={portal}&tracking=3SHAND0000001");
        await Turns(stage, 8);

        foreach (var (order, expected) in new[] { (bol, "3SDEEL0000001:2 3SDEEL0000002:1"), (portal, "3SHAND0000001:1") })
        {
            var row = await Row(stage, order);
            var shipments =
                await stage.Read(db => db.Shipments.Include(s => s.Lines).Where(s => s.OrderKey == row.Key).ToListAsync(Ct));
            var shown =
                (await stage.Rehearsal.Bol.GetShipments(new Tandem.Bol.BolShipmentQuery { OrderId = order }, Ct)).Shipments!;
            Assert.Equal(shown.Select(s => s.ShipmentId).Order(StringComparer.Ordinal), shipments.Select(s => s.ShipmentId)
                .Order(StringComparer.Ordinal));
            Assert.Equal(expected,
                string.Join(' ', shipments.Select(s => $"{s.Number}:{s.Lines.Sum(l => l.Units)}").Order(StringComparer.Ordinal)));
            Assert.Null(row.ShipmentsDueAt);
        }
    }
}

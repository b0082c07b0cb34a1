using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments.Parcels;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Orders;

/// <summary>A shop whose plugin numbers the orders: people, files and labels carry that number, the API the id.</summary>
public sealed class OrderNumberFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Parcel_NamedByTheShopsNumber_IsOfThatOrder_NeverOfTheOneWithThatId(DatabaseKind kind)
    {
        // The first order's id is the number of a later one: found out by making one first.
        await using var probe = await Stage.Open(kind);
        var nextId = await probe.Rehearsal.OrderInShop() + 1;
        await using var stage = await Stage.Open(kind, world: o => o with { ShopNumbersFrom = nextId + 1 });
        Assert.Equal(nextId - 1, await stage.Rehearsal.OrderInShop()); // takes the first number
        await stage.GoLive(Module.Orders, Module.Shipments);
        await stage.Settle(1);
        for (var i = 0; i < 3; i++) await stage.Rehearsal.OrderAtBol();
        await stage.Settle(3);
        var orders = (await stage.Read(db => db.Orders.Include(o => o.Lines).ToListAsync(Ct))).OrderBy(o => o.ShopOrderId)
            .ToList();
        Assert.All(orders, o => Assert.Equal((o.ShopOrderId + 2)?.ToString(CultureInfo.InvariantCulture), o.ShopOrderNumber));

        // The third order's id is the first's number; the first's id is the number of the shop's own order, that bol has no part
        // in.
        var first = orders[0];
        Assert.Equal(orders[2].ShopOrderId?.ToString(CultureInfo.InvariantCulture), first.ShopOrderNumber);
        var told = await stage.Get<TakeParcels>().Take(
            stage.Seller,
            [
                new ParcelDraft($"#{first.ShopOrderNumber}", "PostNL", "3SABCD0000001", null),
                new ParcelDraft(first.ShopOrderId?.ToString(CultureInfo.InvariantCulture), "PostNL", "3SABCD0000002", null),
            ], ParcelSource.Csv, Ct);

        Assert.Equal((ParcelState.Accepted, first.BolOrderId), (told[0].State, told[0].BolOrderId));
        Assert.Equal((ParcelState.Invalid, "parcel.id-not-number", first.ShopOrderNumber),
            (told[1].State, told[1].Problem!.Code, told[1].Problem!["number"]));
        var parcel = await stage.Read(db => db.Parcels.SingleAsync(Ct));
        Assert.Equal((first.Key, "3SABCD0000001"), (parcel.OrderKey, parcel.Number));

        var found = await stage.Get<OrderPages>().List(stage.Seller, first.ShopOrderNumber, OrderTab.All, 0, 10, Ct);
        Assert.Contains(found.Rows, r => r.BolOrderId == first.BolOrderId);
    }
}

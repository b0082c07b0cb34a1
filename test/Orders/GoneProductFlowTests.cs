using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Orders;

/// <summary>A product that is removed for good just before its order goes in: the shop takes the line without it.</summary>
public sealed class GoneProductFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task LineThatTheShopTookWithoutItsProduct_IsFlagged_AndItsUnitsStayPromised(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind, world: options => options with { WarehouseSends = false });
        await stage.GoLive(Module.Stock, Module.Orders);
        await stage.Settle(2);
        var item = await stage.Item(Seeding.Gtin(2));
        var bol = await stage.Rehearsal.OrderAtBol(2, Seeding.Gtin(2));
        await stage.Work.Shop((await stage.Work.View(Ct)).Shops[0]).DeleteProduct(item.ProductId, Ct);
        for (var i = 0; i < 2; i++)
        {
            stage.Clock.Advance(TimeSpan.FromSeconds(61));
            await stage.Run(Lane.WatchBol, Lane.Decide, Lane.ImportOrders);
        }

        var row = await stage.Read(db => db.Orders.Include(o => o.Lines).SingleAsync(o => o.BolOrderId == bol, Ct));
        var line = row.Lines.Single();
        Assert.Equal((2, true), (line.Imported, line.UnknownProduct));
        Assert.Equal(["attention.unknown-product"], (await stage.Read(db => db.Attentions
            .Where(a => a.ClearedAt == null && a.Subject == ActivitySubject.Order).ToListAsync(Ct))).Select(a => a.What.Code));
        var made = (await stage.Rehearsal.Shop(HttpMethod.Get, $"orders/{row.ShopOrderId}")).Json;
        Assert.Equal(row.TotalCentsInclVat,
            (long)(decimal.Parse((string)made["total"]!, System.Globalization.CultureInfo.InvariantCulture) * 100));
    }
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Orders;

/// <summary>Import over real HTTP where many orders wait, as after a silence.</summary>
public sealed class ImportFlowTests
{
    private const int AtOnce = 12;

    private static readonly JsonSerializerOptions AsBol = new(JsonSerializerDefaults.Web);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task AfterASilence_WhatIsPromisedFirst_GoesFirst(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        var bol = stage.Work.Bol((await stage.Work.View(Ct)).Accounts[0]);
        var slow = await stage.Read(db => db.Offers.SingleAsync(o => o.Gtin == Seeding.Gtin(2).PadLeft(14, '0'), Ct));
        await bol.UpdateOffer(slow.OfferId,
            new BolOfferPatch(Fulfilment: new BolFulfilment("FBR", "MY_DELIVERY_PROMISE", new BolDeliveryPromise(4, 8, "14:00"))),
            Ct);
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        var late = new List<string>();
        var soon = new List<string>();
        for (var i = 0; i <= AtOnce; i++) late.Add(await stage.Rehearsal.OrderAtBol(1, Seeding.Gtin(2)));
        for (var i = 0; i < AtOnce; i++) soon.Add(await stage.Rehearsal.OrderAtBol(1, Seeding.Gtin(1)));

        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        var run = stage.Run(Lane.WatchBol, Lane.Decide, Lane.ImportOrders);
        while (!run.IsCompleted)
        {
            // bol's pace waits on this clock.
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(run, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Ct));
        }

        await run;

        var imported = await stage.Read(db => db.Orders.Where(o => o.State == OrderState.Imported)
            .ToDictionaryAsync(o => o.BolOrderId, o => o.ShopOrderId!.Value, Ct));
        Assert.Equal(late.Count + soon.Count, imported.Count);
        Assert.True(soon.Max(id => imported[id]) < late.Min(id => imported[id]),
            string.Join(", ", imported.OrderBy(o => o.Value).Select(o => o.Key)));
    }

    [Theory, EitherDatabase]
    public async Task Order_WithoutAPrice_WaitsForOne_AndAPersonKnows(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        var id = await stage.Rehearsal.OrderAtBol(2);
        var told = (await stage.Work.Bol((await stage.Work.View(Ct)).Accounts[0]).GetOrder(id, Ct))!;
        var item = told.OrderItems!.Single();
        void Tells(BolOrderItem line) =>
            stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith($"/orders/{id}", StringComparison.Ordinal)
            ? new HttpResponseMessage
            {
                Content =
                new StringContent(JsonSerializer.Serialize(told with { OrderItems = [line] }, AsBol))
            } : null;

        Tells(item with { TotalPrice = null, UnitPrice = null });
        await stage.Settle(3);

        var order = await stage.Read(db => db.Orders.SingleAsync(o => o.BolOrderId == id, Ct));
        Assert.Equal((OrderState.Seen, null), (order.State, order.ShopOrderId));
        Assert.Equal(["attention.price-missing"], await Questions(stage));

        Tells(item with { TotalPrice = null, UnitPrice = 9.99m, Discounts = [new BolDiscount("x + y", 1.01m)] });
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await stage.Settle(2);

        order = await stage.Read(db => db.Orders.SingleAsync(o => o.BolOrderId == id, Ct));
        Assert.Equal((OrderState.Imported, 1897L), (order.State, order.TotalCentsInclVat));
        var shop = await stage.Work.Shop((await stage.Work.View(Ct)).Shops[0]).GetOrder(order.ShopOrderId!.Value, Ct);
        Assert.Equal(18.97m, shop!.Total);
        Assert.Empty(await Questions(stage));
    }

    /// <summary>What bol may send itself must not take the shop's stock.</summary>
    [Theory, EitherDatabase]
    public async Task Order_OfWhichBolDoesNotSayWhoShipsIt_Waits_AndAPersonKnows(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Orders);
        await stage.Settle(1);
        var id = await stage.Rehearsal.OrderAtBol(2);
        var told = (await stage.Work.Bol((await stage.Work.View(Ct)).Accounts[0]).GetOrder(id, Ct))!;
        var item = told.OrderItems!.Single();
        void Tells(BolOrderItem line) =>
            stage.Wire.Answers = request => request.RequestUri!.AbsolutePath.EndsWith($"/orders/{id}", StringComparison.Ordinal)
            ? new HttpResponseMessage
            {
                Content = new StringContent(JsonSerializer.Serialize(told with { OrderItems = [line] }, AsBol))
            } : null;

        Tells(item with { Fulfilment = null, Offer = new BolOrderOffer("not-read-yet") });
        await stage.Settle(3);
        Assert.Equal(OrderState.Seen, await State());
        Assert.Equal(["attention.method-missing"], await Questions(stage));

        Tells(item with { Fulfilment = null });
        stage.Clock.Advance(TimeSpan.FromHours(1));
        await stage.Settle(2);
        Assert.Equal(OrderState.Imported, await State());
        Assert.Empty(await Questions(stage));

        Task<OrderState> State() =>
            stage.Read(db => db.Orders.Where(o => o.BolOrderId == id).Select(o => o.State).SingleAsync(Ct));
    }

    private static async Task<IEnumerable<string>> Questions(Stage stage) =>
        (await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null && a.Subject == ActivitySubject.Order)
            .ToListAsync(Ct))).Select(a => a.What.Code);
}

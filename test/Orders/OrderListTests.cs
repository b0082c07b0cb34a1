using System.Text.Json;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Labels;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Orders;

/// <summary>Which orders stand under the tabs that are found by questions, purchases and writes.</summary>
public sealed class OrderListTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task NeedsAttention_IsWhatSomethingIsAskedAbout_EachOnce(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Add(world, "A");
        var asked = await Add(world, "B");
        var both = await Add(world, "C", OrderState.Shipped);
        var answered = await Add(world, "D");
        await Add(world, "E");
        await world.Write(db =>
        {
            foreach (var (order, cleared) in new[] { (asked, false), (both, false), (answered, true) })
                for (var i = 0; i < 2; i++) db.Attentions
                    .Add(new Attention
                    {
                        SellerId = world.Seller,
                        Cause = $"x{i}:{order}",
                        Subject = ActivitySubject.Order,
                        SubjectKey = order,
                        What = Reason.Of("x"),
                        RaisedAt = world.Now,
                        ClearedAt = cleared ? world.Now
                            : null
                    });
            return Task.CompletedTask;
        });

        Assert.Equal(["B", "C"], await Under(world, OrderTab.NeedsAttention));
    }

    [Theory, BothDatabases]
    public async Task PendingAtBol_IsWhatHasAWriteUnderWay_EachOnce(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var (two, done, shop) = (await Add(world, "A"), await Add(world, "B"), await Add(world, "C"));
        await world.Write(db =>
        {
            db.Intents.Add(Intent(world, two, IntentKind.Ship, IntentState.Sent));
            db.Intents.Add(Intent(world, two, IntentKind.Cancel, IntentState.Unknown));
            db.Intents.Add(Intent(world, done, IntentKind.Ship, IntentState.Confirmed));
            db.Intents.Add(Intent(world, shop, IntentKind.ShopOrder, IntentState.Planned));
            return Task.CompletedTask;
        });

        Assert.Equal(["A"], await Under(world, OrderTab.PendingAtBol));
    }

    [Theory, BothDatabases]
    public async Task WaitingForALabel_IsListedByPage_WithoutWhatIsCovered(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var orders = new List<long>();
        foreach (var id in new[] { "A", "B", "C", "D", "E" }) orders.Add(await Add(world, id, units: 2));
        await Bought(world, orders[1], "B", 2);
        await Bought(world, orders[3], "D", 1);

        var pages = new LabelPages(world.Database);
        var first = await pages.Waiting(world.Seller, 0, 2, Ct);
        var second = await pages.Waiting(world.Seller, 2, 2, Ct);

        Assert.Equal([("A", 2), ("C", 2)], first.Rows.Select(r => (r.BolOrderId, r.Units)));
        Assert.Equal([("D", 1), ("E", 2)], second.Rows.Select(r => (r.BolOrderId, r.Units)));
        Assert.Equal((4, 4), (first.Total, second.Total));
    }

    private static async Task<List<string>> Under(World world, OrderTab tab)
    {
        var pages = new OrderPages(world.Database);
        var listed = await pages.List(world.Seller, null, tab, 0, 50, Ct);
        Assert.Equal(KeyValuePair.Create(tab, listed.Total), Assert.Single(await pages.Waiting(world.Seller, [tab], Ct)));
        return [.. listed.Rows.Select(r => r.BolOrderId)];
    }

    private static Task<long> Add(World world, string id, OrderState state = OrderState.Imported, int units = 1) =>
        world.Write(async db =>
        {
            var order = new Order
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                BolOrderId = id,
                PlacedAt = world.Now,
                FirstSeenAt = world.Now,
                State = state
            };
            order.Lines.Add(new OrderLine
            {
                SellerId = world.Seller,
                OrderItemId = id,
                PlacedAt = world.Now,
                Quantity = units,
                Imported = units,
                Fulfilment = Fulfilment.Vvb
            });
            db.Orders.Add(order);
            await db.SaveChangesAsync(Ct);
            return order.Key;
        });

    private static Task Bought(World world, long order, string id, int units) => world.Write(db =>
    {
        IReadOnlyList<ShipItem> items = [new ShipItem(id, units)];
        db.Labels.Add(new ShippingLabel
        {
            SellerId = world.Seller,
            AccountId = world.Account.Id,
            OrderKey = order,
            Items = JsonSerializer.Serialize(items),
            LabelOfferId = "offer",
            TransporterCode = "TNT",
            LabelType = "PARCEL",
            ShippingLabelId = "bought",
        });
        db.Intents
            .Add(Intent(world, order, IntentKind.Label, IntentState.Confirmed,
                JsonSerializer.Serialize(
                    new LabelPayload(Guid.Empty, id, "offer", "TNT", "PARCEL", 1, null, null, items, false))));
        return Task.CompletedTask;
    });

    private static Intent Intent(World world, long order, IntentKind kind, IntentState state, string payload = "{}") =>
        new Intent { SellerId = world.Seller, BusinessKey = $"{kind}:{order}", Kind = kind, Subject = order }.In(state, world.Now,
            payload);
}

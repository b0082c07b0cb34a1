using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Orders;

public sealed class PlanImportsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Orders_WhileOnlyObserving_AreNotPlanned(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Orders(world, ("A1", World.Start, OrderState.Seen));

        Assert.False(await Plan(world));
        Assert.Empty(await world.Read(db => db.Intents.ToListAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Orders_WhenLive_AreIntendedOnceEach(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Book.GoLive(world.Seller, [Module.Orders], Ct);
        await Orders(world,
            ("late", World.Start.AddMinutes(2), OrderState.Seen), ("early", World.Start, OrderState.Seen),
            ("skipped", World.Start, OrderState.Skipped), ("imported", World.Start, OrderState.Imported));

        Assert.True(await Plan(world));
        Assert.False(await Plan(world));

        var intents = await world.Read(db => db.Intents.OrderBy(i => i.Key).ToListAsync(Ct));
        Assert.Equal(new[] { "early", "late" }.Select(id => $"import:{world.Account.Id}:{id}"),
            intents.Select(i => i.BusinessKey));
        Assert.All(intents, i => Assert.Equal((IntentKind.Import, IntentState.Planned, world.Now), (i.Kind, i.State, i.DueAt)));
        Assert.Contains("\"BolOrderId\":\"early\"", intents[0].Payload, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Orders_WhenPlacedBeforeGoLive_AreSkippedWithTheReason(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Book.GoLive(world.Seller, [Module.Orders], Ct);
        await Orders(world, ("before", World.Start.AddSeconds(-1), OrderState.Seen), ("at", World.Start, OrderState.Seen));

        Assert.True(await Plan(world));
        Assert.False(await Plan(world));

        var before = await world.Read(db => db.Orders.SingleAsync(o => o.BolOrderId == "before", Ct));
        Assert.Equal((OrderState.Skipped, "order.before-go-live"), (before.State, before.StateReason?.Code));
        Assert.Equal($"import:{world.Account.Id}:at",
            await world.Read(db => db.Intents.Select(i => i.BusinessKey).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Orders_WhenTheirIntentIsSettled_AreNotPlannedAgain(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Book.GoLive(world.Seller, [Module.Orders], Ct);
        await Orders(world, ("A1", World.Start, OrderState.Seen));
        await Plan(world);
        await world.Write(db => db.Intents.ExecuteUpdateAsync(i => i.SetProperty(x => x.State, IntentState.Refused), Ct));

        Assert.False(await Plan(world));
        Assert.Equal(IntentState.Refused, await world.Read(db => db.Intents.Select(i => i.State).SingleAsync(Ct)));
    }

    [Theory, BothDatabases]
    public async Task Orders_WhenMoreThanOneBatch_AreAllPlanned(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Book.GoLive(world.Seller, [Module.Orders], Ct);
        await Orders(world, [.. Enumerable.Range(0, 201).Select(n => ($"A{n}", World.Start.AddSeconds(n), OrderState.Seen))]);

        Assert.Equal((true, true, false), (await Plan(world), await Plan(world), await Plan(world)));
        Assert.Equal(201, await world.Read(db => db.Intents.Select(i => i.Subject).Distinct().CountAsync(Ct)));
    }

    private static async Task<bool> Plan(World world) =>
        await new PlanImports(world.Changes, world.Clock, new Checkpoints()).Run(world.Work, await world.SellerRow(), Ct);

    private static Task Orders(World world, params (string Id, DateTimeOffset PlacedAt, OrderState State)[] orders) =>
        world.Write(db =>
        {
            db.Orders.AddRange(orders.Select(o => new Order
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                BolOrderId = o.Id,
                PlacedAt = o.PlacedAt,
                FirstSeenAt = world.Now,
                State = o.State,
            }));
            return Task.CompletedTask;
        });
}

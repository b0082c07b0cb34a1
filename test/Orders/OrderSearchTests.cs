using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Orders;

/// <summary>The first signs of very many numbers find them all, the newest first, as more signs do.</summary>
public sealed class OrderSearchTests
{
    private const int Orders = CountedTo.Most + 5;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task BeginningOfVeryMany_FindsAll_NewestFirst(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await world.Write(db =>
        {
            for (var i = 0; i < Orders; i++) db.Orders.Add(Order(world, $"A_{i:000000}", World.Start.AddMinutes(-i)));
            db.Orders.Add(Order(world, "AB", World.Start.AddDays(1)));
            return Task.CompletedTask;
        });
        var pages = new OrderPages(world.Database);

        var all = await pages.List(world.Seller, "a_", OrderTab.All, 0, 3, Ct);
        Assert.Equal(["A_000000", "A_000001", "A_000002"], all.Rows.Select(o => o.BolOrderId));
        Assert.Equal(CountedTo.Most + 1, all.Total);

        var some = await pages.List(world.Seller, "a_0000", OrderTab.All, 0, 3, Ct);
        Assert.Equal(["A_000000", "A_000001", "A_000002"], some.Rows.Select(o => o.BolOrderId));
        Assert.Equal(100, some.Total);

        var chosen = new OrderSelection(new OrderListFilter("A_"), []);
        Assert.Equal(Orders, (await pages.KeysOf(world.Seller, chosen, Ct)).Count);
    }

    private static Order Order(World world, string number, DateTimeOffset placed) => new()
    {
        SellerId = world.Seller,
        AccountId = world.Account.Id,
        BolOrderId = number,
        PlacedAt = placed,
        FirstSeenAt = placed,
    };
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Storage;

/// <summary>What leads to a few orders is followed to them, however many there are.</summary>
public sealed class LearnSizesTests
{
    private const int Orders = 2_000;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FewKeysOfMany_AreLookedUp_AndNotLookedFor()
    {
        await using var world = await World.Create(DatabaseKind.Sqlite);
        await Fill(world);
        Assert.Contains("SellerId=?", await Plan(world), StringComparison.Ordinal);

        await world.Database.LearnSizes(Ct);

        Assert.Contains("INTEGER PRIMARY KEY", await Plan(world), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Again_ChangesNothing(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await Fill(world);
        for (var i = 0; i < 2; i++) await world.Database.LearnSizes(Ct);
        Assert.Equal(Orders, await world.Read(db => db.Orders.CountAsync(Ct)));
    }

    private static Task<string> Plan(World world) => world.Read(async db =>
    {
        var asked = db.Attentions.Where(a => a.SellerId == world.Seller && a.ClearedAt == null).Select(a => a.SubjectKey);
        var query = db.Orders.Where(o => o.SellerId == world.Seller && asked.Contains(o.Key)).Select(o => o.BolOrderId);
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await db.Database.OpenConnectionAsync(Ct);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        Assert.True(await reader.ReadAsync(Ct));
        return reader.GetString(3);
    });

    private static Task Fill(World world) => world.Write(db =>
    {
        for (var i = 0; i < Orders; i++)
            db.Orders.Add(new Order
            {
                SellerId = world.Seller,
                AccountId = world.Account.Id,
                BolOrderId = $"A{i}",
                PlacedAt = world.Now,
                FirstSeenAt = world.Now,
            });
        db.Attentions.Add(new Attention
        {
            SellerId = world.Seller,
            Cause = "asked",
            Subject = ActivitySubject.Order,
            SubjectKey = 1,
            What = Reason.Of("attention.return-waits"),
            RaisedAt = world.Now,
        });
        return Task.CompletedTask;
    });
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Storage;

public sealed class MigrationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task EmptyDatabase_WhenMigrated_LacksNothing(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        using var database = World.Open(kind, test.ConnectionString);
        Assert.NotEmpty(await database.PendingMigrations(Ct));

        await database.Migrate(Ct);

        Assert.Empty(await database.PendingMigrations(Ct));
        await using var db = database.Read();
        Assert.Empty(await db.Intents.ToListAsync(Ct));
    }

    [Theory, BothDatabases]
    public async Task Model_WhenComparedWithTheMigrations_HasNoChangeThatTheyLack(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind, World.Migrated);
        using var database = World.Open(kind, test.ConnectionString);
        await using var db = database.Read();

        Assert.IsType(kind == DatabaseKind.Sqlite ? typeof(SqliteDb) : typeof(PostgresDb), db);
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Theory, BothDatabases]
    public async Task Migrate_WhenNodesStartTogether_AppliesEachOnce(DatabaseKind kind)
    {
        await using var test = await TestDatabase.Create(kind);
        using var one = World.Open(kind, test.ConnectionString);
        using var two = World.Open(kind, test.ConnectionString);

        await Task.WhenAll(one.Migrate(Ct), two.Migrate(Ct));

        await using var db = one.Read();
        var applied = (await db.Database.GetAppliedMigrationsAsync(Ct)).ToList();
        Assert.Equal(db.Database.GetMigrations(), applied);
    }

    [Theory, BothDatabases]
    public async Task Moments_WhenStoredWithAnOffset_CompareAsMoments(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        var amsterdam = World.Start.ToOffset(TimeSpan.FromHours(1));
        await world.Book.GoLive(world.Seller, [Engine.Sellers.Module.Stock], Ct);
        await world.Write(db => db.Sellers.ExecuteUpdateAsync(s => s.SetProperty(x => x.OwnedSince, amsterdam), Ct));

        Assert.Equal(1, await world.Read(db => db.Sellers.CountAsync(s => s.Modules.Any(m => m.Since == s.OwnedSince), Ct)));
        Assert.Equal(TimeSpan.Zero, (await world.SellerRow()).OwnedSince!.Value.Offset);
    }
}

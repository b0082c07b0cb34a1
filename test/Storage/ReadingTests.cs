using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;

namespace Tandem.Tests.Storage;

/// <summary>What was opened for reading cannot be written through, by whichever way.</summary>
public sealed class ReadingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task Read_WhenSomethingIsWrittenThroughIt_Refuses(DatabaseKind kind)
    {
        await using var world = await World.Create(kind);
        await using var db = world.Database.Read();
        db.Sellers.Add(new Engine.Sellers.Seller { Id = Engine.Values.SellerId.New(world.Now), Name = "x" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => db.Offers.ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), Ct));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Intents.ExecuteDeleteAsync(Ct));
    }
}

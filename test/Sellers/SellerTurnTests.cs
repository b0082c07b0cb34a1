using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Offers;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Sellers;

/// <summary>
/// What a person changes takes turns with the seller's loop: neither stops the other, and neither decides from half a picture.
/// </summary>
public sealed class SellerTurnTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>SQLite has one writer, so that no two can wait for each other.</summary>
    [Fact]
    public async Task GoingLive_WhileTheLoopDecidesManyOffers_StopsNeither()
    {
        await using var world = await World.Create(DatabaseKind.Postgres);
        await world.Write(db =>
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = 0; i < 20_000; i++)
                db.Offers.Add(new Offer { SellerId = world.Seller, AccountId = world.Account.Id, OfferId = $"offer-{i}" });
            return Task.CompletedTask;
        });

        var decide = new DecideStock(world.Clock, new Engine.Loop.Checkpoints());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var loop = Task.Run(async () =>
        {
            // From the last offer to the first, as a reading may come upon them; then what was marked is decided.
            for (var last = 20_000; !stop.IsCancellationRequested; last -= 500)
            {
                if (last <= 0) last = 20_000;
                var (from, to) = (last - 500, last);
                await world.Write(async db =>
                {
                    var keys = await db.Offers.OrderBy(o => o.Key).Skip(from).Take(to - from).Select(o => o.Key).ToListAsync(Ct);
                    await db.Offers.Where(o => keys.Contains(o.Key))
                        .ExecuteUpdateAsync(o => o.SetProperty(x => x.ReadAt, world.Now), Ct);
                });
                await decide.Run(world.Work, await world.SellerRow(), Ct);
            }
        }, Ct);
        for (var turn = 0; turn < 6 && !loop.IsFaulted; turn++)
        {
            await world.Book.GoLive(world.Seller, [Module.Stock, Module.Orders], Ct);
            await world.Book.Observe(world.Seller, [Module.Stock, Module.Orders], Ct);
        }

        await stop.CancelAsync();
        await loop;
        Assert.Equal(20_000,
            await world.Read(db => db.Offers.CountAsync(o => o.ReadAt == null || o.DecideDue || o.DecidedAt != null, Ct)));
    }

    [Theory, BothDatabases]
    public async Task Tidying_OfManyRowsThatAreKept_EndsSoon(DatabaseKind kind)
    {
        const int Kept = 25_000;
        await using var world = await World.Create(kind);
        await world.Write(db =>
        {
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            for (var i = 0; i < Kept; i++)
            {
                db.StockEntries.Add(new StockEntry
                {
                    SellerId = world.Seller,
                    ItemKey = i + 1,
                    At = world.Now.AddDays(-200).AddSeconds(i),
                    Cause = StockCause.FirstSeen,
                    After = 1,
                });
            }

            db.StockEntries.Add(new StockEntry
            {
                SellerId = world.Seller,
                ItemKey = 1,
                At = world.Now.AddDays(-300),
                Cause = StockCause.FirstSeen,
                After = 4,
            });
            return Task.CompletedTask;
        });
        var prune = new Engine.Proof.PruneLedger();

        // A query that took longer than the database's patience would fail here.
        while (await prune.Run(world.Work, await world.SellerRow(), world.Now, Ct))
        {
        }

        Assert.Equal(Kept, await world.Read(db => db.StockEntries.CountAsync(Ct)));
        Assert.False(await world.Read(db => db.StockEntries.AnyAsync(e => e.After == 4, Ct)));
    }
}

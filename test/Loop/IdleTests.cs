using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Loop;

/// <summary>What a seller costs of whom nothing is due: many thousands of them share a node.</summary>
public sealed class IdleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, BothDatabases]
    public async Task TurnOfALane_WithoutDueWork_CostsOneQuery_AndRingsNobody(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        Lane[] lanes =
        [
            Lane.WatchShop, Lane.WatchBol, Lane.Upkeep, Lane.WatchSource, Lane.PushStock, Lane.PushShopStock, Lane.TellShop,
            Lane.CancelLines, Lane.Alerts,
        ];
        await stage.Run(lanes);
        await stage.Run(lanes);
        await using var db = stage.Get<Database>().Read();
        using var count = new CountCommands(db.Database.GetConnectionString()!);

        await stage.Run(lanes);

        Assert.Equal(lanes.Length, count.Commands);
    }

    [Theory, BothDatabases]
    public async Task Poll_ThatFindsNothing_CostsOneWrite(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock, Module.Orders, Module.Shipments);
        await stage.Rehearsal.OrderInShop();
        await stage.Rehearsal.OrderAtBol();
        await stage.Settle();
        await stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/deliver?gtin={Seeding.Gtin(3)}&units=1");
        await stage.Settle(2);

        var polls = 0;
        await using var db = stage.Get<Database>().Read();
        using var count = new CountCommands(db.Database.GetConnectionString()!);
        for (var turn = 0; turn < 7; turn++)
        {
            // What the shop's people did, and bol's word on what we wrote just now, is news still.
            var calm = turn > 2;
            stage.Clock.Advance(calm ? TimeSpan.FromSeconds(61) : TimeSpan.FromMinutes(20));
            count.Writes.Clear();
            var (began, before) = (stage.Clock.GetUtcNow(), await stage.Work.Owner.Version(Ct));
            await stage.Run(Lane.WatchShop, Lane.WatchBol);
            var read = await stage.Read(rows => rows.Observations.Where(o => o.BeganAt >= began).ToListAsync(Ct));
            if (!calm || read.Exists(o => o.NewsAt >= began)) continue;
            Assert.True(count.Writes.Count <= read.Count,
                $"{count.Writes.Count} writes for {read.Count} polls: {string.Join("; ", count.Writes)}");

            // So the lanes that rest go on resting, though the seller is polled all the time.
            Assert.Equal(before, await stage.Work.Owner.Version(Ct));
            polls += read.Count;
        }

        Assert.True(polls > 10, $"{polls} polls");
    }
}

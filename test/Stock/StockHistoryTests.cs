using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.Storage;

namespace Tandem.Tests.Stock;

/// <summary>
/// Generated histories of both sides: sales, holds, cancellations, returns, corrections, bundles, a shared pool, late and
/// repeated readings, and owners that die. At every push the number is held against a model that knows nothing of Tandem's rows.
/// </summary>
public sealed class StockHistoryTests
{
    private const int Turns = 70;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Push_AfterAnyHistory_NeverShowsMoreThanMayBePromised(DatabaseKind kind)
    {
        var pushes = 0;
        var seeds = kind == DatabaseKind.Sqlite ? 20 : 6;
        for (var seed = 1; seed <= seeds; seed++)
        {
            await using var history = await StockHistory.Begin(kind, seed);
            for (var turn = 0; turn < Turns; turn++)
            {
                var what = await history.Happen(Ct);
                foreach (var (offer, target, allowed, explained) in await history.Push(Ct))
                {
                    pushes++;
                    Assert.True(target <= allowed,
                        $"seed {seed}, turn {turn} ({what}): {offer} shows {target}, {allowed} may be promised");
                    Assert.True(target == explained,
                        $"seed {seed}, turn {turn} ({what}): {offer} shows {target}, its facts give {explained}");
                }
            }

            // At rest everything is told, and told exactly: offering less for ever would be safe too.
            foreach (var (offer, target, exact, why) in await history.Rest(Ct))
                Assert.True(target == exact, $"seed {seed}, at rest: {offer} shows {target}, {exact} may be promised: {why}");
        }

        Assert.True(pushes > 20 * seeds, $"only {pushes} pushes were looked at");
    }

    /// <summary>
    /// The numbers that Tandem wrote down for a push, and what the same function makes of the facts beside them.
    /// </summary>
    internal static async Task<int?> Replayed(World world, long offerKey)
    {
        var entry = await world.Read(db => db.StockEntries.Where(e => e.OfferKey == offerKey && e.Cause == StockCause.Decision)
            .OrderByDescending(e => e.Key).FirstAsync(Ct));
        var decision = StockRule.Decide(StockFacts.FromJson(entry.Facts!));
        Assert.Equal(entry.After, decision.Target);
        return decision.Target;
    }

    internal static int Payload(Intent intent) => JsonSerializer.Deserialize<StockPayload>(intent.Payload)!.Target;
}

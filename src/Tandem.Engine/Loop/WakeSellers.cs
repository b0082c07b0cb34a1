using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Core.Internal;
using Orleans.Runtime.Placement;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>
/// Each node looks for sellers whose owner is no living node, so that none stays without one after a crash, and from time to
/// time wakes those that are its own and shares them with a node that has fewer. While nothing happens that is one query,
/// however many sellers there are.
/// </summary>
internal sealed class WakeSellers(
    Database database, IGrainFactory grains, IClusterMembershipService cluster, ILocalSiloDetails silo, ILogger<WakeSellers> log)
    : BackgroundService
{
    private const int AtOnce = 32;
    private const int SpreadAtOnce = 500;

    /// <summary>In looks for sellers without an owner.</summary>
    private const int OwnTurn = 6;

    /// <summary>One part in so many of a fair share.</summary>
    private const int SpreadFrom = 10;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Joined(stoppingToken);
        using var timer = new PeriodicTimer(Every);
        var turn = 0;
        do
        {
            try
            {
                var own = turn++ % OwnTurn == 0;
                await Wake(own, stoppingToken);
                if (own) await Spread(stoppingToken);
            }
            catch (Exception end) when (IsStopping(end, stoppingToken))
            {
                // The silo is gone before this is asked to end: there is nobody left to wake.
                return;
            }
            catch (Exception failure)
            {
                // The database is not there for a moment, or a node is going down: the next turn asks again.
                log.LogWarning(failure, "Not every seller could be woken");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A silo that is not there is the end only where it is this node's own.</summary>
    private bool IsStopping(Exception end, CancellationToken ct) => ct.IsCancellationRequested
        || (end is SiloUnavailableException && cluster.CurrentSnapshot.GetSiloStatus(silo.SiloAddress) != SiloStatus.Active);

    /// <summary>Before the silo has started there is nobody to wake a seller.</summary>
    private async Task Joined(CancellationToken ct)
    {
        await foreach (var nodes in cluster.MembershipUpdates.WithCancellation(ct))
            if (nodes.GetSiloStatus(silo.SiloAddress) == SiloStatus.Active) return;
    }

    private async Task Wake(bool own, CancellationToken ct)
    {
        // Own sellers count as without an owner when it is their turn: a loop may have ended, or a node of this name have died.
        var others = cluster.CurrentSnapshot.Members.Values
            .Where(node => node.Status == SiloStatus.Active && (!own || node.Name != silo.Name))
            .Select(node => node.Name).ToList();
        await using var db = database.Read();
        var sellers = await db.Sellers.Where(s => s.PausedAt == null && (s.Owner == null || !others.Contains(s.Owner)))
            .Select(s => s.Id).ToListAsync(ct);
        await Each(sellers, seller => grains.GetGrain<ISellerGrain>(seller.Value).Wake(), ct);
    }

    /// <summary>Hands sellers to the node that has the fewest, when it joined after the others had shared them.</summary>
    private async Task Spread(CancellationToken ct)
    {
        var nodes = cluster.CurrentSnapshot.Members.Values.Where(node => node.Status == SiloStatus.Active).ToList();
        if (nodes.Count < 2 || nodes.TrueForAll(node => node.Name != silo.Name)) return;
        await using var db = database.Read();
        var owned = await db.Sellers.Where(s => s.Owner != null).GroupBy(s => s.Owner!)
            .Select(g => new { g.Key, Sellers = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Sellers, ct);
        var fair = nodes.Sum(node => owned.GetValueOrDefault(node.Name)) / nodes.Count;
        var fewest = nodes.MinBy(node => owned.GetValueOrDefault(node.Name))!;
        var surplus = Math.Min(owned.GetValueOrDefault(silo.Name) - fair, fair - owned.GetValueOrDefault(fewest.Name));
        // A move costs the seller some seconds: not worth it for a few.
        if (surplus <= fair / SpreadFrom) return;

        var sellers = await db.Sellers.Where(s => s.Owner == silo.Name).OrderBy(s => s.OwnedSince).Select(s => s.Id)
            .Take(Math.Min(surplus, SpreadAtOnce)).ToListAsync(ct);
        await Each(sellers, async seller =>
        {
            var grain = grains.GetGrain<ISellerGrain>(seller.Value);
            RequestContext.Set(IPlacementDirector.PlacementHintKey, fewest.SiloAddress);
            await grain.AsReference<IGrainManagementExtension>().MigrateOnIdle();
            await grain.Wake();
        }, ct);
    }

    private static async Task Each(List<SellerId> sellers, Func<SellerId, Task> act, CancellationToken ct)
    {
        // One seller that cannot be woken must not keep the others waiting, nor fill the log.
        Exception? first = null;
        await Parallel.ForEachAsync(sellers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (seller, _) =>
            {
                try
                {
                    await act(seller).WaitAsync(ct);
                }
                catch (Exception failure) when (!ct.IsCancellationRequested)
                {
                    Interlocked.CompareExchange(ref first, failure, null);
                }
            });
        if (first is not null) ExceptionDispatchInfo.Throw(first);
    }
}

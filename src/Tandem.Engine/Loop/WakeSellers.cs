using System.Runtime.ExceptionServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Loop;

/// <summary>
/// Each node looks for sellers whose owner is no living node, so that none stays without one after a crash, and from time to
/// time wakes those that are its own. While nothing happens that is one query, however many sellers there are.
/// </summary>
internal sealed class WakeSellers(
    Database database, IGrainFactory grains, IClusterMembershipService cluster, ILocalSiloDetails silo, ILogger<WakeSellers> log)
    : BackgroundService
{
    private const int AtOnce = 32;
    private const int OwnTurn = 12;
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
                await Wake(own: turn++ % OwnTurn == 0, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // The database is not there for a moment, or a node is going down: the next turn asks again.
                log.LogWarning(failure, "Not every seller could be woken");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

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
        var sellers = await db.Sellers.Where(s => s.Owner == null || !others.Contains(s.Owner)).Select(s => s.Id).ToListAsync(ct);

        // One seller that cannot be woken must not keep the others waiting, nor fill the log.
        Exception? first = null;
        await Parallel.ForEachAsync(sellers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (seller, _) =>
        {
            try
            {
                await grains.GetGrain<ISellerGrain>(seller.Value).Wake().WaitAsync(ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                Interlocked.CompareExchange(ref first, failure, null);
            }
        });
        if (first is not null) ExceptionDispatchInfo.Throw(first);
    }
}

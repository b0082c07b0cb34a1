using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Loop;

/// <summary>Each node wakes every seller at start and from time to time, so that none stays without an owner after a crash.</summary>
internal sealed class WakeSellers(Database database, IGrainFactory grains, ILogger<WakeSellers> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await WakeAll(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // A node that is going down, or a database that is not there for a moment: the next turn asks again.
                log.LogWarning(failure, "Not every seller could be woken");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WakeAll(CancellationToken ct)
    {
        await using var db = database.Read();
        var sellers = await db.Sellers.Select(s => s.Id).ToListAsync(ct);
        foreach (var batch in sellers.Chunk(100))
            await Task.WhenAll(batch.Select(s => grains.GetGrain<ISellerGrain>(s.Value).Wake()));
    }
}

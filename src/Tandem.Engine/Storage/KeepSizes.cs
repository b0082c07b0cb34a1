using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tandem.Engine.Storage;

/// <summary>Has the database look now and then how large its tables are (<see cref="Database.LearnSizes"/>).</summary>
internal sealed class KeepSizes(Database database, TimeProvider clock, ILogger<KeepSizes> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await database.LearnSizes(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "The sizes of the tables could not be looked at");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

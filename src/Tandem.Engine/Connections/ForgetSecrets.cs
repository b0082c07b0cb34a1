using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Connections;

/// <summary>
/// Lets go of what opens something and that nobody came back for: keys of sellers that were never made, and links that work no
/// more. No seller's loop does it, for there may be no seller.
/// </summary>
internal sealed class ForgetSecrets(Database database, TimeProvider clock, ILogger<ForgetSecrets> log) : BackgroundService
{
    /// <summary>So long after its beginning a setup may be gone on with, without asking for the keys again.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public Task Run(CancellationToken ct) => database.Write(async db =>
    {
        var now = clock.GetUtcNow();
        var old = now - Kept;
        await db.SetupDrafts.Where(d => d.StartedAt < old && (d.ShopSecret != null || d.BolSecret != null || d.StateHash != null))
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.ShopSecret, (string?)null)
                .SetProperty(x => x.BolSecret, (string?)null).SetProperty(x => x.StateHash, (string?)null), ct);
        await db.OneTimeLinks.Where(l => l.UsedAt != null || l.ExpiresAt <= now).ExecuteDeleteAsync(ct);
    }, ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning(failure, "Old secrets could not be let go of");
            }
        }
    }
}

using Microsoft.Extensions.Logging;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>
/// Owns one seller's loop for as long as it lives; the epoch in the database makes sure that it is the only one.
/// </summary>
internal sealed class SellerGrain(
    Database database, Remotes remotes, SellerLoop loop, ILocalSiloDetails silo, TimeProvider clock, ILogger<SellerGrain> log)
    : Grain, ISellerGrain
{
    private readonly CancellationTokenSource _stop = new();
    private SellerWork? _work;
    private Task _running = Task.CompletedTask;

    private SellerId Seller => new(this.GetPrimaryKey());

    public async Task Wake()
    {
        if (_work is not null && !_running.IsCompleted) return;
        if (await Ownership.Take(database, Seller, silo.Name, clock.GetUtcNow(), _stop.Token) is not { } owner)
        {
            DeactivateOnIdle();
            return;
        }

        _work = new SellerWork(owner, remotes);
        _running = Run(_work);
        DelayDeactivation(TimeSpan.FromDays(1));
    }

    public async Task Hint(SourceHint hint)
    {
        await Wake();
        if (_work is null) return;
        if (hint.ProcessStatusId is { } process) await _work.Owner.MakeDue(process, clock.GetUtcNow(), _stop.Token);
        loop.Hear(_work, hint);
    }

    public async Task Refresh()
    {
        await Wake();
        loop.Wake(Lane.All);
    }

    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        DeactivateOnIdle();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _stop.Dispose();
    }

    private async Task Run(SellerWork work)
    {
        try
        {
            await loop.Run(work, _stop.Token);
        }
        catch (OwnershipLost)
        {
            log.LogWarning("Seller {Seller} has another owner now", work.Seller);
            DeactivateOnIdle();
        }
    }
}

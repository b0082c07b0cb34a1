using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using Tandem.Bol;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Loop;

/// <summary>Owns one seller's loop for as long as it lives; the epoch in the database makes sure that it is the only one.</summary>
internal sealed class SellerGrain(
    Database database, Credentials credentials, BolClients bol, WooClients woo, IServiceProvider services, ILocalSiloDetails silo,
    TimeProvider clock, ILogger<SellerGrain> log) : Grain, ISellerGrain
{
    private readonly CancellationTokenSource _stop = new();
    private SellerWork? _work;
    private SellerLoop? _loop;
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

        _work = new SellerWork(owner, credentials, bol, woo);
        _loop = services.GetRequiredService<SellerLoop>();
        _running = Run(_loop, _work);
        DelayDeactivation(TimeSpan.FromDays(1));
    }

    public async Task Hint(SourceHint hint)
    {
        await Wake();
        if (_work is null || _loop is null) return;
        switch (hint.Kind)
        {
            case SourceKind.ShopItems:
                _work.MakeDue($"shop:{new ShopId(hint.OwnerId)}:items");
                _loop.Wake(Lane.WatchShop);
                break;
            case SourceKind.ShopOrders:
                _work.MakeDue($"shop:{new ShopId(hint.OwnerId)}:orders");
                _loop.Wake(Lane.WatchShop);
                break;
            case SourceKind.BolOrders when hint.BolOrderId is { } order:
                _work.HintOrder(new AccountId(hint.OwnerId), order);
                _loop.Wake(Lane.WatchBol);
                break;
            case SourceKind.BolOrders:
                _work.MakeDue($"bol:{new AccountId(hint.OwnerId)}:orders");
                _loop.Wake(Lane.WatchBol);
                break;
            default:
                _loop.Wake(Lane.ShipParcels);
                break;
        }
    }

    public async Task Refresh()
    {
        await Wake();
        _loop?.Wake(Lane.WatchShop | Lane.WatchBol | Lane.Decide | Lane.PushStock | Lane.ImportOrders | Lane.ShipParcels);
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

    private async Task Run(SellerLoop loop, SellerWork work)
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

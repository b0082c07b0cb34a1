using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Web.Pages.Parts;

/// <summary>
/// Tells the loop of a seller at once that something was set on a screen. Without a loop nearby it finds out by itself.
/// </summary>
public sealed class Nudge(IServiceProvider services)
{
    /// <summary>The external source of stock has other settings, or numbers.</summary>
    public Task Source(SellerId seller, CancellationToken ct) =>
        services.GetService<IGrainFactory>()?.GetGrain<ISellerGrain>(seller.Value)
            .Hint(new SourceHint(SourceKind.ExternalStock, seller.Value)).WaitAsync(ct) ?? Task.CompletedTask;

    /// <summary>Anything else.</summary>
    public Task All(SellerId seller, CancellationToken ct) =>
        services.GetService<IGrainFactory>()?.GetGrain<ISellerGrain>(seller.Value).Refresh().WaitAsync(ct) ?? Task.CompletedTask;
}

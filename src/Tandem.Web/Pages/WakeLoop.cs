using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Web.Pages;

/// <summary>Tells a seller's loop that a person changed something, so that it looks now instead of within minutes.</summary>
/// <remarks>Only a hint: what was changed is in the database. Where no loop runs in this cluster there is nobody to
/// tell.</remarks>
internal sealed class WakeLoop(IEnumerable<IGrainFactory> grains)
{
    public async Task Of(SellerId seller, CancellationToken ct)
    {
        foreach (var factory in grains.Take(1)) await factory.GetGrain<ISellerGrain>(seller.Value).Refresh().WaitAsync(ct);
    }
}

using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Web.Pages.Parts;

/// <summary>Tells a seller's loop that a person changed something, so that it looks now instead of within minutes.</summary>
/// <remarks>
/// Only a hint, and never an error: what was changed is in the database, and the loop finds it by itself. So a click whose
/// work is saved is not shown as failed because a silo, or a loop at all, cannot be reached.
/// </remarks>
public sealed class Nudge(IEnumerable<IGrainFactory> grains, ILogger<Nudge> log)
{
    // Real seconds, whatever clock the program runs on: somebody waits for the answer to a click.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>The external source of stock has other settings, or numbers.</summary>
    public Task Source(SellerId seller, CancellationToken ct) =>
        Tell(seller, loop => loop.Hint(new SourceHint(SourceKind.ExternalStock, seller.Value)), ct);

    /// <summary>Anything else.</summary>
    public Task All(SellerId seller, CancellationToken ct) => Tell(seller, loop => loop.Refresh(), ct);

    private async Task Tell(SellerId seller, Func<ISellerGrain, Task> say, CancellationToken ct)
    {
        try
        {
            foreach (var factory in grains.Take(1))
                await say(factory.GetGrain<ISellerGrain>(seller.Value)).WaitAsync(Patience, TimeProvider.System, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogWarning(failure, "The loop of seller {Seller} could not be told of a change; it finds it by itself", seller);
        }
    }
}

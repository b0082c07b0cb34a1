using Tandem.Engine.Loop;

namespace Tandem.Engine.Proof;

/// <summary>Once a day what is older than the seller keeps it goes; at once again while there is more.</summary>
internal sealed class TidySource(PruneLedger prune) : ISource
{
    public static readonly SourceName Name = SourceName.Own("tandem", "tidying");

    private static readonly TimeSpan Every = TimeSpan.FromHours(24);

    public Lane Lane => Lane.Upkeep;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) =>
    [
        new SourceReading(Name, Lane.None, async (_, began, ct) =>
            new Reading(null, await prune.Run(work, view.Seller, began, ct) ? TimeSpan.Zero : Every)),
    ];
}

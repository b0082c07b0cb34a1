using Tandem.Engine.Loop;

namespace Tandem.Engine.Returns;

/// <summary>Looks once a day at how often each article comes back.</summary>
internal sealed class OftenReturnedSource(AskOftenReturned often) : ISource
{
    public static readonly SourceName Name = SourceName.Own("tandem", "return-rates");

    private static readonly TimeSpan Every = TimeSpan.FromHours(24);

    public Lane Lane => Lane.Upkeep;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) =>
    [
        new SourceReading(Name, Lane.None, async (_, began, ct) =>
        {
            await often.Run(work, began, ct);
            return new Reading(null, Every);
        }),
    ];
}

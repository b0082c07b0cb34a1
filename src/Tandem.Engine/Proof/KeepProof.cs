using Tandem.Engine.Loop;

namespace Tandem.Engine.Proof;

/// <summary>
/// Looks back, from time to time, with what is known by now. The cursor is the moment up to which everything was looked back on.
/// </summary>
internal sealed class KeepProof(SettleDrift drift, Hindsight hindsight, JudgeShadows shadows) : ISource
{
    public const string Checks = "tandem:checks";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(2);

    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) =>
    [
        new SourceReading(Checks, Lane.Decide, async (o, began, ct) =>
        {
            var until = await hindsight.Run(work, o.Cursor, began, ct);
            await shadows.Run(work, ct);
            await drift.Run(work, view, ct);
            return new Reading(until, Every);
        }),
    ];
}

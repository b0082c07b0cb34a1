using System.Globalization;
using Tandem.Engine.Loop;

namespace Tandem.Engine.Proof;

/// <param name="Until">Everything that was heard of up to this moment was looked back on.</param>
internal sealed record LookedBack(DateTimeOffset Until);

/// <param name="Drift">The difference that was asked about last.</param>
internal sealed record AskedAbout(long Drift);

/// <summary>Looks back, from time to time, with what is known by now.</summary>
internal sealed class KeepProof(SettleDrift drift, Hindsight hindsight, JudgeShadows shadows) : ISource
{
    public static readonly SourceName Checks = SourceName.Own("tandem", "checks");

    /// <summary>Why bol hides what it hides.</summary>
    public static readonly SourceName Hidden = SourceName.Own("tandem", "hidden");

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(2);

    public Lane Lane => Lane.WatchBol;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view) =>
    [
        new SourceReading(Checks, Lane.Decide, async (o, began, ct) =>
        {
            var until = await hindsight.Run(work, o.At<LookedBack>()?.Until, began, ct);
            await shadows.Run(work, ct);
            await drift.Differences(work, ct);
            return new Reading(new LookedBack(until), Every);
        }),
        new SourceReading(Hidden, Lane.None, async (o, _, ct) =>
        {
            var after = await drift.Hidden(work, view, o.At<AskedAbout>()?.Drift ?? 0, ct);
            return new Reading(new AskedAbout(after), Every);
        }),
    ];
}

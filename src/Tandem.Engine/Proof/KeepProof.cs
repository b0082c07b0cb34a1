using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;

namespace Tandem.Engine.Proof;

/// <summary>What proof needs from time to time: looking back with what is known by now, and letting go of what is old.</summary>
internal sealed class KeepProof(SettleDrift drift, Hindsight hindsight, JudgeShadows shadows, PruneLedger prune)
{
    public const string Checks = "tandem:checks";
    public const string Tidying = "tandem:tidying";

    private static readonly TimeSpan ChecksEvery = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan TidyEvery = TimeSpan.FromHours(24);

    /// <summary>The cursor is the moment up to which everything was looked back on.</summary>
    public async Task<Reading> Check(SellerWork work, SellerView view, Observation observation, DateTimeOffset began, CancellationToken ct)
    {
        var until = await hindsight.Run(work, observation.Cursor, began, ct);
        await shadows.Run(work, ct);
        await drift.Run(work, view, ct);
        return new Reading(until, ChecksEvery);
    }

    /// <summary>Once a day; at once again while there is more.</summary>
    public async Task<Reading> Tidy(SellerWork work, Seller seller, DateTimeOffset began, CancellationToken ct) =>
        new(null, await prune.Run(work, seller, began, ct) ? TimeSpan.Zero : TidyEvery);
}

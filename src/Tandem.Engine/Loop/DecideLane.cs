using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tandem.Engine.Journal;
using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>
/// Turns what was observed into links, targets and intents. Speaks to no remote. A decision that fails stops only itself, and is
/// asked about when it fails again.
/// </summary>
internal sealed class DecideLane(IEnumerable<IDecision> decisions, TimeProvider clock, ILogger<DecideLane> log) : ILane
{
    private const int AskAfter = 2;

    public Lane Kind => Lane.Decide;

    /// <summary>Pushed numbers are there already: nothing is read first.</summary>
    public bool Hear(SellerWork work, SourceHint hint) => hint.Kind == SourceKind.ExternalStock;

    public async Task<LaneResult> Run(SellerWork work, CancellationToken ct)
    {
        var view = await work.View(ct);
        var started = new List<IDecision>();
        DateTimeOffset? next = null;
        var wake = Lane.None;
        foreach (var decision in decisions)
        {
            var may = false;
            var works = Take(await Try(work, decision, async () =>
            {
                may = await decision.MayStart(work, view, ct);
                return default;
            }, ct));
            if (may) started.Add(decision);
            else if (works) await Works(work, decision, ct);
        }

        foreach (var decision in started)
        {
            if (Take(await Try(work, decision, () => decision.DecideDue(work, view, ct), ct)))
                await Works(work, decision, ct);
        }

        return new LaneResult(next, wake);

        bool Take((bool Works, LaneResult Result) outcome)
        {
            wake |= outcome.Result.Wake;
            if (next is null || outcome.Result.NextDue < next) next = outcome.Result.NextDue ?? next;
            return outcome.Works;
        }
    }

    private async Task<(bool Works, LaneResult Result)> Try(SellerWork work, IDecision decision, Func<Task<LaneResult>> act,
        CancellationToken ct)
    {
        try
        {
            return (true, await act());
        }
        catch (Exception bug) when (bug is not OwnershipLost
            && !(bug is OperationCanceledException && ct.IsCancellationRequested))
        {
            var name = decision.GetType().Name;
            log.LogError(bug, "{Decision} of seller {Seller} failed", name, work.Seller);
            var (failures, now) = (work.DecisionFailed(name), clock.GetUtcNow());
            if (failures == AskAfter)
            {
                await work.Owner.Write(db => db.Raise(work.Seller, now, Cause(decision), ActivitySubject.Seller, 0,
                    Reason.Of("attention.decision-failed", ("part", name)), ct), ct);
            }

            return (false, new LaneResult(now + BackOff.After(failures, Random.Shared.NextDouble())));
        }
    }

    private async Task Works(SellerWork work, IDecision decision, CancellationToken ct)
    {
        if (!work.DecisionWorks(decision.GetType().Name)) return;
        var cause = Cause(decision);
        await using (var db = work.Read())
            if (!await db.Attentions.AnyAsync(a => a.SellerId == work.Seller && a.Cause == cause, ct)) return;
        await work.Owner.Write(db => db.Clear(work.Seller, clock.GetUtcNow(), cause, ct), ct);
    }

    private static string Cause(IDecision decision) => $"decision:{decision.GetType().Name}";
}

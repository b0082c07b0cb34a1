using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>
/// What one reading of a source came to: where the next one starts, and when it is due (at once: this was a part of it).
/// </summary>
/// <param name="Cursor">The source's own record of where the next one goes on; null: it starts over.</param>
/// <param name="News">Whether it found something new, for sources that are read as often as they have news; null: always after
/// <paramref name="NextIn"/>.</param>
internal sealed record Reading(object? Cursor, TimeSpan NextIn, bool? News = null);

/// <summary>Runs the readings that are due and keeps their cursors, freshness and back-off.</summary>
internal sealed class Observations(TimeProvider clock, ILogger<Observations> log)
{
    /// <summary>Reads the source when its time has come or something hinted at it, and settles the outcome.</summary>
    /// <param name="read">Gets the observation and the moment at which the reading begins; saves what it finds by itself.</param>
    /// <returns>When the source is due next, and whether it was read now.</returns>
    public async Task<(DateTimeOffset DueAt, bool WasRead)> Run(
        SellerWork work, SourceName source, Func<Observation, DateTimeOffset, CancellationToken, Task<Reading>> read,
        CancellationToken ct)
    {
        Observation? known;
        await using (var db = work.Read())
            known = await db.Observations.SingleOrDefaultAsync(o => o.SellerId == work.Seller && o.Source == source, ct);
        return await Run(work, known, new SourceReading(source, Lane.None, read), ct);
    }

    /// <inheritdoc cref="Run(SellerWork, SourceName, Func{Observation, DateTimeOffset, CancellationToken, Task{Reading}},
    /// CancellationToken)"/>
    /// <param name="known">The source's observation; null where it was never read.</param>
    public async Task<(DateTimeOffset DueAt, bool WasRead)> Run(
        SellerWork work, Observation? known, SourceReading run, CancellationToken ct)
    {
        var source = run.Name;
        var began = clock.GetUtcNow();
        var observation = known ?? new Observation { SellerId = work.Seller, Source = source, DueAt = began };
        var hinted = work.PollState.HintCounts(source, began) && work.TakeDue(source);
        if (!hinted && observation.DueAt > began) return (observation.DueAt, false);

        try
        {
            var reading = await run.Read(observation, began, ct);
            var ended = clock.GetUtcNow();
            var next = ended
                + (reading.News is { } news ? work.PollState.Next(source, news ? began : observation.NewsAt, hinted, began, ended)
                    : reading.NextIn);
            var resting = work.PollState.Answered(source);

            // Its first success is news, as is the end of a failure: somebody may have waited for it.
            var isNews = reading.News == true || observation.SucceededAt is null || observation.Failures > 0;
            await Settle(work, source, resting, isNews, async (db, o) =>
            {
                if (o.Failures > 0) await AskAboutReadings.Clear(db, o, run, ended, ct);
                o.GoOnAt(reading.Cursor);
                o.BeganAt = began;
                if (reading.News == true) o.NewsAt = began;
                CountUntold(o, work.PollState.TakeHook(source), reading.News == true, began);
                if (reading.NextIn > TimeSpan.Zero) o.SucceededAt = clock.GetUtcNow();
                o.DueAt = next;
                o.Failures = 0;
                o.FailingSince = null;
                o.Problem = null;
            }, ct);
            return (next, true);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var problem, out var notBefore))
        {
            var next = clock.GetUtcNow() + BackOff.After(observation.Failures + 1, Random.Shared.NextDouble());
            if (notBefore > next) next = notBefore.Value;
            return await Rest(work, run, problem, next, ct);
        }
        catch (Exception bug) when (bug is not OwnershipLost
            && !(bug is OperationCanceledException && ct.IsCancellationRequested))
        {
            // What no reading foresaw stops this source alone: the seller's other shops and accounts are read on.
            log.LogError(bug, "{Source} of seller {Seller} could not be read", source, work.Seller);
            var next = clock.GetUtcNow() + BackOff.After(observation.Failures + 1, Random.Shared.NextDouble());
            return await Rest(work, run, Reason.Of("remote.bug"), next, ct);
        }
    }

    /// <summary>Webhooks that stop show by news that only reading finds.</summary>
    private static void CountUntold(Observation row, bool hooked, bool isNews, DateTimeOffset began)
    {
        if (hooked) (row.HookAt, row.UntoldNews, row.UntoldSince) = (began, 0, null);
        else if (isNews) (row.UntoldNews, row.UntoldSince) = (row.UntoldNews + 1, row.UntoldSince ?? began);
    }

    private async Task<(DateTimeOffset DueAt, bool WasRead)> Rest(
        SellerWork work, SourceReading run, Reason problem, DateTimeOffset until, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        work.PollState.Failed(run.Name, now);
        await Settle(work, run.Name, [], isNews: true, async (db, o) =>
        {
            o.Failures++;
            o.FailingSince ??= now;
            o.Problem = problem;
            o.DueAt = until;
            await AskAboutReadings.Ask(db, o, run, work.Owner.Since, now, ct);
        }, ct);
        return (until, false);
    }

    /// <param name="resting">Sources of a remote that was away and answers again: they are due now. One that asked to slow down
    /// is left alone.</param>
    /// <param name="isNews">Whether the outcome itself may give a lane work; a source that is due now does.</param>
    private Task Settle(SellerWork work, SourceName source, IReadOnlyList<SourceName> resting, bool isNews,
        Func<TandemDb, Observation, Task> change, CancellationToken ct) =>
        work.Owner.WriteNews(async db =>
        {
            var (now, mayGiveWork) = (clock.GetUtcNow(), isNews);
            foreach (var other in resting.Count == 0 ? [] : await db.Observations
                .Where(o => o.SellerId == work.Seller && resting.Contains(o.Source) && o.DueAt > now).ToListAsync(ct))
            {
                if (other.Problem?.Code != "remote.unavailable") continue;
                (other.DueAt, mayGiveWork) = (now, true);

                // The turn that is under way knows the moment from before.
                work.MakeDue(other.Source);
            }

            var row = await db.Observations.SingleOrDefaultAsync(o => o.SellerId == work.Seller && o.Source == source, ct);
            if (row is null) db.Observations.Add(row = new Observation { SellerId = work.Seller, Source = source });
            await change(db, row);
            return mayGiveWork;
        }, ct);
}

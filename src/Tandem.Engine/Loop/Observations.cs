using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>What one reading of a source came to: where the next one starts, and when it is due (at once: this was a part of it).</summary>
/// <param name="News">Whether it found something new, for sources that are read as often as they have news; null: always after <paramref name="NextIn"/>.</param>
internal sealed record Reading(string? Cursor, TimeSpan NextIn, bool? News = null);

/// <summary>Runs the readings that are due and keeps their cursors, freshness and back-off.</summary>
internal sealed class Observations(TimeProvider clock)
{
    /// <summary>Reads the source when its time has come or something hinted at it, and settles the outcome.</summary>
    /// <param name="read">Gets the observation and the moment at which the reading begins; saves what it finds by itself.</param>
    /// <returns>When the source is due next, and whether it was read now.</returns>
    public async Task<(DateTimeOffset DueAt, bool WasRead)> Run(
        SellerWork work, string source, Func<Observation, DateTimeOffset, Task<Reading>> read, CancellationToken ct)
    {
        var began = clock.GetUtcNow();
        Observation observation;
        await using (var db = work.Read())
        {
            observation = await db.Observations.SingleOrDefaultAsync(o => o.SellerId == work.Seller && o.Source == source, ct)
                ?? new Observation { SellerId = work.Seller, Source = source, DueAt = began };
        }

        var hinted = observation.Failures == 0 && work.TakeDue(source);
        if (!hinted && observation.DueAt > began) return (observation.DueAt, false);

        try
        {
            var reading = await read(observation, began);
            var ended = clock.GetUtcNow();
            var next = ended + (reading.News is { } news ? work.PollState.Next(source, hinted, news, began, ended) : reading.NextIn);
            await Settle(work, source, o =>
            {
                o.Cursor = reading.Cursor;
                o.BeganAt = began;
                if (reading.NextIn > TimeSpan.Zero) o.SucceededAt = clock.GetUtcNow();
                o.DueAt = next;
                o.Failures = 0;
                o.Problem = null;
            }, ct);
            return (next, true);
        }
        catch (Exception failure) when (RemoteFailure.Explains(failure, out var problem, out var notBefore))
        {
            var next = clock.GetUtcNow() + BackOff.After(observation.Failures + 1, Random.Shared.NextDouble());
            if (notBefore > next) next = notBefore.Value;
            await Settle(work, source, o =>
            {
                o.Failures++;
                o.Problem = problem;
                o.DueAt = next;
            }, ct);
            return (next, false);
        }
    }

    private static Task Settle(SellerWork work, string source, Action<Observation> change, CancellationToken ct) =>
        work.Owner.Write(async db =>
        {
            var row = await db.Observations.SingleOrDefaultAsync(o => o.SellerId == work.Seller && o.Source == source, ct);
            if (row is null) db.Observations.Add(row = new Observation { SellerId = work.Seller, Source = source });
            change(row);
        }, ct);
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>
/// Calls an address while all is well. First it is written down, then called: a database that takes nothing is noticed too.
/// </summary>
internal sealed class BeatHeart(SendWebhook web, Credentials credentials, TimeProvider clock)
{
    private const AlertChannel Channel = AlertChannel.Heartbeat;

    /// <returns>When it is called next; null: none is.</returns>
    public async Task<DateTimeOffset?> DueAt(SellerWork work, Seller seller, CancellationToken ct)
    {
        if (seller.Get<HeartbeatSettings>().Url is null) return null;
        await using var db = work.Read();
        return await db.AlertChannels.Where(c => c.SellerId == work.Seller && c.Channel == Channel)
            .Select(c => (DateTimeOffset?)c.DueAt).SingleOrDefaultAsync(ct) ?? clock.GetUtcNow();
    }

    /// <returns>When it is called next.</returns>
    public async Task<DateTimeOffset?> Beat(SellerWork work, Seller seller, CancellationToken ct)
    {
        var settings = seller.Get<HeartbeatSettings>();
        var next = clock.GetUtcNow() + TimeSpan.FromMinutes(settings.EveryMinutes);
        await Note(work, state => state.DueAt = next, ct);
        Reason? problem = null;
        try
        {
            await web.Call(credentials.TryOpen(settings.Url), settings.Post, ct);
        }
        catch (AlertNotSent failure)
        {
            problem = failure.Reason;
        }

        await Note(work, state =>
        {
            state.Problem = problem;
            state.Failures = problem is null ? 0 : state.Failures + 1;
            if (problem is null) state.SucceededAt = clock.GetUtcNow();
        }, ct);
        return next;
    }

    private static Task Note(SellerWork work, Action<ChannelState> change, CancellationToken ct) => work.Owner.WriteQuietly(
        async db => change(await DeliverAlerts.StateOf(db, work.Seller, Channel, ct)), ct);
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>
/// Delivers what was written down, each channel by itself and in its order. What was taken is noted at once; when that note is
/// lost it goes again under the same name, so that the other side can see that it is the same.
/// </summary>
internal sealed class DeliverAlerts(IEnumerable<IAlertSender> senders, AlertVoice voice, TimeProvider clock,
    ILogger<DeliverAlerts> log)
{
    /// <summary>What is older says nothing of now.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(2);

    /// <summary>So often refused for what it is, it does not hold up those behind it any longer.</summary>
    private const int MostRefusals = 3;

    /// <returns>When to try again; null: nothing waits.</returns>
    public async Task<DateTimeOffset?> Run(SellerWork work, Seller seller, CancellationToken ct) =>
        (await Task.WhenAll(senders.Select(sender => Run(work, seller, sender, ct)))).Min();

    private async Task<DateTimeOffset?> Run(SellerWork work, Seller seller, IAlertSender sender, CancellationToken ct)
    {
        var channel = sender.Channel;
        await using var db = work.Read();
        var waiting = await db.AlertMessages
            .Where(m => m.SellerId == work.Seller && m.Channel == channel && m.SentAt == null && m.DroppedAt == null)
            .OrderBy(m => m.Key).ToListAsync(ct);
        if (waiting.Count == 0) return null;
        var state = await db.AlertChannels.SingleOrDefaultAsync(c => c.SellerId == work.Seller && c.Channel == channel, ct);
        if (state?.DueAt > clock.GetUtcNow()) return state.DueAt;

        foreach (var message in waiting)
        {
            var now = clock.GetUtcNow();
            if (now - message.CreatedAt > GivenUpAfter || !sender.IsSet(seller))
            {
                await Note(work, channel, message, (row, _) => row.DroppedAt = now, ct);
                continue;
            }

            if (await Try(seller, sender, message, ct) is not var (problem, ofMessage))
            {
                await Note(work, channel, message, (row, c) =>
                {
                    row.SentAt = c.SucceededAt = c.DueAt = clock.GetUtcNow();
                    (c.Failures, c.Problem) = (0, null);
                }, ct);
                continue;
            }

            var next = clock.GetUtcNow() + BackOff.After((state?.Failures ?? 0) + 1, Random.Shared.NextDouble());
            var drops = ofMessage && message.Refusals + 1 >= MostRefusals;
            await Note(work, channel, message, (row, c) =>
            {
                if (ofMessage) row.Refusals++;
                if (drops) row.DroppedAt = clock.GetUtcNow();
                (c.Failures, c.Problem, c.DueAt) = (c.Failures + 1, problem, next);
            }, ct);
            if (!drops) return next;
        }

        return null;
    }

    /// <returns>Why it was not taken, and whether for what it is; null: it was.</returns>
    private async Task<(Reason Problem, bool OfMessage)?> Try(Seller seller, IAlertSender sender, AlertMessage message,
        CancellationToken ct)
    {
        try
        {
            var settings = seller.Get<AlertSettings>();
            var content = JsonSerializer.Deserialize<AlertContent>(message.Content)!;
            await sender.Send(seller, voice.Say(content, settings.Language, settings.Home ?? voice.Home), message.Name, ct);
            return null;
        }
        catch (AlertNotSent failure)
        {
            log.LogWarning("{Channel} of seller {Seller} took no message: {Reason}", sender.Channel, seller.Id, failure.Reason);
            return (failure.Reason, failure.OfMessage);
        }
        catch (Exception bug) when (!(bug is OperationCanceledException && ct.IsCancellationRequested))
        {
            // What no channel foresaw stops this channel alone.
            log.LogError(bug, "{Channel} of seller {Seller} failed", sender.Channel, seller.Id);
            return (Reason.Of("remote.bug"), true);
        }
    }

    private static Task Note(SellerWork work, AlertChannel channel, AlertMessage message,
        Action<AlertMessage, ChannelState> change, CancellationToken ct) => work.Owner.WriteQuietly(async db =>
    {
        var row = await db.AlertMessages.SingleAsync(m => m.Key == message.Key, ct);
        change(row, await StateOf(db, work.Seller, channel, ct));
    }, ct);

    /// <summary>To be changed; made where there is none yet.</summary>
    public static async Task<ChannelState> StateOf(TandemDb db, SellerId seller, AlertChannel channel, CancellationToken ct)
    {
        var state = await db.AlertChannels.SingleOrDefaultAsync(c => c.SellerId == seller && c.Channel == channel, ct);
        if (state is null) db.AlertChannels.Add(state = new ChannelState { SellerId = seller, Channel = channel });
        return state;
    }
}

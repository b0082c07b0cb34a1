using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>How a channel does.</summary>
/// <param name="Waiting">Messages that it has not taken yet.</param>
/// <param name="Problem">Why the last try failed; null when it did not.</param>
public sealed record ChannelRow(AlertChannel Channel, DateTimeOffset? SucceededAt, Reason? Problem, int Waiting,
    DateTimeOffset DueAt);

/// <summary>A source and within how many minutes it is to be read.</summary>
/// <param name="Key">Names it in the settings.</param>
/// <param name="Usual">Where nothing else was chosen.</param>
public sealed record TargetRow(string Key, string Side, string What, int Minutes, int Usual);

/// <summary>The page about alerts; secrets are not on it.</summary>
/// <param name="Standing">What is told, as it stands now.</param>
/// <param name="Nobody">No channel is set: nobody is told.</param>
/// <param name="Quiet">When the quiet that is now ends; null: it is not quiet.</param>
public sealed record AlertPage(IReadOnlyList<AlertLine> Standing, IReadOnlyList<ChannelRow> Channels, AlertSettings Settings,
    EmailDraft Email, WebhookDraft Webhook, HeartbeatDraft Heartbeat, IReadOnlyList<TargetRow> Targets, bool Nobody,
    DateTimeOffset? Quiet, Uri Home);

/// <summary>Reads what stands and how it is told.</summary>
public sealed class AlertPages(Database database, Credentials credentials, AlertVoice voice, TimeProvider clock)
{
    /// <param name="withAddresses">
    /// For who may change them: an address of a webhook or a heartbeat is a secret itself. Else the channels are empty.
    /// </param>
    /// <returns>Null where there is no such seller.</returns>
    public async Task<AlertPage?> Of(SellerId id, bool withAddresses, CancellationToken ct)
    {
        await using var db = database.Read();
        if (await db.Sellers.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } seller) return null;
        var standing = await db.Alerts.Where(a => a.SellerId == id && a.ClearedAt == null).ToListAsync(ct);
        var channels = await db.AlertChannels.Where(c => c.SellerId == id).ToListAsync(ct);
        var waiting = await db.AlertMessages.Where(m => m.SellerId == id && m.SentAt == null && m.DroppedAt == null)
            .GroupBy(m => m.Channel).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var names = await db.Observations.Where(o => o.SellerId == id).Select(o => o.Source).ToListAsync(ct);
        var settings = seller.Get<AlertSettings>();
        var nobody = seller.Get<EmailSettings>().Host.Length == 0 && seller.Get<WebhookSettings>().Url is null;
        var (email, webhook, heart) = withAddresses
            ? (seller.Get<EmailSettings>(), seller.Get<WebhookSettings>(), seller.Get<HeartbeatSettings>())
            : (new EmailSettings(), new WebhookSettings(), new HeartbeatSettings());
        return new AlertPage(
            [.. standing.OrderByDescending(a => a.Urgent).ThenBy(a => a.Kind).ThenBy(a => a.Topic)
                .Select(a => AlertRule.LineOf(a, AlertMove.Raised))],
            [.. channels.Select(c => new ChannelRow(c.Channel, c.SucceededAt, c.Problem, waiting.GetValueOrDefault(c.Channel),
                c.DueAt))],
            settings,
            new EmailDraft(email.Host, email.Port, email.Security, email.User, null, email.Password is not null, email.From,
                email.To),
            new WebhookDraft(credentials.TryOpen(webhook.Url) ?? "", webhook.Form, null, webhook.Token is not null),
            new HeartbeatDraft(credentials.TryOpen(heart.Url) ?? "", heart.Post, heart.EveryMinutes),
            [.. names.Where(n => n.Side != "tandem").Select(n => (n.Side, n.What)).Distinct()
                .OrderByDescending(n => n.Side, StringComparer.Ordinal).ThenBy(n => n.What, StringComparer.Ordinal)
                .Select(n => Target(n.Side, n.What, settings))],
            nobody,
            QuietRule.EndOf(settings.QuietFrom, settings.QuietUntil, clock.GetUtcNow()),
            settings.Home ?? voice.Home);
    }

    private static TargetRow Target(string side, string what, AlertSettings settings)
    {
        var key = FreshnessRule.NameOf(side, what);
        var usual = FreshnessRule.Usual(key);
        return new TargetRow(key, side, what, settings.Targets.GetValueOrDefault(key, usual), usual);
    }
}

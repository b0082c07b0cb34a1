using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Alerts;

/// <summary>What a look came to.</summary>
/// <param name="AllIsWell">Both sides are read, and nobody refuses the keys.</param>
/// <param name="Next">When something could be other without any news; null: not by itself.</param>
/// <param name="Waiting">Whether a channel has something to deliver.</param>
internal sealed record AlertLook(SellerView View, bool AllIsWell, DateTimeOffset? Next, bool Waiting);

/// <summary>
/// Looks at what there is, keeps what stands, and writes down what is to be told, in one transaction. Speaks to nobody.
/// </summary>
internal sealed class KeepAlerts(IEnumerable<IAlertSender> senders, TimeProvider clock)
{
    private static readonly TimeSpan SummaryWithin = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <param name="awakeSince">Before this the machine was asleep, if it ever was.</param>
    public async Task<AlertLook> Look(SellerWork work, DateTimeOffset awakeSince, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var view = await work.View(ct);
        var settings = view.Seller.Get<AlertSettings>();
        var channels = senders.Where(s => s.IsSet(view.Seller)).Select(s => s.Channel).ToList();
        await using var db = work.Read();
        var inputs = await AlertInputs.Read(db, work, view, now, ct);
        if (inputs.ReadingSince < awakeSince) inputs = inputs with { ReadingSince = awakeSince };
        var (facts, moment) = AlertFacts.Of(inputs, settings, now);
        var former = await db.Alerts.Where(a => a.SellerId == work.Seller).ToListAsync(ct);
        var plan = AlertRule.Decide(facts, former, settings, channels.Count > 0, now);
        var (week, monday) = settings.Weekly && channels.Count > 0 ? await Week(db, work, now, ct) : default;

        var messages = new List<AlertMessage>();
        if (plan.Tell.Count > 0) messages.AddRange(Messages(new AlertContent(view.Seller.Name, plan.Tell)));
        if (week is not null) messages.AddRange(Messages(new AlertContent(view.Seller.Name, [], week)));
        if (plan.Rows.Count > 0 || messages.Count > 0) await Save(work, plan.Rows, messages, now, ct);

        return new AlertLook(view, !facts.Any(f => f.Kind is AlertKind.Silent or AlertKind.Refused),
            new[] { moment, plan.Next, monday }.Min(),
            messages.Count > 0 || await db.AlertMessages
                .AnyAsync(m => m.SellerId == work.Seller && m.SentAt == null && m.DroppedAt == null, ct));

        IEnumerable<AlertMessage> Messages(AlertContent content) => channels.Select(channel => new AlertMessage
        {
            SellerId = work.Seller,
            Channel = channel,
            CreatedAt = now,
            Content = JsonSerializer.Serialize(content),
            Week = content.Week?.First,
            Name = Guid.CreateVersion7(now),
        });
    }

    /// <summary>The week that ended last, unless it was told or its Monday is over.</summary>
    private static async Task<(WeekFigures? Week, DateTimeOffset? Next)> Week(TandemDb db, SellerWork work, DateTimeOffset now,
        CancellationToken ct)
    {
        var monday = QuietRule.LastMonday(now);
        var next = QuietRule.LastMonday(monday.AddDays(8));
        var first = Values.DutchTime.DayOf(monday).AddDays(-7);
        if (now >= monday + SummaryWithin
            || await db.AlertMessages.AnyAsync(m => m.SellerId == work.Seller && m.Week == first, ct)) return (null, next);
        return (await ReadWeek.Of(db, work.Seller, first, ct), next);
    }

    /// <summary>No news for the other lanes: they have no work because of it.</summary>
    private static Task Save(SellerWork work, IReadOnlyList<Alert> rows, List<AlertMessage> messages, DateTimeOffset now,
        CancellationToken ct) => work.Owner.WriteQuietly(async db =>
    {
        var causes = rows.Select(r => r.Cause).ToList();
        var known = await db.Alerts.Where(a => a.SellerId == work.Seller && causes.Contains(a.Cause))
            .ToDictionaryAsync(a => a.Cause, ct);
        foreach (var row in rows)
        {
            if (known.TryGetValue(row.Cause, out var was)) db.Entry(was).CurrentValues.SetValues(row);
            else db.Alerts.Add(row with { SellerId = work.Seller });
        }

        db.AlertMessages.AddRange(messages);
        var old = now - KeptFor;
        if (messages.Count > 0)
            await db.AlertMessages.Where(m => m.SellerId == work.Seller && m.CreatedAt < old).ExecuteDeleteAsync(ct);
    }, ct);
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Connections;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Alerts;

/// <summary>An open question, as far as an alert tells of it.</summary>
/// <param name="Code">Of its sentence.</param>
/// <param name="Write">The kind of write that it is about; empty: about none.</param>
/// <param name="Deadlines">Of the order that it is about, while there is something to send.</param>
internal sealed record OpenQuestion(string Code, string Write, Guid Part, DateTimeOffset RaisedAt,
    IReadOnlyList<DateTimeOffset> Deadlines);

/// <summary>A write that is out there without an end.</summary>
internal sealed record OpenWrite(IntentKind Kind, DateTimeOffset LeftAt);

/// <summary>Orders that reading found while no webhook told of them.</summary>
/// <param name="First">When the first of them was found.</param>
internal sealed record UntoldNews(int Count, DateTimeOffset First);

/// <summary>What alerts are made of, read at one moment.</summary>
/// <param name="ReadingSince">Before this nobody read.</param>
/// <param name="Parts">Names of the shops and accounts that are to be read; the others are paused or gone.</param>
internal sealed record AlertInputs(DateTimeOffset ReadingSince, IReadOnlyDictionary<Guid, string> Parts,
    IReadOnlyList<Observation> Sources, IReadOnlyList<OpenQuestion> Questions, IReadOnlyList<OpenWrite> Writes,
    IReadOnlyDictionary<Guid, UntoldNews> Untold)
{
    private const int Most = 1000;

    /// <summary>What is open; nothing of it grows with history.</summary>
    public static async Task<AlertInputs> Read(TandemDb db, SellerWork work, SellerView view, DateTimeOffset now,
        CancellationToken ct)
    {
        var sources = await db.Observations.Where(o => o.SellerId == work.Seller).ToListAsync(ct);

        // Webhooks are looked after only while something is live and this program has an address: else nobody reads them.
        if (work.Watched(Lane.Upkeep) is { } upkeep)
            sources.RemoveAll(o => o.Source.What == KeepHooks.What && !upkeep.Names.Contains(o.Source));
        var writes = await db.Intents
            .Where(i => i.SellerId == work.Seller && (i.State == IntentState.Sent || i.State == IntentState.Unknown))
            .OrderBy(i => i.Key).Take(Most).Select(i => new OpenWrite(i.Kind, i.LeftBy ?? i.SentAt ?? i.CreatedAt))
            .ToListAsync(ct);
        var parts = view.ReadShops.Select(s => (s.Id.Value, s.Name))
            .Concat(view.ReadAccounts.Select(a => (a.Id.Value, a.Name))).ToDictionary(p => p.Value, p => p.Name);
        return new AlertInputs(work.Owner.Since, parts, sources, await ReadQuestions(db, work.Seller, view, ct), writes,
            await ReadUntold(db, sources, view, now, ct));
    }

    private static async Task<IReadOnlyList<OpenQuestion>> ReadQuestions(TandemDb db, SellerId seller, SellerView view,
        CancellationToken ct)
    {
        var rows = await db.Attentions.Where(a => a.SellerId == seller && a.ClearedAt == null).OrderBy(a => a.Key).Take(Most)
            .Select(a => new { a.What, a.Part, a.Subject, a.SubjectKey, a.RaisedAt }).ToListAsync(ct);
        var keys = rows.Where(r => r.Subject == ActivitySubject.Order).Select(r => r.SubjectKey).Distinct().ToList();
        var orders = keys.Count == 0 ? [] : await db.Orders
            .Where(o => o.SellerId == seller && keys.Contains(o.Key)
                && (o.State == OrderState.Seen || o.State == OrderState.Imported))
            .Select(o => new { o.Key, o.PlacedAt, o.DeliverBy, o.ExpiresOn }).ToDictionaryAsync(o => o.Key, ct);
        var alarm = view.Seller.Get<ShippingSettings>().AlarmHours;
        return rows.ConvertAll(row =>
        {
            var until = row.Subject == ActivitySubject.Order && orders.TryGetValue(row.SubjectKey, out var o)
                ? GuardRule.Of(o.PlacedAt, o.DeliverBy, o.ExpiresOn, done: false, row.RaisedAt, alarm) : null;
            DateTimeOffset?[] deadlines = [until?.HandOverBy, until?.PromisedBy, until?.ExpiresAt];
            return new OpenQuestion(row.What.Code, row.What["write"], row.Part, row.RaisedAt,
                [.. deadlines.OfType<DateTimeOffset>().Order()]);
        });
    }

    /// <summary>
    /// For accounts: orders that reading found since bol last told of any. Shops count for themselves (see
    /// <see cref="Observation.UntoldNews"/>), for there news is more than orders.
    /// </summary>
    private static async Task<IReadOnlyDictionary<Guid, UntoldNews>> ReadUntold(TandemDb db, List<Observation> sources,
        SellerView view, DateTimeOffset now, CancellationToken ct)
    {
        var untold = new Dictionary<Guid, UntoldNews>();
        foreach (var hooks in sources.Where(o => o.Source.What == KeepHooks.What && o.SucceededAt is not null))
        {
            var part = hooks.Source.Part;
            var counted = sources.Where(o => o.Source.Part == part && o.UntoldNews > 0).ToList();
            if (counted.Count > 0)
                untold[part] = new UntoldNews(counted.Sum(o => o.UntoldNews), counted.Min(o => o.UntoldSince) ?? now);
            if (!view.ReadAccounts.Any(a => a.Id.Value == part)) continue;

            // What bol tells of is read at once: whatever was found some minutes after its last word, it did not tell of.
            var told = sources.Find(o => o.Source == ReadBolOrders.ChangesOf(new AccountId(part)))?.HookAt;
            var (account, from) = (new AccountId(part), AlertFacts.UntoldFrom(told, now));
            var found = await db.Orders.Where(o => o.AccountId == account && o.FirstSeenAt > from)
                .GroupBy(o => o.AccountId).Select(g => new { Count = g.Count(), First = g.Min(o => o.FirstSeenAt) })
                .SingleOrDefaultAsync(ct);
            if (found is not null) untold[part] = new UntoldNews(found.Count, found.First);
        }

        return untold;
    }
}

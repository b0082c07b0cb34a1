using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Monitoring;

/// <summary>One thing that happened.</summary>
/// <param name="About">The order number, or the name of the item that the offer sells; empty for the seller itself.</param>
/// <param name="ItemKey">The item that the offer sells; null where it sells none or several.</param>
public sealed record ActivityRow(long Key, DateTimeOffset At, ActivitySubject Subject, long SubjectKey, string About, Reason What,
    long? ItemKey = null);

/// <summary>Reads back what happened, newest first.</summary>
public sealed class ActivityPages(Database database)
{
    /// <summary>About everything.</summary>
    /// <param name="before">The key of the oldest row that is shown already; null for the newest.</param>
    public async Task<IReadOnlyList<ActivityRow>> Recent(SellerId seller, long? before, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var all = db.Activities.Where(a => a.SellerId == seller);
        if (before is { } key
            && await all.SingleOrDefaultAsync(a => a.Key == key, ct) is { } last)
            all = all.Where(a => a.At <= last.At && (a.At < last.At || a.Key < key));
        var rows = await all.OrderByDescending(a => a.At).ThenByDescending(a => a.Key).Take(Math.Clamp(take, 1, 200))
            .ToListAsync(ct);
        return await Named(db, rows, ct);
    }

    public async Task<IReadOnlyList<ActivityRow>> About(SellerId seller, ActivitySubject subject, long subjectKey, int take,
        CancellationToken ct)
    {
        await using var db = database.Read();
        var rows = await db.Activities.Where(a => a.SellerId == seller && a.Subject == subject && a.SubjectKey == subjectKey)
            .OrderByDescending(a => a.At).ThenByDescending(a => a.Key).Take(Math.Clamp(take, 1, 200)).ToListAsync(ct);
        return await Named(db, rows, ct);
    }

    internal static async Task<IReadOnlyList<ActivityRow>> Named(TandemDb db, List<Activity> rows, CancellationToken ct)
    {
        var orderKeys = rows.Where(r => r.Subject == ActivitySubject.Order).Select(r => r.SubjectKey).Distinct().ToList();
        var offerKeys = rows.Where(r => r.Subject == ActivitySubject.Offer).Select(r => r.SubjectKey).Distinct().ToList();
        var orders = await db.Orders.Where(o => orderKeys.Contains(o.Key)).ToDictionaryAsync(o => o.Key, o => o.BolOrderId, ct);
        var itemKeys = rows.Where(r => r.Subject == ActivitySubject.Item).Select(r => r.SubjectKey).Distinct().ToList();
        var itself = await db.Items.Where(i => itemKeys.Contains(i.Key)).ToDictionaryAsync(i => i.Key, i => i.Name, ct);
        var items = await (
            from part in db.LinkParts
            join item in db.Items on part.ItemKey equals item.Key
            where offerKeys.Contains(part.OfferKey)
            select new { part.OfferKey, item.Key, item.Name }).ToListAsync(ct);
        var eans = await db.Offers.Where(o => offerKeys.Contains(o.Key))
            .ToDictionaryAsync(o => o.Key, o => o.Ean ?? o.OfferId, ct);
        var names = items.GroupBy(i => i.OfferKey).ToDictionary(g => g.Key, g => string.Join(" + ", g.Select(i => i.Name)));

        var keys = items.GroupBy(i => i.OfferKey).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single().Key);

        string AboutOf(Activity row) => row.Subject switch
        {
            ActivitySubject.Order => orders.GetValueOrDefault(row.SubjectKey, ""),
            ActivitySubject.Offer => names.GetValueOrDefault(row.SubjectKey) ?? eans.GetValueOrDefault(row.SubjectKey, ""),
            ActivitySubject.Item => itself.GetValueOrDefault(row.SubjectKey, ""),
            _ => "",
        };

        long? ItemOf(Activity row) => row.Subject == ActivitySubject.Item && itself.ContainsKey(row.SubjectKey) ? row.SubjectKey
            : row.Subject == ActivitySubject.Offer && keys.TryGetValue(row.SubjectKey, out var key) ? key : null;

        return [.. rows.Select(r => new ActivityRow(r.Key, r.At, r.Subject, r.SubjectKey, AboutOf(r), r.What, ItemOf(r)))];
    }
}

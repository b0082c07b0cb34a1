using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Shipments;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Pages;

/// <summary>Lists everything that is asked of a seller, of which home shows the first.</summary>
public sealed class QuestionPages(Database database, TimeProvider clock)
{
    /// <summary>Open questions, as <see cref="InOrder"/>; within a page they are grouped and ranked as on home.</summary>
    /// <param name="size">Of a page, at most 100.</param>
    public async Task<(IReadOnlyList<QuestionGroup> Groups, int Total)> List(
        SellerId seller, int skip, int size, CancellationToken ct)
    {
        await using var db = database.Read();
        var open = db.Attentions.Where(a => a.SellerId == seller && a.ClearedAt == null);
        var total = await open.CountAsync(ct);
        var rows = await InOrder(open).Skip(Math.Max(skip, 0)).Take(Math.Clamp(size, 1, 100))
            .Select(a => new AttentionRow(a.Key, a.Subject, a.SubjectKey, a.What, a.RaisedAt)).ToListAsync(ct);
        var alarm = (await db.SettingsOf<ShippingSettings>(seller, ct)).AlarmHours;
        return (QuestionRule.Rank(await WithDeadlines(db, seller, rows, clock.GetUtcNow(), alarm, ct)), total);
    }

    /// <summary>
    /// A catalogue may ask hundreds, none of which has a deadline: what is asked of orders and of the whole goes first, and of
    /// each the oldest.
    /// </summary>
    internal static IQueryable<Attention> InOrder(IQueryable<Attention> open) =>
        open.OrderBy(a => a.Subject == ActivitySubject.Item || a.Subject == ActivitySubject.Offer).ThenBy(a => a.Key);

    /// <summary>Each with the next deadline of the order that it is about, where that is not sent yet.</summary>
    internal static async Task<List<Question>> WithDeadlines(
        TandemDb db, SellerId seller, List<AttentionRow> rows, DateTimeOffset now, int alarm, CancellationToken ct)
    {
        var keys = rows.Where(r => r.Subject == ActivitySubject.Order).Select(r => r.SubjectKey).Distinct().ToList();
        var about = await db.Orders.Where(o => o.SellerId == seller && keys.Contains(o.Key))
            .Select(o => new { o.Key, o.PlacedAt, o.DeliverBy, o.ExpiresOn, o.State }).ToDictionaryAsync(o => o.Key, ct);
        return rows.ConvertAll(row => new Question(row,
            row.Subject == ActivitySubject.Order && about.TryGetValue(row.SubjectKey, out var o)
            && o.State is OrderState.Seen or OrderState.Imported
                ? GuardRule.Of(o.PlacedAt, o.DeliverBy, o.ExpiresOn, done: false, now, alarm).Next : null));
    }
}

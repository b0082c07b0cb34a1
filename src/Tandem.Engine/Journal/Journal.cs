using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Journal;

/// <summary>Writes down what happened and what a person must look at, in the transaction of the thing itself.</summary>
internal static class Journal
{
    public static void Note(
        this TandemDb db, SellerId seller, DateTimeOffset at, ActivitySubject subject, long subjectKey, Reason what) =>
        db.Activities.Add(new Activity { SellerId = seller, At = at, Subject = subject, SubjectKey = subjectKey, What = what });

    /// <summary>Writes down that somebody changed a setting: the note says who (<c>by</c>) besides what.</summary>
    /// <param name="setting">Names the setting, for ever: <c>folder.what</c>.</param>
    /// <param name="what">With what was said before and what is now as the facts <c>was</c> and <c>now</c>, and nothing
    /// secret.</param>
    public static void NoteChange(
        this TandemDb db, SellerId seller, DateTimeOffset at, string setting, Reason what,
        ActivitySubject subject = ActivitySubject.Seller, long subjectKey = 0)
    {
        var facts = new Dictionary<string, string>(what.Facts, StringComparer.Ordinal) { ["by"] = Actor.Current };
        db.Activities.Add(new Activity
        {
            SellerId = seller,
            At = at,
            Subject = subject,
            SubjectKey = subjectKey,
            What = what with { Facts = facts },
            Setting = setting,
        });
    }

    /// <summary>Asks a person, once for each cause.</summary>
    /// <param name="part">The shop or the account that it is about as a whole: it ends with that.</param>
    public static async Task Raise(
        this TandemDb db, SellerId seller, DateTimeOffset at, string cause, ActivitySubject subject, long subjectKey, Reason what,
        CancellationToken ct, Guid part = default)
    {
        // Asked a moment ago in this very transaction, it is not in the database yet.
        var row = db.Attentions.Local.FirstOrDefault(a => a.SellerId == seller && a.Cause == cause)
            ?? await db.Attentions.SingleOrDefaultAsync(a => a.SellerId == seller && a.Cause == cause, ct);
        if (row is null)
        {
            db.Attentions.Add(new Attention
            {
                SellerId = seller,
                Cause = cause,
                Part = part,
                Subject = subject,
                SubjectKey = subjectKey,
                What = what,
                RaisedAt = at,
            });
            return;
        }

        if (row.DoneAt is not null && row.What.ToJson() == what.ToJson()) return;
        if (row.ClearedAt is not null) row.RaisedAt = at;
        row.ClearedAt = row.DoneAt = null;
        row.What = what;
    }

    /// <summary>The cause is gone: the question goes with it, and may be asked again.</summary>
    public static Task Clear(this TandemDb db, SellerId seller, DateTimeOffset at, string cause, CancellationToken ct) =>
        db.Clear(seller, at, [cause], ct);

    public static Task Clear(this TandemDb db, SellerId seller, DateTimeOffset at, IReadOnlyCollection<string> causes,
        CancellationToken ct)
    {
        // Asked a moment ago in this very transaction: what is saved after this would put it back.
        foreach (var row in db.Attentions.Local.Where(a => a.SellerId == seller && causes.Contains(a.Cause)).ToList())
        {
            if (db.Entry(row).State == EntityState.Added) db.Attentions.Remove(row);
            else (row.ClearedAt, row.DoneAt) = (row.ClearedAt ?? at, null);
        }

        return db.Attentions
            .Where(a => a.SellerId == seller && causes.Contains(a.Cause) && (a.ClearedAt == null || a.DoneAt != null))
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.ClearedAt, at).SetProperty(x => x.DoneAt, (DateTimeOffset?)null), ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Journal;

/// <summary>A person says that something that asked for attention is dealt with.</summary>
public sealed class DealtWith(Database database, TimeProvider clock)
{
    /// <summary>Takes it off the list and writes that down; what is off already stays as it was.</summary>
    /// <param name="key">Of an <see cref="AttentionRow"/>.</param>
    public Task Mark(SellerId seller, long key, CancellationToken ct) => database.WriteFor(seller, async db =>
    {
        var now = clock.GetUtcNow();
        if (await db.Attentions
            .SingleOrDefaultAsync(a => a.SellerId == seller && a.Key == key && a.ClearedAt == null, ct) is not { } row) return;
        row.ClearedAt = row.DoneAt = now;
        db.Note(seller, now, row.Subject, row.SubjectKey, Reason.Of("attention.done"));
    }, ct);
}

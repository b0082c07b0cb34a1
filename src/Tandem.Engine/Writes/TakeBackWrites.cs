using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Writes;

/// <summary>Takes writes back that are not to be made any more, with what was asked about them.</summary>
internal static class TakeBackWrites
{
    /// <summary>All of one kind and seller; in the transaction of the caller.</summary>
    public static async Task Run(TandemDb db, IReadOnlyList<(Intent Row, WriteTopic About)> back, DateTimeOffset now,
        CancellationToken ct)
    {
        if (back.Count == 0) return;
        db.Intents.RemoveRange(back.Select(b => b.Row));
        var failed = back.Where(b => b.Row.HasFailed).ToList();
        if (failed.Count == 0) return;

        await db.SaveChangesAsync(ct);
        var (seller, kind) = (failed[0].Row.SellerId, failed[0].Row.Kind);
        var causes = failed.SelectMany(f => new[] { f.About.Cause, AskAboutWrites.CauseOf(f.Row) }).ToHashSet();

        // What is asked about all of a kind stays for as long as others fail.
        if (!await db.Intents.AnyAsync(i => i.SellerId == seller && i.Kind == kind && i.FailingSince != null
            && (i.State == IntentState.Planned || i.State == IntentState.Sent || i.State == IntentState.Unknown), ct))
            causes.Add(AskAboutWrites.CauseOfAll(kind));
        await db.Clear(seller, now, causes, ct);
    }
}

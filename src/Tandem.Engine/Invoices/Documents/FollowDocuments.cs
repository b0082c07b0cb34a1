using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Invoices.Documents;

/// <summary>Something of an order that has documents went back, or was cancelled late: its credit notes are looked at.</summary>
internal sealed class FollowDocuments : IOrderReaction
{
    public async Task React(TandemDb db, IReadOnlyList<OrderChange> changes, DateTimeOffset now, CancellationToken ct)
    {
        var sent = changes.Where(c => c.Order.Lines.Exists(l => l.Shipped > 0)).ToDictionary(c => c.Order.Key, c => c.Order);
        if (sent.Count == 0) return;
        var orders = sent.Keys.ToList();
        var tasks = await db.DocumentTasks.Where(t => orders.Contains(t.OrderKey)).ToListAsync(ct);
        if (tasks.Count == 0) return;
        await db.SaveChangesAsync(ct);
        var keys = tasks.ConvertAll(t => t.OrderKey);
        var rows = (await db.Adjustments.AsNoTracking().Where(a => keys.Contains(a.OrderKey)).ToListAsync(ct))
            .ToLookup(a => a.OrderKey);
        foreach (var task in tasks.Where(t => t.DueAt is null))
            if (OrderPapers.SeenOf(sent[task.OrderKey], rows[task.OrderKey]) != task.Seen) (task.DueAt, task.Since) = (now, now);
        await db.SaveChangesAsync(ct);
    }
}

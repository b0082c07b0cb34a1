using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Printing;

/// <summary>Remembers of which orders a packing slip came out of the printer well: only a person can tell.</summary>
public sealed class MarkSlips(Database database, TimeProvider clock)
{
    private const int AtOnce = 500;

    public Task Mark(SellerId seller, IReadOnlyCollection<long> orders, bool printed, CancellationToken ct) =>
        database.WriteFor(seller, async db =>
        {
            DateTimeOffset? at = printed ? clock.GetUtcNow() : null;
            foreach (var keys in orders.Distinct().Chunk(AtOnce))
                await db.Orders.Where(o => o.SellerId == seller && keys.Contains(o.Key))
                    .ExecuteUpdateAsync(o => o.SetProperty(x => x.SlipPrintedAt, at), ct);
        }, ct);
}

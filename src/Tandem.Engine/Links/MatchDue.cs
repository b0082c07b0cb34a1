using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;

namespace Tandem.Engine.Links;

/// <summary>
/// Matches again what changed: the groups of one GTIN in which an item or an offer is marked, and what is marked without one.
/// </summary>
internal sealed class MatchDue(InheritLinks heirs, TimeProvider clock) : IDecision
{
    private const int GroupsAtOnce = 500;

    public async Task<LaneResult> DecideDue(SellerWork work, SellerView view, CancellationToken ct)
    {
        while (await Run(work, ct))
        {
        }

        return default;
    }

    /// <returns>True where there was something to match; there may be more.</returns>
    public Task<bool> Run(SellerWork work, CancellationToken ct) => work.Owner.Write(async db =>
    {
        var seller = work.Seller;
        var items = await db.Items.Where(i => i.SellerId == seller && i.MatchDue && i.Gtin == null).OrderBy(i => i.Key)
            .Select(i => i.Key).Take(GroupsAtOnce).ToListAsync(ct);
        var offers = await db.Offers.Where(o => o.SellerId == seller && o.MatchDue && o.Gtin == null).OrderBy(o => o.Key)
            .Select(o => o.Key).Take(GroupsAtOnce).ToListAsync(ct);
        var gtins = await db.Items.Where(i => i.SellerId == seller && i.MatchDue && i.Gtin != null).Select(i => i.Gtin!)
            .Union(db.Offers.Where(o => o.SellerId == seller && o.MatchDue && o.Gtin != null).Select(o => o.Gtin!))
            .OrderBy(g => g).Take(GroupsAtOnce).ToListAsync(ct);
        if (items.Count + offers.Count + gtins.Count == 0) return false;

        // Clear first, read after: a change that lands in between marks the group anew.
        await db.Items.Where(i => i.SellerId == seller && (gtins.Contains(i.Gtin!) || items.Contains(i.Key)))
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.MatchDue, false), ct);
        await db.Offers.Where(o => o.SellerId == seller && (gtins.Contains(o.Gtin!) || offers.Contains(o.Key)))
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.MatchDue, false), ct);
        await heirs.Run(db, seller, gtins, clock.GetUtcNow(), ct);
        await MatchGroups.Run(db, seller, new MatchScope(gtins, items, offers), clock.GetUtcNow(), ct);
        return true;
    }, ct);
}

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Links;

/// <summary>What news of items means for offers: which are matched again, and which numbers are decided again.</summary>
internal sealed class FollowItems : IItemReaction
{
    public async Task React(TandemDb db, ItemNews news, DateTimeOffset began, CancellationToken ct)
    {
        if (news.LeftGtins.Count + news.Hints.Count > 0)
        {
            await db.Offers.Where(o => o.SellerId == news.Seller
                    && (news.LeftGtins.Contains(o.Gtin!) || news.Hints.Contains(o.OfferId)))
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.MatchDue, true), ct);
        }

        await db.TouchItems(news.Touched, ct);
    }
}

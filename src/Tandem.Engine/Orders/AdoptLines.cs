using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Offers;
using Tandem.Engine.Storage;

namespace Tandem.Engine.Orders;

/// <summary>Gives new offers the lines that were sold before Tandem knew them.</summary>
internal sealed class AdoptLines : IOfferReaction
{
    public async Task React(TandemDb db, OfferNews news, DateTimeOffset began, CancellationToken ct)
    {
        foreach (var offers in news.Fresh.GroupBy(o => (o.SellerId, o.AccountId)))
        {
            var (seller, account) = offers.Key;
            var ids = offers.Select(o => o.OfferId).ToList();
            var eans = offers.Select(o => o.Ean).OfType<string>().ToList();
            var lines = await db.OrderLines.Where(l => l.SellerId == seller && l.OfferKey == null
                && db.Orders.Any(o => o.Key == l.OrderKey && o.AccountId == account)
                && (ids.Contains(l.BolOfferId!) || (l.BolOfferId == null && eans.Contains(l.Ean!)))).ToListAsync(ct);
            foreach (var line in lines)
                line.OfferKey = offers.FirstOrDefault(o => line.BolOfferId is { } id ? o.OfferId == id : o.Ean == line.Ean)?.Key;
        }
    }
}

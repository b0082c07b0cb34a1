using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>
/// Nobody knows what a shop that could not be read for long has sold meanwhile: after as many hours as the seller chose its
/// numbers do not count any more, until it is read again.
/// </summary>
internal sealed class FindUnreadShops(TimeProvider clock) : IDecision
{
    // Tandem was off for long, perhaps: a shop that stumbles once when it starts again is asked again first.
    private static readonly TimeSpan AfterStart = TimeSpan.FromHours(1);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    public async Task<LaneResult> DecideDue(SellerWork work, SellerView view, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (known, hours) = (view.Seller.Get<UnreadShops>(), view.Seller.Get<UnreadSay>().ZeroAfterHours);
        var unread = new Dictionary<Guid, DateTimeOffset>();
        DateTimeOffset? next = null;
        if (hours is { } most)
        {
            var shops = view.ReadShops.ToDictionary(s => ReadItems.ChangesOf(s), s => s.Id.Value);
            var sources = shops.Keys.ToList();
            await using var db = work.Read();
            var read = await db.Observations
                .Where(o => o.SellerId == work.Seller && sources.Contains(o.Source) && o.SucceededAt != null)
                .Select(o => new { o.Source, At = o.SucceededAt!.Value, o.Failures }).ToListAsync(ct);
            foreach (var source in read)
            {
                var (shop, from) = (shops[source.Source], source.At + TimeSpan.FromHours(most));

                // Of what was too old and was not read since a new start, or new keys, know nothing better.
                var isStill = known.Since.TryGetValue(shop, out var since) && since == source.At && from <= now;
                if (from < work.Owner.Since + AfterStart) from = work.Owner.Since + AfterStart;
                if (isStill || (from <= now && source.Failures > 0)) unread[shop] = source.At;
                next = Min(next, from > now ? from : now + LookAgain);
            }
        }

        // A shop that a person paused is not read: what was not known of it before is not known now.
        foreach (var (shop, since) in known.Since.Where(s => hours is not null && view.Shop(s.Key) is not null
            && view.Seller.Get<PausedParts>().Has(s.Key)))
            unread[shop] = since;
        if (!unread.OrderBy(s => s.Key).SequenceEqual(known.Since.OrderBy(s => s.Key)))
            await work.Owner.Write(db => Save(db, view, known, new UnreadShops(unread), now, ct), ct);
        return new LaneResult(next);
    }

    private static async Task Save(TandemDb db, SellerView view, UnreadShops before, UnreadShops after, DateTimeOffset now,
        CancellationToken ct)
    {
        var seller = view.Seller.Id;
        await db.SaveSettings(seller, after, ct);
        await db.Offers.Where(o => o.SellerId == seller && !o.Gone)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        foreach (var shop in view.Shops)
        {
            var (was, since) = (before.Of(shop.Id), after.Of(shop.Id));
            if (was is null != since is null)
                db.Note(seller, now, ActivitySubject.Seller, 0, since is null
                    ? Reason.Of("seller.shop-read-again", ("name", shop.Name))
                    : Reason.Of("seller.shop-unread", ("name", shop.Name), ("since", since.Value.ToString("O"))));
        }
    }

    private static DateTimeOffset Min(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;
}

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
    // Tandem was off for long, perhaps, or the shop was paused: one that stumbles when it is read again is asked again first.
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(5);

    public async Task<LaneResult> DecideDue(SellerWork work, SellerView view, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (known, hours) = (view.Seller.Get<UnreadShops>(), view.Seller.Get<UnreadSay>().ZeroAfterHours);
        var unread = new Dictionary<Guid, DateTimeOffset>();
        DateTimeOffset? next = null;
        if (hours is { } most)
        {
            await using var db = work.Read();
            var rows = await db.Observations.Where(o => o.SellerId == work.Seller).ToListAsync(ct);
            foreach (var shop in view.ReadShops)
            {
                var changes = rows.Find(o => o.Source == ReadItems.ChangesOf(shop));

                // The first reading of all of it may be the only one that ever succeeded.
                var all = rows.Find(o => o.Source == ReadItems.EverythingOf(shop));
                if ((changes?.SucceededAt ?? all?.SucceededAt) is not { } at) continue;
                var (id, from) = (shop.Id.Value, at + TimeSpan.FromHours(most));

                // Of what was too old and was not read since a new start, or new keys, know nothing better.
                var isStill = known.Since.TryGetValue(id, out var since) && since == at && from <= now;
                from = Later(from, work.Owner.Since + Patience);
                if (changes?.FailingSince is { } failing) from = Later(from, failing + Patience);
                var isFailing = changes?.Failures > 0 || IsUntried(work, shop.Id, changes?.DueAt ?? at, now);
                if (isStill || (from <= now && isFailing)) unread[id] = at;
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

    // A machine that wakes finds all shops long overdue: only one that still is so a while later was not tried.
    private static bool IsUntried(SellerWork work, ShopId shop, DateTimeOffset dueAt, DateTimeOffset now) =>
        dueAt < now - Patience && now - work.OverdueSeen(ReadItems.ChangesOf(shop), dueAt, now) >= LookAgain;

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

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Min(DateTimeOffset? one, DateTimeOffset other) => one < other ? one.Value : other;
}

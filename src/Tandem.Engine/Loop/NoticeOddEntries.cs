using Tandem.Engine.Journal;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Loop;

/// <summary>
/// Tells of entries of a shop's lists that could not be read: they are set aside while the rest of their page counts, so that
/// nobody would notice else. The question ends when everything has been read once without one.
/// </summary>
internal static class NoticeOddEntries
{
    // Longer than from one reading of everything to the next.
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(26);

    public static async Task Look(SellerWork work, Shop shop, DateTimeOffset now, CancellationToken ct)
    {
        var odd = work.Shop(shop).TakeOddEntry();
        var cause = $"shop-odd-entry:{shop.Id}";
        if (odd is null && !work.PollState.OddEntryIsOver(cause, now, Remembered)) return;
        if (odd is not null && !work.PollState.OddEntryIsNew(cause, now)) return;
        await work.Owner.Write(db => odd is null
            ? db.Clear(work.Seller, now, cause, ct)
            : db.Raise(work.Seller, now, cause, ActivitySubject.Seller, 0,
                Reason.Of("attention.shop-odd-entry", ("name", shop.Name), ("entry", odd)), ct, shop.Id.Value), ct);
    }
}

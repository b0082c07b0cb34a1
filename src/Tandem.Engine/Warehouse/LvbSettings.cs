using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Warehouse;

/// <summary>What is said of one offer that sells from bol's warehouse, or did until Tandem made it sell from own stock.</summary>
/// <param name="Own">Of this offer; null: as of all.</param>
/// <param name="All">Of all of the seller's offers.</param>
/// <param name="SwitchedAt">When it went over to own stock; null: it sells from bol's warehouse.</param>
/// <param name="Why">Why it stays or goes, as things are now.</param>
public sealed record LvbOfferSetting(bool? Own, bool All, DateTimeOffset? SwitchedAt, Reason Why);

/// <summary>Reads and changes it.</summary>
public sealed class LvbSettings(Database database, TimeProvider clock)
{
    public async Task<LvbSetting> Of(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.SettingsOf<LvbSetting>(seller, ct);
    }

    /// <returns>Why it cannot be so; null where it is saved.</returns>
    public async Task<Reason?> Save(SellerId seller, LvbSetting setting, CancellationToken ct)
    {
        if (setting.Units < 1 || setting.Promise is { IsSound: false } || (setting.FallBack && setting.Promise is null))
            return Reason.Of("lvb.unsound");
        await database.WriteFor(seller, db => Save(db, seller, setting, ct), ct);
        return null;
    }

    internal Task Save(TandemDb db, SellerId seller, LvbSetting setting, CancellationToken ct) =>
        db.ChangeSettings(seller, clock.GetUtcNow(), setting, ct);

    /// <returns>Null where the offer sells from own stock by itself.</returns>
    public async Task<LvbOfferSetting?> Of(SellerId sellerId, long offerKey, CancellationToken ct)
    {
        await using var db = database.Read();
        var offer = await db.Offers.SingleOrDefaultAsync(o => o.SellerId == sellerId && o.Key == offerKey && !o.Gone, ct);
        if (offer is null or { Lvb: false, LvbSwitchedAt: null }) return null;
        var seller = await db.Sellers.SingleAsync(s => s.Id == sellerId, ct);
        var (decision, _) = (await SwitchLvb.Decisions(db, seller, [offer], clock.GetUtcNow(), ct))[offer.Key];
        return new LvbOfferSetting(offer.LvbFallback, seller.Get<LvbSetting>().FallBack, offer.LvbSwitchedAt, decision.Reason);
    }

    /// <param name="may">Whether this offer may go over to own stock; null: as the seller has it for all.</param>
    /// <returns>Why it cannot be so; null where it is saved.</returns>
    public Task<Reason?> Save(SellerId sellerId, long offerKey, bool? may, CancellationToken ct) =>
        database.WriteFor(sellerId, db => Save(db, sellerId, offerKey, may, ct), ct);

    internal async Task<Reason?> Save(TandemDb db, SellerId sellerId, long offerKey, bool? may, CancellationToken ct)
    {
        var offer = await db.Offers.SingleAsync(o => o.SellerId == sellerId && o.Key == offerKey, ct);
        if (may == true && (await db.SettingsOf<LvbSetting>(sellerId, ct)).Promise is not { IsSound: true })
            return Reason.Of("lvb.no-promise");
        if (offer.LvbFallback == may) return null;
        var (was, now, key) = (offer.LvbFallback, may, offerKey);
        offer.LvbFallback = may;
        db.NoteChange(sellerId, clock.GetUtcNow(), SettingNotes.LvbOffer, may switch
        {
            true => Reason.Of("lvb.offer-may", ("offer", key), ("was", was), ("now", now)),
            false => Reason.Of("lvb.offer-may-not", ("offer", key), ("was", was), ("now", now)),
            null => Reason.Of("lvb.offer-as-all", ("offer", key), ("was", was), ("now", now)),
        }, ActivitySubject.Offer, offerKey);
        return null;
    }
}

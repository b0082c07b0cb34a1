using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Sellers;
using Tandem.Engine.Sellers.Changes;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>
/// Changes what the seller has set about stock; exactly the offers that it is about are decided again. Each change is written
/// down with what was said before, so that it can be undone.
/// </summary>
public sealed class ChangeStockSettings(Database database, TimeProvider clock)
{
    private const string ChangedCode = "seller.settings-changed";

    /// <summary>Puts it in the place of what was said there; saying nothing takes it away.</summary>
    /// <returns>What is wrong with it; nothing is saved then. Empty: saved.</returns>
    public Task<IReadOnlyList<Reason>> Set(SellerId seller, SettingPlace place, StockSay say, CancellationToken ct) =>
        SayRule.Problems(say) is { Count: > 0 } problems
            ? Task.FromResult(problems)
            : database.WriteFor(seller, db => Set(db, seller, place, say, ct), ct);

    /// <summary>Changes adaptive safety stock. Everything is decided again where it is applied, or was.</summary>
    /// <returns>What is wrong with it; empty: saved.</returns>
    public Task<IReadOnlyList<Reason>> SetAdaptive(SellerId seller, AdaptiveSay say, CancellationToken ct) =>
        SayRule.Problems(say) is { Count: > 0 } problems ? Task.FromResult(problems)
            : database.WriteFor<IReadOnlyList<Reason>>(seller, async db =>
            {
                await SetAdaptive(db, seller, say, ct);
                return [];
            }, ct);

    /// <summary>Changes what becomes of numbers whose shop cannot be read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not one of <see cref="UnreadSay.Choices"/>.</exception>
    public Task SetUnread(SellerId seller, UnreadSay say, CancellationToken ct)
    {
        if (say.ZeroAfterHours is { } hours && !UnreadSay.Choices.Contains(hours))
            throw new ArgumentOutOfRangeException(nameof(say), hours, "Not one of the choices.");
        return database.WriteFor(seller, db => SetUnread(db, seller, say, ct), ct);
    }

    internal Task SetUnread(TandemDb db, SellerId seller, UnreadSay say, CancellationToken ct) =>
        db.ChangeSettings(seller, clock.GetUtcNow(), say, ct);

    /// <summary>What a note says was changed, and from what to what; null where it is about something else.</summary>
    internal static (SettingPlace Place, StockSay Was, StockSay Now)? Changed(Reason note) =>
        note.Code == ChangedCode && Enum.TryParse<SettingScope>(note["scope"], out var scope)
        && long.TryParse(note["target"], System.Globalization.CultureInfo.InvariantCulture, out var target)
        && StockSay.TryParse(note["was"]) is { } was && StockSay.TryParse(note["now"]) is { } now
            ? (new SettingPlace(scope, ShopId.TryParse(note["shop"]), target), was, now) : null;

    internal async Task SetAdaptive(TandemDb db, SellerId seller, AdaptiveSay say, CancellationToken ct)
    {
        say = say.Rounded;
        var before = await db.SettingsOf<AdaptiveSay>(seller, ct);
        if (!await db.ChangeSettings(seller, clock.GetUtcNow(), say, ct)) return;
        if (before.Mode == AdaptiveMode.Apply || say.Mode == AdaptiveMode.Apply)
            await db.Offers.Where(o => o.SellerId == seller && !o.Gone)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
    }

    internal async Task<IReadOnlyList<Reason>> Set(TandemDb db, SellerId seller, SettingPlace place, StockSay say,
        CancellationToken ct)
    {
        var row = await At(db, seller, place).SingleOrDefaultAsync(ct);
        var before = row?.ToSay() ?? new StockSay();
        if (before == say) return [];

        // A category that the shop no longer has may still be cleaned up.
        var name = await SettingNames.Of(db, seller, place, ct);
        if (name is null && !say.SaysNothing) return [Reason.Of("setting.unknown-place")];

        var now = clock.GetUtcNow();
        if (say.SaysNothing)
        {
            db.StockSettings.Remove(row!);
        }
        else
        {
            if (row is null)
                db.StockSettings
                    .Add(row =
                        new StockSetting { SellerId = seller, Scope = place.Scope, ShopId = place.Shop, Target = place.Target });
            row.Take(say).ChangedAt = now;
        }

        db.NoteChange(seller, now, SettingNotes.Rule, Reason.Of(
            ChangedCode, ("scope", place.Scope), ("shop", place.Shop), ("target", place.Target), ("name", name ?? ""),
            ("was", before.ToText()), ("now", say.ToText())));
        await db.SaveChangesAsync(ct);
        await About(db, seller, place).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
        return [];
    }

    internal static IQueryable<StockSetting> At(TandemDb db, SellerId seller, SettingPlace place) =>
        db.StockSettings
            .Where(s => s.SellerId == seller && s.Scope == place.Scope && s.ShopId == place.Shop && s.Target == place.Target);

    /// <summary>The offers that a setting in this place bears on.</summary>
    internal static IQueryable<Offers.Offer> About(TandemDb db, SellerId seller, SettingPlace place)
    {
        var offers = db.Offers.Where(o => o.SellerId == seller && !o.Gone);
        var group = $";{place.Target};";
        var items = place.Scope switch
        {
            SettingScope.Item => db.Items.Where(i => i.Key == place.Target),
            SettingScope.Category => db.Items.Where(i => i.ShopId == place.Shop && i.Categories.Contains(group)),
            SettingScope.Tag => db.Items.Where(i => i.ShopId == place.Shop && i.Tags.Contains(group)),
            _ => null,
        };
        if (place.Scope == SettingScope.Offer) return offers.Where(o => o.Key == place.Target);
        return items is null ? offers
            : offers.Where(o => db.LinkParts.Any(p => p.OfferKey == o.Key && items.Any(i => i.Key == p.ItemKey)));
    }
}

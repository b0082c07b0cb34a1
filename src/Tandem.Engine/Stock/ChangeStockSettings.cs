using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>Changes what the seller has set about stock; exactly the offers that it is about are decided again.</summary>
public sealed class ChangeStockSettings(Database database, TimeProvider clock)
{
    /// <summary>Puts it in the place of what was said there; saying nothing takes it away.</summary>
    public Task Set(SellerId seller, SettingPlace place, StockSay say, CancellationToken ct) => database.Write(async db =>
    {
        var row = await db.StockSettings.SingleOrDefaultAsync(
            s => s.SellerId == seller && s.Scope == place.Scope && s.ShopId == place.Shop && s.Target == place.Target, ct);
        if (say.SaysNothing)
        {
            if (row is not null) db.StockSettings.Remove(row);
        }
        else
        {
            if (row is null)
                db.StockSettings.Add(row = new StockSetting { SellerId = seller, Scope = place.Scope, ShopId = place.Shop, Target = place.Target });
            (row.Safety, row.SafetyPercent, row.Cap, row.Minimum) = (say.Safety, say.SafetyPercent, say.Cap, say.Minimum);
            (row.Fixed, row.Assumed, row.Backorders, row.Treatment) = (say.Fixed, say.Assumed, say.Backorders, say.Treatment);
            row.ChangedAt = clock.GetUtcNow();
        }

        await db.SaveChangesAsync(ct);
        await About(db, seller, place).ExecuteUpdateAsync(o => o.SetProperty(x => x.DecideDue, true), ct);
    }, ct);

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
        return items is null ? offers : offers.Where(o => db.LinkParts.Any(p => p.OfferKey == o.Key && items.Any(i => i.Key == p.ItemKey)));
    }
}

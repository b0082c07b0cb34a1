using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders.ShopOrders;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders.Import;

/// <summary>
/// Asks about rates that a shop lacks, once for each country and class, and takes the question back when the shop has one.
/// </summary>
internal static class TaxQuestions
{
    private const string Missing = "attention.vat-missing";

    /// <summary>After the import of an order: it is in the shop with the right total, and without VAT.</summary>
    public static async Task Ask(TandemDb db, Order order, Shop shop, DateTimeOffset now, CancellationToken ct)
    {
        var classes = order.Lines.SelectMany(l => l.Taxes ?? []).Where(t => t.NoRate).Select(t => t.Class).Distinct().ToList();
        foreach (var taxClass in classes)
        {
            var cause = CauseOf(shop, order.TaxedIn, taxClass);
            if (await db.Attentions
                .AnyAsync(a => a.SellerId == order.SellerId && a.Cause == cause && (a.ClearedAt == null || a.DoneAt != null), ct))
                continue;
            await db.Raise(order.SellerId, now, cause, ActivitySubject.Order, order.Key, Reason.Of(
                Missing, ("shop", shop.Name), ("country", order.TaxedIn), ("class", taxClass), ("order", order.BolOrderId)), ct,
                shop.Id.Value);

            // What is known of the shop's rates may be hours old.
            var settings = ReadShopSettings.Of(shop);
            await db.Observations.Where(o => o.SellerId == order.SellerId && o.Source == settings && o.DueAt > now)
                .ExecuteUpdateAsync(o => o.SetProperty(x => x.DueAt, now), ct);
        }
    }

    /// <summary>After the shop's settings were read.</summary>
    /// <returns>Whether a question is open still: then the settings are read again sooner.</returns>
    public static async Task<bool> Take(TandemDb db, Shop shop, TaxTable taxes, DateTimeOffset now, CancellationToken ct)
    {
        var asked = (await db.Attentions
            .Where(a => a.SellerId == shop.SellerId && a.Part == shop.Id.Value && (a.ClearedAt == null || a.DoneAt != null))
            .ToListAsync(ct)).FindAll(a => a.What.Code == Missing);
        var answered = asked.Where(a => Country.TryParse(a.What["country"]) is { } country
            && taxes.RateFor(country, a.What["class"]) is not null).ToList();
        await db.Clear(shop.SellerId, now, [.. answered.Select(a => CauseOf(shop, a.What["country"], a.What["class"]))], ct);

        var rounding = $"decimals:{shop.Id}";
        if (taxes.Decimals >= 2) await db.Clear(shop.SellerId, now, rounding, ct);
        else await db.Raise(shop.SellerId, now, rounding, ActivitySubject.Seller, 0,
            Reason.Of("attention.shop-decimals", ("shop", shop.Name), ("decimals", taxes.Decimals)), ct, shop.Id.Value);
        return asked.Except(answered).Any(a => a.ClearedAt is null);
    }

    private static string CauseOf(Shop shop, string? country, string? taxClass) => $"vat:{shop.Id}:{country}:{taxClass}";
}

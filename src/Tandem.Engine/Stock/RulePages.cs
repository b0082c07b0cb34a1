using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>What is set in one place.</summary>
/// <param name="Name">Empty for the seller; null where the shop no longer has it.</param>
public sealed record RuleRow(SettingPlace Place, string? Name, StockSay Say, DateTimeOffset ChangedAt);

/// <summary>Something that a setting can be about.</summary>
public sealed record PlaceChoice(SettingPlace Place, string Name, string? Detail);

/// <summary>Reads what the pages about the seller's rules show.</summary>
public sealed class RulePages(Database database)
{
    /// <summary>Widest scope first, as they give way to one another.</summary>
    public async Task<PageOf<RuleRow>> List(SellerId seller, int skip, int take, CancellationToken ct)
    {
        await using var db = database.Read();
        var page = await db.StockSettings.Where(s => s.SellerId == seller)
            .OrderBy(s => s.Scope == SettingScope.Seller ? 0 : s.Scope == SettingScope.Category ? 1 : s.Scope == SettingScope.Tag
                ? 2 : s.Scope == SettingScope.Item ? 3 : 4)
            .ThenBy(s => s.Key).Page(skip, take, ct);
        var names = await SettingNames.Of(db, seller, [.. page.Rows.Select(r => r.ToPlace())], ct);
        return page.As(r => new RuleRow(r.ToPlace(), names.GetValueOrDefault(r.ToPlace()), r.ToSay(), r.ChangedAt));
    }

    /// <summary>What is set in one place, or could be.</summary>
    public async Task<RuleRow> Of(SellerId seller, SettingPlace place, CancellationToken ct)
    {
        await using var db = database.Read();
        var row = await db.StockSettings.SingleOrDefaultAsync(
            s => s.SellerId == seller && s.Scope == place.Scope && s.ShopId == place.Shop && s.Target == place.Target, ct);
        return new RuleRow(place, await SettingNames.Of(db, seller, place, ct), row?.ToSay() ?? new StockSay(), row?.ChangedAt
            ?? default);
    }

    /// <summary>Things of this scope that a setting can be about.</summary>
    /// <param name="search">Part of the name (of an item also SKU and GTIN, of an offer EAN, reference and id).</param>
    public async Task<IReadOnlyList<PlaceChoice>> Find(SellerId seller, SettingScope scope, string? search, int take,
        CancellationToken ct)
    {
        await using var db = database.Read();
        var part = LikePattern.Anywhere(search ?? "");
        take = Math.Clamp(take, 1, 200);
        switch (scope)
        {
            case SettingScope.Category or SettingScope.Tag:
                var kind = scope == SettingScope.Category ? ProductGroupKind.Category : ProductGroupKind.Tag;
                var shops = await db.Shops.Where(s => s.SellerId == seller).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
                var groups = await db.ProductGroups
                    .Where(g => g.SellerId == seller && g.Kind == kind && EF.Functions.Like(g.Name.ToLower(), part, "\\"))
                    .OrderBy(g => g.Name).ThenBy(g => g.GroupId).Take(take).ToListAsync(ct);
                return [.. groups.Select(g => new PlaceChoice(SettingNames.PlaceOf(g), g.Name, shops.Count > 1
                    ? shops.GetValueOrDefault(g.ShopId) : null))];
            case SettingScope.Item:
                var items = await ItemSearch.ByName(db, await ItemSearch.Found(
                    db, seller, db.Items.Where(i => i.SellerId == seller && !i.Gone), search, ct), 0, take, ct);
                return [.. items.Rows.Select(i =>
                    new PlaceChoice(new SettingPlace(SettingScope.Item, null, i.Key), i.Name, i.Sku))];
            case SettingScope.Offer:
                var offers = await db.Offers
                    .Where(o => o.SellerId == seller && !o.Gone && (EF.Functions.Like(o.Ean ?? "", part, "\\")
                        || EF.Functions.Like((o.Reference ?? "").ToLower(), part, "\\")
                        || EF.Functions.Like(o.OfferId.ToLower(), part, "\\")))
                    .OrderBy(o => o.Ean).ThenBy(o => o.Key).Take(take).Select(o => new { o.Key, o.OfferId, o.Ean, o.Reference })
                    .ToListAsync(ct);
                return [.. offers.Select(o =>
                    new PlaceChoice(new SettingPlace(SettingScope.Offer, null, o.Key), o.Ean ?? o.OfferId, o.Reference))];
            default:
                return [new PlaceChoice(new SettingPlace(SettingScope.Seller), "", null)];
        }
    }

    public async Task<AdaptiveSay> Adaptive(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.SettingsOf<AdaptiveSay>(seller, ct);
    }

    public async Task<UnreadSay> Unread(SellerId seller, CancellationToken ct)
    {
        await using var db = database.Read();
        return await db.SettingsOf<UnreadSay>(seller, ct);
    }
}

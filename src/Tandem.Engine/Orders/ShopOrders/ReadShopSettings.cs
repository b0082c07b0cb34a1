using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Sellers;
using Tandem.WooCommerce;

namespace Tandem.Engine.Orders.ShopOrders;

/// <summary>
/// Reads what of the shop's own settings bears on stock and totals: tax rates, hold-stock minutes, order statuses, currency,
/// version.
/// </summary>
internal static class ReadShopSettings
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    // Somebody is asked to set a rate right: the question goes soon after that is done.
    private static readonly TimeSpan WhileAsked = TimeSpan.FromMinutes(5);

    public static SourceName Of(Shop shop) => SourceName.Of(shop.Id, "settings");

    public static async Task<Reading> Run(SellerWork work, Shop shop, DateTimeOffset began, CancellationToken ct)
    {
        var remote = work.Shop(shop);
        var general = await remote.GetSettings("general", ct);
        var products = await remote.GetSettings("products", ct);
        var tax = await remote.GetSettings("tax", ct);
        var rates = await remote.GetTaxes(ct);
        var status = await remote.GetSystemStatus(ct);
        var statuses = (await remote.GetOrderStatuses(ct)).Where(s => s.Slug is { Length: > 0 }).DistinctBy(s => s.Slug)
            .ToDictionary(s => s.Slug!, s => s.Name ?? s.Slug!, StringComparer.Ordinal);
        var named = statuses.Count == 0 ? shop.OrderStatuses : JsonSerializer.Serialize(statuses);
        var taxes = TaxTable.From(general, tax, rates, await remote.GetTaxClasses(ct));

        var asked = await work.Owner.Write(async db =>
        {
            await db.Shops.Where(s => s.Id == shop.Id).ExecuteUpdateAsync(s => s
                .SetProperty(x => x.Taxes, taxes.ToJson())
                .SetProperty(x => x.OrderStatuses, named)
                .SetProperty(x => x.HoldStockMinutes, HoldMinutes(products))
                .SetProperty(x => x.Currency, Text(general, "woocommerce_currency") ?? "EUR")
                .SetProperty(x => x.Version, status.Environment == null ? null : status.Environment.Version), ct);
            return await TaxQuestions.Take(db, shop, taxes, began, ct);
        }, ct);
        return new Reading(null, asked ? WhileAsked : Every);
    }

    /// <summary>Empty means that the shop holds nothing; the setting counts only where the shop keeps stock at all.</summary>
    private static int HoldMinutes(IReadOnlyList<WooSetting> products) =>
        int.TryParse(Text(products, "woocommerce_hold_stock_minutes"), CultureInfo.InvariantCulture, out var minutes)
            ? Math.Clamp(minutes, 0, 365 * 24 * 60) : 0;

    private static string? Text(IReadOnlyList<WooSetting> settings, string id) =>
        settings.FirstOrDefault(s => s.Id == id)?.Value switch
        {
            { ValueKind: JsonValueKind.String } value => value.GetString(),
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => null,
        };
}

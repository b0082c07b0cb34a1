using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>
/// The check list of a shop, for the setup and for the doctor: what it is, whether Tandem can work with it, and what to do
/// where it cannot. By readings, and by writes of nothing that the shop itself must refuse: nothing is ever changed.
/// </summary>
public sealed class ShopChecklist(Database database, TimeProvider clock)
{
    private const int Sampled = 50;

    /// <summary>What is looked at, in the order in which it is shown.</summary>
    public static readonly IReadOnlyList<string> Keys =
    [
        "reach", "permalinks", "key", "writes", "versions", "hpos", "stock", "taxes", "decimals", "currency", "cron", "cache",
        "webhooks", "clock",
    ];

    /// <param name="shop">The shop as it is known already; null: it is not connected yet.</param>
    public async Task<IReadOnlyList<ShopFinding>> Run(WooClient client, Uri address, ShopId? shop, CancellationToken ct)
    {
        var findings = new List<ShopFinding>();
        var sample = await Read(client, address, findings, ct);
        if (sample is null) return findings;
        findings.Add(new ShopFinding("reach", CheckVerdict.Fine, Reason.Of("check.reach")));
        findings.Add(new ShopFinding("permalinks", CheckVerdict.Fine, Reason.Of("check.permalinks")));
        findings.Add(new ShopFinding("key", CheckVerdict.Fine, Reason.Of("check.key")));
        findings.Add(await Writes(client, ct));
        findings.Add(ShopCheckRule.Versions(sample.Status.Environment));
        findings.Add(ShopCheckRule.Hpos(sample.Status.Settings));
        findings.Add(ShopCheckRule.Stock(sample.ProductSettings, sample.Products));
        findings.AddRange(await Taxes(sample, shop, ct));
        findings.Add(ShopCheckRule.Decimals(sample.Taxes.Decimals));
        findings.Add(ShopCheckRule.Currency(sample.General));
        findings.Add(ShopCheckRule.Cron(sample.Status.Environment, sample.ProductSettings, sample.Pending,
            sample.ShopTime ?? clock.GetUtcNow()));
        findings.Add(client.TakeCacheSign() is { } sign
            ? ShopCheckRule.Cached(sign)
            : new ShopFinding("cache", CheckVerdict.Fine, Reason.Of("check.cache")));
        findings.Add(await Webhooks(client, ct));
        findings.Add(ShopCheckRule.Clock(sample.ShopTime, clock.GetUtcNow()));
        return findings;
    }

    private static async Task<ShopSample?> Read(WooClient client, Uri address, List<ShopFinding> findings,
        CancellationToken ct)
    {
        // A sign from before says nothing of now.
        client.TakeCacheSign();
        try
        {
            var status = await client.GetSystemStatus(ct);
            var products = await client.GetProducts(new WooProductQuery { PerPage = Sampled, Status = "publish" }, ct);
            var pending = await client.GetOrders(
                new WooOrderQuery { PerPage = Sampled, Status = ["pending"], OrderBy = "date" }, ct);
            var general = await client.GetSettings("general", ct);
            var taxes = TaxTable.From(general, await client.GetSettings("tax", ct), await client.GetTaxes(ct),
                await client.GetTaxClasses(ct));
            return new ShopSample(status, general, await client.GetSettings("products", ct), taxes, products.Items, pending.Items,
                products.At);
        }
        catch (WooFailure failure)
        {
            findings.Add(client.TakeCacheSign() is { } sign ? ShopCheckRule.Cached(sign)
                : ShopCheckRule.Unread(failure, address));
            return null;
        }
    }

    private static async Task<ShopFinding> Writes(WooClient client, CancellationToken ct)
    {
        try
        {
            await client.ProveWrites(ct);
            return ShopCheckRule.Writes(null);
        }
        catch (WooFailure failure)
        {
            return ShopCheckRule.Writes(failure);
        }
    }

    private static async Task<ShopFinding> Webhooks(WooClient client, CancellationToken ct)
    {
        try
        {
            await client.GetWebhooks(ct);
            return new ShopFinding("webhooks", CheckVerdict.Fine, Reason.Of("check.webhooks"));
        }
        catch (WooFailure)
        {
            return new ShopFinding("webhooks", CheckVerdict.Look, Reason.Of("check.webhooks.closed"),
                Reason.Of("check.webhooks.closed.do"));
        }
    }

    /// <summary>
    /// Rates that the shop lacks, found before an order is imported without VAT: wrong where one was sold, else to be looked at.
    /// </summary>
    private async Task<IReadOnlyList<ShopFinding>> Taxes(ShopSample sample, ShopId? shop, CancellationToken ct)
    {
        var sold = new HashSet<Country> { Country.Netherlands };
        List<string> classes = [.. sample.Products.Select(p => p.TaxClass ?? "").Distinct()];
        if (shop is { } known)
        {
            await using var db = database.Read();
            classes = await db.Items.Where(i => i.ShopId == known && !i.Gone && db.LinkParts.Any(p => p.ItemKey == i.Key))
                .Select(i => i.TaxClass).Distinct().ToListAsync(ct);
            var destinations = await db.Orders.Where(o => o.Destination != null
                    && db.Shops.Any(s => s.Id == known && s.SellerId == o.SellerId))
                .Select(o => o.Destination!).Distinct().ToListAsync(ct);
            sold.UnionWith(destinations.Select(Country.TryParse).OfType<Country>());
        }

        var gaps = sample.Taxes.Gaps([.. sold.Append(Country.Belgium).Distinct().OrderBy(c => c.Code)],
            [.. classes.DefaultIfEmpty("").Order()]);
        return ShopCheckRule.Taxes(sample.Taxes.Enabled, sample.Taxes.PricesIncludeTax, sample.Taxes.Rates.Count,
            [.. gaps.Select(gap => (gap.Country, gap.Class, sold.Contains(gap.Country)))]);
    }
}

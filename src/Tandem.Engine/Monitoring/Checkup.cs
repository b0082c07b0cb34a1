using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Printing;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Monitoring;

/// <summary>What one check found, and what to do about it.</summary>
public sealed record Finding(bool IsFine, string What, string? Advice = null);

/// <summary>
/// Tries everything that the loop depends on, by reading only: database, keys, both remotes and their permissions.
/// </summary>
public sealed class Checkup(Database database, Credentials credentials, BolClients bol, WooClients woo, TimeProvider clock)
{
    public async IAsyncEnumerable<Finding> Run([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return await Storage(ct);
        yield return Print();

        List<Shop> shops;
        List<Account> accounts;
        List<Seller> sellers;
        await using (var db = database.Read())
        {
            sellers = await db.Sellers.ToListAsync(ct);
            shops = await db.Shops.ToListAsync(ct);
            accounts = await db.Accounts.ToListAsync(ct);
        }

        if (shops.Count == 0)
            yield return new Finding(true, "No sellers yet.",
                "`tandem seller add` adds a shop and a bol account; `tandem demo` shows Tandem without either.");
        foreach (var shop in shops)
        {
            if (sellers.Exists(s => s.Id == shop.SellerId && (s.PausedAt is not null || s.Get<PausedParts>().Has(shop.Id))))
                yield return Paused($"Shop {shop.Name}");
            else await foreach (var finding in OfShop(shop, ct)) yield return finding;
        }

        foreach (var account in accounts)
        {
            if (sellers.Exists(s => s.Id == account.SellerId && (s.PausedAt is not null || s.Get<PausedParts>().Has(account.Id))))
                yield return Paused($"bol account {account.Name}");
            else yield return await OfAccount(account, ct);
        }
    }

    /// <summary>Its owner wants it left: what is wrong with it is no fault until it runs again.</summary>
    private static Finding Paused(string what) =>
        new(true, $"{what}: paused, so it was not looked at.", "`tandem seller resume` lets it run again; then give this command once "
            + "more.");

    /// <summary>
    /// Names and titles that lack a font print as the name of their writing in brackets: that is no fault, and easily mended.
    /// </summary>
    private static Finding Print()
    {
        var check = PrintCheck.Run();
        var advice = new List<string>();
        if (check.Packages.Count > 0)
            advice.Add($"On Debian: apt install {string.Join(' ', check.Packages)}; then start Tandem again.");
        if (!check.HasOrder)
            advice.Add(
                "Text from right to left needs ICU: apt install libicu72, and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.");
        return check.Lacking.Count == 0 && check.HasOrder ? new Finding(true, "Printing: names in every common script.")
            : new Finding(true,
                $"Printing: {(check.Lacking.Count > 0 ? $"no font for "
                    + $"{string.Join(", ", check.Lacking)}" : "no order for right to left")}; slips say so in brackets.",
                string.Join(' ', advice));
    }

    private async Task<Finding> Storage(CancellationToken ct)
    {
        try
        {
            var pending = await database.PendingMigrations(ct);
            return pending.Count == 0
                ? new Finding(true, $"Database ({database.Kind}): up to date.")
                : new Finding(true, $"Database ({database.Kind}): {pending.Count} migrations to apply.",
                    "They are applied at the next start.");
        }
        catch (Exception failure) when (failure is System.Data.Common.DbException)
        {
            return new Finding(false, $"Database ({database.Kind}): {failure.Message}",
                "Check TANDEM_CONNECTIONSTRING, and that the server runs and knows this user.");
        }
    }

    private async IAsyncEnumerable<Finding> OfShop(Shop shop, [System.Runtime.CompilerServices.EnumeratorCancellation]
    CancellationToken ct)
    {
        if (!TryOpen(() => woo.For(shop.Id.ToString(), credentials.OpenShop(shop.Url, shop.Secret)), out var client))
        {
            yield return LostKeys(shop.Name);
            yield break;
        }

        var read = await Try($"Shop {shop.Name}: reads", async () =>
        {
            var status = await client!.GetSystemStatus(ct);
            await client.GetProducts(new WooProductQuery { PerPage = 1 }, ct);
            await client.GetOrders(new WooOrderQuery { PerPage = 1 }, ct);
            return $"WooCommerce {status.Environment?.Version}";
        });
        yield return read;
        if (!read.IsFine) yield break;

        yield return await Try($"Shop {shop.Name}: may write", async () =>
        {
            await client!.ProveWrites(ct);
            return "yes";
        });
        var taxes = TaxTable.None;
        var settings = await Try($"Shop {shop.Name}: settings", async () =>
        {
            taxes = TaxTable.From(
                await client!.GetSettings("general", ct), await client.GetSettings("tax", ct), await client.GetTaxes(ct),
                await client.GetTaxClasses(ct));
            return taxes.Enabled ? $"{taxes.Rates.Count} tax rates"
                : "the shop calculates no taxes: imported orders will carry none";
        });
        yield return settings;
        if (!settings.IsFine) yield break;
        foreach (var finding in await Rates(shop, taxes, ct)) yield return finding;
        if (taxes.Decimals < 2)
        {
            yield return new Finding(
                false, $"Shop {shop.Name}: shows prices with "
                    + $"{taxes.Decimals} decimals, so the total of an order is rounded and differs from bol's by cents.",
                "WooCommerce, Settings, General, Number of decimals: 2.");
        }
    }

    /// <summary>
    /// Rates that the shop lacks, found before an order is imported without VAT: a fault where one was sold, advice elsewhere.
    /// </summary>
    private async Task<IReadOnlyList<Finding>> Rates(Shop shop, TaxTable taxes, CancellationToken ct)
    {
        await using var db = database.Read();
        var classes = await db.Items.Where(i => i.ShopId == shop.Id && !i.Gone && db.LinkParts.Any(p => p.ItemKey == i.Key))
            .Select(i => i.TaxClass).Distinct().ToListAsync(ct);
        var sold = (await db.Orders.Where(o => o.SellerId == shop.SellerId && o.Destination != null).Select(o => o.Destination!)
            .Distinct().ToListAsync(ct))
            .Select(Country.TryParse).OfType<Country>().Append(Country.Netherlands).ToHashSet();
        return
        [
            .. taxes.Gaps([.. sold.Append(Country.Belgium).Distinct().OrderBy(c => c.Code)],
                [.. classes.DefaultIfEmpty("").Order()]).Select(gap => new Finding(
                !sold.Contains(gap.Country),
                $"Shop {shop.Name}: no VAT rate for {gap.Country} in class {gap.Class}; such an order carries no VAT.",
                $"WooCommerce, Settings, Tax: add the rate of "
                    + $"{gap.Country} for class {gap.Class}, or leave it if you do not sell there.")),
        ];
    }

    private async Task<Finding> OfAccount(Account account, CancellationToken ct)
    {
        if (!TryOpen(() => bol.For(account.Id.ToString(), credentials.OpenBol(account.Secret)), out var client))
            return LostKeys(account.Name);
        return await Try($"bol account {account.Name}", async () =>
        {
            var offers = await client!.GetOffers(new BolOfferQuery { PageSize = 25 }, ct);
            await client.GetOrders(new BolOrderQuery { FulfilmentMethod = "ALL", Status = "OPEN" }, ct);
            return $"signed in, {(offers.Offers is { Count: > 0 } ? "offers found" : "no offers yet")} at "
                + $"{clock.GetUtcNow():HH:mm} UTC";
        });
    }

    private static async Task<Finding> Try(string what, Func<Task<string>> check)
    {
        try
        {
            return new Finding(true, $"{what}: {await check()}.");
        }
        catch (Exception failure) when (failure is WooFailure or BolFailure)
        {
            return new Finding(false, $"{what}: {failure.Message}", Advice(failure));
        }
    }

    private static string Advice(Exception failure) => failure switch
    {
        WooUnauthorized { Problem: WooKeyProblem.UnknownKey } =>
            "Make a key with read and write rights in WooCommerce (Settings, Advanced, REST API). If the key is right, ask your "
            + "host whether the Authorization header is passed on.",
        WooUnauthorized { Problem: WooKeyProblem.WrongSecret } =>
            "The consumer key or its secret is not right: make a new key with read and write rights in WooCommerce (Settings, "
            + "Advanced, REST API) and put both in with `tandem seller keys`.",
        WooUnauthorized { Problem: WooKeyProblem.ReadOnly } =>
            "The key only reads: give it read and write rights in WooCommerce (Settings, Advanced, REST API).",
        WooUnauthorized =>
            "The key's user must be an administrator or shop manager; if it is, a security plugin or firewall stands in the way.",
        WooRefused { Code: "no_rest_api" } => "In WordPress: Settings, Permalinks, \"Post name\".",
        WooRefused { IsByShop: false, Code: "" } =>
            "Something in front of the shop blocks this: ask your host whether a firewall or security plugin keeps out writing to "
            + "/wp-json/wc/.",
        WooRefused { Code: "redirect" } => "Use the address that the shop sends on to, usually with https or www.",
        BolUnauthorized =>
            "Check the client id and secret in bol's seller account (Settings, API settings), and that the account is active. "
            + "New ones go in with `tandem seller keys`.",
        WooUnavailable { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } } =>
            "Ask your host for a certificate that is valid for this address. For a test shop of your own: "
            + "TANDEM_UNTRUSTEDSHOPCERTIFICATES=true.",
        BolUnavailable or WooUnavailable => "Check the address and your connection, then try again in a few minutes.",
        _ => "Try again in a few minutes; the words above are the other side's own.",
    };

    private static Finding LostKeys(string name) =>
        new(false, $"{name}: the stored keys cannot be opened.",
            "The key ring beside the data is not the one they were sealed with: put it back, or replace the keys with `tandem "
            + "seller keys`.");

    private static bool TryOpen<T>(Func<T> open, out T? opened)
    {
        try
        {
            opened = open();
            return true;
        }
        catch (CryptographicException)
        {
            opened = default;
            return false;
        }
    }
}

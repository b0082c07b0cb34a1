using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Connections;
using Tandem.Engine.Invoices.Documents;
using Tandem.Engine.Printing;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Monitoring;

/// <summary>
/// Tries everything that the loop depends on, by reading only: database, keys, both remotes and their permissions.
/// </summary>
public sealed class Checkup(Database database, Credentials credentials, BolClients bol, WooClients woo, DocumentChain documents,
    TimeProvider clock)
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
        foreach (var seller in sellers)
        {
            await foreach (var finding in OfDocuments(seller, ct)) yield return finding;
        }

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

    private async IAsyncEnumerable<Finding> OfDocuments(Seller seller,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var (looked, faults) = await documents.Check(seller.Id, ct);
        foreach (var fault in faults)
            yield return new Finding(false, $"Documents of {seller.Name}: {fault}.",
                "A final document may not change: put it back from a backup, and find out who changed the database.");
        if (looked > 0 && faults.Count == 0)
            yield return new Finding(true, $"Documents of {seller.Name}: {looked}, without gaps, as they were made.");
    }

    private async IAsyncEnumerable<Finding> OfShop(Shop shop, [System.Runtime.CompilerServices.EnumeratorCancellation]
    CancellationToken ct)
    {
        if (!TryOpen(() => credentials.OpenShop(shop.Url, shop.Secret), out var keys))
        {
            yield return LostKeys(shop.Name);
            yield break;
        }

        var checklist = new ShopChecklist(database, clock);
        foreach (var found in await checklist.Run(woo.For(shop.Id.ToString(), keys!), keys!.Shop, shop.Id, ct))
            yield return new Finding(found.Verdict != CheckVerdict.Wrong, $"Shop {shop.Name}") { Of = found };
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
        catch (Exception failure) when (failure is BolFailure)
        {
            return new Finding(false, $"{what}: {failure.Message}", Advice(failure));
        }
    }

    private static string Advice(Exception failure) => failure switch
    {
        BolUnauthorized =>
            "Check the client id and secret in bol's seller account (Settings, API settings), and that the account is active. "
            + "New ones go in with `tandem seller keys`.",
        BolUnavailable => "Check the address and your connection, then try again in a few minutes.",
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

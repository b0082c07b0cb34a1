using Tandem.Bol;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Values;
using Tandem.WooCommerce;

namespace Tandem.Engine.Connections;

/// <summary>
/// Asks shops and bol for webhooks where this program can be reached, and puts them right from time to time: both switch a
/// webhook off after failures, and a restored or copied shop may have one twice, or one for an address of before.
/// </summary>
internal sealed class KeepHooks(HookAddresses addresses, Credentials credentials) : ISource
{
    public const string What = "hooks";

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);
    private static readonly string[] Topics =
        ["product.created", "product.updated", "product.deleted", "order.created", "order.updated"];
    private static readonly string[] Resources = ["ORDER", "PROCESS_STATUS", "SHIPMENT"];

    public Lane Lane => Lane.Upkeep;

    public IEnumerable<SourceReading> Runs(SellerWork work, SellerView view)
    {
        // Nothing is written on either side before something goes live, not even a webhook.
        if (!Enum.GetValues<Module>().Any(view.Seller.Writes)) yield break;
        foreach (var shop in view.ReadShops)
        {
            if (addresses.Of(shop.Id) is not { } deliver) yield break;
            yield return new SourceReading(SourceName.Of(shop.Id, What), Lane.None, async (_, _, ct) =>
            {
                await AtShop(work.Shop(shop), shop.Id, deliver, credentials.Open(shop.HookSecret), ct);
                return new Reading(null, Every);
            });
        }

        foreach (var account in view.ReadAccounts)
        {
            if (addresses.Of(account.Id) is not { } deliver) yield break;
            yield return new SourceReading(SourceName.Of(account.Id, What), Lane.None, async (_, _, ct) =>
            {
                await AtBol(work.Bol(account), account.Id, deliver, ct);
                return new Reading(null, Every);
            });
        }
    }

    /// <summary>Takes away all that deliver for this shop.</summary>
    public static Task RemoveAtShop(WooClient client, ShopId shop, CancellationToken ct) => AtShop(client, shop, null, "", ct);

    /// <summary>Takes away all that deliver for this account.</summary>
    public static Task RemoveAtBol(BolClient client, AccountId account, CancellationToken ct) => AtBol(client, account, null, ct);

    private static async Task AtShop(WooClient client, ShopId shop, string? deliver, string secret, CancellationToken ct)
    {
        // Ours at any address: the shop may have been moved, or this program.
        var ours = (await client.GetWebhooks(ct)).Where(w => w.Id is not null && IsFor(w.DeliveryUrl, HookAddresses.PathOf(shop)))
            .ToList();
        foreach (var topic in deliver is null ? [] : Topics)
        {
            // Re-enabling keeps the shop's failure count at its limit, so one more failure would switch it off again: make it
            // anew.
            if (ours.Find(w => w.Topic == topic && w.DeliveryUrl == deliver && w.Status == "active") is { } good)
                ours.Remove(good);
            else await client.CreateWebhook($"Tandem {topic}", topic, deliver!, secret, ct);
        }

        foreach (var stray in ours) await client.DeleteWebhook(stray.Id!.Value, ct);
    }

    private static async Task AtBol(BolClient client, AccountId account, string? deliver, CancellationToken ct)
    {
        var ours = (await client.GetSubscriptions(ct)).Where(s => s.Id is not null && IsFor(s.Url, HookAddresses.PathOf(account)))
            .ToList();
        var mine = ours.Find(s => s.Url == deliver);
        if (mine is not null) ours.Remove(mine);
        foreach (var stray in ours) await client.DeleteSubscription(stray.Id!, ct);
        if (deliver is null) return;
        if (mine is null) await client.CreateSubscription(Resources, deliver, ct);
        else if (mine.Enabled == false) await client.UpdateSubscription(mine.Id!, Resources, deliver, enabled: true, ct);
    }

    private static bool IsFor(string? url, string path) => url?.EndsWith('/' + path, StringComparison.OrdinalIgnoreCase) == true;
}

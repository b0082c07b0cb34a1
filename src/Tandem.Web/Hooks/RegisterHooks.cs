using Tandem.Bol;
using Tandem.Engine.Sellers;
using Tandem.Web.Hosting;
using Tandem.WooCommerce;

namespace Tandem.Web.Hooks;

/// <summary>
/// Asks shops and bol for webhooks where this program can be reached, and puts them right from time to time (both switch a
/// webhook off after failures). Without a public address there are none, and polling does the work.
/// </summary>
internal sealed class RegisterHooks(HookOwners owners, TandemSettings settings, TimeProvider clock, ILogger<RegisterHooks> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly string[] Topics = ["product.created", "product.updated", "product.deleted", "order.created", "order.updated"];

    private static readonly string[] Resources = ["ORDER", "PROCESS_STATUS", "SHIPMENT"];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.PublicUrl is not { } address) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            // Nothing to register for yet, or not everything could be: look again soon.
            await Task.Delay(await All(address, stoppingToken) ? Every : Soon, clock, stoppingToken);
        }
    }

    /// <returns>Whether every shop and account has its webhooks.</returns>
    private async Task<bool> All(Uri address, CancellationToken ct)
    {
        try
        {
            var (shops, accounts) = await owners.All(ct);
            var allThere = shops.Count > 0;
            foreach (var shop in shops) allThere &= await Try(() => AtShop(shop, address, ct), shop.Shop.ToString());
            foreach (var account in accounts) allThere &= await Try(() => AtBol(account, address, ct), account.Account.ToString());
            return allThere;
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            // A database that restarts must not end the whole program: polling goes on without webhooks.
            log.LogError(failure, "Webhooks could not be looked after");
            return false;
        }
    }

    private async Task<bool> Try(Func<Task> register, string whose)
    {
        try
        {
            await register();
            return true;
        }
        catch (Exception failure) when (failure is BolFailure or WooFailure)
        {
            log.LogWarning("Webhooks of {Owner} could not be registered: {Words}", whose, failure.Message);
            return false;
        }
    }

    private static async Task AtShop(ShopHookOwner owner, Uri address, CancellationToken ct)
    {
        var deliver = new Uri(address, HookRoutes.ForShop(owner.Shop.Value)).ToString();
        var present = (await owner.Client.GetWebhooks(ct)).Where(w => w.DeliveryUrl == deliver).ToList();
        foreach (var topic in Topics)
        {
            var mine = present.Find(w => w.Topic == topic);

            // Re-enabling keeps the shop's failure count at its limit, so one more failure would switch it off again: make it anew.
            if (mine is { Status: not "active" })
            {
                await owner.Client.DeleteWebhook(mine.Id!.Value, ct);
                mine = null;
            }

            if (mine is null) await owner.Client.CreateWebhook($"Tandem {topic}", topic, deliver, owner.Secret, ct);
        }
    }

    private static async Task AtBol(BolHookOwner owner, Uri address, CancellationToken ct)
    {
        var deliver = new Uri(address, HookRoutes.ForBol(owner.Account.Value)).ToString();
        var present = (await owner.Client.GetSubscriptions(ct)).FirstOrDefault(s => s.Url == deliver);
        if (present is null)
            await owner.Client.CreateSubscription(Resources, deliver, ct);
        else if (present is { Enabled: false, Id: { } id })
            await owner.Client.UpdateSubscription(id, Resources, deliver, enabled: true, ct);
    }
}

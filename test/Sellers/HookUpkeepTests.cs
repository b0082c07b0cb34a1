using Microsoft.Extensions.Logging;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Sellers;

/// <summary>
/// Webhooks are looked after in the seller's own loop: what is missing is made, what is there twice goes. Before anything is live
/// there is none, for nothing is written.
/// </summary>
public sealed class HookUpkeepTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Webhooks_AreMadeOnce_AndDoublesGo(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var addresses = new HookAddresses(new Uri("https://tandem.example/"));
        var hooks = new KeepHooks(addresses, stage.Get<Credentials>());
        var upkeep = new Upkeep(
            new WatchSources(stage.Get<Observations>(), [hooks], stage.Clock, stage.Get<ILogger<WatchSources>>()));
        await upkeep.Run(stage.Work, Ct);
        var view = await stage.Work.View(Ct);
        Assert.Empty(await stage.Work.Shop(view.Shops[0]).GetWebhooks(Ct));
        Assert.Empty(await stage.Work.Bol(view.Accounts[0]).GetSubscriptions(Ct));
        await stage.Get<SellerBook>().GoLive(stage.Seller, [Module.Stock], Ct);
        var (client, bol) = (stage.Work.Shop(view.Shops[0]), stage.Work.Bol(view.Accounts[0]));
        await client.CreateWebhook("Tandem order.updated", "order.updated", addresses.Of(view.Shops[0].Id)!, "secret", Ct);
        await client.CreateWebhook("Tandem order.updated", "order.updated", addresses.Of(view.Shops[0].Id)!, "secret", Ct);
        await client.CreateWebhook("Tandem order.updated", "order.updated",
            $"https://old.example/hooks/shop/{view.Shops[0].Id.Value:N}", "secret", Ct);
        await client.CreateWebhook("Another", "order.updated", "https://another.example/hook", "secret", Ct);

        await upkeep.Run(stage.Work, Ct);
        stage.Clock.Advance(TimeSpan.FromMinutes(16));
        await upkeep.Run(stage.Work, Ct);

        var there = await client.GetWebhooks(Ct);
        Assert.Equal(6, there.Count);
        Assert.Equal(5, there.Where(w => w.DeliveryUrl == addresses.Of(view.Shops[0].Id)).Select(w => w.Topic).Distinct()
            .Count());
        Assert.Single(await bol.GetSubscriptions(Ct), s => s.Url == addresses.Of(view.Accounts[0].Id));
    }
}

using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static Tandem.Tests.Orders.EditedOrder;

namespace Tandem.Tests.Orders;

/// <summary>The shop's people send the parcel in the moment between our look at their order and our change of it.</summary>
public sealed class SendingRaceFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task RefundThatCameAfterTheParcelLeft_IsTold_AndTheStatusStays(DatabaseKind kind)
    {
        Func<Task>? moment = null;
        await using var stage = await Open(kind, At("tell.sent", () => moment));
        var (bol, shop, _, _) = await ImportedTwo(stage, 2);
        var number = (await Row(stage, bol)).Lines.OrderBy(l => l.Key).ToList().FindIndex(l => l.Quantity == 2);
        await Post(stage, $"bol/cancel?order={bol}&line={number}");
        moment = () => stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/status?order={shop}&status=completed");
        await Turns(stage, 2);
        var asked = (await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct)))
            .Single(a => a.What.Code == "attention.restocked-after-sending");
        Assert.Equal("2", asked.What["units"]);
        Assert.Equal("completed", (await Row(stage, bol)).ShopStatus);
        Assert.NotNull((await Row(stage, bol)).CompletedInShopAt);
    }

    [Theory, EitherDatabase]
    public async Task CloseThatCameAfterTheParcelLeft_IsTold(DatabaseKind kind)
    {
        Func<Task>? moment = null;
        await using var stage = await Open(kind, At("tell.sent", () => moment));
        var (bol, shop, _) = await Imported(stage, 2);
        await Post(stage, $"bol/cancel?order={bol}&line=0");
        moment = () => stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/status?order={shop}&status=completed");
        await Turns(stage, 2);
        Assert.Equal("cancelled", (string)(await Fact(stage, shop))["status"]!);
        var asked = (await stage.Read(db => db.Attentions.Where(a => a.ClearedAt == null).ToListAsync(Ct)))
            .Single(a => a.What.Code == "attention.closed-after-sending");
        Assert.Equal("2", asked.What["units"]);
    }

    /// <summary>
    /// An order is ours in the shop only when the slowest of its batch is there too: what the shop's people did meanwhile was
    /// read as another's.
    /// </summary>
    [Theory, EitherDatabase]
    public async Task SentWhileTheRestOfItsBatchIsOnItsWay_IsShippedAtBol(DatabaseKind kind)
    {
        Func<Task>? moment = null;
        await using var stage = await Open(kind, At("import.called", () => moment));
        string[] orders = [await stage.Rehearsal.OrderAtBol(1), await stage.Rehearsal.OrderAtBol(2)];
        string? sent = null;
        moment = async () =>
        {
            var shop = stage.Work.Shop((await stage.Work.View(Ct)).Shops[0]);
            foreach (var bol in orders)
            {
                if ((await shop.FindOrdersByTransactionId(bol, Ct)).FirstOrDefault()?.Id is not { } id) continue;
                sent = bol;
                stage.Clock.Advance(TimeSpan.FromSeconds(40));
                await stage.Rehearsal.Ledger(HttpMethod.Post, $"shop/complete?order={id}&tracking=3SRACE0000001");
            }

            // Something newer, or the next reading would show it once more.
            stage.Clock.Advance(TimeSpan.FromSeconds(20));
            await stage.Rehearsal.OrderInShop();
            stage.Clock.Advance(TimeSpan.FromSeconds(20));
            await stage.Run(Lane.WatchShop);
        };
        await stage.Run(Lane.WatchBol, Lane.Decide, Lane.ImportOrders);
        stage.Clock.Advance(TimeSpan.FromMinutes(2));
        await stage.Run(Lane.WatchBol, Lane.Decide, Lane.ImportOrders);
        Assert.NotNull(sent);
        Assert.Equal("processing", (await Row(stage, sent!)).ShopStatus);

        await Turns(stage, 2);
        Assert.Equal("completed", (await Row(stage, sent!)).ShopStatus);
        Assert.True(await ShippedAtBol(stage, sent!) > 0);
    }

    /// <summary>Does it once, at the first time that the step is reached after it is named.</summary>
    private static Checkpoints At(string step, Func<Func<Task>?> moment)
    {
        var done = false;
        return new Checkpoints(async (reached, _) =>
        {
            if (done || reached != step || moment() is not { } act) return;
            done = true;
            await act();
        });
    }
}

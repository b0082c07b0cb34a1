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

using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Links;
using Tandem.Engine.Loop;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Orders.Import;
using Tandem.Engine.Storage;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.External;
using static Tandem.Tests.Orders.EditedOrder;

namespace Tandem.Tests.Orders;

/// <summary>What a repair of the shop's order touches, and what it leaves to the shop's people.</summary>
public sealed class RepairFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Repair_LeavesALineThatTheShopsPeopleEdited(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, one, other) = await ImportedTwo(stage, 3);
        await Edit(stage, shop, one, 2);
        await Turns(stage, 2);
        Assert.Equal(["attention.taken-out-in-shop"], await Questions(stage));
        var (stock, before) = ((await stage.Shown()).Shop, await Lines(stage, shop));

        Assert.Null(await stage.Get<PickOrders>().Repair(stage.Seller, (await Row(stage, bol)).Key, Ct));
        await Turns(stage, 3);
        Assert.Equal(before, await Lines(stage, shop));
        Assert.Equal(stock, (await stage.Shown()).Shop);
        Assert.Equal(["attention.taken-out-in-shop"], await Questions(stage));
        var row = await Row(stage, bol);
        Assert.Equal((3, 1), (row.Lines.Single(l => l.ShopLineId == one).Imported,
            row.Lines.Single(l => l.ShopLineId == one).TakenOut));
        Assert.Equal(other, row.Lines.Single(l => l.ShopLineId != one).ShopLineId);
    }

    [Theory, EitherDatabase]
    public async Task FlaggedLineThatIsRepaired_LeavesTheOtherAsItWasEdited(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var gtin = Seeding.Gtin(2).PadLeft(14, '0');
        var offer =
            await stage.Read(db => db.Offers.SingleAsync(o => o.Gtin == gtin && db.LinkParts.Any(p => p.OfferKey == o.Key), Ct));
        Assert.Null(await stage.Get<LinkByHand>()
            .Unlink(stage.Seller, offer.Key, Tandem.Engine.Offers.WhenUnlinked.LeaveNumber, Ct));
        var (bol, shop, one, _) = await ImportedTwo(stage, 3);
        await Edit(stage, shop, one, 2);
        await Turns(stage, 2);
        var item = await stage.Item(Seeding.Gtin(2));
        var row = await Row(stage, bol);
        var flagged = row.Lines.Single(l => l.UnknownProduct);
        Assert.Null(await stage.Get<PickOrders>()
            .LinkAndRepair(stage.Seller, row.Key, flagged.OrderItemId, [new LinkWish(item.Key, 1)], Ct));
        await Turns(stage, 3);

        var lines = await Lines(stage, shop);
        Assert.Equal((one, 2), lines.Where(l => l.Id == one).Select(l => (l.Id, l.Units)).Single());
        Assert.Contains(lines, l => l.Product == item.ProductId && l.Units == flagged.Quantity);
        Assert.Equal(["attention.taken-out-in-shop"], await Questions(stage));
        Assert.DoesNotContain((await Row(stage, bol)).Lines, l => l.UnknownProduct);
    }

    [Theory, EitherDatabase]
    public async Task LineThatWasRemovedByMistake_ComesBack_WithARepair(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, _, other) = await ImportedTwo(stage, 2);
        var before = await stage.Shown(2);
        await Edit(stage, shop, other, 0);
        await Turns(stage, 2);
        Assert.Null(await stage.Get<PickOrders>().Repair(stage.Seller, (await Row(stage, bol)).Key, Ct));
        await Turns(stage, 3);
        Assert.Equal(2, (await Lines(stage, shop)).Count);
        Assert.Equal(before, await stage.Shown(2));
        Assert.Empty(await Questions(stage));
    }

    [Theory, EitherDatabase]
    public async Task Retake_WhileTheProductLiesInTheBin_WaitsForIt_AndKeepsTheLine(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        var taken = (await stage.Shown()).Shop;
        var item = await stage.Item(Seeding.Gtin(1));
        await Refund(stage, shop, line, 1);
        await Turns(stage, 2);
        Assert.True((await stage.Rehearsal.Shop(HttpMethod.Delete, $"products/{item.ProductId}")).Status < 300);
        await Turns(stage, 2);
        Assert.True((await stage.Item(Seeding.Gtin(1))).Gone);

        Assert.True(await stage.Get<AnswerCancel>().DeliverAll(stage.Seller, (await Row(stage, bol)).Key, Ct));
        await Turns(stage, 3);
        Assert.Equal([(line, item.ProductId, 2)], await Lines(stage, shop));
        Assert.False((await Row(stage, bol)).Lines.Single().UnknownProduct);
        Assert.Equal(["attention.product-in-bin"], await Questions(stage));

        Assert.True((await stage.Rehearsal.Shop(HttpMethod.Put, $"products/{item.ProductId}",
            new System.Text.Json.Nodes.JsonObject { ["status"] = "publish" })).Status < 300);
        stage.Clock.Advance(TimeSpan.FromMinutes(30));
        await Turns(stage, 4);
        Assert.Equal(taken, (await stage.Shown()).Shop);
        Assert.Empty(await Questions(stage));
    }

    /// <summary>What a lane's transaction planned is work for the lane that writes it, which does not finish its rest.</summary>
    [Theory, EitherDatabase]
    public async Task Retake_ThatFollowsFromAnotherLane_WakesTheImport(DatabaseKind kind)
    {
        await using var stage = await Open(kind);
        var (bol, shop, line) = await Imported(stage, 2);
        var taken = (await stage.Shown()).Shop;
        await Refund(stage, shop, line, 2);
        await Turns(stage, 2);
        Assert.True(await stage.Get<AnswerCancel>().Keep(stage.Seller, (await Row(stage, bol)).Key, Ct));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var running = stage.Get<SellerLoop>().Run(stage.Work, stop.Token);

        // Well within the five minutes that a lane rests by itself.
        for (var i = 0; i < 400 && (await stage.Shown()).Shop != taken; i++)
        {
            if (i < 90) stage.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, stop.Token);
        }

        Assert.Equal(taken, (await stage.Shown()).Shop);
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }
}

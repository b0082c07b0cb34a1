using Tandem.Engine.Connections;
using Tandem.Engine.External;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Sandbox.Shop;
using Tandem.Sandbox.Shoppers;
using Tandem.Tests.Databases;
using Tandem.Tests.Sandbox;
using Tandem.WooCommerce;

namespace Tandem.Tests.External;

/// <summary>One pile of goods, told from outside, and two shops and bol that sell from it: against two simulated shops.</summary>
public sealed class TwoShopsFlowTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task Number_IsWrittenToEveryShopThatHasTheItem(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await using var second = await Second(stage);
        await stage.GoLive(Module.Stock);

        await Push(stage, 1, 7);
        await Push(stage, 2, 4); // the second shop knows it by its SKU alone
        await Push(stage, 3, 2); // the second shop does not sell it
        await stage.Settle();

        Assert.Equal(((7, 7), (4, 4), (2, 2)), (await stage.Shown(1), await stage.Shown(2), await stage.Shown(3)));
        Assert.Equal((7, 4), (await second.Shows("B-1"), await second.Shows("TW-002")));
        Assert.Equal(30, await second.Shows("B-9"));
    }

    [Theory, EitherDatabase]
    public async Task Sale_InOneShop_OrAtBol_IsTakenOffInTheOtherToo_Once(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await using var second = await Second(stage);
        await stage.GoLive(Module.Stock, Module.Orders);
        await Push(stage, 1, 10);
        await stage.Settle();
        Assert.Equal(((10, 10), 10), (await stage.Shown(), await second.Shows("B-1")));

        await second.Sell("B-1", 3);
        await stage.Settle();
        Assert.Equal(((7, 7), 7), (await stage.Shown(), await second.Shows("B-1")));

        await stage.Rehearsal.OrderInShop(2);
        await stage.Settle();
        Assert.Equal(((5, 5), 5), (await stage.Shown(), await second.Shows("B-1")));

        await stage.Rehearsal.OrderAtBol(1);
        await stage.Settle(6);
        Assert.Equal(((4, 4), 4), (await stage.Shown(), await second.Shows("B-1")));

        // A newer number contains them all; nothing is taken off twice, and nothing moves any more.
        await Push(stage, 1, 4);
        await stage.Settle();
        var writes = stage.Wire.Writes.Count;
        await stage.Settle();
        Assert.Equal(((4, 4), 4, writes), (await stage.Shown(), await second.Shows("B-1"), stage.Wire.Writes.Count));
    }

    [Theory, EitherDatabase]
    public async Task ChosenOffer_IsFollowedByEveryShop_AndNoOther(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await using var second = await Second(stage);
        var chosen = await stage.Get<ChooseOffers>().Named(stage.Seller, [Seeding.Gtin(1)], Ct);
        Assert.Equal(1, await stage.Get<ChooseOffers>().GoLive(stage.Seller, new OfferPick(Keys: chosen.Keys), Ct));
        var other = await stage.Shown(2);

        await Push(stage, 1, 7);
        await Push(stage, 2, 4);
        await stage.Settle();

        Assert.Equal(((7, 7), other), (await stage.Shown(1), await stage.Shown(2)));
        Assert.Equal((7, 30), (await second.Shows("B-1"), await second.Shows("TW-002")));
    }

    private static async Task Push(Stage stage, int number, int units)
    {
        if (!await stage.Get<ReceiveStock>().IsSource(stage.Seller, Ct))
            await stage.Source(new SourceDraft(StockSource.Api, LagMinutes: 0));
        var outcomes = await stage.Get<ReceiveStock>()
            .Take(stage.Seller, [new PushedNumber(Seeding.Gtin(number), $"TW-{number:000}", units)], Ct);
        Assert.Equal(PushedState.Accepted, outcomes.Single().State);
    }

    private static async Task<SecondShop> Second(Stage stage)
    {
        var running = await RunningShop.Start(Ct, clock: stage.Clock);
        foreach (var (sku, gtin) in new[] { ("B-1", Seeding.Gtin(1)), ("TW-002", null), ("B-9", Seeding.Gtin(910_009)) })
            running.Shop.AddProduct(
                new ShopProductSeed { Name = sku, Sku = sku, Gtin = gtin, Price = 5, Stock = 30, ManageStock = true });
        Assert.NotNull(await stage.Get<SellerBook>().AddShop(stage.Seller, "Tweede winkel",
            new WooCredentials(running.Address, RunningShop.Key, RunningShop.Secret), Ct));
        await stage.Run(Lane.WatchShop, Lane.Decide);
        return new SecondShop(running);
    }

    private sealed class SecondShop(RunningShop running) : IAsyncDisposable
    {
        public async Task<int?> Shows(string sku) =>
            (await running.Client.GetProducts(new WooProductQuery { Sku = sku }, Ct)).Items.Single().StockQuantity;

        public async Task Sell(string sku, int units)
        {
            var product = (await running.Client.GetProducts(new WooProductQuery { Sku = sku }, Ct)).Items.Single();
            await running.Client.CreateOrder(new WooOrderDraft
            {
                Status = "processing",
                LineItems = [new WooLineDraft { ProductId = product.Id, Quantity = units }]
            }, Ct);
        }

        public ValueTask DisposeAsync() => running.DisposeAsync();
    }
}

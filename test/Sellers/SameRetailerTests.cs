using Microsoft.EntityFrameworkCore;
using Tandem.Bol;
using Tandem.Engine.Connections;
using Tandem.Engine.Journal;
using Tandem.Engine.Orders;
using Tandem.Engine.Pages;
using Tandem.Engine.Sellers;
using Tandem.Engine.Storage;
using Tandem.Engine.Values;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Sellers;

/// <summary>Two pairs of keys of one retailer, added before anybody could know: asked about, and nothing goes in twice.</summary>
public sealed class SameRetailerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task TwoKeys_AreAskedAbout_AndEachOrderGoesInOnce(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var second = await AddSecond(stage);

        await stage.Rehearsal.OrderAtBol();
        await stage.Settle();

        Assert.Equal(1, await InShop(stage));
        Assert.Equal((1, 1, 0), await Orders(stage));
        var asked = Assert.Single(await Asked(stage));
        Assert.Equal(("attention.same-retailer", "Nog eens", "Proefwinkel"),
            (asked.What.Code, asked.What["name"], asked.What["other"]));
        var (shop, bol) = await stage.Shown();
        Assert.Equal(shop, bol);

        await Remove(stage, second);
        await stage.Settle();
        Assert.Empty(await Asked(stage));
        Assert.Equal(1, await InShop(stage));
    }

    [Theory, EitherDatabase]
    public async Task OrderThatStaysOutUnderBoth_IsPromisedAllTheSame(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        await AddSecond(stage);
        await stage.Get<ChangeOrderSettings>()
            .Change(stage.Seller, s => s with { Import = s.Import with { Own = false } }, Ct);
        var before = (await stage.Shown()).Shop;
        await stage.Rehearsal.OrderAtBol(2);
        await stage.Settle();

        Assert.Equal(0, await InShop(stage));
        Assert.True((await stage.Shown()).Bol <= before - 2, "bol shows units that were sold already");
    }

    [Theory, EitherDatabase]
    public async Task FirstAccount_WhenRemoved_HandsItsOpenOrdersOver(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var second = await AddSecond(stage);
        var order = await stage.Rehearsal.OrderAtBol();
        await stage.Settle();
        var first = await stage.Read(db => db.Accounts.Select(a => a.Id).SingleAsync(a => a != second, Ct));

        await Remove(stage, first);
        await stage.Settle();

        Assert.Equal(1, await InShop(stage));
        var (state, shopOrder) = await stage.Read(async db =>
        {
            var row = await db.Orders.SingleAsync(o => o.BolOrderId == order && o.AccountId == second, Ct);
            return (row.State, row.ShopOrderId);
        });
        Assert.Equal(OrderState.Imported, state);
        Assert.NotNull(shopOrder);
        Assert.Equal(1, await stage.Read(db => db.Orders.CountAsync(o => o.ShopOrderId == shopOrder, Ct)));
        var (shop, bol) = await stage.Shown();
        Assert.Equal(shop, bol);
    }

    [Theory, EitherDatabase]
    public async Task OtherSeller_WithKeysOfTheSameRetailer_IsAsked_AndRefusedWhenAdded(DatabaseKind kind)
    {
        await using var stage = await Stage.Open(kind);
        var host = stage.Rehearsal.Host;
        var keys = new BolCredentials(host.OtherBolClientId, host.BolClientSecret);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("keys.same-retailer", (await stage.Get<CheckKeys>().OfKnownAccount(keys, Ct))?.Code);

        var added = await stage.Get<SellerBook>().Add(
            new SellerDraft("Ander", host.Shop, host.ShopKey, host.ShopSecret, keys.ClientId, keys.ClientSecret), Ct);
        await stage.TakeOver(added.Seller);
        await stage.Settle();

        var asked = Assert.Single(await Asked(stage));
        Assert.Equal((added.Seller, "attention.same-retailer-elsewhere"), (asked.SellerId, asked.What.Code));
    }

    private static Task<List<Attention>> Asked(Stage stage) => stage.Read(db => db.Attentions
        .Where(a => a.ClearedAt == null && a.Cause.StartsWith("same-retailer:")).ToListAsync(Ct));

    private static async Task<AccountId> AddSecond(Stage stage)
    {
        await stage.GoLive(Module.Stock, Module.Orders);
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        var host = stage.Rehearsal.Host;
        return (await stage.Get<SellerBook>().AddAccount(
            stage.Seller, "Nog eens", new BolCredentials(host.OtherBolClientId, host.BolClientSecret), Ct))!.Value;
    }

    private static async Task Remove(Stage stage, AccountId account) => Assert.True(await stage.Get<RemoveParts>().Remove(
        stage.Seller, (await stage.Get<SellerParts>().List(stage.Seller, Ct)).Single(p => p.Id == account.Value), Ct));

    private static async Task<int> InShop(Stage stage) =>
        (await stage.Rehearsal.Shop(HttpMethod.Get, "orders")).Json.AsArray().Count;

    /// <summary>Imported, left out, and to be imported.</summary>
    private static Task<(int, int, int)> Orders(Stage stage) => stage.Read(async db => (
        await db.Orders.CountAsync(o => o.State == OrderState.Imported, Ct),
        await db.Orders.CountAsync(o => o.State == OrderState.Skipped, Ct),
        await db.Orders.CountAsync(o => o.State == OrderState.Seen, Ct)));
}

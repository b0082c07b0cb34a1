using Microsoft.EntityFrameworkCore;
using Tandem.Engine.Catalog;
using Tandem.Engine.Connections;
using Tandem.Engine.Loop;
using Tandem.Engine.Sellers;
using Tandem.Engine.Stock;
using Tandem.Engine.Storage;
using Tandem.Tests.Databases;
using Tandem.Tests.External;

namespace Tandem.Tests.Stock;

/// <summary>A shop that cannot be read sells on, perhaps: after a while what was read of it does not count any more.</summary>
public sealed class UnreadShopTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EitherDatabase]
    public async Task BolShowsZero_AfterTheHoursThatWereChosen_AndTheRightNumberOnceTheShopIsReadAgain(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (_, usual) = await stage.Shown();
        Cut(stage);

        await Pass(stage, hours: 23);
        Assert.Equal(usual, (await stage.Shown()).Bol);
        await Pass(stage, hours: 2);

        Assert.Equal(0, (await stage.Shown()).Bol);
        Assert.All(await stage.Read(db => db.Offers.Where(o => o.Target != null).ToListAsync(Ct)),
            offer => Assert.Equal((0, "stock.shop-unread"), (offer.Target, offer.TargetReason!.Code)));
        Assert.Equal(["seller.shop-unread"], await Notes(stage));

        stage.Wire.LosesRequest = _ => false;
        await Pass(stage, hours: 1);
        Assert.Equal(usual, (await stage.Shown()).Bol);
        Assert.Equal(["seller.shop-unread", "seller.shop-read-again"], await Notes(stage));
        Assert.Empty((await stage.Read(db => db.SettingsOf<UnreadShops>(stage.Seller, Ct))).Since);
    }

    [Theory, EitherDatabase]
    public async Task Hours_AreTheSellersChoice_AndNeverIsOne(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (_, usual) = await stage.Shown();
        var changes = stage.Get<ChangeStockSettings>();
        await changes.SetUnread(stage.Seller, new UnreadSay(null), Ct);
        Cut(stage);
        await Pass(stage, hours: 100);
        Assert.Equal(usual, (await stage.Shown()).Bol);

        await changes.SetUnread(stage.Seller, new UnreadSay(72), Ct);
        await Pass(stage, hours: 1);
        Assert.Equal(0, (await stage.Shown()).Bol);

        await changes.SetUnread(stage.Seller, new UnreadSay(null), Ct);
        await Pass(stage, hours: 1);
        Assert.Equal(usual, (await stage.Shown()).Bol);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => changes.SetUnread(stage.Seller, new UnreadSay(0), Ct));
    }

    [Theory, EitherDatabase]
    public async Task AfterALongRestOfTandem_AShopThatStumbles_IsAskedAgainFirst(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (_, usual) = await stage.Shown();
        stage.Clock.Advance(TimeSpan.FromDays(3));
        await stage.TakeOver();
        Cut(stage);

        await Pass(stage, hours: 0);
        Assert.Equal(usual, (await stage.Shown()).Bol);
        await Pass(stage, hours: 2);
        Assert.Equal(0, (await stage.Shown()).Bol);
    }

    [Theory, EitherDatabase]
    public async Task NewStart_OrAnotherLookAtTheShop_LeavesItAtZero_UntilItIsRead(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (_, usual) = await stage.Shown();
        Cut(stage);
        await Pass(stage, hours: 26);
        Assert.Equal(0, (await stage.Shown()).Bol);

        await stage.TakeOver();
        await Pass(stage, hours: 0);
        Assert.Equal(0, (await stage.Shown()).Bol);

        // As after new keys, or a pause: it is asked for at once, and nothing is known of it yet.
        var parts = stage.Get<SellerParts>();
        var shop = (await parts.List(stage.Seller, Ct)).Single(p => p.IsShop);
        await parts.Pause(stage.Seller, shop, paused: true, Ct);
        await Pass(stage, hours: 0);
        await parts.Pause(stage.Seller, shop, paused: false, Ct);
        await stage.Run(Lane.Decide, Lane.PushStock);
        Assert.Equal(0, (await stage.Shown()).Bol);

        stage.Wire.LosesRequest = _ => false;
        await Pass(stage, hours: 1);
        Assert.Equal(usual, (await stage.Shown()).Bol);
        Assert.Equal(["seller.shop-unread", "seller.shop-read-again"], await Notes(stage));
    }

    /// <summary>A shop that was not read for long, for a person wanted that, and stumbles at the first look.</summary>
    [Theory, EitherDatabase]
    public async Task AfterAPause_OrNewKeys_AShopThatStumbles_IsAskedAgainFirst(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (_, usual) = await stage.Shown();
        var parts = stage.Get<SellerParts>();
        var shop = (await parts.List(stage.Seller, Ct)).Single(p => p.IsShop);
        await parts.Pause(stage.Seller, shop, paused: true, Ct);
        await Pass(stage, hours: 30);
        Cut(stage);
        await parts.Pause(stage.Seller, shop, paused: false, Ct);

        await Pass(stage, hours: 0);
        Assert.Equal(usual, (await stage.Shown()).Bol);
        Assert.NotNull(await FailingSince(stage));
        await Pass(stage, hours: 2);
        Assert.Equal(0, (await stage.Shown()).Bol);

        stage.Wire.LosesRequest = _ => false;
        await Pass(stage, hours: 1);
        Assert.Equal(usual, (await stage.Shown()).Bol);
        Assert.Null(await FailingSince(stage));
    }

    /// <summary>The catalogue was read once, and what changed in it never.</summary>
    [Theory, EitherDatabase]
    public async Task ShopWhoseChangesWereNeverRead_IsAsOldAsItsCatalogue(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        Cut(stage);
        await Pass(stage, hours: 0);
        var changes = ReadItems.ChangesOf(await stage.Read(db => db.Shops.Select(s => s.Id).SingleAsync(Ct)));
        await stage.Work.Owner.Write(db => db.Observations.Where(o => o.SellerId == stage.Seller && o.Source == changes)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.SucceededAt, (DateTimeOffset?)null), Ct), Ct);

        await Pass(stage, hours: 26);

        Assert.Equal(0, (await stage.Shown()).Bol);
        Assert.Equal(["seller.shop-unread"], await Notes(stage));
    }

    /// <summary>What keeps its turn from coming has no failure to show; a machine that wakes has none either.</summary>
    [Theory, EitherDatabase]
    public async Task ShopThatIsNotEvenTried_CountsAsUnread_ButNotAtTheFirstLook(DatabaseKind kind)
    {
        await using var stage = await Live(kind);
        var (_, usual) = await stage.Shown();
        stage.Clock.Advance(TimeSpan.FromHours(26));
        await stage.Run(Lane.Decide, Lane.PushStock);
        Assert.Equal(usual, (await stage.Shown()).Bol);

        stage.Clock.Advance(TimeSpan.FromMinutes(6));
        await stage.Run(Lane.Decide, Lane.PushStock);
        Assert.Equal(0, (await stage.Shown()).Bol);
    }

    private static Task<DateTimeOffset?> FailingSince(Stage stage) => stage.Read(async db =>
    {
        var shop = await db.Shops.Select(s => s.Id).SingleAsync(Ct);
        var source = ReadItems.ChangesOf(shop);
        return await db.Observations.Where(o => o.Source == source).Select(o => o.FailingSince).SingleAsync(Ct);
    });

    private static async Task<Stage> Live(DatabaseKind kind)
    {
        var stage = await Stage.Open(kind);
        await stage.GoLive(Module.Stock);
        await stage.Settle();
        Assert.True((await stage.Shown()).Bol > 0);
        return stage;
    }

    private static void Cut(Stage stage) =>
        stage.Wire.LosesRequest = request => request.RequestUri!.Port == stage.Rehearsal.Host.Shop.Port;

    private static async Task Pass(Stage stage, int hours)
    {
        const int steps = 3;
        for (var step = 0; step < steps; step++)
        {
            stage.Clock.Advance(TimeSpan.FromHours(hours) / steps);
            await stage.Run(Lane.WatchShop, Lane.Decide, Lane.PushStock);
        }
    }

    private static Task<List<string>> Notes(Stage stage) => stage.Read(async db =>
        (await db.Activities.Where(a => a.SellerId == stage.Seller).OrderBy(a => a.Key).ToListAsync(Ct))
            .Select(a => a.What.Code).Where(code => code.StartsWith("seller.shop-", StringComparison.Ordinal)).ToList());
}
